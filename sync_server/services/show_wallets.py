"""What is true of a card in each wallet, beside what the ledger says; and telling it again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.wallet_state import PassState, WalletKind

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork

_NO_CARD = Refusal(RefusalKind.NOT_FOUND, "There is no such card at this vendor.")
_NOT_IN_WALLET = Refusal(RefusalKind.NOT_FOUND, "The card was never put into this wallet.")


class WalletTruth(Struct, frozen=True):
    """One card in one wallet: `shown` is what its pass says as far as the server knows.

    `problem` says in words why the wallet does not know better; it is empty when it does or when
    nothing stands in the way. `is_parked` when nothing more is tried until somebody resends.
    """

    wallet: WalletKind
    balance: Amounts
    shown: Amounts | None
    is_right: bool
    told_at: datetime | None
    fetched_at: datetime | None
    next_try_at: datetime | None
    is_parked: bool
    problem: str


def show_wallets(
    uow: UnitOfWork, vendor_id: VendorId, card_id: CardId
) -> tuple[WalletTruth, ...] | Refusal:
    """The truth about each wallet that this card was put into."""
    held = uow.cards.get(vendor_id, [card_id]).get(card_id)
    if held is None:
        return _NO_CARD
    states = sorted(uow.wallets.of_card(vendor_id, card_id), key=lambda one: one.wallet.value)
    return tuple(_truth(state, held.state.balance) for state in states)


def resend(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    card_id: CardId,
    wallet: WalletKind,
) -> tuple[WalletTruth, ...] | Refusal:
    """Tell a wallet of this card once more, whatever it was told and however that went."""
    state = uow.wallets.get(vendor_id, card_id, wallet)
    if state is None:
        return _NOT_IN_WALLET
    now, position = instruments.clock.now(), uow.ledger.head(vendor_id).position
    again = replace(
        state,
        wanted=position,
        announced=position - 1,
        told=position - 1,
        due_at=now,
        due_by=now,
        attempts=0,
        problem="",
    )
    uow.wallets.save([again])
    return show_wallets(uow, vendor_id, card_id)


def _truth(state: PassState, balance: Amounts) -> WalletTruth:
    return WalletTruth(
        wallet=state.wallet,
        balance=balance,
        shown=state.shown,
        is_right=state.shown == balance,
        told_at=state.told_at,
        fetched_at=state.fetched_at,
        next_try_at=state.due_at,
        is_parked=state.is_parked,
        problem=state.problem,
    )
