"""The server's judgement: which rules a card's entries broke, as a pure function of them all.

Nothing is refused here and nothing is dropped: what happened counts, and a finding asks a
person to look. The order in which entries arrived plays no part; only when they happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cases import CaseFinding, CaseKind
from shared_domain.journal import ClockTrust
from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS, EntryKind
from shared_domain.rules.limits import cooldown_problem, daily_limit_problem, standing_stamps
from shared_domain.rules.matching import due_amounts, is_of_program, is_opposite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.identifiers import EntryId
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram

# A terminal that decided under rules replaced this long ago has been away too long.
STALE_AFTER = timedelta(days=30)

_STATUS_KINDS = frozenset(
    {EntryKind.CARD_BLOCKED, EntryKind.CARD_UNBLOCKED, EntryKind.CARD_REPLACED}
)


@dataclass(frozen=True, slots=True)
class ProgramHistory:
    """Every version of a vendor's program, and when each was replaced by the next."""

    versions: Mapping[int, LoyaltyProgram]
    replaced_at: Mapping[int, datetime]

    def in_force_for(self, entry: Entry) -> LoyaltyProgram | None:
        """The version the entry was decided under, if this server ever published it."""
        return self.versions.get(entry.program_version)


def judge_card(
    entries: Iterable[Entry], programs: ProgramHistory, calendar: BusinessCalendar
) -> frozenset[CaseFinding]:
    """Every finding about one card, from all its entries in any order."""
    ordered = sorted(entries, key=lambda entry: entry.order_key)
    return frozenset(
        (
            *_balance_findings(ordered),
            *_limit_findings(ordered, programs, calendar),
            *_reversal_findings(ordered),
            *_status_findings(ordered),
            *_single_findings(ordered, programs),
        )
    )


def continues_plainly(
    later: Iterable[Entry],
    last_moved_at: datetime | None,
    balance: Amounts,
    awaited: Collection[EntryId] = (),
) -> bool:
    """Whether these entries of one card change nothing that was found about it before.

    They do not when each that moves something happened after `last_moved_at` (the latest
    earlier entry that did), none takes an entry back or changes the card's status, and
    `balance` covers what they take. `awaited` are entries that were taken back before they came.

    A card whose status was ever changed is to be judged as a whole.
    """
    for entry in sorted(later, key=lambda entry: entry.order_key):
        if entry.reverses is not None or entry.kind in _STATUS_KINDS or entry.entry_id in awaited:
            return False
        if entry.amounts == NOTHING:
            continue
        if last_moved_at is not None and entry.occurred_at <= last_moved_at:
            return False
        balance += entry.amounts
        if _is_short(entry, balance):
            return False
    return True


def context_start(
    later: Iterable[Entry], programs: ProgramHistory, calendar: BusinessCalendar
) -> datetime | None:
    """From when on earlier stamps of the same cards bear on these entries; None when none does."""
    stamps = [entry for entry in later if entry.kind is EntryKind.STAMPS_EARNED]
    if not stamps:
        return None
    first = min(stamp.occurred_at for stamp in stamps)
    minutes = (program.cooldown_minutes for program in programs.versions.values())
    cooldown = timedelta(minutes=max(minutes, default=0))
    return min(calendar.start_of(calendar.day_of(first)), first - cooldown)


def judge_later(
    later: Iterable[Entry],
    context: Iterable[Entry],
    programs: ProgramHistory,
    calendar: BusinessCalendar,
) -> frozenset[CaseFinding]:
    """Every finding about entries that continue a card plainly, without reading all of it.

    `context` are the card's earlier entries from `context_start` on, and every reversal of it.
    The same findings about `later` as `judge_card` has over the whole card.
    """
    new = sorted(later, key=lambda entry: entry.order_key)
    ids = {entry.entry_id for entry in new}
    around = _limit_findings([*context, *new], programs, calendar)
    return frozenset(
        (
            *(finding for finding in around if finding.entry_id in ids),
            *_single_findings(new, programs),
        )
    )


def _balance_findings(ordered: list[Entry]) -> Iterable[CaseFinding]:
    """Redemptions and reversals after which less than nothing was left on the card.

    The evidence against is the entry that took the balance down before: with two redemptions
    of the same stamps, each row shows the other.
    """
    balance = NOTHING
    last_taking: EntryId | None = None
    for entry in ordered:
        balance += entry.amounts
        if not _takes(entry.amounts):
            continue
        if _is_short(entry, balance):
            kind = (
                CaseKind.REVERSED_AFTER_SPENT
                if entry.kind is EntryKind.REVERSED
                else CaseKind.OVERDRAWN
            )
            yield CaseFinding(kind, entry.entry_id, last_taking)
        last_taking = entry.entry_id


