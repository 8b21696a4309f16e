"""Effective time: set right by the server, never back, and honest about what it is worth."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.journal import ClockTrust, NoteKind
from shared_domain.wire.codec import EARLIEST, LATEST
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.store_ports import ClockReading
from terminal.use_cases.tell_time import JUMP, OFFSET_AGES_AFTER, Timekeeper
from tests.builders import CARD
from tests.fakes.clock import MONDAY_MORNING, SettableClock
from tests.terminal.use_cases.proofs import accepted, notes_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Till

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def a_timekeeper(
    clock: SettableClock,
    reading: ClockReading | None = None,
    last_recorded_at: datetime | None = None,
) -> Timekeeper:
    return Timekeeper(clock, reading or ClockReading(), last_recorded_at)


def hear(
    timekeeper: Timekeeper,
    clock: SettableClock,
    ahead: timedelta = timedelta(),
    *,
    round_trip_ms: int = 0,
    waited_ms: int = 0,
) -> ClockReading:
    """Ask a server whose clock is this much ahead; the way takes equally long out and back."""
    half = timedelta(milliseconds=round_trip_ms) / 2
    asked_at_s = clock.monotonic_s()
    clock.advance(half)
    server_time = clock.now() + ahead
    clock.advance(half)
    heard_at_s = clock.monotonic_s()
    clock.advance(timedelta(milliseconds=waited_ms))
    return timekeeper.hear(server_time, asked_at_s, heard_at_s)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


def test_without_a_server_the_computers_clock_is_believed(clock: SettableClock) -> None:
    moment = a_timekeeper(clock).now()

    assert moment.occurred_at == moment.device_clock == MONDAY_MORNING
    assert (moment.offset_ms, moment.trust) == (0, ClockTrust.TRUSTED)
    assert moment.is_trusted


def test_times_are_in_utc_whatever_zone_the_clock_shows() -> None:
    in_luxembourg = timezone(timedelta(hours=1))
    moment = a_timekeeper(SettableClock(MONDAY_MORNING.astimezone(in_luxembourg))).now()

    assert (moment.occurred_at.tzinfo, moment.device_clock.tzinfo) == (UTC, UTC)


class TestTheOffset:
    """The difference between the two clocks, from the reply that says most about it."""

    def test_is_the_servers_time_halfway_between_asking_and_hearing(
        self, clock: SettableClock
    ) -> None:
        timekeeper = a_timekeeper(clock)

        reading = hear(timekeeper, clock, timedelta(seconds=90), round_trip_ms=400)

        assert (reading.offset_ms, reading.round_trip_ms) == (90_000, 400)
        assert reading == timekeeper.reading
        assert timekeeper.now().occurred_at == clock.now() + timedelta(seconds=90)
        assert timekeeper.now().device_clock == clock.now()

    def test_may_be_negative(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)

        assert hear(timekeeper, clock, timedelta(seconds=-90)).offset_ms == -90_000

    def test_does_not_suffer_when_the_reply_waits_for_its_turn(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)

        reading = hear(timekeeper, clock, timedelta(seconds=30), round_trip_ms=100, waited_ms=7000)

        assert reading.offset_ms == 30_000
        assert timekeeper.now().occurred_at == clock.now() + timedelta(seconds=30)

    def test_is_taken_from_the_smallest_round_trip(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        for ahead_s, round_trip_ms in ((3, 500), (1, 80), (2, 300), (4, 81)):
            hear(timekeeper, clock, timedelta(seconds=ahead_s), round_trip_ms=round_trip_ms)

        assert timekeeper.reading.offset_ms == 1000
        assert timekeeper.reading.round_trip_ms == 80

    def test_is_taken_anew_from_an_equal_round_trip(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        for ahead_s in (1, 2):
            hear(timekeeper, clock, timedelta(seconds=ahead_s), round_trip_ms=80)

        assert timekeeper.reading.offset_ms == 2000

    def test_is_better_from_a_slow_reply_than_from_none(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, timedelta(seconds=5), round_trip_ms=20_000)
        hear(timekeeper, clock, timedelta(seconds=6), round_trip_ms=10_000)

        assert timekeeper.reading.offset_ms == 5000

    def test_ages_and_then_gives_way_to_any_newer_one(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, timedelta(seconds=1), round_trip_ms=80)
        clock.advance(OFFSET_AGES_AFTER - MINUTE)
        hear(timekeeper, clock, timedelta(seconds=2), round_trip_ms=900)
        assert timekeeper.reading.offset_ms == 1000

        clock.advance(MINUTE)
        hear(timekeeper, clock, timedelta(seconds=2), round_trip_ms=900)

        assert timekeeper.reading.offset_ms == 2000

    def test_gives_way_at_once_to_a_server_that_tells_another_time_altogether(
        self, clock: SettableClock
    ) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, round_trip_ms=80)

        hear(timekeeper, clock, 3 * MINUTE, round_trip_ms=900)

        assert timekeeper.reading.offset_ms == 180_000

    def test_of_an_earlier_run_is_used_until_the_server_is_heard(
        self, clock: SettableClock
    ) -> None:
        earlier = ClockReading(60_000, clock.now(), 20, clock.now() + MINUTE)
        timekeeper = a_timekeeper(clock, earlier)
        assert timekeeper.now().occurred_at == clock.now() + MINUTE

        hear(timekeeper, clock, 1.5 * MINUTE, round_trip_ms=900)

        assert timekeeper.reading.offset_ms == 90_000


class TestTheFloor:
    """Nothing is dated before what was recorded, or before what the server has said."""

    def test_is_the_last_item_of_the_run_before(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock, last_recorded_at=clock.now() + MINUTE)

        moment = timekeeper.now()

        assert moment.occurred_at == clock.now() + MINUTE
        assert moment.trust is ClockTrust.CLAMPED
        assert moment.is_trusted

    def test_is_the_newest_time_the_server_told(self, clock: SettableClock) -> None:
        told = clock.now() + MINUTE
        timekeeper = a_timekeeper(clock, ClockReading(server_time=told), clock.now())

        assert timekeeper.now().occurred_at == told

    def test_is_left_behind_as_time_goes_on(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock, last_recorded_at=clock.now() + MINUTE)
        clock.advance(2 * MINUTE)

        assert timekeeper.now().occurred_at == clock.now()
        assert timekeeper.now().trust is ClockTrust.TRUSTED

    def test_rises_with_everything_recorded(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, timedelta(seconds=50), round_trip_ms=80)
        recorded = timekeeper.now()
        timekeeper.happened(recorded)
        hear(timekeeper, clock, timedelta(seconds=10), round_trip_ms=10)

        moment = timekeeper.now()

        assert moment.occurred_at == recorded.occurred_at
        assert moment.trust is ClockTrust.CLAMPED

    def test_does_not_rise_with_what_was_only_looked_at(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, timedelta(seconds=50), round_trip_ms=80)
        looked_at = timekeeper.now()
        hear(timekeeper, clock, timedelta(seconds=10), round_trip_ms=10)

        assert timekeeper.now().occurred_at < looked_at.occurred_at

    def test_gives_way_to_the_server_when_a_clock_ran_far_ahead(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock, last_recorded_at=clock.now() + 3 * DAY)
        assert not timekeeper.is_trusted

        reading = hear(timekeeper, clock, round_trip_ms=80)
        clock.advance(MINUTE)

        assert timekeeper.now().occurred_at == clock.now()
        assert timekeeper.now().trust is ClockTrust.TRUSTED
        assert reading.server_time == clock.now() - MINUTE - timedelta(milliseconds=40)

    def test_gives_way_when_it_was_the_server_that_ran_ahead(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, 3 * DAY, round_trip_ms=80)
        timekeeper.happened(timekeeper.now())

        hear(timekeeper, clock, round_trip_ms=900)

        assert timekeeper.now().occurred_at == clock.now()

    def test_is_never_below_what_an_item_may_say(self) -> None:
        moment = a_timekeeper(SettableClock(datetime(1980, 1, 1, tzinfo=UTC))).now()

        assert moment.occurred_at == EARLIEST
        assert moment.trust is ClockTrust.NOT_TRUSTED

    def test_has_a_ceiling_at_what_an_item_may_say(self) -> None:
        moment = a_timekeeper(SettableClock(datetime(2150, 1, 1, tzinfo=UTC))).now()

        assert moment.occurred_at < LATEST
        assert moment.trust is ClockTrust.NOT_TRUSTED


class TestTrust:
    """A clock that somebody moved is not trusted until the server has been heard."""

    @pytest.mark.parametrize("direction", [1, -1])
    def test_is_lost_by_a_jump(self, clock: SettableClock, direction: int) -> None:
        timekeeper = a_timekeeper(clock)
        clock.jump(direction * (JUMP + timedelta(seconds=1)))

        assert not timekeeper.is_trusted
        assert timekeeper.now().trust is ClockTrust.NOT_TRUSTED

    @pytest.mark.parametrize("direction", [1, -1])
    def test_survives_a_small_step(self, clock: SettableClock, direction: int) -> None:
        timekeeper = a_timekeeper(clock)
        clock.jump(direction * JUMP)

        assert timekeeper.is_trusted

    def test_survives_a_long_quiet_day(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        clock.advance(10 * DAY)

        assert timekeeper.is_trusted

    def test_is_not_regained_by_jumping_back(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        clock.jump(DAY)
        assert not timekeeper.is_trusted
        clock.jump(-DAY)

        assert not timekeeper.is_trusted

    def test_is_regained_from_the_server_at_any_round_trip(self, clock: SettableClock) -> None:
        timekeeper = a_timekeeper(clock)
        hear(timekeeper, clock, round_trip_ms=20)
        clock.jump(-DAY)

        hear(timekeeper, clock, DAY, round_trip_ms=4000)

        assert timekeeper.is_trusted
        assert timekeeper.now().occurred_at == clock.now() + DAY

    @pytest.mark.parametrize("direction", [1, -1])
    def test_a_jump_moves_no_time_in_this_run(self, clock: SettableClock, direction: int) -> None:
        timekeeper = a_timekeeper(clock)
        before = timekeeper.now().occurred_at
        clock.jump(direction * DAY)
        clock.advance(MINUTE)

        assert timekeeper.now().occurred_at == before + MINUTE

    @pytest.mark.parametrize(("behind", "trusted"), [(JUMP, True), (JUMP + MINUTE, False)])
    def test_is_missing_from_the_start_when_the_clock_went_back(
        self, clock: SettableClock, behind: timedelta, *, trusted: bool
    ) -> None:
        timekeeper = a_timekeeper(clock, last_recorded_at=clock.now() + behind)

        assert timekeeper.is_trusted is trusted


SPANS = st.integers(-200_000, 200_000).map(lambda seconds: timedelta(seconds=seconds))
STEPS = st.lists(
    st.tuples(st.just("advance"), SPANS.map(abs))
    | st.tuples(st.just("jump"), SPANS)
    | st.tuples(st.just("record"), st.just(timedelta()))
)


@given(steps=STEPS)
def test_no_jump_ever_takes_recorded_time_back(steps: list[tuple[str, timedelta]]) -> None:
    clock = SettableClock()
    timekeeper = a_timekeeper(clock)
    recorded = []
    for what, span in steps:
        if what == "advance":
            clock.advance(span)
        elif what == "jump":
            clock.jump(span)
        else:
            moment = timekeeper.now()
            timekeeper.happened(moment)
            recorded.append(moment.occurred_at)

    assert recorded == sorted(recorded)


@given(
    ahead=SPANS,
    round_trips_ms=st.lists(st.integers(0, 4000), min_size=1, max_size=8),
    jumps=st.lists(SPANS, max_size=3),
)
def test_after_hearing_the_server_the_time_is_the_servers(
    ahead: timedelta, round_trips_ms: list[int], jumps: list[timedelta]
) -> None:
    clock = SettableClock()
    timekeeper = a_timekeeper(clock)
    for jump in jumps:
        clock.jump(jump)
        timekeeper.happened(timekeeper.now())
        ahead -= jump
        for round_trip_ms in round_trips_ms:
            hear(timekeeper, clock, ahead, round_trip_ms=round_trip_ms)

        difference = timekeeper.now().occurred_at - (clock.now() + ahead)
        assert timedelta() - timedelta(milliseconds=1) <= difference <= JUMP


def test_a_jump_is_noted_once_until_the_clock_is_trusted_again(till: Till) -> None:
    for _ in range(2):
        till.clock.jump(timedelta(hours=3))
        for _ in range(2):
            till.wait(minutes=20)
            accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
        till.shake()
        till.wait(minutes=24 * 60)
        accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))

    assert notes_of(till) == [NoteKind.CLOCK_JUMPED] * 2


def test_a_doubt_that_was_noted_at_the_start_is_not_noted_again(till: Till) -> None:
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    till.clock.jump(timedelta(days=-2))
    till.restart()
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))

    assert notes_of(till) == [NoteKind.CLOCK_JUMPED]
