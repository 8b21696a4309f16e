"""What a vendor's manager calls: program, staff, cards, terminals and pairing codes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec.structs import replace

from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.identifiers import StaffId, TerminalId
from shared_domain.pin_keys import pin_secret
from shared_domain.staff import StaffMember
from sync_server.endpoints.callers import CallRefusedError
from sync_server.endpoints.messages import (
    CardLine,
    CardList,
    CardShown,
    PairingCodeShown,
    StaffList,
    StaffShown,
    TerminalList,
    TerminalShown,
)
from sync_server.endpoints.qr_svg import qr_svg
from sync_server.services import issue_card, manage_program, manage_staff, pair_terminal
from sync_server.services.generations import awaited_terminals
from sync_server.services.judge_cases import CLOCK_TOLERANCE
from sync_server.services.manage_staff import StaffChanges
from sync_server.services.manage_terminals import revoke_terminal
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.programs import LoyaltyProgram
    from sync_server.endpoints.callers import Call
    from sync_server.endpoints.messages import NewCard, NewPin, NewStaff, StaffEdit
    from sync_server.services.issue_card import CodedCard
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import HeldCard, Terminal

    Manager = Call[VendorId]

PAGE_CARDS = 100

# What an entry may be ahead of its arrival before the server opens a case.
MOST_CLOCK_OFFSET_MS = CLOCK_TOLERANCE // timedelta(milliseconds=1)

# --- program -----------------------------------------------------------------------------------


async def show_program(call: Manager) -> LoyaltyProgram | Refusal:
    """The program in force."""
    return await call.read(manage_program.show_program)


async def change_program(call: Manager, edited: LoyaltyProgram) -> LoyaltyProgram | Refusal:
    """Publish an edited program as its next version."""
    return await call.write(manage_program.change_program, edited)


async def activate_program(call: Manager) -> LoyaltyProgram | Refusal:
    """Let the program take operations."""
    return await call.write(manage_program.activate_program)


async def deactivate_program(call: Manager) -> LoyaltyProgram | Refusal:
    """Let the program refuse every operation."""
    return await call.write(manage_program.deactivate_program)


# --- staff -------------------------------------------------------------------------------------


async def list_staff(call: Manager) -> StaffList:
    """Everybody at the counters."""
    staff = await call.read(lambda uow, _instruments, vendor_id: uow.staff.all(vendor_id))
    return StaffList(staff=tuple(_staff_shown(member) for member in staff))


async def add_staff(call: Manager, new: NewStaff) -> StaffShown | Refusal:
    """Add a person with a PIN."""
    staff_id = StaffId(call.office.instruments.ids.new_id())
    member = StaffMember(
        staff_id=staff_id,
        name=new.name,
        role=new.role,
        pin_verifier=await _pin_verifier(call, staff_id, new.pin),
        language=new.language,
    )
    return _staff_shown(await call.write(manage_staff.save_member, member))


async def edit_staff(call: Manager, edit: StaffEdit) -> StaffShown | Refusal:
    """Change a person's name or role, or whether they are active."""
    return await _change(call, StaffChanges(edit.name, edit.role, edit.is_active))


async def reset_pin(call: Manager, new: NewPin) -> StaffShown | Refusal:
    """Give a person a new PIN."""
    staff_id = StaffId(_id_in_path(call, "staff_id"))
    verifier = await _pin_verifier(call, staff_id, new.pin)
    return await _change(call, StaffChanges(pin_verifier=verifier))


async def _change(call: Manager, changes: StaffChanges) -> StaffShown | Refusal:
    staff_id = StaffId(_id_in_path(call, "staff_id"))
    member = await call.write(manage_staff.change_member, staff_id, changes)
    return member if isinstance(member, Refusal) else _staff_shown(member)


async def _pin_verifier(call: Manager, staff_id: StaffId, pin: str) -> str:
    """The slow hash takes a fifth of a second: never in the thread that writes."""
    instruments = call.office.instruments
    key = await call.read(manage_staff.pin_key_of)
    return await call.office.database.aside(
        lambda: instruments.pins.verifier(pin_secret(key, staff_id, pin))
    )


