"""What the tests of both ways of a sync do to a till, and read from it."""

from __future__ import annotations

import pytest

from shared_domain.journal import NoteKind
from shared_domain.ledger import Entry
from shared_domain.wire.pull import PullReply
from shared_domain.wire.push import PushReply
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.record_items import record_note
from terminal.use_cases.run_pull import plan_pull
from terminal.use_cases.run_push import plan_push
from terminal.use_cases.store_ports import Cursor
from terminal.use_cases.sync_steps import Heard, Pull, Push, perform
from tests.builders import CARD
from tests.terminal.use_cases.proofs import accepted
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Till


def give(till: Till, times: int = 1) -> list[Entry]:
    """So many stamps, one after the other; the program must have no cooldown."""
    given = [award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()) for _ in range(times)]
    return [accepted(one).entries[0] for one in given]


def write_notes(till: Till, count: int, text: str = "") -> None:
    with till.store.begin() as uow:
        for _ in range(count):
            moment = till.counter.timekeeper.now()
            record_note(till.counter, uow, NoteKind.OVERRIDE, moment=moment, text=text)
        uow.commit()


def acknowledged(till: Till) -> list[int]:
    """How far each epoch is acknowledged, oldest first."""
    with till.store.begin() as uow:
        return [held.acknowledged for held in uow.journal.epochs()]


def next_push(till: Till) -> Push:
    step = plan_push(till.counter)
    assert step is not None
    return step


def pushed(till: Till, step: Push) -> PushReply:
    """What the server answers to it; nothing is applied yet."""
    reply = perform(till.line, step, till.clock).reply
    assert isinstance(reply, PushReply)
    return reply


def cursor(till: Till) -> Cursor:
    with till.store.begin() as uow:
        return uow.state.cursor()


def pulled(till: Till, wait_s: int = 0) -> tuple[Pull, Heard, PullReply]:
    """The next page as it arrives; nothing is applied yet."""
    step = plan_pull(till.counter, wait_s)
    heard = perform(till.line, step, till.clock)
    assert isinstance(heard.reply, PullReply)
    return step, heard, heard.reply


def pull_fails(till: Till) -> ServerTrouble:
    """Pull, and see that it was refused with nothing applied."""
    before, commits = cursor(till), till.store.commits
    with pytest.raises(ServerUnavailable) as failure:
        till.pull_once()
    assert cursor(till) == before
    assert till.store.commits == commits
    return failure.value.trouble