def _is_short(entry: Entry, balance: Amounts) -> bool:
    """Whether this entry took what was not there, given the balance it left."""
    return (entry.stamps_delta < 0 and balance.stamps < 0) or (
        entry.points_delta < 0 and balance.points < 0
    )


def _takes(amounts: Amounts) -> bool:
    return amounts.stamps < 0 or amounts.points < 0


def _limit_findings(
    ordered: list[Entry], programs: ProgramHistory, calendar: BusinessCalendar
) -> Iterable[CaseFinding]:
    last: tuple[Entry, ...] = ()
    # A day's stamps stand together in time, and nothing but them counts against its limit.
    for _, days_stamps in groupby(
        standing_stamps(ordered), key=lambda stamp: calendar.day_of(stamp.occurred_at)
    ):
        earlier: list[Entry] = []
        for stamp in days_stamps:
            program = programs.in_force_for(stamp)
            if program is not None and cooldown_problem(program, last, stamp.occurred_at):
                yield CaseFinding(CaseKind.COOLDOWN_BROKEN, stamp.entry_id, last[0].entry_id)
            if program is not None:
                yield from _daily_limit_findings(stamp, earlier, program, calendar)
            earlier.append(stamp)
            last = (stamp,)


def _daily_limit_findings(
    stamp: Entry, earlier: list[Entry], program: LoyaltyProgram, calendar: BusinessCalendar
) -> Iterable[CaseFinding]:
    over = daily_limit_problem(program, calendar, earlier, stamp.stamps_delta, stamp.occurred_at)
    if over is not None:
        against = over.entries[-1] if over.entries else None
        yield CaseFinding(CaseKind.DAILY_LIMIT_BROKEN, stamp.entry_id, against)


def _reversal_findings(ordered: list[Entry]) -> Iterable[CaseFinding]:
    """Reversals that came second, and those that are not the opposite of what they name."""
    by_id = {entry.entry_id: entry for entry in ordered}
    first: dict[EntryId, EntryId] = {}
    for entry in ordered:
        if entry.reverses is None:
            continue
        if not is_opposite(entry, by_id.get(entry.reverses)):
            yield CaseFinding(CaseKind.REVERSAL_DOES_NOT_FIT, entry.entry_id, entry.reverses)
        if entry.reverses in first:
            yield CaseFinding(CaseKind.REVERSED_TWICE, entry.entry_id, first[entry.reverses])
        else:
            first[entry.reverses] = entry.entry_id


def _status_findings(ordered: list[Entry]) -> Iterable[CaseFinding]:
    """What was earned or redeemed while the card was blocked, or after it was replaced.

    The evidence against is the entry that closed the card.
    """
    closed_by: EntryId | None = None
    is_replaced = False
    for entry in ordered:
        if entry.kind is EntryKind.CARD_BLOCKED and not is_replaced:
            closed_by = entry.entry_id
        elif entry.kind is EntryKind.CARD_UNBLOCKED and not is_replaced:
            closed_by = None
        elif entry.kind is EntryKind.CARD_REPLACED and entry.replaced_by is not None:
            closed_by, is_replaced = entry.entry_id, True
        elif closed_by is not None and entry.kind in EARNING_KINDS | REDEEMING_KINDS:
            yield CaseFinding(CaseKind.CARD_NOT_ACTIVE, entry.entry_id, closed_by)


def _single_findings(ordered: list[Entry], programs: ProgramHistory) -> Iterable[CaseFinding]:
    for entry in ordered:
        program = programs.in_force_for(entry)
        if not is_of_program(entry, program):
            yield CaseFinding(CaseKind.NOT_IN_PROGRAM, entry.entry_id)
        elif program is not None and due_amounts(entry, program) != entry.amounts:
            yield CaseFinding(CaseKind.AMOUNTS_DO_NOT_FIT, entry.entry_id)
        if entry.clock_trust is ClockTrust.NOT_TRUSTED:
            yield CaseFinding(CaseKind.CLOCK_NOT_TRUSTED, entry.entry_id)
        if entry.overridden_by is not None and entry.kind in REDEEMING_KINDS:
            yield CaseFinding(CaseKind.RESERVATION_OVERRIDDEN, entry.entry_id)
        replaced_at = programs.replaced_at.get(entry.program_version)
        if replaced_at is not None and entry.occurred_at - replaced_at > STALE_AFTER:
            yield CaseFinding(CaseKind.STALE_PROGRAM_VERSION, entry.entry_id)