def _staff_shown(member: StaffMember) -> StaffShown:
    return StaffShown(
        staff_id=member.staff_id,
        name=member.name,
        role=member.role,
        is_active=member.is_active,
        language=member.language,
    )


# --- cards -------------------------------------------------------------------------------------


async def issue(call: Manager, new: NewCard) -> CardShown | Refusal:
    """Issue a card."""
    return _card_shown(await call.write(issue_card.issue_card, new.customer))


async def show_card(call: Manager) -> CardShown | Refusal:
    """One card, with its code."""
    return _card_shown(await call.read(issue_card.show_card, call.path["card_id"]))


async def list_cards(call: Manager) -> CardList:
    """Cards in the order of their ids, a page at a time: `?after=` names the last one seen."""
    after: CardId | None = call.query.get("after")

    def page(uow: UnitOfWork, _instruments: Instruments, vendor_id: VendorId) -> list[HeldCard]:
        return uow.cards.page(vendor_id, after, PAGE_CARDS)

    cards = await call.read(page)
    return CardList(
        cards=tuple(_card_line(card) for card in cards),
        next_after=cards[-1].state.card_id if len(cards) == PAGE_CARDS else None,
    )


def _card_line(card: HeldCard) -> CardLine:
    state = card.state
    return CardLine(
        card_id=state.card_id,
        card_number=formatted(card_number_of(state.card_id)),
        status=state.status,
        balance=state.balance,
        customer=state.customer,
    )


def _card_shown(answer: CodedCard | Refusal) -> CardShown | Refusal:
    if isinstance(answer, Refusal):
        return answer
    state = answer.card.state
    return CardShown(
        card_id=state.card_id,
        card_number=formatted(card_number_of(state.card_id)),
        status=state.status,
        balance=state.balance,
        lifetime=state.lifetime,
        rewards_redeemed=state.rewards_redeemed,
        customer=state.customer,
        issued_at=state.issued_at,
        last_earned_at=state.last_earned_at,
        last_redeemed_at=state.last_redeemed_at,
        code=answer.code,
        qr_svg=qr_svg(answer.code),
    )


# --- terminals, pairing codes ------------------------------------------------------------------


async def list_terminals(call: Manager) -> TerminalList:
    """Every terminal, and when it was last heard from."""
    return await call.read(_terminals_of)


def _terminals_of(uow: UnitOfWork, _instruments: Instruments, vendor_id: VendorId) -> TerminalList:
    awaited = {one.terminal_id for one in awaited_terminals(uow, vendor_id)}
    return TerminalList(
        terminals=tuple(
            replace(_terminal_shown(one), is_awaited=one.terminal_id in awaited)
            for one in uow.terminals.all(vendor_id)
        )
    )


async def revoke(call: Manager) -> TerminalShown | Refusal:
    """Take a terminal's trust away."""
    terminal_id = TerminalId(_id_in_path(call, "terminal_id"))
    answer = await call.write(revoke_terminal, terminal_id)
    return answer if isinstance(answer, Refusal) else _terminal_shown(answer)


async def make_pairing_code(call: Manager) -> PairingCodeShown:
    """Make a one-time pairing code."""
    qr = await call.write(pair_terminal.make_pairing_code)
    return PairingCodeShown(code=qr.code, qr=qr, qr_svg=qr_svg(msgspec.json.encode(qr).decode()))


def _terminal_shown(terminal: Terminal) -> TerminalShown:
    return TerminalShown(
        terminal_id=terminal.terminal_id,
        name=terminal.name,
        paired_at=terminal.paired_at,
        last_contact_at=terminal.last_contact_at,
        revoked_at=terminal.revoked_at,
        app_version=terminal.app_version,
        unsynced=terminal.unsynced,
        clock_offset_ms=terminal.clock_offset_ms,
        clock_is_off=abs(terminal.clock_offset_ms) > MOST_CLOCK_OFFSET_MS,
    )


def _id_in_path(call: Manager, name: str) -> UUID:
    try:
        return UUID(call.path[name])
    except ValueError as error:
        refusal = Refusal(RefusalKind.NOT_FOUND, f"{call.path[name]!r} is not an id.")
        raise CallRefusedError(refusal) from error
