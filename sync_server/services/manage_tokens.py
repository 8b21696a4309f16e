"""Tokens for people and programs: made once, shown once, kept only as a hash."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from sync_server.services.pair_terminal import TOKEN_BYTES, token_hash
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.state import AccessToken, TokenScope

if TYPE_CHECKING:
    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import Instruments, UnitOfWork


def make_token(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId | None, name: str
) -> str | Refusal:
    """A manager's token for a vendor, or an operator's for none; a token of the same name ends."""
    if vendor_id is None:
        uow.oversee()
    else:
        uow.act_for(vendor_id)
        if uow.vendors.get(vendor_id) is None:
            return Refusal(RefusalKind.NOT_FOUND, "There is no such vendor.")
    now = instruments.clock.now()
    token = base64.urlsafe_b64encode(instruments.ids.random_bytes(TOKEN_BYTES)).decode().rstrip("=")
    scope = TokenScope.OPERATOR if vendor_id is None else TokenScope.VENDOR_MANAGER
    uow.tokens.revoke_named(vendor_id, name, now)
    uow.tokens.add(AccessToken(token_hash(token), scope, vendor_id, name, now))
    return token
