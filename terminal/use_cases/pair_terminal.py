"""Join a vendor: a one-time code becomes an identity, keys and a place in the fleet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from shared_domain.wire.codec import UnreadableMessageError, decode
from shared_domain.wire.pairing import (
    LONGEST_PAIRING_CODE,
    PairingQr,
    PairRequest,
    normalised_pairing_code,
    pairing_message,
)
from terminal.use_cases.ports import (
    Protection,
    ServerTrouble,
    ServerUnavailable,
    TerminalIdentity,
    TerminalSecrets,
)
from terminal.use_cases.reread import adopt_generation

if TYPE_CHECKING:
    from shared_domain.wire.pairing import PairReply
    from terminal.use_cases.ports import KeySource, SecretStore, ServerSource
    from terminal.use_cases.store_ports import LocalStore


@dataclass(frozen=True, slots=True)
class PairingTicket:
    """Where to go and what to show there; `server_key` is known when a QR was scanned."""

    url: str
    code: str
    server_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class TicketProblem:
    """Why there is no ticket: `url` or `code` is the part that is wrong."""

    part: str


@dataclass(frozen=True, slots=True, repr=False)
class PairingDraft:
    """A new key and the request it signed; the key leaves this only into the secret store."""

    ticket: PairingTicket
    seed: bytes
    request: PairRequest


def ticket_from_scan(text: str) -> PairingTicket | None:
    """The ticket inside a pairing QR, or None for anything else that was scanned."""
    try:
        qr = decode(text.encode("utf-8", "replace"), PairingQr)
    except UnreadableMessageError:
        return None
    ticket = ticket_from_typing(qr.url, qr.code)
    if isinstance(ticket, TicketProblem):
        return None
    return PairingTicket(ticket.url, ticket.code, qr.server_key)


def ticket_from_typing(url: str, code: str) -> PairingTicket | TicketProblem:
    """A ticket from what a person typed; plain http is only taken on this very computer."""
    typed = url.strip()
    address = (typed if "://" in typed else f"https://{typed}").rstrip("/")
    if not _may_be_called(address):
        return TicketProblem("url")
    letters = normalised_pairing_code(code)
    if not letters or len(letters) > LONGEST_PAIRING_CODE:
        return TicketProblem("code")
    return PairingTicket(address, letters)


def draft_pairing(
    keys: KeySource, ticket: PairingTicket, terminal_name: str, app_version: str
) -> PairingDraft:
    """Make the terminal's key and sign the code with it."""
    seed = keys.new_seed()
    device_key = keys.device_key(seed)
    proof = device_key.sign(pairing_message(ticket.code, device_key.public_key))
    request = PairRequest(
        code=ticket.code,
        terminal_name=terminal_name,
        device_key=device_key.public_key,
        proof=proof,
        app_version=app_version,
    )
    return PairingDraft(ticket, seed, request)


def ask_server(servers: ServerSource, draft: PairingDraft) -> PairReply:
    """The one call that needs the network; raises ServerUnavailable.

    A server whose key is not the one in the scanned code is not the one the manager meant.
    """
    reply = servers.for_pairing(draft.ticket.url).pair(draft.request)
    if draft.ticket.server_key not in {None, reply.server_key}:
        raise ServerUnavailable(ServerTrouble.NOT_TRUSTED, "another signing key answered")
    return reply


def finish_pairing(
    store: LocalStore,
    secret_store: SecretStore,
    draft: PairingDraft,
    reply: PairReply,
    protection: Protection,
) -> TerminalIdentity:
    """Keep the secrets, then the identity: with one but not the other, pairing starts again."""
    identity = TerminalIdentity(
        vendor_id=reply.vendor_id,
        terminal_id=reply.terminal_id,
        name=draft.request.terminal_name,
        server_url=draft.ticket.url,
        server_key=reply.server_key,
    )
    secrets = TerminalSecrets(draft.seed, reply.access_token, reply.pin_key)
    secret_store.save(secrets, protection)
    with store.begin() as uow:
        uow.state.set_identity(identity)
        adopt_generation(uow, reply.generation)
        uow.commit()
    return identity


def _may_be_called(address: str) -> bool:
    """Whether secrets may go there: https to anywhere, or plain http on this very computer."""
    if not address.isprintable() or any(char in " ?#" for char in address):
        return False
    try:
        parts = urlsplit(address)
        is_complete = bool(parts.hostname) and parts.port != 0 and parts.netloc[-1] != ":"
    except ValueError:
        return False
    is_local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    return is_complete and (parts.scheme == "https" or (is_local and parts.scheme == "http"))
