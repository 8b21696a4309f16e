"""A till at work in a process of its own: the product's use cases over its store in real files.

`python -m tests.storms.machinery.working_till FOLDER SEED COUNT [weak]` serves COUNT customers
and says after each, in one write, which entries may be shown now. `weak` leaves flushes out, so
that a storm can be seen to break something.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.identifiers import EntryId
from shared_domain.outcomes import Refused
from shared_domain.records import ProgramPublished, VendorChanged
from terminal.gateway.device_keys import verify_signature
from terminal.storage import journal_file
from terminal.storage.engine import driver_connection
from terminal.storage.local_store import SqliteLocalStore
from terminal.system_clock import SystemClock, UuidSource
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.counter import SHARED_SESSION
from terminal.use_cases.ports import StorageUnavailable, TerminalIdentity, TerminalSecrets
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.start_up import Ports, identity_of, open_counter
from tests.builders import TILL_1, VENDOR, a_hybrid_program, a_vendor
from tests.fakes.keys import PIN_KEY, FixedKeySource, device_key, seed_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.counter import Counter

CARDS = tuple(f"{number:016x}" for number in range(0xA0, 0xA8))
BALLAST_BYTES = 4096
TOLD, REFUSED = "told", "refused"

_APP_VERSION = "1.0"
_KEYS = FixedKeySource()
_SECRETS = TerminalSecrets(seed_of("till 1"), "no token", PIN_KEY)
_IDENTITY = TerminalIdentity(
    VENDOR, TILL_1, "Till 1", "https://shop.example", device_key("server").public_key
)
# Nothing in it refuses a customer for coming again at once.
_PROGRAM = a_hybrid_program(
    stamps_target=3, cooldown_minutes=0, max_daily_stamps=0, require_staff_pin=False
)


def open_store(folder: Path) -> SqliteLocalStore:
    return SqliteLocalStore(folder, ballast_bytes=BALLAST_BYTES)


def open_till(store: SqliteLocalStore) -> Counter:
    """Start the program on this store; the first time it is paired before."""
    if identity_of(store) is None:
        with store.begin() as uow:
            uow.state.set_identity(_IDENTITY)
            uow.world.apply(VendorChanged(a_vendor()), 1)
            uow.world.apply(ProgramPublished(_PROGRAM), 2)
            uow.commit()
    ports = Ports(store, SystemClock(), UuidSource(), _KEYS, verify_signature)
    return open_counter(ports, _IDENTITY, _SECRETS, _APP_VERSION)


class Work:
    """What customers want, from one seed."""

    def __init__(self, counter: Counter, seed: int) -> None:
        self._counter = counter
        self._chance = random.Random(seed)
        self._last: EntryId | None = None

    def serve(self) -> Recorded | Refused:
        """One customer: most come for stamps or points, some for a reward, some after a slip."""
        card_id = self._chance.choice(CARDS)
        result = self._wanted(card_id)()
        if not isinstance(result, Refused):
            self._last = result.entries[-1].entry_id
        return result

    def _wanted(self, card_id: str) -> Callable[[], Recorded | Refused]:
        counter, session = self._counter, SHARED_SESSION
        dice, last = self._chance.random(), self._last
        if dice < 0.5:
            return lambda: award(counter, session, card_id, AwardRequest(1))
        if dice < 0.75:
            return lambda: award(counter, session, card_id, AwardRequest(1, 450))
        if dice < 0.9 or last is None:
            return lambda: redeem(counter, session, card_id, RewardChoice())
        return lambda: reverse_entry(counter, session, last)


def tell(word: str, ids: Sequence[EntryId] = ()) -> None:
    """One line in one write, past every buffer."""
    os.write(1, " ".join([word, *map(str, ids)]).encode() + b"\n")


def told_in(output: str) -> list[EntryId]:
    """The entries that whole lines of a till's output named."""
    lines = [line for line in output.splitlines(keepends=True) if line.endswith("\n")]
    words = [word for line in lines if line.startswith(TOLD) for word in line.split()[1:]]
    return [EntryId(UUID(word)) for word in words]


def leave_flushes_out(store: SqliteLocalStore) -> None:
    """What the product never does: trust the drive with everything."""
    connection = driver_connection(store._connection)  # noqa: SLF001  (a control's sabotage)
    connection.execute("PRAGMA synchronous = NORMAL")
    vars(journal_file)["sync_file"] = lambda _descriptor: None


def main(folder: Path, seed: int, count: int, *, weak: bool = False) -> None:
    store = open_store(folder)
    if weak:
        leave_flushes_out(store)
    work = Work(open_till(store), seed)
    for number in range(count):
        try:
            result = work.serve()
        except StorageUnavailable as failure:
            tell(failure.trouble.value)
            continue
        if isinstance(result, Refused):
            tell(REFUSED)
        else:
            tell(TOLD, [entry.entry_id for entry in result.entries])
        if number % 40 == 39:
            store.tidy()
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), weak=sys.argv[4:] == ["weak"])
