"""Who may call, and who is called: terminals, codes, tokens, keys, the server's own state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict
from sqlalchemy import delete, insert, select, update

from shared_domain.identifiers import TerminalId, VendorId
from sync_server.services.state import (
    AccessToken,
    KeyPurpose,
    PairingCode,
    StoredKey,
    Terminal,
    TokenScope,
)
from sync_server.storage.rows import bytes_of, id_of, optional_id
from sync_server.storage.tables import (
    access_tokens,
    pairing_codes,
    server_keys,
    server_state,
    terminals,
)
from sync_server.storage.tenancy import show

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

# A key column cannot be empty; the server's own keys stand under the id of no vendor.
_SERVER = bytes(16)


class SqlTerminalStore:
    """Counter PCs and the hashes of their tokens."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, terminal: Terminal) -> None:
        self._connection.execute(insert(terminals), _terminal_row(terminal))

    def save(self, terminal: Terminal) -> None:
        own = terminals.c.terminal_id == terminal.terminal_id.bytes
        mine = terminals.c.vendor_id == terminal.vendor_id.bytes
        self._connection.execute(update(terminals).where(mine, own).values(_terminal_row(terminal)))

    def by_token(self, token_hash: bytes) -> Terminal | None:
        show(self._connection, token_hash)
        return self._one(terminals.c.token_hash == token_hash)

    def get(self, vendor_id: VendorId, terminal_id: TerminalId) -> Terminal | None:
        return self._one(
            terminals.c.vendor_id == vendor_id.bytes,
            terminals.c.terminal_id == terminal_id.bytes,
        )

    def all(self, vendor_id: VendorId) -> list[Terminal]:
        query = (
            select(terminals)
            .where(terminals.c.vendor_id == vendor_id.bytes)
            .order_by(terminals.c.terminal_id)
        )
        return [_terminal(row) for row in self._connection.execute(query)]

    def _one(self, *conditions: ColumnElement[bool]) -> Terminal | None:
        row = self._connection.execute(select(terminals).where(*conditions)).one_or_none()
        return None if row is None else _terminal(row)


def _terminal_row(terminal: Terminal) -> dict[str, object]:
    return asdict(terminal) | {
        "terminal_id": terminal.terminal_id.bytes,
        "vendor_id": terminal.vendor_id.bytes,
    }


def _terminal(row: Row[Any]) -> Terminal:
    return Terminal(
        **row._asdict()
        | {
            "terminal_id": TerminalId(id_of(row.terminal_id)),
            "vendor_id": VendorId(id_of(row.vendor_id)),
        }
    )


class SqlPairingCodeStore:
    """One-time codes, by the selector a try names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, code: PairingCode) -> None:
        row = asdict(code) | {"vendor_id": code.vendor_id.bytes}
        self._connection.execute(insert(pairing_codes), row)

    def save(self, code: PairingCode) -> None:
        this = pairing_codes.c.selector == code.selector
        self._connection.execute(
            update(pairing_codes)
            .where(this, pairing_codes.c.code_hash == code.code_hash)
            .values(tries_left=code.tries_left, used_at=code.used_at)
        )

    def by_selector(self, selector: str) -> list[PairingCode]:
        show(self._connection, selector)
        # Locked, so that of two terminals that try the same code at once one comes too late.
        query = select(pairing_codes).where(pairing_codes.c.selector == selector).with_for_update()
        return [
            PairingCode(**row._asdict() | {"vendor_id": VendorId(id_of(row.vendor_id))})
            for row in self._connection.execute(query)
        ]

    def drop_expired(self, now: datetime) -> None:
        self._connection.execute(delete(pairing_codes).where(pairing_codes.c.expires_at <= now))


class SqlTokenStore:
    """Tokens of people and programs, by their hashes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, token: AccessToken) -> None:
        row = asdict(token) | {
            "vendor_id": bytes_of(token.vendor_id),
            "scope": token.scope.value,
        }
        self._connection.execute(insert(access_tokens), row)

    def by_hash(self, token_hash: bytes) -> AccessToken | None:
        show(self._connection, token_hash)
        query = select(access_tokens).where(access_tokens.c.token_hash == token_hash)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        owner = optional_id(row.vendor_id)
        return AccessToken(
            **row._asdict()
            | {
                "scope": TokenScope(row.scope),
                "vendor_id": None if owner is None else VendorId(owner),
            }
        )

    def revoke_named(self, vendor_id: VendorId | None, name: str, now: datetime) -> None:
        owned = access_tokens.c.vendor_id.is_not_distinct_from(bytes_of(vendor_id))
        self._connection.execute(
            update(access_tokens)
            .where(owned, access_tokens.c.name == name, access_tokens.c.revoked_at.is_(None))
            .values(revoked_at=now)
        )


class SqlKeyStore:
    """Secret keys, sealed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, key: StoredKey) -> None:
        owner = _SERVER if key.vendor_id is None else key.vendor_id.bytes
        row = asdict(key) | {"vendor_id": owner, "purpose": key.purpose.value}
        self._connection.execute(insert(server_keys), row)

    def all(self, vendor_id: VendorId | None, purpose: KeyPurpose) -> list[StoredKey]:
        owner = _SERVER if vendor_id is None else vendor_id.bytes
        query = (
            select(server_keys)
            .where(server_keys.c.vendor_id == owner, server_keys.c.purpose == purpose.value)
            .order_by(server_keys.c.number)
        )
        return [
            StoredKey(**row._asdict() | {"vendor_id": vendor_id, "purpose": purpose})
            for row in self._connection.execute(query)
        ]


class SqlStateStore:
    """The few words a server remembers about itself."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        query = select(server_state.c.value).where(server_state.c.name == name)
        found: str | None = self._connection.execute(query).scalar_one_or_none()
        return found

    def put(self, name: str, value: str) -> None:
        self._connection.execute(delete(server_state).where(server_state.c.name == name))
        self._connection.execute(insert(server_state), {"name": name, "value": value})
