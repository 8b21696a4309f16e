"""One pull listens while another is waited for: what both bring is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.wire.pull import PullReply
from terminal.use_cases.run_pull import apply_pull, plan_pull
from terminal.use_cases.sync_steps import Heard, Pull, SyncOutcome, perform

if TYPE_CHECKING:
    from tests.terminal.use_cases.shop import Shop, Till


def heard_by(till: Till, step: Pull) -> Heard:
    return perform(till.line, step, till.clock)


def applied(till: Till, step: Pull, heard: Heard) -> SyncOutcome:
    assert isinstance(heard.reply, PullReply)
    return apply_pull(till.counter, step, heard, heard.reply)


def test_the_longer_page_adds_what_the_shorter_had_not(shop: Shop, till: Till) -> None:
    shop.issue()
    listening = plan_pull(till.counter, 25)
    asked = plan_pull(till.counter, 0)
    short = heard_by(till, listening)
    shop.give(stamps=3)
    long = heard_by(till, asked)
    assert applied(till, listening, short).changed
    assert applied(till, asked, long) == SyncOutcome(changed=True, caught_up=True)
    assert till.balance() == Amounts(3)
    assert not till.compare().reread


def test_a_page_that_was_overtaken_changes_nothing(shop: Shop, till: Till) -> None:
    shop.issue()
    listening = plan_pull(till.counter, 25)
    asked = plan_pull(till.counter, 0)
    short = heard_by(till, listening)
    shop.give(stamps=3)
    long = heard_by(till, asked)
    assert applied(till, asked, long).changed
    assert applied(till, listening, short) == SyncOutcome()
    assert till.balance() == Amounts(3)
