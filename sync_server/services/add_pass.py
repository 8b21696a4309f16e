"""A card goes into Apple Wallet, and its pass is fetched: at first, and after every change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.card_numbers import parse_card_number
from sync_server.services.pass_facts import pass_facts
from sync_server.services.pass_identity import pass_token, serial_of
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.wallet_state import PassFacts, PassState, WalletKind

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork


class PassOrder(Struct, frozen=True):
    """All that it takes to make a pass; `changed_at` is the time its phone compares."""

    facts: PassFacts
    serial: str
    token: str
    changed_at: datetime


def order_pass(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, card_id: CardId
) -> PassOrder | None:
    """The pass of this card as it is now; None when the vendor has no such card."""
    facts = pass_facts(uow, instruments, vendor_id, [card_id]).get(card_id)
    if facts is None:
        return None
    serial = serial_of(vendor_id, card_id)
    state = uow.wallets.get(vendor_id, card_id, WalletKind.APPLE)
    changed_at = instruments.clock.now().replace(microsecond=0)
    if state is not None:
        changed_at = state.changed_at
    return PassOrder(facts, serial, pass_token(instruments.vault, serial), changed_at)


def order_by_number(uow: UnitOfWork, instruments: Instruments, typed: str) -> PassOrder | Refusal:
    """The pass of the one card with this number, whichever vendor issued it."""
    number = parse_card_number(typed)
    if number is None:
        return Refusal(RefusalKind.INVALID, f"{typed!r} is not a card number.")
    uow.oversee()
    found = [
        (vendor.vendor_id, card.state.card_id)
        for vendor in uow.vendors.all()
        for card in uow.cards.by_number(vendor.vendor_id, number)
    ]
    if not found:
        return Refusal(RefusalKind.NOT_FOUND, f"There is no card with the number {typed!r}.")
    if len(found) > 1:
        return Refusal(RefusalKind.INVALID, f"Several vendors have a card {typed!r}.")
    vendor_id, card_id = found[0]
    uow.act_for(vendor_id)
    order = order_pass(uow, instruments, vendor_id, card_id)
    return order or Refusal(RefusalKind.NOT_FOUND, "The vendor of this card has no program.")


def note_fetched(uow: UnitOfWork, instruments: Instruments, order: PassOrder) -> None:
    """Remember what the pass says from now on; from the first time on it hears of changes.

    Where there was a change since it was ordered, the phone has yet to come for that one.
    """
    card = order.facts.card
    vendor_id, now = order.facts.vendor.vendor_id, instruments.clock.now()
    state = uow.wallets.get(vendor_id, card.card_id, WalletKind.APPLE) or PassState(
        vendor_id, card.card_id, WalletKind.APPLE, order.serial, order.changed_at
    )
    is_latest = order.changed_at >= state.changed_at
    # A second change within a second was given a time that is still to come.
    fetched_at = max(now, order.changed_at) if is_latest else state.fetched_at
    uow.wallets.save([replace(state, fetched_at=fetched_at, shown=card.balance)])
