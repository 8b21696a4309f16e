"""Every address of the pages, and the way from a request to an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl

import structlog
from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler

from sync_server.pages import card_pages, shop_pages
from sync_server.pages.desk import Visit
from sync_server.pages.rendering import plain_page, rendered
from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from sync_server.pages.desk import Answer, Desk

Method = Literal["GET", "POST"]
View = Callable[[Visit], Awaitable["Answer"]]

CARD = "/card/{shop:str}/{link:str}"
PAGES: tuple[tuple[Method, str, View], ...] = (
    ("GET", "/join/{shop:str}", shop_pages.show_form),
    ("POST", "/join/{shop:str}", shop_pages.take_form),
    ("GET", "/terms/{shop:str}", shop_pages.show_terms),
    ("GET", "/privacy/{shop:str}", shop_pages.show_privacy),
    ("GET", "/lost/{shop:str}", shop_pages.show_lost),
    ("GET", "/style/{shop:str}", shop_pages.show_style),
    ("GET", CARD, card_pages.show_own_card),
    ("GET", CARD + "/data", card_pages.download_own_data),
    ("GET", CARD + "/wallet/{wallet:str}", card_pages.open_wallet),
)

# The longest honest form is a few hundred letters.
_MOST_FORM_BYTES = 16 * 1024
_MOST_FIELDS = 20

_log = structlog.get_logger()


def page_handlers(desk: Desk) -> list[HTTPRouteHandler]:
    """The handlers that show the pages."""
    return [_handler(method, path, view, desk) for method, path, view in PAGES]


def _handler(method: Method, path: str, view: View, desk: Desk) -> HTTPRouteHandler:
    async def show(request: Request[Any, Any, Any]) -> Response[Any]:
        visit = await _visit(desk, request)
        try:
            return rendered(await view(visit), visit)
        except Unavailable as error:
            _log.warning("unavailable", path=path, reason=str(error))
            return plain_page("unavailable", 503)

    return HTTPRouteHandler(
        path, http_method=method, request_max_body_size=_MOST_FORM_BYTES, status_code=200
    )(show)


async def _visit(desk: Desk, request: Request[Any, Any, Any]) -> Visit:
    body = await request.body() if request.method == "POST" else b""
    return Visit(
        desk=desk,
        path={name: str(value) for name, value in request.path_params.items()},
        query={name: str(value) for name, value in request.query_params.items()},
        entered=_entered(body),
        address=request.client.host if request.client is not None else "",
        accepted_languages=request.headers.get("accept-language", ""),
        device=request.headers.get("user-agent", ""),
    )


def _entered(body: bytes) -> dict[str, str]:
    """The fields of a form; what is none is read as an empty one."""
    try:
        text = body.decode("utf-8")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}
