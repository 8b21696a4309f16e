"""Every start opens a new epoch that names its parent; a clock that went back is noticed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared_domain.journal import (
    CHAIN_START,
    ClockTrust,
    EpochOpened,
    Note,
    NoteKind,
    Place,
    SealedItem,
    chain_hash,
)
from shared_domain.wire.codec import decode_item
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.start_up import confirm_handed_out, identity_of
from tests.builders import CARD, entry_id
from tests.fakes.local_store import MemoryLocalStore
from tests.terminal.use_cases.proofs import accepted, assert_journal_verifies, items_of, notes_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


def test_before_pairing_a_terminal_is_nobody() -> None:
    assert identity_of(MemoryLocalStore()) is None


def test_after_pairing_it_knows_who_it_is(till: Till) -> None:
    assert identity_of(till.store) == till.identity


def test_the_very_first_epoch_has_no_parent(till: Till) -> None:
    (opened,) = items_of(till)

    assert isinstance(opened, EpochOpened)
    assert opened.parent is None
    assert opened.app_version == "1.0"
    assert (opened.epoch, opened.terminal_seq) == (till.counter.epoch, 1)


def test_every_start_opens_a_new_epoch_that_names_the_last_item_before(till: Till) -> None:
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    last = till.journal()[-1]

    till.restart(app_version="1.1")

    opened = items_of(till)[-1]
    assert isinstance(opened, EpochOpened)
    assert opened.parent == Place(last.epoch, last.sequence, last.hash)
    assert opened.app_version == "1.1"
    assert opened.epoch == till.counter.epoch != last.epoch
    assert till.journal()[-1].hash == chain_hash(CHAIN_START, till.journal()[-1].body)


def test_the_whole_journal_verifies_from_its_bytes_over_many_starts(till: Till) -> None:
    for _ in range(4):
        accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
        till.wait(minutes=20)
        till.restart()

    assert len({sealed.epoch for sealed in till.journal()}) == 5
    assert_journal_verifies(till)


def test_a_start_on_a_full_disk_fails_and_the_next_one_works(till: Till) -> None:
    journal = till.journal()
    till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
    with pytest.raises(StorageUnavailable):
        till.restart()
    assert till.journal() == journal

    till.store.fail_commit_with = None
    till.restart()

    assert_journal_verifies(till)


def test_a_clock_earlier_than_the_last_item_is_not_trusted_and_noted(till: Till) -> None:
    till.wait(minutes=60)
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    last = items_of(till)[-1]
    till.clock.jump(timedelta(minutes=-30))

    till.restart()

    opened, note = items_of(till)[-2:]
    assert not till.counter.timekeeper.is_trusted
    assert isinstance(note, Note)
    assert note.kind is NoteKind.CLOCK_JUMPED
    assert opened.clock_trust is note.clock_trust is ClockTrust.NOT_TRUSTED
    assert opened.occurred_at == note.occurred_at == last.occurred_at
    assert opened.device_clock == till.clock.now()
    assert_journal_verifies(till)


def test_a_clock_earlier_than_the_server_said_is_not_trusted_either(till: Till) -> None:
    till.wait(minutes=60)
    till.sync()
    till.clock.jump(timedelta(minutes=-30))

    till.restart()

    assert not till.counter.timekeeper.is_trusted


def test_a_clock_that_is_a_minute_behind_is_clamped_but_trusted(till: Till) -> None:
    till.wait(minutes=60)
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    till.clock.jump(timedelta(minutes=-1))

    till.restart()

    opened = items_of(till)[-1]
    assert till.counter.timekeeper.is_trusted
    assert opened.clock_trust is ClockTrust.CLAMPED
    assert NoteKind.CLOCK_JUMPED not in notes_of(till)


def test_the_server_gives_a_clock_its_trust_back(till: Till) -> None:
    till.wait(minutes=60)
    till.sync()
    till.clock.jump(timedelta(days=-400))
    till.restart()

    till.sync()

    assert till.counter.timekeeper.is_trusted
    (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    assert entry.clock_trust is ClockTrust.TRUSTED
    assert entry.occurred_at == till.shop.clock.now()


@pytest.mark.parametrize("year", [1980, 2101])
def test_a_clock_outside_all_reason_does_not_stop_the_counter(shop: Shop, year: int) -> None:
    till = Till(shop, "till 1", 1)
    till.clock.set(till.clock.now().replace(year=year))

    till.restart()

    assert NoteKind.CLOCK_JUMPED in notes_of(till)
    till.sync()
    (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    assert entry.occurred_at == shop.clock.now()
    assert entry.clock_trust is ClockTrust.TRUSTED
    assert_journal_verifies(till)


def test_a_damaged_last_row_costs_the_clock_its_floor_but_not_the_counter_its_day(
    shop: Shop,
) -> None:
    till = Till(shop, "till 1", 1)
    last = till.journal()[-1]
    body = b"\x00 torn by a failing disk"
    torn = SealedItem(
        entry_id(99), last.epoch, last.sequence + 1, body, chain_hash(last.hash, body), bytes(64)
    )
    with till.store.begin() as uow:
        uow.journal.append(torn)
        uow.commit()
    till.clock.jump(timedelta(hours=-1))

    till.restart()

    opened = decode_item(till.journal()[-1].body)
    assert isinstance(opened, EpochOpened)
    assert opened.parent == Place(torn.epoch, torn.sequence, torn.hash)
    assert opened.clock_trust is ClockTrust.TRUSTED


def test_what_was_handed_out_before_a_restart_is_noted(till: Till) -> None:
    (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    till.restart()

    confirm_handed_out(till.counter, entry.entry_id)

    note = items_of(till)[-1]
    assert isinstance(note, Note)
    assert (note.kind, note.about) == (NoteKind.HANDED_OUT, entry.entry_id)
    assert_journal_verifies(till)
