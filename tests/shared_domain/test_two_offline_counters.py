"""Two terminals that cannot hear each other never spend a balance twice, unless a manager did."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.business_day import calendar_of
from shared_domain.cards import CardState, fold
from shared_domain.cases import CaseKind
from shared_domain.identifiers import StaffId, TerminalId
from shared_domain.ledger import Entry, EntryFacts, EntryKind
from shared_domain.outcomes import Accepted, Decision, Refused, ReservedElsewhere
from shared_domain.reservations import Rights, rights_of
from shared_domain.rules.correcting import reverse_entries
from shared_domain.rules.earning import earn_points, earn_stamps
from shared_domain.rules.judging import judge_card
from shared_domain.rules.redeeming import redeem_points, redeem_stamps
from shared_domain.rules.situation import Situation
from tests.builders import (
    BERT,
    CARD,
    CASHIER,
    NOON,
    TILL_1,
    TILL_2,
    a_history,
    a_hybrid_program,
    a_vendor,
    recorded,
)

CALENDAR = calendar_of(a_vendor())
PROGRAM = a_hybrid_program(stamps_target=3, cooldown_minutes=0, max_daily_stamps=0)
tills = st.sampled_from([TILL_1, TILL_2])
amounts = st.builds(Amounts, st.integers(0, 4), st.integers(0, 200))


class TwoCounters(RuleBasedStateMachine):
    """Each terminal knows its own entries and, of the rest, what it last heard."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.all: list[Entry] = []
        self.ledger: list[Entry] = []
        self.known: dict[TerminalId, list[Entry]] = {TILL_1: [], TILL_2: []}
        self.overrides = 0
        # An undo takes from the balance, not from a right: the one way past a right without a
        # manager. What it may cost is found by the judgement.
        self.undone_past_right = False

    @property
    def rights(self) -> Rights:
        """As they truly are, heard of or not."""
        return rights_of(self.all)

    def situation(self, till: TerminalId) -> Situation:
        known = self.known[till]
        return Situation(
            program=PROGRAM,
            calendar=CALENDAR,
            card=fold(CardState(card_id=CARD), known),
            recent=tuple(known),
            now=self.now,
            terminal_id=till,
            rights=rights_of(known),
        )

    def record(self, decision: Decision, till: TerminalId) -> None:
        for facts in decision.facts if isinstance(decision, Accepted) else ():
            self.write(facts, till)

    def write(self, facts: EntryFacts, till: TerminalId | None) -> None:
        self.now += timedelta(minutes=1)
        entry = recorded(facts, len(self.all) + 1, self.now, terminal_id=till)
        entry = msgspec.structs.replace(entry, terminal_seq=len(self.all) + 1)
        self.all.append(entry)
        (self.known[till] if till is not None else self.ledger).append(entry)

    def redeem(self, till: TerminalId, reward_id: str | None, manager: StaffId | None) -> None:
        """Give a reward; without an override only what the terminal truly has the right to."""
        right = self.rights.of(till)
        situation = self.situation(till)
        decision = (
            redeem_stamps(situation, manager)
            if reward_id is None
            else redeem_points(situation, reward_id, manager)
        )
        if isinstance(decision, Refused):
            assert manager is None or not isinstance(decision.reason, ReservedElsewhere)
            return
        (facts,) = decision.facts
        if facts.overridden_by is None:
            assert right.covers(-facts.amounts)
        else:
            self.overrides += 1
        self.record(decision, till)

    @rule(till=tills, quantity=st.integers(1, 3))
    def stamps_are_given(self, till: TerminalId, quantity: int) -> None:
        self.record(earn_stamps(self.situation(till), quantity), till)

    @rule(till=tills, cents=st.sampled_from([500, 1_500, 3_000]))
    def points_are_given(self, till: TerminalId, cents: int) -> None:
        self.record(earn_points(self.situation(till), cents), till)

    @rule(till=tills, reward_id=st.sampled_from([None, "coffee", "cake"]))
    def a_reward_is_given(self, till: TerminalId, reward_id: str | None) -> None:
        self.redeem(till, reward_id, None)

    @rule(till=tills, reward_id=st.sampled_from([None, "coffee"]))
    def a_manager_overrides(self, till: TerminalId, reward_id: str | None) -> None:
        self.redeem(till, reward_id, BERT)

    @rule(till=tills, data=st.data())
    def the_last_thing_is_undone(self, till: TerminalId, data: st.DataObject) -> None:
        own = [entry for entry in self.known[till] if entry.terminal_id == till]
        if not own:
            return
        target = data.draw(st.sampled_from(own[-3:]))
        reversals = tuple(e for e in self.known[till] if e.reverses == target.entry_id)
        decision = reverse_entries(self.situation(till), (target,), reversals, CASHIER)
        self.record(decision, till)
        if isinstance(decision, Accepted) and not self.rights.of(till).covers(NOTHING):
            self.undone_past_right = True

    @rule(till=tills)
    def a_terminal_syncs(self, till: TerminalId) -> None:
        ledger_ids = {entry.entry_id for entry in self.ledger}
        self.ledger += [entry for entry in self.known[till] if entry.entry_id not in ledger_ids]
        self.known[till] = list(self.ledger)

    @rule(till=tills, wanted=amounts)
    def the_server_grants_what_nobody_holds(self, till: TerminalId, wanted: Amounts) -> None:
        free = rights_of(self.ledger).unreserved
        self.write(
            EntryFacts(
                kind=EntryKind.RESERVATION_GRANTED,
                card_id=CARD,
                reserved_for=till,
                reserved=_at_most(wanted, free),
            ),
            None,
        )

    @rule(till=tills, wanted=amounts)
    def a_terminal_releases(self, till: TerminalId, wanted: Amounts) -> None:
        own = rights_of(self.known[till]).of(till)
        self.write(
            EntryFacts(
                kind=EntryKind.RESERVATION_RELEASED,
                card_id=CARD,
                reserved=_at_most(wanted, own),
            ),
            till,
        )

    @invariant()
    def rights_sum_to_the_balance(self) -> None:
        for entries in (self.all, self.ledger, *self.known.values()):
            rights = rights_of(entries)
            balance = fold(CardState(card_id=CARD), entries).balance
            assert sum(rights.held.values(), rights.unreserved) == balance

    @invariant()
    def nothing_is_spent_twice(self) -> None:
        if self.overrides or self.undone_past_right:
            return
        balance = fold(CardState(card_id=CARD), self.all).balance
        assert balance.covers(NOTHING)
        assert all(right.covers(NOTHING) for right in self.rights.held.values())
        assert self.rights.unreserved.covers(NOTHING)

    @invariant()
    def every_override_and_every_overdraft_is_found(self) -> None:
        findings = judge_card(self.all, a_history(PROGRAM), CALENDAR)
        kinds = [finding.kind for finding in findings]
        balance = fold(CardState(card_id=CARD), self.all).balance

        assert kinds.count(CaseKind.RESERVATION_OVERRIDDEN) == self.overrides
        overdrawn = {CaseKind.OVERDRAWN, CaseKind.REVERSED_AFTER_SPENT} & set(kinds)
        assert balance.covers(NOTHING) or overdrawn
        if not self.overrides and not self.undone_past_right:
            assert kinds == []


def _at_most(wanted: Amounts, there_is: Amounts) -> Amounts:
    return Amounts(
        max(0, min(wanted.stamps, there_is.stamps)), max(0, min(wanted.points, there_is.points))
    )


TestTwoOfflineCounters = TwoCounters.TestCase
TestTwoOfflineCounters.settings = settings(stateful_step_count=40)
