"""Letting go of what another terminal asks for: a signed release, decided here and now.

A right ends only by its holder's own entry. What is spent here before the question is read
stays spent; what is released can be spent here no more, from this very commit on.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.reservations import rights_of, smaller
from terminal.use_cases.record_items import record_entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from shared_domain.records import ReservationAsked
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import UnitOfWork
    from terminal.use_cases.tell_time import Moment

# Whoever asked has long given up by then, and the reward was refused or given elsewhere.
QUESTION_LASTS = timedelta(seconds=30)


def release_rights(
    counter: Counter,
    uow: UnitOfWork,
    questions: Iterable[ReservationAsked],
    *,
    server_time: datetime,
    moment: Moment,
) -> bool:
    """Release what is held here and asked for by another; says whether anything was.

    The caller commits. `server_time` tells a fresh question from an old one: a terminal that
    reads the whole ledger meets every question that was ever asked.
    """
    program = uow.world.program()
    released = False
    for asked in questions:
        is_fresh = server_time - asked.asked_at <= QUESTION_LASTS
        if not is_fresh or asked.asked_by == counter.identity.terminal_id:
            continue
        rights = rights_of(uow.entries.of_card(asked.card_id))
        let_go = smaller(rights.of(counter.identity.terminal_id), asked.wanted)
        if let_go == NOTHING:
            continue
        facts = EntryFacts(
            kind=EntryKind.RESERVATION_RELEASED, card_id=asked.card_id, reserved=let_go
        )
        record_entries(
            counter,
            uow,
            (facts,),
            moment=moment,
            staff_id=None,
            program_version=program.version if program is not None else 0,
        )
        released = True
    return released
