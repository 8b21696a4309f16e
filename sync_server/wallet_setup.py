"""Which wallets this server works with, from what its operator put there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync_server.services.wallet_state import WalletKind
from sync_server.wallet.apple.credentials import CredentialsError, read_signer
from sync_server.wallet.apple.pass_maker import ApplePassMaker
from sync_server.wallet.apple.push import ApplePush
from sync_server.wallet.apple.self_made import is_self_made
from sync_server.wallet.apple.wallet import AppleWallet
from sync_server.wallet.null import NullWallet

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sync_server.services.wallet_ports import Wallet
    from sync_server.settings import Settings
    from sync_server.wallet.apple.signing import Signer


@dataclass(frozen=True, slots=True)
class PushService:
    """Where pushes go, and whom to trust there instead of this computer's authorities."""

    url: str
    trusted: Path | None = None


@dataclass(frozen=True, slots=True)
class AppleSide:
    """Apple Wallet as far as this server can work with it; without a maker `wallet` says why."""

    wallet: Wallet
    maker: ApplePassMaker | None = None


def apple_side(settings: Settings, url: str, now: datetime, push: PushService) -> AppleSide:
    """Never fails: a certificate that is missing or expired must not keep tills waiting."""
    try:
        signer = signer_of(settings, now)
    except CredentialsError as error:
        return AppleSide(NullWallet(WalletKind.APPLE, str(error)))
    maker = ApplePassMaker(signer, url)
    if is_self_made(signer) and push.trusted is None:
        lacks = "The certificate is a self-made one: Apple takes no push under it."
        return AppleSide(NullWallet(WalletKind.APPLE, lacks), maker)
    return AppleSide(AppleWallet(ApplePush(signer, push.url, push.trusted)), maker)


def signer_of(settings: Settings, now: datetime) -> Signer:
    """Who signs passes; raises CredentialsError in words."""
    folder = settings.apple_folder
    if not folder.is_dir():
        raise CredentialsError(
            f"There is no folder {folder}. Put the pass type certificate, its key and Apple's "
            "intermediate certificate there, or name another folder with STEMPEL_APPLE."
        )
    return read_signer(folder, settings.apple_key_password, now)
