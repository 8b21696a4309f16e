"""The pages' texts: every language has all of them, and a visitor gets the one they read."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from shared_domain.programs import LANGUAGES
from sync_server import pages
from sync_server.pages.colours import contrast_ratio, readable_on, readable_on_white
from sync_server.pages.languages import LANGUAGE_NAMES, chosen_language, texts_in

TEMPLATES = Path(str(pages.__file__)).with_name("templates")


def blanks_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_blanks(language: str) -> None:
    english, texts = texts_in("en"), texts_in(language)

    assert texts.keys() == english.keys()
    assert all(blanks_in(texts[name]) == blanks_in(english[name]) for name in english)
    assert all(texts.values())


def test_the_languages_are_named_by_themselves() -> None:
    assert tuple(LANGUAGE_NAMES) == LANGUAGES


def test_no_text_is_there_that_no_page_shows() -> None:
    shown = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    made_up = {"wrong_", "status_", "add_"}
    fields = {"name", "email", "phone", "birthday", "missing", "unavailable"}

    assert [
        name
        for name in texts_in("en")
        if not re.search(rf"\bt\.{name}\b", shown)
        and name not in fields
        and not any(name.startswith(prefix) for prefix in made_up)
    ] == []


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        ("de", "fr", "de"),
        ("", "fr-LU, de;q=0.8", "fr"),
        ("", "pt, en;q=0.1, de;q=0.8", "de"),
        ("", "pt-BR", "lb"),
        ("", "", "lb"),
        ("xx", "de;q=0, fr;q=nonsense", "lb"),
        ("../etc", "*", "lb"),
    ],
)
def test_a_visitor_reads_what_they_asked_for_else_accept_else_the_shops(
    asked: str, accepted: str, chosen: str
) -> None:
    assert chosen_language(asked, accepted, "lb") == chosen


@pytest.mark.parametrize("colour", ["#4F46E5", "#FFFF00", "#FFFFFF", "#000000", "#777777"])
def test_every_colour_of_a_shop_stays_readable(colour: str) -> None:
    assert contrast_ratio(readable_on(colour), colour) >= 4.5
    assert contrast_ratio(readable_on_white(colour), "#FFFFFF") >= 4.5
