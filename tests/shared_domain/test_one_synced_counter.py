"""Whatever staff do at one counter that knows everything, no bound breaks and nothing is found."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shared_domain.amounts import Amounts
from shared_domain.business_day import calendar_of
from shared_domain.cards import CardState, CardStatus, fold
from shared_domain.cases import CaseKind
from shared_domain.journal import ClockTrust
from shared_domain.ledger import REVERSIBLE_KINDS, Entry
from shared_domain.outcomes import Accepted, Decision
from shared_domain.reservations import rights_of
from shared_domain.rules.correcting import adjust, replace_card, reverse_entries, set_blocked
from shared_domain.rules.earning import earn_points, earn_stamps, earn_stamps_and_points
from shared_domain.rules.judging import ProgramHistory, judge_card
from shared_domain.rules.redeeming import redeem_points, redeem_stamps
from shared_domain.rules.situation import Requester, Situation
from tests.builders import (
    CARD,
    CASHIER,
    MANAGER,
    NOON,
    TILL_1,
    a_hybrid_program,
    a_vendor,
    entry_id,
    recorded,
)

CALENDAR = calendar_of(a_vendor())
requesters = st.sampled_from([CASHIER, MANAGER])
# Zero often: entries at one clamped time must keep their order too.
pauses = st.sampled_from(
    [
        *(timedelta(0), timedelta(0), timedelta(microseconds=1), timedelta(minutes=5)),
        *(timedelta(minutes=15), timedelta(hours=2), timedelta(days=1), timedelta(days=40)),
    ]
)


class OneCounter(RuleBasedStateMachine):
    """One terminal, all entries known to it; its card is replaced now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.card_id = CARD
        self.now = NOON
        self.written = 0
        self.trust = ClockTrust.TRUSTED
        self.entries: list[Entry] = []
        self.programs = {1: a_hybrid_program(stamps_target=3)}
        self.replaced_at: dict[int, datetime] = {}

    @property
    def card(self) -> CardState:
        return fold(CardState(card_id=self.card_id), self.entries)

    def of_card(self, card_id: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.card_id == card_id)

    def situation(self) -> Situation:
        own = self.of_card(self.card_id)
        return Situation(
            program=self.programs[max(self.programs)],
            calendar=CALENDAR,
            card=self.card,
            recent=own,
            now=self.now,
            clock_is_trusted=self.trust is not ClockTrust.NOT_TRUSTED,
            terminal_id=TILL_1,
            rights=rights_of(own),
        )

    def record(self, decision: Decision) -> None:
        """Write what was accepted, under ids that run backwards as after a clock was set back."""
        for facts in decision.facts if isinstance(decision, Accepted) else ():
            self.written += 1
            entry = recorded(facts, self.written, self.now, clock_trust=self.trust)
            entry = msgspec.structs.replace(
                entry,
                entry_id=entry_id(10_000 - self.written),
                program_version=max(self.programs),
            )
            self.entries.append(entry)

    @rule(pause=pauses, trust=st.sampled_from([*ClockTrust, ClockTrust.TRUSTED]))
    def time_passes(self, pause: timedelta, trust: ClockTrust) -> None:
        self.now += pause
        self.trust = trust

    @rule(cooldown=st.sampled_from([0, 15, 60]), limit=st.sampled_from([0, 1, 5]))
    def the_program_changes(self, cooldown: int, limit: int) -> None:
        last = max(self.programs)
        self.replaced_at[last] = self.now
        self.programs[last + 1] = a_hybrid_program(
            version=last + 1, cooldown_minutes=cooldown, max_daily_stamps=limit, stamps_target=2
        )

    @rule(quantity=st.integers(-1, 6))
    def stamps_are_given(self, quantity: int) -> None:
        self.record(earn_stamps(self.situation(), quantity))

    @rule(cents=st.sampled_from([0, 5, 10, 999, 2_500]))
    def points_are_given(self, cents: int) -> None:
        self.record(earn_points(self.situation(), cents))

    @rule(quantity=st.integers(0, 3), cents=st.sampled_from([5, 1_500]))
    def both_are_given(self, quantity: int, cents: int) -> None:
        self.record(earn_stamps_and_points(self.situation(), quantity, cents))

    @rule()
    def a_full_card_is_redeemed(self) -> None:
        self.record(redeem_stamps(self.situation()))

    @rule(reward_id=st.sampled_from(["coffee", "cake", "tea"]))
    def points_are_redeemed(self, reward_id: str) -> None:
        self.record(redeem_points(self.situation(), reward_id))

    @precondition(lambda self: bool(self.of_card(self.card_id)))
    @rule(data=st.data(), requester=requesters)
    def something_is_undone(self, data: st.DataObject, requester: Requester) -> None:
        own = self.of_card(self.card_id)
        target = data.draw(st.sampled_from(own))
        reversals = tuple(entry for entry in own if entry.reverses == target.entry_id)
        before = self.card
        decision = reverse_entries(self.situation(), (target,), reversals, requester)
        self.record(decision)
        if isinstance(decision, Accepted):
            assert target.kind in REVERSIBLE_KINDS
            assert not reversals
            assert self.card.balance == before.balance - target.amounts

    @rule(
        stamps=st.integers(-4, 4),
        points=st.integers(-150, 150),
        reason=st.sampled_from(["slip", " "]),
        requester=requesters,
    )
    def a_balance_is_adjusted(
        self, stamps: int, points: int, reason: str, requester: Requester
    ) -> None:
        self.record(adjust(self.situation(), Amounts(stamps, points), reason, requester))

    @rule(blocked=st.booleans(), requester=requesters)
    def the_card_is_blocked_or_opened(self, *, blocked: bool, requester: Requester) -> None:
        self.record(set_blocked(self.situation(), blocked=blocked, requester=requester))
        if requester is MANAGER and blocked:
            assert self.card.status is CardStatus.BLOCKED

    @rule()
    def the_card_is_replaced(self) -> None:
        old, new_id = self.card, f"{int(self.card_id, 16) + 1:016x}"
        self.record(replace_card(self.situation(), new_id, MANAGER))
        assert self.card.status is CardStatus.REPLACED
        assert self.card.balance == Amounts()
        self.card_id = new_id
        assert self.card.balance == old.balance

    @invariant()
    def no_balance_is_negative(self) -> None:
        assert self.card.balance.covers(Amounts())
        assert self.card.lifetime.covers(Amounts())
        assert self.card.rewards_redeemed >= 0

    @invariant()
    def rights_sum_to_the_balance(self) -> None:
        rights = rights_of(self.of_card(self.card_id))
        assert sum(rights.held.values(), rights.unreserved) == self.card.balance

    @invariant()
    def the_server_finds_nothing_but_what_was_marked(self) -> None:
        history = ProgramHistory(self.programs, self.replaced_at)
        marked = {
            entry.entry_id for entry in self.entries if entry.clock_trust is ClockTrust.NOT_TRUSTED
        }
        for card_id in {entry.card_id for entry in self.entries}:
            findings = judge_card(self.of_card(card_id), history, CALENDAR)
            clock = {f.entry_id for f in findings if f.kind is CaseKind.CLOCK_NOT_TRUSTED}
            assert clock == marked & {entry.entry_id for entry in self.of_card(card_id)}
            assert {finding.entry_id for finding in findings} <= marked


TestOneSyncedCounter = OneCounter.TestCase
TestOneSyncedCounter.settings = settings(stateful_step_count=40)
