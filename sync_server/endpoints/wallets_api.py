"""What a vendor's manager asks about a card in wallets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sync_server.services import show_wallets
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.show_wallets import WalletTruth
from sync_server.services.wallet_state import WalletKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared_domain.identifiers import VendorId
    from sync_server.endpoints.callers import Call
    from sync_server.services.ports import Instruments, UnitOfWork


class CardInWallets(Struct, frozen=True):
    """The card in each wallet that it was put into."""

    wallets: tuple[WalletTruth, ...]


async def show(call: Call[VendorId]) -> CardInWallets | Refusal:
    """What each wallet shows of this card, and what the ledger says."""
    answer = await call.read(
        lambda uow, _tools, vendor_id: show_wallets.show_wallets(
            uow, vendor_id, call.path["card_id"]
        )
    )
    return answer if isinstance(answer, Refusal) else CardInWallets(answer)


async def resend(call: Call[VendorId]) -> CardInWallets | Refusal:
    """Tell one wallet of this card once more."""
    answer = await call.write(_sent_again, call.path)
    return answer if isinstance(answer, Refusal) else CardInWallets(answer)


def _sent_again(
    uow: UnitOfWork, tools: Instruments, vendor_id: VendorId, path: Mapping[str, str]
) -> tuple[WalletTruth, ...] | Refusal:
    """What the path names is read only once the caller is known."""
    try:
        wallet = WalletKind(path["wallet"])
    except ValueError:
        return Refusal(RefusalKind.NOT_FOUND, "There is no wallet of this name.")
    return show_wallets.resend(uow, tools, vendor_id, path["card_id"], wallet)
