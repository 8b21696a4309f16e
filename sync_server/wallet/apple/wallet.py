"""Apple Wallet as the outbox sees it: a push to every phone that asked, one for each token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.wallet_state import Delivery, DeliveryKind, GoneToken, WalletKind
from sync_server.wallet.apple.push import PushAnswer, PushKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sync_server.services.wallet_state import PassUpdate
    from sync_server.wallet.apple.push import ApplePush


class AppleWallet:
    """A phone that was pushed asks which of its passes changed, and fetches those."""

    kind = WalletKind.APPLE
    lacks = ""

    def __init__(self, push: ApplePush) -> None:
        self._push = push

    async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        """One push a token, however many of its passes changed: it says only that some did."""
        tokens = {device.push_token for update in updates for device in update.devices}
        answers = await self._push.send(tokens) if tokens else {}
        return [_delivery(update, answers) for update in updates]


def _delivery(update: PassUpdate, answers: Mapping[str, PushAnswer]) -> Delivery:
    mine = {device.push_token: answers[device.push_token] for device in update.devices}
    gone = tuple(
        GoneToken(token, answer.gone_since)
        for token, answer in mine.items()
        if answer.kind is PushKind.GONE
    )
    late = [answer for answer in mine.values() if answer.kind is PushKind.LATER]
    if late:
        longest_s = max(answer.not_before_s for answer in late)
        return Delivery(DeliveryKind.TRY_AGAIN, late[0].problem, gone, longest_s)
    refused = [answer for answer in mine.values() if answer.kind is PushKind.REFUSED]
    if refused:
        return Delivery(DeliveryKind.HOPELESS, refused[0].problem, gone)
    return Delivery(DeliveryKind.TOLD, gone=gone)
