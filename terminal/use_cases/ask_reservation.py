"""Ask the server for the right to spend part of a card, and read what it granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.outcomes import ReservedElsewhere
from terminal.use_cases.run_pull import apply_pull
from terminal.use_cases.sync_steps import Heard, Pull, perform

if TYPE_CHECKING:
    from shared_domain.wire.protocol import SyncProtocol
    from shared_domain.wire.pull import PullReply, PullRequest, ReservationReply, ReservationRequest
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import Clock


@dataclass(frozen=True, slots=True)
class ReservationHeard:
    """The server's answer, and the page of the ledger that already holds the grant."""

    reply: ReservationReply
    pull: Pull
    page: Heard


def request_reservation(
    server: SyncProtocol, request: ReservationRequest, after: PullRequest, clock: Clock
) -> ReservationHeard:
    """Ask, then read; runs where no database is at hand. Raises ServerUnavailable.

    A grant counts once it stands in the mirror: the ledger is what rights are folded from.
    """
    reply = server.reserve(request)
    pull = Pull(after)
    return ReservationHeard(reply, pull, perform(server, pull, clock))


def apply_reservation(counter: Counter, heard: ReservationHeard) -> ReservedElsewhere:
    """Mirror what was read; the rules then decide again, and this is why if they still refuse."""
    page: PullReply = heard.page.reply  # type: ignore[assignment]  # perform answers a pull so
    apply_pull(counter, heard.pull, heard.page, page)
    reply = heard.reply
    return ReservedElsewhere(reply.held_by, reply.held, reply.held_by_last_contact_at)
