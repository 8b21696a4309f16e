"""Pairing: one-time codes, and what a terminal gets for one."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.card_numbers import NUMBER_ALPHABET
from shared_domain.identifiers import TerminalId
from shared_domain.records import TerminalChanged
from shared_domain.wire.pairing import (
    PAIRING_CODE_LETTERS,
    PairingQr,
    PairReply,
    normalised_pairing_code,
    pairing_message,
)
from sync_server.services.generations import generation_of
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.secret_keys import newest_key
from sync_server.services.state import KeyPurpose, PairingCode, Terminal

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import VendorId
    from shared_domain.wire.pairing import PairRequest
    from sync_server.services.ports import Instruments, UnitOfWork, Vault

CODE_LIFETIME = timedelta(minutes=10)
TRIES = 5
TOKEN_BYTES = 32

# The first letters find the code that a try is counted against; all of them prove it.
_SELECTOR_LETTERS = 3

_WRONG = Refusal(
    RefusalKind.PAIRING_CODE_WRONG,
    "This pairing code is wrong, used up or older than ten minutes. Ask for a new one.",
)
_NOT_HELD = Refusal(
    RefusalKind.PROOF_WRONG, "The device key's signature over the pairing code does not fit."
)


def make_pairing_code(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> PairingQr:
    """A fresh one-time code for one terminal of this vendor; shown once and kept only as a hash."""
    now = instruments.clock.now()
    uow.pairing_codes.drop_expired(now)
    code = "".join(
        NUMBER_ALPHABET[byte % len(NUMBER_ALPHABET)]
        for byte in instruments.ids.random_bytes(PAIRING_CODE_LETTERS)
    )
    selector = code[:_SELECTOR_LETTERS]
    code_hash = _code_hash(instruments.vault, code)
    uow.pairing_codes.add(PairingCode(selector, code_hash, vendor_id, now + CODE_LIFETIME, TRIES))
    return PairingQr(instruments.server.url, instruments.server.public_key, code)


def pair_terminal(
    uow: UnitOfWork, instruments: Instruments, _anyone: object, request: PairRequest
) -> PairReply | Refusal:
    """Turn a code into a terminal. A wrong try is counted, so a refusal is committed too."""
    now = instruments.clock.now()
    message = pairing_message(request.code, request.device_key)
    if not instruments.signatures.verify(request.device_key, message, request.proof):
        return _NOT_HELD
    code = _used_code(uow, instruments, normalised_pairing_code(request.code), now)
    if code is None:
        return _WRONG
    uow.act_for(code.vendor_id)
    generation = generation_of(uow)
    token = base64.urlsafe_b64encode(instruments.ids.random_bytes(TOKEN_BYTES)).decode().rstrip("=")
    terminal = Terminal(
        terminal_id=TerminalId(instruments.ids.new_id()),
        vendor_id=code.vendor_id,
        name=request.terminal_name,
        device_key=request.device_key,
        token_hash=token_hash(token),
        paired_at=now,
        last_contact_at=now,
        app_version=request.app_version,
        generation=generation,
    )
    uow.terminals.add(terminal)
    posting = Posting(uow, code.vendor_id, now)
    posting.change(TerminalChanged(terminal.terminal_id, terminal.name))
    posting.write()
    pin_key = newest_key(uow, instruments.vault, code.vendor_id, KeyPurpose.PIN_HASHING)
    return PairReply(
        terminal_id=terminal.terminal_id,
        vendor_id=code.vendor_id,
        access_token=token,
        server_key=instruments.server.public_key,
        pin_key=pin_key.private_key,
        generation=generation,
    )


def token_hash(token: str) -> bytes:
    """How a token is kept: it is long and random, so one plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _used_code(
    uow: UnitOfWork, instruments: Instruments, typed: str, now: datetime
) -> PairingCode | None:
    """The code this is, used up from now on; a wrong one costs its neighbours a try."""
    typed_hash = _code_hash(instruments.vault, typed)
    usable = [
        code
        for code in uow.pairing_codes.by_selector(typed[:_SELECTOR_LETTERS])
        if code.used_at is None and code.tries_left > 0 and now < code.expires_at
    ]
    for code in usable:
        if hmac.compare_digest(code.code_hash, typed_hash):
            uow.pairing_codes.save(replace(code, used_at=now))
            return code
    for code in usable:
        uow.pairing_codes.save(replace(code, tries_left=code.tries_left - 1))
    return None


def _code_hash(vault: Vault, code: str) -> bytes:
    """Keyed: forty bits of a plain hash could be searched by whoever copies the database."""
    return vault.keyed_hash(b"stempel.pairing-code.v1\0" + code.encode("utf-8", "surrogatepass"))
