"""A wallet that this server was not set up for: it tells nobody anything, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.wallet_state import Delivery, DeliveryKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync_server.services.wallet_state import PassUpdate, WalletKind

# Nothing changes here before somebody starts the server anew; news are kept until then.
_LOOK_AGAIN_S = 3600.0


class NullWallet:
    """Keeps all news for later; `lacks` says in a sentence what is missing."""

    def __init__(self, kind: WalletKind, lacks: str) -> None:
        self.kind, self.lacks = kind, lacks

    async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        """Nothing was told to anybody."""
        kept = Delivery(DeliveryKind.TRY_AGAIN, self.lacks, not_before_s=_LOOK_AGAIN_S)
        return [kept] * len(updates)
