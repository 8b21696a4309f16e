"""Carries calls between tills and server, leg by leg, through the product's own steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.wire.pull import PullReply, ReservationReply, ReservationRequest
from shared_domain.wire.push import EpochHeld, HandshakeReply, PushReply
from shared_domain.wire.signed import Receipt, sign_statement
from sync_server.services.generations import generation_of
from sync_server.services.refusals import Refusal
from terminal.use_cases.ports import ServerUnavailable
from terminal.use_cases.run_push import plan_push
from terminal.use_cases.sync_steps import Compare, Heard, Pull, Push, ShakeHands, SyncOutcome
from tests.simulation.network import Leg
from tests.simulation.servers import ServerCrash
from tests.simulation.witness import Violation

if TYPE_CHECKING:
    from tests.simulation.histories import History
    from tests.simulation.network import Asked, Reply, Wish
    from tests.simulation.tills import Till

_MOST_STEPS = 60


class PostOffice:
    """For one history."""

    def __init__(self, history: History) -> None:
        self._history = history
        # Kept whole, so that no two legs ever share an identity.
        self._delivered: dict[int, Leg] = {}

    def ask(self, till: Till, kind: type[ShakeHands | Push | Pull | Compare]) -> None:
        """Plan a step and send its request on the way."""
        step = till.plan(kind)
        if step is not None:
            self.send(till, step)

    def send(self, till: Till, asked: Asked, wish: Wish | None = None) -> None:
        leg = Leg(till, till.run, asked, till.clock.monotonic_s(), wish)
        self._history.network.send(leg)
        self._history.tell(f"sent: {leg}")

    def deliver(self, leg: Leg) -> None:
        """One way of a call arrives, perhaps late, perhaps not for the first time."""
        history = self._history
        history.counts["delivered"] += 1
        if id(leg) in self._delivered:
            history.counts["duplicates_delivered"] += 1
        history.tell(f"arrives: {leg}")
        if leg.reply is None:
            self._delivered[id(leg)] = leg
            is_question = isinstance(leg.asked, ReservationRequest) and not leg.is_held
            reply = self._served(leg.till, leg.asked, asks_holders=is_question)
            if is_question and self._waits_for_holders(leg, reply):
                return
            if reply is not None:
                back = Leg(leg.till, leg.run, leg.asked, leg.asked_at_s, leg.wish, reply)
                history.network.send(back)
        elif leg.till.counter is None or leg.till.run != leg.run:
            history.counts["replies_to_nobody"] += 1
        else:
            self._delivered[id(leg)] = leg
            self._hear(leg, leg.reply)

    def sync(self, till: Till) -> None:
        """A whole sync on a good line, as the sync loop goes about it."""
        for _ in range(_MOST_STEPS):
            self.sync_up(till)
            if self._sync_down(till):
                return
        raise Violation(f"{till.name} syncs on a good line and never catches up")

    def shake(self, till: Till) -> SyncOutcome | None:
        return self._step(till, ShakeHands)

    def sync_up(self, till: Till) -> None:
        """Everything that a till has to tell."""
        shaken = self.shake(till)
        for _ in range(_MOST_STEPS):
            outcome = self._step(till, Push)
            if outcome is None:
                break
            if outcome.shake_again:
                self.shake(till)
        if shaken is not None and shaken.shake_when_pushed:
            self.shake(till)

    def _sync_down(self, till: Till) -> bool:
        """Read to the end; False when the server turns out to be another than was thought."""
        for _ in range(_MOST_STEPS):
            pulled = self._step(till, Pull)
            if pulled is not None and pulled.shake_again:
                return False
            if pulled is None or not pulled.caught_up:
                continue
            compared = self._step(till, Compare)
            if compared is not None and not compared.reread:
                return True
        return False

    def forge_receipt(self, till: Till) -> None:
        """Somebody in the middle answers a push himself, under a key of his own."""
        history = self._history
        step = plan_push(till.up)
        if step is None:
            return
        head = history.shop.server.do(lambda uow, _: uow.ledger.head(till.identity.vendor_id))
        receipt = Receipt(
            terminal_id=till.identity.terminal_id,
            epoch=step.request.epoch,
            sequence=step.last_sequence,
            hash=step.last_hash,
            ledger_position=head.position,
            ledger_hash=head.hash,
            server_time=history.shop.true.now,
            generation=history.shop.server.do(lambda uow, _: generation_of(uow)),
            backup_position=0,
        )
        forged = sign_statement(receipt, lambda m: history.shop.keys.sign(bytes(32), m))
        held = _held(step)
        reply = PushReply(verdicts=(), receipt=forged, held=held, server_time=history.shop.true.now)
        history.counts["forged_receipts"] += 1
        history.tell(f"forged: a receipt for {till.name}")
        self._hear(Leg(till, till.run, step, till.clock.monotonic_s()), reply)

    def _waits_for_holders(self, leg: Leg, reply: Reply | None) -> bool:
        """The server holds the request while others, woken by their held pulls, may let go."""
        history = self._history
        if not isinstance(reply, ReservationReply) or reply.held_by is None:
            return False
        history.counts["holders_asked"] += 1
        for other in history.shop.tills:
            if other is not leg.till and other.counter is not None:
                self.ask(other, Pull)
        history.network.send(replace(leg, is_held=True))
        return True

    def _served(self, till: Till, asked: Asked, *, asks_holders: bool = False) -> Reply | None:
        history = self._history
        try:
            return history.shop.server.answer(
                till.identity.terminal_id, asked, asks_holders=asks_holders
            )
        except ServerCrash:
            history.counts["server_crashes"] += 1
            history.tell("the server crashes")
            return None

    def _hear(self, leg: Leg, reply: Reply) -> SyncOutcome | None:
        """What came back is applied; None when the till does not take it."""
        history, till = self._history, leg.till
        if isinstance(reply, Refusal):
            history.counts["refused_envelopes"] += 1
            history.tell(f"{till.name} hears no: {reply.kind.value}")
            return None
        try:
            if isinstance(leg.asked, ReservationRequest):
                assert isinstance(reply, ReservationReply)
                history.work.heard_reservation(leg, reply)
                return None
            assert not isinstance(reply, ReservationReply)
            heard = Heard(reply, leg.asked_at_s, till.clock.monotonic_s())
            if leg.wish is not None and isinstance(reply, PullReply):
                history.work.heard_page(leg, heard)
                return None
            outcome = till.apply(leg.asked, heard)
        except ServerUnavailable as trouble:
            history.counts["answers_not_taken"] += 1
            history.tell(f"{till.name} does not take it: {trouble}")
            return None
        if outcome.recorded:
            history.counts["releases"] += 1
            self.ask(till, Push)
        if isinstance(reply, PushReply) and reply.receipt is not None:
            history.witness.receipts.append(reply.receipt)
        if isinstance(reply, PushReply | HandshakeReply):
            history.witness.check_acknowledged(till)
        return outcome

    def _step(
        self, till: Till, kind: type[ShakeHands | Push | Pull | Compare]
    ) -> SyncOutcome | None:
        step = till.plan(kind)
        if step is None:
            return None
        leg = Leg(till, till.run, step, till.clock.monotonic_s())
        self._history.shop.true.advance(0.01)
        reply = self._served(till, step)
        return None if reply is None else self._hear(leg, reply)


def _held(step: Push) -> EpochHeld:
    return EpochHeld(step.request.epoch, step.last_sequence)
