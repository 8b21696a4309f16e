"""Ask the server for the right to spend part of a card, and read what it granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.outcomes import ReservedElsewhere
from shared_domain.records import ledger_hash
from shared_domain.wire.pull import PullOutcome, PullReply
from terminal.use_cases.run_pull import apply_pull
from terminal.use_cases.sync_steps import Heard, Pull, perform

if TYPE_CHECKING:
    from shared_domain.wire.protocol import SyncProtocol
    from shared_domain.wire.pull import PullRequest, ReservationReply, ReservationRequest
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import Clock

# A cashier waits two seconds. Who is further behind than this reads on in the background, and
# the reward waits with them.
MOST_PAGES = 10


@dataclass(frozen=True, slots=True)
class PageHeard:
    """A page of the ledger, and what was asked for."""

    pull: Pull
    heard: Heard

    @property
    def reply(self) -> PullReply:
        return self.heard.reply  # type: ignore[return-value]  # perform answers a pull so


@dataclass(frozen=True, slots=True)
class ReservationHeard:
    """The server's answer, and the pages of the ledger up to the one that holds the grant."""

    reply: ReservationReply
    pages: tuple[PageHeard, ...]


def request_reservation(
    server: SyncProtocol, request: ReservationRequest, after: PullRequest, clock: Clock
) -> ReservationHeard:
    """Ask, then read to the end; runs where no database is at hand. Raises ServerUnavailable.

    A grant counts once it stands in the mirror: the ledger is what rights are folded from.
    """
    reply = server.reserve(request)
    pages: list[PageHeard] = []
    following: PullRequest | None = after
    while following is not None and len(pages) < MOST_PAGES:
        pull = Pull(following)
        page = PageHeard(pull, perform(server, pull, clock))
        pages.append(page)
        following = _following(page)
    return ReservationHeard(reply, tuple(pages))


def apply_reservation(counter: Counter, heard: ReservationHeard) -> ReservedElsewhere:
    """Mirror what was read; the rules then decide again, and this is why if they still refuse."""
    for page in heard.pages:
        apply_pull(counter, page.pull, page.heard, page.reply)
    reply = heard.reply
    return ReservedElsewhere(reply.held_by, reply.held, reply.held_by_last_contact_at)


def _following(page: PageHeard) -> PullRequest | None:
    """What to ask for after this page; None at the end, or where the histories differ.

    The cursor that applying the page will come to, worked out without a database.
    """
    reply = page.reply
    if reply.outcome is not PullOutcome.PAGE or not reply.has_more or not reply.records:
        return None
    hash_ = page.pull.request.hash
    for record in reply.records:
        hash_ = ledger_hash(hash_, record.position, record.body)
    return replace(page.pull.request, after=reply.records[-1].position, hash=hash_)
