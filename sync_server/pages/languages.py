"""The pages' texts in four languages, and which of them a visitor reads."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from shared_domain.programs import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).with_name("texts")
# Each language under the name it gives itself.
LANGUAGE_NAMES = {"en": "English", "fr": "Français", "de": "Deutsch", "lb": "Lëtzebuergesch"}


@cache
def texts_in(language: str) -> Mapping[str, str]:
    """Every text of the pages in one of the four languages."""
    texts: dict[str, str] = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    return texts


def chosen_language(asked: str, accepted: str, fallback: str) -> str:
    """The language asked for by name, else the first that the browser accepts, else the shop's."""
    wanted = [asked, *_accepted(accepted), fallback]
    return next(language for language in wanted if language in LANGUAGES)


def _accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, the most wanted first."""
    weighed = []
    for place, part in enumerate(header.split(",")[: 2 * len(LANGUAGES)]):
        tag, _, quality = part.partition(";q=")
        weighed.append((-_weight(quality), place, tag.strip().lower().partition("-")[0]))
    return [tag for weight, _, tag in sorted(weighed) if weight < 0]


def _weight(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
