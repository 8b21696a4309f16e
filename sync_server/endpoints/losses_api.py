"""What could be lost: the worst case for whoever asks, and terminals that are given up for lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import structlog
from msgspec import Struct

from shared_domain.amounts import Amounts
from shared_domain.identifiers import TerminalId, VendorId
from sync_server.endpoints.callers import CallRefusedError
from sync_server.services import generations
from sync_server.services.assess_loss import assess_loss
from sync_server.services.declare_lost import cards_held_by, free_rights
from sync_server.services.generations import awaited_terminals
from sync_server.services.manage_terminals import revoke_terminal
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared_domain.identifiers import CardId
    from shared_domain.worst_case import WorstCase
    from sync_server.endpoints.callers import Call, Operator
    from sync_server.services.declare_lost import CardsHeld
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal

_log = structlog.get_logger()


class WorstCaseShown(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be lost at most: on so many cards, in each unit, and in cents of the currency.

    `daily_cents` comes on top, for every business day on which rewards are always given. Null is
    unknown: nobody has said what the reward for stamps is worth.
    """

    cards: int
    exposed: Amounts
    cents: int | None
    daily_cents: int | None


class LostTerminal(Struct, frozen=True, forbid_unknown_fields=True):
    """A terminal that was given up for lost, and what was set free of it by this call."""

    terminal_id: TerminalId
    freed: Amounts


class RecoveryWaived(Struct, frozen=True, forbid_unknown_fields=True):
    """Who was still awaited when somebody decided to go on without them."""

    terminals: tuple[TerminalId, ...]


async def show_worst_case(call: Call[VendorId]) -> WorstCaseShown | Refusal:
    """The most that overrides and lost terminals can cost, in cents of the vendor's currency."""
    return _shown(await call.read(assess_loss))


async def show_worst_case_of_vendor(call: Call[Operator]) -> WorstCaseShown | Refusal:
    """The same, for whoever runs this server."""
    return _shown(await call.read(_assessed, call.path))


async def declare_terminal_lost(call: Call[Operator]) -> LostTerminal | Refusal:
    """Revoke a terminal and set free what it holds; a call that was cut off may be made again.

    Revoked first: from then on it gains nothing. The cards are then looked through beside
    everybody else's work, and freed a page at a time.
    """
    terminal = await call.write(_revoked, call.path)
    if isinstance(terminal, Refusal):
        return terminal
    page = await call.read(_looked_through, terminal, None)
    freed = await call.write(_freed, terminal, page)
    while page.next_after is not None:
        page = await call.read(_looked_through, terminal, page.next_after)
        freed += await call.write(_freed, terminal, page)
    return LostTerminal(terminal.terminal_id, freed)


async def waive_recovery(call: Call[Operator]) -> RecoveryWaived | Refusal:
    """Let a restored server grant again, whatever the terminals it still awaits may hold."""
    answer = await call.write(_waived, call.path)
    _log.warning("recovery waived", terminals=[str(one) for one in answer.terminals])
    return answer


def _shown(answer: WorstCase | Refusal) -> WorstCaseShown | Refusal:
    if isinstance(answer, Refusal):
        return answer
    return WorstCaseShown(answer.cards, answer.exposed, answer.cents, answer.daily_cents)


# What the path names is read only once the caller is known.


def _assessed(
    uow: UnitOfWork, tools: Instruments, _: Operator, path: Mapping[str, str]
) -> WorstCase | Refusal:
    return assess_loss(uow, tools, VendorId(_id_in(path, "vendor_id")))


def _revoked(
    uow: UnitOfWork, tools: Instruments, _: Operator, path: Mapping[str, str]
) -> Terminal | Refusal:
    vendor_id = VendorId(_id_in(path, "vendor_id"))
    uow.act_for(vendor_id)
    return revoke_terminal(uow, tools, vendor_id, TerminalId(_id_in(path, "terminal_id")))


def _waived(
    uow: UnitOfWork, _tools: Instruments, _: Operator, path: Mapping[str, str]
) -> RecoveryWaived:
    vendor_id = VendorId(_id_in(path, "vendor_id"))
    uow.act_for(vendor_id)
    awaited = awaited_terminals(uow, vendor_id)
    generations.waive_recovery(uow, vendor_id)
    return RecoveryWaived(tuple(one.terminal_id for one in awaited))


def _looked_through(
    uow: UnitOfWork, _tools: Instruments, _: Operator, lost: Terminal, after: CardId | None
) -> CardsHeld:
    return cards_held_by(uow, lost.vendor_id, lost.terminal_id, after)


def _freed(
    uow: UnitOfWork, tools: Instruments, _: Operator, lost: Terminal, page: CardsHeld
) -> Amounts:
    uow.act_for(lost.vendor_id)
    return free_rights(uow, tools, lost.vendor_id, lost.terminal_id, page.card_ids)


def _id_in(path: Mapping[str, str], name: str) -> UUID:
    try:
        return UUID(path[name])
    except ValueError as error:
        refusal = Refusal(RefusalKind.NOT_FOUND, f"{path[name]!r} is not an id.")
        raise CallRefusedError(refusal) from error
