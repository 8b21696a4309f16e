"""Every storm once, small: nothing breaks, and the storm was no calm."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.network.chaos_proxy import Fate
from tests.storms.api_cases import api_cases
from tests.storms.bit_flips import bit_flips
from tests.storms.client_days import client_days
from tests.storms.io_errors import io_errors
from tests.storms.power_cuts import power_cuts
from tests.storms.proxied_pushes import proxied_pushes
from tests.storms.server_days import server_days
from tests.storms.server_kills import server_kills
from tests.storms.terminal_kills import terminal_kills

if TYPE_CHECKING:
    from pathlib import Path

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="missing system part: strace"
)


@needs_strace
def test_nothing_shown_is_lost_wherever_the_power_is_cut(tmp_path: Path) -> None:
    tally = power_cuts(60, 1, tmp_path)

    assert tally.broken == []
    assert tally.counts["recovered_from_file"] > 0
    assert tally.counts["control_lost"] > 0


def test_nothing_shown_is_lost_whenever_the_terminal_is_killed(tmp_path: Path) -> None:
    tally = terminal_kills(4, 2, tmp_path)

    assert tally.broken == []
    assert tally.counts["shown_before_kills"] > 0


def test_no_receipt_is_broken_whenever_the_server_is_killed(tmp_path: Path) -> None:
    tally = server_kills(2, 3, tmp_path)

    assert tally.broken == []
    assert tally.counts["receipts"] > 0


@needs_strace
def test_nothing_shown_is_lost_on_a_disk_that_fails(tmp_path: Path) -> None:
    tally = io_errors(750, 4, tmp_path)

    assert tally.broken == []
    assert tally.counts["trouble_disk_full"] > 0
    assert tally.counts["trouble_damaged"] > 0
    assert tally.counts["commits"] > 100


def test_every_item_is_counted_once_whatever_the_line_does_to_a_push(tmp_path: Path) -> None:
    tally = proxied_pushes(200, 5, tmp_path)

    assert tally.broken == []
    assert {f"line_{fate.value}" for fate in Fate} <= set(tally.counts)


def test_no_call_that_the_document_allows_or_forbids_is_a_fault(tmp_path: Path) -> None:
    tally = api_cases(8, 6, tmp_path)

    assert tally.broken == []
    assert tally.counts["answers_200"] > 0
    assert tally.counts["answers_400"] > 0


def test_a_bit_that_turned_over_is_found_or_changes_nothing(tmp_path: Path) -> None:
    tally = bit_flips(40, 7, tmp_path)

    assert tally.broken == []
    assert tally.counts["found_and_mended"] > 0
    assert tally.counts["found_and_made_again"] > 0


def test_many_days_at_the_counters_keep_every_promise(tmp_path: Path) -> None:
    tally = client_days(15, 8, tmp_path)

    assert tally.broken == []
    assert tally.counts["shown_stamps_redeemed"] + tally.counts["shown_points_redeemed"] > 0


def test_many_days_at_the_server_keep_its_books(tmp_path: Path) -> None:
    tally = server_days(30, 9, tmp_path)

    assert tally.broken == []
    assert tally.counts["entries"] > 0
