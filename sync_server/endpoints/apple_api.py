"""Apple's web service for passes, to the letter: these calls, statuses and headers are Apple's.

Not on the page of routes, because nothing of it is ours: replies have no problem documents, a
call proves itself by the pass it holds, and a fault in it would show on no screen of anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import structlog
from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler
from msgspec import Struct

from shared_domain.wire.codec import UnreadableMessageError, decode
from sync_server.services.add_pass import note_fetched, order_pass
from sync_server.services.card_links import linked_card
from sync_server.services.find_shop import find_shop
from sync_server.services.ports import Unavailable
from sync_server.services.register_device import (
    DeviceWish,
    PassProof,
    changed_passes,
    proven_order,
    register_device,
    unregister_device,
)

if TYPE_CHECKING:
    from sync_server.services.add_pass import PassOrder
    from sync_server.services.ports import Database, Instruments, UnitOfWork
    from sync_server.services.register_device import Changed
    from sync_server.services.wallet_ports import PassMaker

ROOT = "/api/v1/loyalty/apple"
PKPASS = "application/vnd.apple.pkpass"

_DEVICE = re.compile(r"[0-9A-Za-z_.-]{1,100}")
_PUSH_TOKEN = re.compile(r"[0-9A-Fa-f]{2,200}")
_NUMBER = re.compile(r"[0-9]{1,18}")
_MOST_BODY_BYTES = 64 * 1024
# What a phone complains of is worth a few lines; ids and tokens in it are secrets.
_MOST_LOGGED_LINES, _MOST_LOGGED_LETTERS = 10, 300
_SECRET = re.compile(r"[0-9A-Za-z_.+/=-]{16,}")

_OK, _CREATED, _NO_CONTENT, _NOT_MODIFIED = 200, 201, 204, 304
_BAD_REQUEST, _UNAUTHORIZED, _NOT_FOUND, _UNAVAILABLE = 400, 401, 404, 503

_log = structlog.get_logger()

AnyRequest = Request[Any, Any, Any]


class PushToken(Struct, frozen=True):
    """Where a push finds a device. Whatever else Apple may send one day is not looked at."""

    pushToken: str  # noqa: N815  (Apple's name)


class Complaints(Struct, frozen=True):
    """What a phone has to say of our service."""

    logs: list[str]


@dataclass(frozen=True, slots=True)
class AppleService:
    """The web service of one pass type."""

    database: Database
    instruments: Instruments
    maker: PassMaker

    async def register(self, request: AnyRequest) -> Response[bytes]:
        """A device wants to hear of a pass: 201 when it is new, 200 when it was known."""
        proof, device = _proof(request), request.path_params["device"]
        try:
            push_token = decode(await request.body(), PushToken).pushToken
        except UnreadableMessageError:
            return _status(_BAD_REQUEST)
        if not (_PUSH_TOKEN.fullmatch(push_token) and _DEVICE.fullmatch(device)):
            return _status(_BAD_REQUEST)
        if not self._is_ours(request):
            return _status(_UNAUTHORIZED)
        wish = DeviceWish(device, self.maker.pass_type, push_token)
        is_new = await self.database.write(
            lambda uow: register_device(uow, self.instruments, proof, wish)
        )
        if is_new is None:
            return _status(_UNAUTHORIZED)
        return _status(_CREATED if is_new else _OK)

    async def unregister(self, request: AnyRequest) -> Response[bytes]:
        """A device lets a pass go."""
        proof, device = _proof(request), request.path_params["device"]
        if not self._is_ours(request):
            return _status(_UNAUTHORIZED)
        is_proven = await self.database.write(
            lambda uow: unregister_device(uow, self.instruments, proof, device)
        )
        return _status(_OK if is_proven else _UNAUTHORIZED)

    async def list_changed(self, request: AnyRequest) -> Response[bytes]:
        """Which of a device's passes changed; its id is the only secret that Apple sends here."""
        device, asked = request.path_params["device"], request.query_params
        since = str(asked.get("passesUpdatedSince", ""))
        tag = int(since) if _NUMBER.fullmatch(since) else None
        if not self._is_ours(request):
            return _status(_NO_CONTENT)
        changed = await self.database.read(
            lambda uow: changed_passes(uow, device, self.maker.pass_type, tag)
        )
        return _status(_NO_CONTENT) if changed is None else _listing(changed)

    async def latest(self, request: AnyRequest) -> Response[bytes]:
        """The pass as it is now, or 304 for a device that has it; HEAD is asked too."""
        proof = _proof(request)
        order = None
        if self._is_ours(request):
            order = await self.database.read(lambda uow: proven_order(uow, self.instruments, proof))
        if order is None:
            return _status(_UNAUTHORIZED)
        if _has_it(request.headers.get("if-modified-since", ""), order.changed_at):
            return Response(b"", status_code=_NOT_MODIFIED, headers=_dated(order))
        is_fetched = request.method == "GET"
        return await self._made(order, is_fetched=is_fetched)

    async def download(self, request: AnyRequest) -> Response[bytes]:
        """A card's first pass, for whoever has the link to the card."""
        slug, link = request.path_params["shop"], request.path_params["link"]

        def work(uow: UnitOfWork) -> PassOrder | None:
            shop = find_shop(uow, slug)
            if shop is None:
                return None
            vendor_id = shop.vendor.vendor_id
            card_id = linked_card(self.instruments.vault, vendor_id, link)
            if card_id is None:
                return None
            return order_pass(uow, self.instruments, vendor_id, card_id)

        order = await self.database.read(work)
        return _status(_NOT_FOUND) if order is None else await self._made(order, is_fetched=True)

    async def complain(self, request: AnyRequest) -> Response[bytes]:
        """What a phone did not like, into our log, without its secrets."""
        try:
            lines = decode(await request.body(), Complaints).logs
        except UnreadableMessageError:
            lines = []
        for line in lines[:_MOST_LOGGED_LINES]:
            _log.info("apple_device", said=_SECRET.sub("…", line[:_MOST_LOGGED_LETTERS]))
        return _status(_OK)

    async def _made(self, order: PassOrder, *, is_fetched: bool) -> Response[bytes]:
        """Drawn and signed aside; what the pass says is remembered before it is given away."""
        content = await self.database.aside(
            lambda: self.maker.make(order.facts, order.serial, order.token)
        )
        if is_fetched:
            await self.database.write(lambda uow: _remember(uow, self.instruments, order))
        return Response(content, media_type=PKPASS, headers=_dated(order))

    def _is_ours(self, request: AnyRequest) -> bool:
        return bool(request.path_params["pass_type"] == self.maker.pass_type)


