"""The one way from a decision to the journal: read, decide, record and commit in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.journal import NoteKind
from shared_domain.outcomes import Refused
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.read_card import CardView, situation_of, standing_refusal, view_of
from terminal.use_cases.record_items import record_entries, record_note

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from shared_domain.card_codes import BalanceSnapshot
    from shared_domain.identifiers import CardId
    from shared_domain.ledger import Entry
    from shared_domain.outcomes import Decision
    from shared_domain.rules.situation import Situation
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Recorded:
    """Recorded durably; may be shown. `undo_until` is when the cashier's own undo ends."""

    entries: tuple[Entry, ...]
    card: CardView
    undo_until: datetime


def carry_out(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    decide: Callable[[UnitOfWork, Situation], Decision],
    *,
    snapshot: BalanceSnapshot | None = None,
) -> Recorded | Refused:
    """Decide here and now, and commit before saying so; no network is asked.

    Raises StorageUnavailable while space is short: what is left of it is for syncing.
    """
    if counter.store.is_short_of_space():
        raise StorageUnavailable(StorageTrouble.DISK_FULL, "nothing new while space is short")
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        moment = counter.timekeeper.now()
        situation = situation_of(counter, uow, card_id, moment)
        if isinstance(situation, Refused):
            return situation
        decision = decide(uow, situation)
        if isinstance(decision, Refused):
            return decision
        staff_id = session.staff_id if session else None
        is_news = counter.timekeeper.is_news(moment)
        if is_news:
            record_note(counter, uow, NoteKind.CLOCK_JUMPED, moment=moment, staff_id=staff_id)
        entries = record_entries(
            counter,
            uow,
            decision.facts,
            moment=moment,
            staff_id=staff_id,
            program_version=situation.program.version,
        )
        view = view_of(uow, card_id, snapshot)
        uow.commit()
    counter.timekeeper.happened(moment)
    if is_news:
        counter.timekeeper.doubt_was_noted()
    return Recorded(entries, view, _undo_until(situation)) if isinstance(view, CardView) else view


def _undo_until(situation: Situation) -> datetime:
    return situation.now + timedelta(minutes=situation.program.undo_minutes)
