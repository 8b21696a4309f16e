"""Makes the journal file and the database say the same again after a crash or a restore."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.cards import CardState, fold
from shared_domain.journal import Note, NoteKind
from shared_domain.journal_records import record_of
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal.storage.entry_bodies import names_its_place
from terminal.storage.failures import DamagedDatabase
from terminal.storage.salvage import those_that_fit
from terminal.use_cases.count_tries import count_again
from terminal.use_cases.store_ports import RESTORED_AS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shared_domain.identifiers import CardId, EpochId
    from shared_domain.journal import SealedItem
    from shared_domain.journal_records import Damage, Reading
    from shared_domain.wire.codec import AnyItem
    from terminal.storage.journal_file import JournalFile
    from terminal.storage.unit_of_work import SqliteUnitOfWork


@dataclass(frozen=True, slots=True)
class Recovery:
    """Items that only the journal file still had, and bytes of that file that are no record."""

    items: tuple[SealedItem, ...] = ()
    damage: tuple[Damage, ...] = ()


def merge(uow: SqliteUnitOfWork, file: JournalFile, corpse: Sequence[SealedItem] = ()) -> Recovery:
    """Bring each side what it lacks, by entry id; the caller commits.

    When the two agree this reads nothing but the end of the file. `corpse` is what could still
    be read of a damaged database; what fits the chains and stands nowhere else counts too.
    """
    reading, agrees = _read_end(uow, file)
    if reading.damage or corpse or not agrees:
        reading = file.read()
    missing = uow.journal.missing_here(reading.items)
    unfinished = _half_a_purchase(missing)
    if unfinished is not None and unfinished == reading.items[-1]:
        reading = file.leave_out(unfinished, reading)
        missing = missing[:-1]
    if not agrees:
        uow.journal.for_the_file.extend(uow.journal.missing_in(reading.items))
    salvaged = _salvaged(uow, reading, corpse)
    uow.journal.for_the_file.extend(salvaged)
    recovered = _last_at_each_place(_in_order((*salvaged, *missing)) if salvaged else missing)
    for item in recovered:
        uow.journal.add_row(item)
    _post_entries(uow, recovered)
    notes = _notes_among(recovered)
    count_again(uow, notes)
    _hear_of_restores(uow, notes)
    if recovered:
        uow.set_journal_file_end(reading.end)
    return Recovery(recovered, reading.damage)


def _read_end(uow: SqliteUnitOfWork, file: JournalFile) -> tuple[Reading, bool]:
    """The file from its last known record on, and whether that record is still there.

    The length of the file alone would not tell an older one that ends otherwise.
    """
    expected_end, place = uow.journal_file_end(), uow.journal.last_place()
    if place is None:
        return file.read(), True
    run = uow.journal.run_after(place.epoch, place.sequence - 1, 1, 1)
    if not run:
        raise DamagedDatabase("the newest item is not found where it stands")
    [last] = run
    if not names_its_place(last):
        # Carried over to the journal file it would push out the item that it was.
        raise DamagedDatabase("the newest item stands at a place that it does not name")
    reading = file.read(since=max(0, expected_end - len(record_of(last))))
    return reading, reading.items[:1] == (last,)


def _salvaged(
    uow: SqliteUnitOfWork, reading: Reading, corpse: Sequence[SealedItem]
) -> tuple[SealedItem, ...]:
    """What of the corpse neither the file nor this database has, and whose chain fits."""
    in_file = {item.entry_id for item in reading.items}
    known = (*uow.journal.missing_in(()), *reading.items)
    fitting = those_that_fit(corpse, known) if corpse else ()
    return uow.journal.missing_here(tuple(item for item in fitting if item.entry_id not in in_file))


def _in_order(items: Sequence[SealedItem]) -> list[SealedItem]:
    """By epoch, in the order in which the epochs began (ids tell the time), then by sequence."""
    begun: dict[EpochId, bytes] = {}
    for item in items:
        begun[item.epoch] = min(item.entry_id.bytes, begun.get(item.epoch, item.entry_id.bytes))
    return sorted(items, key=lambda item: (begun[item.epoch], item.sequence))


def _last_at_each_place(items: Sequence[SealedItem]) -> tuple[SealedItem, ...]:
    """What was written first at a place was taken back, or nothing could follow it there."""
    return tuple({(item.epoch, item.sequence): item for item in items}.values())


def _half_a_purchase(items: Sequence[SealedItem]) -> SealedItem | None:
    """The last record, if a crash tore off the other entry of its purchase.

    What one commit records happens as a whole or not at all, and nobody saw this one succeed.
    """
    last = _entry_of(items[-1]) if items else None
    if last is None or last.purchase_id is None:
        return None
    entries = map(_entry_of, items[:-1])
    has_other = any(one is not None and one.purchase_id == last.purchase_id for one in entries)
    return None if has_other else items[-1]


def _post_entries(uow: SqliteUnitOfWork, items: Iterable[SealedItem]) -> None:
    """Note the entries among these items, and fold every card they touch anew."""
    touched: dict[CardId, None] = {}
    for item in items:
        entry = _entry_of(item)
        if entry is not None:
            touched[entry.card_id] = None
            if uow.entries.get(entry.entry_id) is None:
                uow.entries.add_pending(entry, item.body)
    for card_id in touched:
        uow.cards.put(fold(CardState(card_id=card_id), uow.entries.of_card(card_id)))


def _hear_of_restores(uow: SqliteUnitOfWork, notes: Iterable[Note]) -> None:
    """The server was restored since this database was written: its mirror is of no worth."""
    heard = [note.text for note in notes if note.kind is NoteKind.SERVER_RESTORED]
    if heard and heard[-1] != uow.state.sync_record().generation:
        uow.state.set_setting(RESTORED_AS, heard[-1])


def _notes_among(items: Iterable[SealedItem]) -> list[Note]:
    return [decoded for item in items if isinstance(decoded := _decoded(item), Note)]


def _entry_of(item: SealedItem) -> Entry | None:
    decoded = _decoded(item)
    return decoded if isinstance(decoded, Entry) else None


def _decoded(item: SealedItem) -> AnyItem | None:
    try:
        return decode_item(item.body)
    except UnreadableMessageError:
        # Written by a newer program: the server will understand it, so it stays in the journal.
        return None