Method = Literal["GET", "HEAD", "POST", "DELETE"]
Answer = Callable[[AppleService, AnyRequest], Awaitable[Response[bytes]]]


def apple_handlers(service: AppleService | None) -> list[HTTPRouteHandler]:
    """Every call that Apple makes, and the download of a first pass.

    Without a service (a certificate that has expired, say) phones are asked to come back.
    """
    device = ROOT + "/v1/devices/{device:str}/registrations/{pass_type:str}"
    serial = "/{serial:str}"
    calls: tuple[tuple[list[Method], str, Answer], ...] = (
        (["POST"], device + serial, AppleService.register),
        (["DELETE"], device + serial, AppleService.unregister),
        (["GET"], device, AppleService.list_changed),
        (["GET", "HEAD"], ROOT + "/v1/passes/{pass_type:str}" + serial, AppleService.latest),
        (["POST"], ROOT + "/v1/log", AppleService.complain),
        (["GET", "HEAD"], ROOT + "/cards/{shop:str}/{link:str}", AppleService.download),
    )
    return [_handler(methods, path, answer, service) for methods, path, answer in calls]


def _handler(
    methods: list[Method], path: str, answer: Answer, service: AppleService | None
) -> HTTPRouteHandler:
    async def endpoint(request: AnyRequest) -> Response[bytes]:
        if service is None:
            return _status(_UNAVAILABLE)
        try:
            return await answer(service, request)
        except Unavailable as error:
            _log.warning("unavailable", path=path, reason=str(error))
            return _status(_UNAVAILABLE)

    return HTTPRouteHandler(
        path, http_method=methods, status_code=_OK, request_max_body_size=_MOST_BODY_BYTES
    )(endpoint)


def _remember(uow: UnitOfWork, instruments: Instruments, order: PassOrder) -> None:
    uow.act_for(order.facts.vendor.vendor_id)
    note_fetched(uow, instruments, order)


def _proof(request: AnyRequest) -> PassProof:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    proves = scheme.lower() == "applepass"
    return PassProof(request.path_params["serial"], token.strip() if proves else "")


def _listing(changed: Changed) -> Response[bytes]:
    body = {"serialNumbers": changed.serials, "lastUpdated": str(changed.last_change)}
    return Response(msgspec.json.encode(body), media_type="application/json")


def _has_it(since: str, changed_at: datetime) -> bool:
    """Whether a device's copy is as new as ours; a time that cannot be read is no time."""
    try:
        held = parsedate_to_datetime(since)
    except ValueError:
        return False
    held = held if held.tzinfo is not None else held.replace(tzinfo=UTC)
    return held >= changed_at.replace(microsecond=0)


def _dated(order: PassOrder) -> dict[str, str]:
    return {
        "Last-Modified": format_datetime(order.changed_at, usegmt=True),
        "Cache-Control": "no-store",
    }


def _status(status: int) -> Response[bytes]:
    return Response(b"", status_code=status)
