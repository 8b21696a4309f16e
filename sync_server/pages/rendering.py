"""From an answer to what goes to the browser: filled-in templates, and headers that keep safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response
from litestar.response import Redirect

from shared_domain.programs import LANGUAGES
from sync_server.pages.colours import readable_on, readable_on_white
from sync_server.pages.desk import Download, Elsewhere, Page
from sync_server.pages.languages import LANGUAGE_NAMES, texts_in
from sync_server.pages.shop_pages import language_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync_server.pages.desk import Answer, Visit

# No scripts at all, nothing from elsewhere but a shop's own pictures, and never in a frame. The
# address of a card is its key, so it is told to nobody.
SAFE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src https:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
_STYLE_CACHE = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}
_HTML, _CSS = "text/html", "text/css"
_STYLE = "style"

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals |= {"readable_on": readable_on, "readable_on_white": readable_on_white}


def rendered(answer: Answer, visit: Visit) -> Response[bytes] | Redirect:
    """What the browser gets."""
    if isinstance(answer, Page):
        return _style(answer) if answer.template == _STYLE else _page(answer, visit)
    if isinstance(answer, Elsewhere):
        return Redirect(answer.address, status_code=303, headers=SAFE_HEADERS)
    if isinstance(answer, Download):
        attached = {"Content-Disposition": f'attachment; filename="{answer.name}"'}
        return Response(
            answer.content, media_type="application/json", headers=SAFE_HEADERS | attached
        )
    return plain_page("missing", 404)


def plain_page(what: str, status: int) -> Response[bytes]:
    """One sentence, in every language at once: no shop says which is right."""
    texts = {language: texts_in(language) for language in LANGUAGES}
    return _html("plain", status, {"texts": texts, "what": what})


def _page(page: Page, visit: Visit) -> Response[bytes]:
    language = language_of(visit, page.shop)
    always = {
        "shop": page.shop,
        "language": language,
        "languages": LANGUAGE_NAMES,
        "t": texts_in(language),
    }
    return _html(page.template, page.status, always | dict(page.shows))


def _html(template: str, status: int, shows: Mapping[str, object]) -> Response[bytes]:
    text = _templates.get_template(f"{template}.html").render(shows)
    return Response(text.encode(), status_code=status, media_type=_HTML, headers=SAFE_HEADERS)


def _style(page: Page) -> Response[bytes]:
    text = _templates.get_template("style.css").render(program=page.shop.program)
    return Response(text.encode(), media_type=_CSS, headers=_STYLE_CACHE)
