"""What is under way between terminals and server: legs that wait, get lost, double or overtake."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.wire.pull import (
    LedgerDigest,
    PullReply,
    ReservationReply,
    ReservationRequest,
)
from shared_domain.wire.push import HandshakeReply, PushReply
from sync_server.services.refusals import Refusal
from terminal.use_cases.sync_steps import Compare, Pull, Push, ShakeHands

if TYPE_CHECKING:
    import random

    from shared_domain.identifiers import CardId
    from terminal.use_cases.redeem import RewardChoice
    from tests.simulation.tills import Till

Asked = ShakeHands | Push | Pull | Compare | ReservationRequest
Reply = HandshakeReply | PushReply | PullReply | LedgerDigest | ReservationReply | Refusal


@dataclass
class Wish:
    """A customer waits for a reward: what was asked for, and what the server said so far."""

    card_id: CardId
    choice: RewardChoice
    after: Pull
    said: ReservationReply | None = None


@dataclass(frozen=True)
class Leg:
    """One way of one call. `run` names the run of the program that asked: others hear nothing.

    `is_held` marks a request that waits at the server for others to let go of what is wanted.
    """

    till: Till
    run: int
    asked: Asked
    asked_at_s: float
    wish: Wish | None = None
    reply: Reply | None = None
    is_held: bool = False

    def __str__(self) -> str:
        way = "asks" if self.reply is None else "hears"
        what = type(self.asked).__name__
        if isinstance(self.asked, Push):
            request = self.asked.request
            what += f" {request.first_sequence}-{self.asked.last_sequence}"
            what += f" of {str(request.epoch)[:4]}"
        elif isinstance(self.asked, Pull):
            what += f" after {self.asked.request.after}"
        return f"{self.till.name} {way} {what}"


@dataclass
class Network:
    """Everything under way; whatever is cut off can neither ask nor hear."""

    chance: random.Random
    legs: list[Leg] = field(default_factory=list)
    cut_off: set[str] = field(default_factory=set)

    def send(self, leg: Leg) -> None:
        self.legs.append(leg)

    def take(self, *, lifo: bool = False) -> Leg | None:
        """Any leg that can get through, in no order at all; or the one sent last."""
        open_ = [at for at, leg in enumerate(self.legs) if leg.till.name not in self.cut_off]
        if not open_:
            return None
        return self.legs.pop(open_[-1] if lifo else self.chance.choice(open_))

    def lose(self) -> Leg | None:
        if not self.legs:
            return None
        return self.legs.pop(self.chance.randrange(len(self.legs)))

    def double(self) -> Leg | None:
        if not self.legs:
            return None
        leg = self.chance.choice(self.legs)
        self.legs.append(leg)
        return leg
