"""Who is calling, from the bearer token: looked up in the same transaction as what they ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from sync_server.services.pair_terminal import token_hash
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.state import TokenScope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shared_domain.identifiers import VendorId
    from sync_server.endpoints.bells import Bells
    from sync_server.endpoints.rate_limits import FailureLimit
    from sync_server.services.ports import Database, Instruments, UnitOfWork
    from sync_server.services.state import Terminal

C = TypeVar("C")
P = ParamSpec("P")
T = TypeVar("T")


class CallRefusedError(Exception):
    """The call ends here; the refusal says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


class Operator:
    """Whoever runs this server."""


class Anyone:
    """A caller who does not have to say who they are."""


@dataclass(frozen=True, slots=True)
class Office:
    """What every endpoint works with."""

    database: Database
    instruments: Instruments
    bells: Bells
    pairing_failures: FailureLimit


@dataclass(frozen=True, slots=True)
class Call(Generic[C]):
    """One request, once its envelope is open; `recognise` turns its token into the caller."""

    office: Office
    recognise: Callable[[UnitOfWork, str], C]
    token: str
    address: str
    path: Mapping[str, str]
    query: Mapping[str, str]

    async def write(
        self,
        service: Callable[Concatenate[UnitOfWork, Instruments, C, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a service for the caller in a transaction that may change things."""
        return await self.office.database.write(
            lambda uow: service(
                uow, self.office.instruments, self.recognise(uow, self.token), *args, **kwargs
            )
        )

    async def read(
        self,
        service: Callable[Concatenate[UnitOfWork, Instruments, C, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a service for the caller on an unchanging view."""
        return await self.office.database.read(
            lambda uow: service(
                uow, self.office.instruments, self.recognise(uow, self.token), *args, **kwargs
            )
        )


def the_terminal(uow: UnitOfWork, token: str) -> Terminal:
    """The terminal this token was given to, revoked ones included: they may still send."""
    found = uow.terminals.by_token(token_hash(token))
    if found is None:
        raise _unknown()
    uow.act_for(found.vendor_id)
    # Read again: until the vendor was this call's alone, another could revoke or rename it.
    return uow.terminals.get(found.vendor_id, found.terminal_id) or found


def the_vendor(uow: UnitOfWork, token: str) -> VendorId:
    """The vendor whose manager holds this token."""
    found = uow.tokens.by_hash(token_hash(token))
    if found is None or found.revoked_at is not None or found.vendor_id is None:
        raise _unknown()
    if found.scope is not TokenScope.VENDOR_MANAGER:
        raise _unknown()
    uow.act_for(found.vendor_id)
    return found.vendor_id


def the_operator(uow: UnitOfWork, token: str) -> Operator:
    """Whoever runs this server."""
    found = uow.tokens.by_hash(token_hash(token))
    if found is None or found.revoked_at is not None or found.scope is not TokenScope.OPERATOR:
        raise _unknown()
    uow.oversee()
    return Operator()


def anyone(uow: UnitOfWork, token: str) -> Anyone:
    """Nobody has to say who they are here."""
    del uow, token
    return Anyone()


def _unknown() -> CallRefusedError:
    return CallRefusedError(
        Refusal(RefusalKind.TOKEN_INVALID, "This call needs a valid bearer token.")
    )
