"""Twenty thousand hostile scans: nothing raised, no forgery taken, no genuine card refused."""

from __future__ import annotations

import subprocess
import sys

from tests.fuzz.codes import Attacker, Tally, attack, count_one


def test_twenty_thousand_hostile_scans_raise_nothing_and_forge_nothing() -> None:
    tally = attack(20_000, seed=20_261_123)

    assert tally.exceptions == {}
    assert (tally.forgeries_accepted, tally.genuine_refused) == (0, 0)
    # Not vacuous: genuine cards got through, and every kind of attack was made many times.
    assert tally.genuine_accepted > 1_000
    ways = {way.__name__ for way in Attacker(1).ways}
    assert {kind for kind, count in tally.kinds.items() if count > 20} == ways


def test_the_same_seed_makes_the_same_inputs() -> None:
    one, two = Attacker(5), Attacker(5)

    assert [one.next() for _ in range(100)] == [two.next() for _ in range(100)]


def test_the_count_notices_a_forgery_an_exception_and_a_card_that_was_refused() -> None:
    attacker, tally = Attacker(1), Tally()
    forged, genuine = attacker.signed_noise(), attacker.genuine()

    def raising(_: bytes, __: bytes) -> bool:
        raise ZeroDivisionError

    count_one(tally, forged, lambda _, __: True, card_is_known=True)
    count_one(tally, genuine, lambda _, __: False, card_is_known=True)
    count_one(tally, genuine, raising, card_is_known=False)

    assert (tally.forgeries_accepted, tally.genuine_refused, tally.exceptions_raised) == (1, 1, 1)
    assert not tally.is_clean


def test_the_command_prints_one_json_object() -> None:
    command = [sys.executable, "-m", "tests.fuzz.codes", "--inputs", "50", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.startswith('{"inputs": 50, "seed": 1, "exceptions_raised": 0')
