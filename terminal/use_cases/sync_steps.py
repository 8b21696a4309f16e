"""The steps of a sync, as values: what to ask the server next, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from shared_domain.wire.blanks import BlanksReply, BlanksRequest
    from shared_domain.wire.protocol import SyncProtocol
    from shared_domain.wire.pull import LedgerDigest, PullReply, PullRequest
    from shared_domain.wire.push import HandshakeReply, HandshakeRequest, PushReply, PushRequest
    from terminal.use_cases.ports import Clock

    Reply = HandshakeReply | PushReply | PullReply | LedgerDigest | BlanksReply


@dataclass(frozen=True, slots=True)
class ShakeHands:
    request: HandshakeRequest


@dataclass(frozen=True, slots=True)
class Push:
    """`last` is the sequence and chain hash of the run's last item: what a receipt must name."""

    request: PushRequest
    last_sequence: int
    last_hash: bytes


@dataclass(frozen=True, slots=True)
class Pull:
    request: PullRequest


@dataclass(frozen=True, slots=True)
class Compare:
    """Ask what the ledger sums to, once everything of it has been read."""

    position: int


@dataclass(frozen=True, slots=True)
class Refill:
    """Ask for the blank cards that are missing."""

    request: BlanksRequest


Step = ShakeHands | Push | Pull | Compare | Refill


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply and the monotonic times around it, from which the clock learns."""

    reply: Reply
    asked_at_s: float
    heard_at_s: float


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What applying a reply came to.

    `changed` says that a screen may show something old. `shake_again` says that the server is
    not the one the last handshake was with: it was restored. `reread` says that the mirror was
    dropped and is read again from the start. `recorded` says that there is something to push.
    `shake_when_pushed` says that a restored server waits to hear that everything is pushed.
    """

    changed: bool = False
    shake_again: bool = False
    reread: bool = False
    caught_up: bool = False
    recorded: bool = False
    shake_when_pushed: bool = False


def perform(server: SyncProtocol, step: Step, clock: Clock) -> Heard:
    """Ask the server; runs where no database is at hand. Raises ServerUnavailable."""
    asked_at_s = clock.monotonic_s()
    reply: Reply
    match step:
        case ShakeHands():
            reply = server.handshake(step.request)
        case Push():
            reply = server.push(step.request)
        case Pull():
            reply = server.pull(step.request)
        case Compare():
            reply = server.digest(step.position)
        case Refill():
            reply = server.blanks(step.request)
        case _:
            assert_never(step)
    return Heard(reply, asked_at_s, clock.monotonic_s())
