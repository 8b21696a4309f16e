"""A guesser with a hand on the plug gets five guesses a window, whatever is cut or put back."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from shared_domain.outcomes import Refused, StaffLocked
from shared_domain.programs import LoyaltyType, OfflineRedemption
from shared_domain.staff import (
    TERMINAL_TRIES_BEFORE_LOCK,
    TRIES_BEFORE_LOCK,
    StaffMember,
    TryCount,
)
from sync_server.services.manage_staff import save_member
from terminal.use_cases.counter import Session
from terminal.use_cases.sign_in import sign_in
from tests.simulation.disks import CRASHES, Crash
from tests.simulation.histories import History
from tests.simulation.shops import ANNA, BERT, VENDOR, ShopPlan

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.identifiers import StaffId
    from sync_server.services.ports import Instruments, UnitOfWork

PLAN = ShopPlan(1, 2, LoyaltyType.STAMPS, OfflineRedemption.RESERVED)
KILLS = 200


class PowerCut(Exception):
    """The plug was pulled while the slow hash was at work."""


class Guesser:
    """Tries PINs of one person, and pulls the plug before anything can be written about it."""

    def __init__(self, seed: int, folder: Path | None = None) -> None:
        self._chance = random.Random(seed)
        self._guesses = 0
        history = History(seed=0, plan=PLAN, folder=folder)
        self.shop = shop = history.shop
        self.till = shop.add_till()
        for who in (ANNA, BERT):
            shop.server.do(partial(_employ, who=who))
        history.post.sync(self.till)
        # A real disk is copied while the program is down.
        self.till.disk.keep_copy()
        self.till.lose_power()
        self.till.start()

    def guesses_of(self, staff_id: StaffId) -> int:
        """One more try; how many PINs were really compared meanwhile."""
        before = self._guesses
        fault = self._chance.choice((None, "hash", "write", "write"))
        if fault == "write":
            self.till.disk.armed = self._chance.choice(CRASHES)

        def compared(staff_id: StaffId, pin: str, verifier: str) -> bool:  # noqa: ARG001  (the port's)
            self._guesses += 1
            if fault == "hash":
                raise PowerCut
            return False

        counter = replace(self.till.up, pin_check=compared)
        with suppress(PowerCut, Crash):
            sign_in(counter, staff_id, "0000")
        return self._guesses - before

    def pull_the_plug(self) -> None:
        """And sometimes put an older database back before the program starts again."""
        self.till.lose_power()
        if self._chance.random() < 0.3:
            self.till.disk.put_back_database()
        self.till.start()

    def tries(self, staff_id: StaffId | None) -> TryCount:
        with self.till.up.store.begin() as uow:
            return uow.state.tries(staff_id)


def _employ(uow: UnitOfWork, tools: Instruments, who: Session) -> None:
    assert who.staff_id is not None
    member = StaffMember(
        staff_id=who.staff_id, name=who.name, role=who.role, pin_verifier=f"pin of {who.name}"
    )
    save_member(uow, tools, VENDOR, member)


@pytest.mark.parametrize("on_real_storage", [False, True], ids=["memory", "sqlite"])
def test_two_hundred_power_cuts_give_no_free_guess(
    tmp_path: Path, *, on_real_storage: bool
) -> None:
    guesser = Guesser(7, tmp_path if on_real_storage else None)
    assert ANNA.staff_id is not None
    in_window, most, kills = 0, 0, 0
    while kills < KILLS:
        in_window += guesser.guesses_of(ANNA.staff_id)
        most = max(most, in_window)
        guesser.pull_the_plug()
        kills += 1
        locked = guesser.tries(ANNA.staff_id).locked_until
        if locked is not None and guesser.till.up.timekeeper.now().occurred_at < locked:
            # Against the lock nothing is even compared; then the window is waited out.
            assert guesser.guesses_of(ANNA.staff_id) == 0
            guesser.shop.true.advance(timedelta(hours=1, minutes=1).total_seconds())
            in_window = 0
    assert 1 <= most <= TRIES_BEFORE_LOCK
    guesser.shop.close()


def test_a_database_put_back_forgets_neither_the_tries_nor_who_was_forgiven() -> None:
    guesser = Guesser(1)
    assert ANNA.staff_id is not None
    assert BERT.staff_id is not None
    till = guesser.till

    def enter(staff_id: StaffId, *, right: bool) -> Session | Refused:
        counter = replace(till.up, pin_check=lambda *_: right)
        return sign_in(counter, staff_id, "1234")

    for _ in range(TRIES_BEFORE_LOCK):
        enter(ANNA.staff_id, right=False)
    enter(BERT.staff_id, right=False)
    expected = [guesser.tries(who) for who in (ANNA.staff_id, BERT.staff_id, None)]
    till.lose_power()
    till.disk.put_back_database()
    till.start()

    assert [guesser.tries(who) for who in (ANNA.staff_id, BERT.staff_id, None)] == expected
    refused = enter(ANNA.staff_id, right=True)
    assert isinstance(refused, Refused)
    assert isinstance(refused.reason, StaffLocked)

    # A manager's right PIN opens all of it; that is not forgotten either.
    assert isinstance(enter(BERT.staff_id, right=True), Session)
    till.lose_power()
    till.disk.put_back_database()
    till.start()
    assert guesser.tries(BERT.staff_id) == guesser.tries(None) == TryCount()
    assert guesser.tries(ANNA.staff_id).wrong_tries == TRIES_BEFORE_LOCK


def test_a_cashiers_right_pin_leaves_the_count_of_the_terminal() -> None:
    guesser = Guesser(2)
    assert ANNA.staff_id is not None
    till = guesser.till
    for right in (False, False, True):
        sign_in(replace(till.up, pin_check=lambda *_, right=right: right), ANNA.staff_id, "1234")
    till.lose_power()
    till.disk.put_back_database()
    till.start()

    assert guesser.tries(ANNA.staff_id) == TryCount()
    assert guesser.tries(None).wrong_tries == 2 < TERMINAL_TRIES_BEFORE_LOCK
