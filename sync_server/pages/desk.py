"""What every page works with, what a visitor sends, and what a visitor can get back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from sync_server.pages.quota import Quota

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shared_domain.identifiers import CardId
    from sync_server.services.find_shop import Shop
    from sync_server.services.ports import Database, Instruments

# A shop's own wireless network is one address for all who enrol in it on a busy morning.
MOST_ENROLMENTS = 60
ENROLMENTS_WITHIN = timedelta(minutes=10)


class Wallet(Protocol):
    """A wallet on phones, as far as a page sees it."""

    def is_ready_for(self, shop: Shop) -> bool:
        """Whether this shop's cards can be put into it."""
        ...

    async def address(self, shop: Shop, card_id: CardId) -> str:
        """Where the visitor's browser goes to put the card in; raises Unavailable."""
        ...


def _enrolments() -> Quota:
    return Quota(MOST_ENROLMENTS, ENROLMENTS_WITHIN)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page works with; `draw_code` makes an SVG picture of a QR code.

    `wallets` are those this server was set up for, by the name they have in addresses.
    """

    database: Database
    instruments: Instruments
    draw_code: Callable[[str], str]
    wallets: Mapping[str, Wallet] = field(default_factory=dict)
    enrolments: Quota = field(default_factory=_enrolments)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as plain text; `entered` is the form that came with it."""

    desk: Desk
    path: Mapping[str, str]
    query: Mapping[str, str]
    entered: Mapping[str, str]
    address: str
    accepted_languages: str
    device: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to show: a template and what it shows."""

    template: str
    shop: Shop
    shows: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The visitor's browser is to go there."""

    address: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the visitor keeps."""

    content: bytes
    name: str


class Nothing:
    """There is no such page; why is not said, so that nobody learns by trying."""


Answer = Page | Elsewhere | Download | Nothing
