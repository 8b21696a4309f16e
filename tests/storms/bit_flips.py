"""One bit of a till's data turns over, in any column of any table, in an index or in the journal.

Every such bit is either found, and then nothing that was recorded here is missing afterwards, or
it changes nothing at all that can be read. Nothing crashes and no balance is wrong.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import defaultdict
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from shared_domain.cards import CardState, fold
from terminal.storage.local_store import DATABASE_NAME
from terminal.use_cases.ports import StorageUnavailable
from tests.storms.machinery.database_cells import Slot, slots_in
from tests.storms.machinery.full_till import live_a_day
from tests.storms.machinery.tally import Tally, main
from tests.storms.machinery.working_till import CARDS, open_store
from tests.terminal.storage.writing import file_of, journal_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from shared_domain.journal import SealedItem

_JOURNAL = "journal/items.journal"
# One flip in five hits the journal file.
_JOURNAL_SHARE = 5

Contents = dict[str, list[Any]]


def bit_flips(size: int, seed: int, folder: Path) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    whole, hurt = folder / "whole", folder / "hurt"
    live_a_day(whole, seed)
    with closing(open_store(whole)) as store:
        store.verify()
        recorded = journal_of(store)
    contents = _contents(whole)
    slots = _by_column((whole / DATABASE_NAME).read_bytes())
    tally.counts["columns"] = len(slots)
    for number in range(size):
        shutil.copytree(whole, hurt)
        where = _flip(hurt, slots, number, chance)
        _look(hurt, where, recorded, contents, tally)
        shutil.rmtree(hurt)
    return tally


def _by_column(content: bytes) -> list[list[Slot]]:
    """All values of a column together, so that every column is hit as often as the next."""
    columns: dict[tuple[str, int], list[Slot]] = defaultdict(list)
    for slot in slots_in(content):
        columns[slot.tree, slot.column].append(slot)
    return list(columns.values())


def _flip(folder: Path, slots: Sequence[Sequence[Slot]], number: int, chance: random.Random) -> str:
    """Turn one bit over; where that was, in words."""
    if number % _JOURNAL_SHARE == 0:
        path = folder / _JOURNAL
        at, where = chance.randrange(path.stat().st_size), "the journal file"
    else:
        path = folder / DATABASE_NAME
        slot = chance.choice(slots[number % len(slots)])
        at, where = chance.randrange(slot.begin, slot.end), f"{slot.tree}, column {slot.column}"
    bit = chance.randrange(8)
    content = bytearray(path.read_bytes())
    content[at] ^= 1 << bit
    path.write_bytes(content)
    return f"bit {bit} at {at} of {where}"


def _look(
    folder: Path, where: str, recorded: list[SealedItem], contents: Contents, tally: Tally
) -> None:
    """Start on it, check everything, and see whether it was found or changed nothing."""
    tally.counts["flips"] += 1
    try:
        with closing(open_store(folder)) as store:
            findings = store.verify()
            is_found = bool(store.repairs or store.journal_damage) or not findings.is_clean
            lost = set(recorded) - set(journal_of(store))
            tally.demand(not lost, f"{where}: {len(lost)} items are lost")
            with store.begin() as uow:
                for card_id in CARDS:
                    folded = fold(CardState(card_id=card_id), uow.entries.of_card(card_id))
                    tally.demand(uow.cards.get(card_id) == folded, f"{where}: a wrong balance")
            tally.demand(store.verify().is_clean, f"{where}: found again after it was put right")
    except StorageUnavailable as failure:
        tally.counts["said_and_stopped"] += 1
        tally.counts[f"stopped_{failure.trouble.value}"] += 1
        return
    except Exception as error:  # noqa: BLE001  (whatever is raised is what this looks for)
        tally.broken.append(f"{where}: {type(error).__name__}: {error}")
        return
    now = _contents(folder, contents.keys() - {_JOURNAL})
    changed = [name for name, rows in contents.items() if rows != now.get(name)]
    tally.demand(is_found or not changed, f"{where}: not found, and changed {changed}")
    outcome = "changed_nothing" if not is_found else "found"
    if is_found:
        outcome += "_and_made_again" if changed else "_and_mended"
    tally.counts[outcome] += 1


def _contents(folder: Path, names: Collection[str] = ()) -> Contents:
    """Every row of these tables, or of all there are, and every record of the journal file."""
    rows: Contents = {}
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        if not names:
            tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            names = [name for (name,) in tables if not name.startswith("sqlite_")]
        for name in names:
            with suppress(sqlite3.Error):
                rows[name] = sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
    return rows | {_JOURNAL: file_of(folder)}


if __name__ == "__main__":
    main("bit_flips", bit_flips, says=__doc__, usual_size=1_500)
