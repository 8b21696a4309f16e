"""From a decision to the journal: every fact reaches the bytes, and the bytes are never remade."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from shared_domain.amounts import Amounts
from shared_domain.identifiers import StaffId, TerminalId
from shared_domain.journal import Note, NoteKind
from shared_domain.ledger import Customer, Entry, EntryFacts, EntryKind
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal.use_cases.record_items import record_entries, record_note, refold
from tests.builders import ANNA, BERT, CARD, OTHER_CARD, TILL_2, entry_id, stamped
from tests.terminal.use_cases.proofs import assert_cards_are_folds, assert_journal_verifies
from tests.terminal.use_cases.shop import Till

EVERYTHING = EntryFacts(
    kind=EntryKind.ADJUSTED,
    card_id=CARD,
    stamps_delta=3,
    points_delta=-2,
    purchase_amount_cents=480,
    reward_id="coffee",
    description="Coffee",
    value_cents=250,
    reverses=entry_id(5),
    reversed_kind=EntryKind.STAMPS_EARNED,
    reason="lost in the rain",
    overridden_by=StaffId(BERT),
    reserved_for=TerminalId(TILL_2),
    reserved=Amounts(1, 2),
    replaced_by=OTHER_CARD,
    replaces="00000000000000cc",
    customer=Customer(name="Léa", birthday=date(1990, 2, 28), language="lb"),
)


def record(till: Till, *facts: EntryFacts, order_reference: str | None = None) -> list[Entry]:
    with till.store.begin() as uow:
        entries = record_entries(
            till.counter,
            uow,
            facts,
            moment=till.counter.timekeeper.now(),
            staff_id=ANNA,
            program_version=7,
            order_reference=order_reference,
        )
        uow.commit()
    return list(entries)


def test_every_fact_that_was_decided_reaches_the_bytes(till: Till) -> None:
    (entry,) = record(till, EVERYTHING, order_reference="table 4")

    written = decode_item(till.journal()[-1].body)
    assert written == entry
    assert isinstance(written, Entry)
    for name in EVERYTHING.__struct_fields__:
        assert getattr(written, name) == getattr(EVERYTHING, name)
    assert (written.program_version, written.order_reference) == (7, "table 4")


def test_a_single_fact_is_no_purchase_of_several(till: Till) -> None:
    (entry,) = record(till, EVERYTHING)

    assert entry.purchase_id is None


def test_facts_of_one_commit_share_a_purchase_and_follow_one_another(till: Till) -> None:
    one = EntryFacts(kind=EntryKind.STAMPS_EARNED, card_id=CARD, stamps_delta=1)
    two = EntryFacts(kind=EntryKind.STAMPS_EARNED, card_id=OTHER_CARD, stamps_delta=2)

    entries = record(till, one, two)

    assert len({entry.purchase_id for entry in entries}) == 1
    assert entries[0].purchase_id is not None
    assert [entry.terminal_seq for entry in entries] == [2, 3]
    assert len({entry.entry_id for entry in entries}) == 2
    assert (till.balance(CARD), till.balance(OTHER_CARD)) == (Amounts(1), Amounts(2))
    assert_cards_are_folds(till, CARD, OTHER_CARD)
    assert_journal_verifies(till)


@pytest.mark.parametrize("reason", ["\0", "x" * 256, "\ud800"])
def test_what_no_server_would_take_is_not_written_either(till: Till, reason: str) -> None:
    journal = till.journal()

    with pytest.raises(UnreadableMessageError):
        record(till, replace_reason(reason))

    assert till.journal() == journal


def replace_reason(reason: str) -> EntryFacts:
    return EntryFacts(kind=EntryKind.ADJUSTED, card_id=CARD, stamps_delta=1, reason=reason)


def test_a_time_no_server_would_take_is_not_written_either(till: Till) -> None:
    moment = replace(till.counter.timekeeper.now(), occurred_at=datetime(2019, 12, 31, tzinfo=UTC))
    with till.store.begin() as uow, pytest.raises(UnreadableMessageError):
        record_note(till.counter, uow, NoteKind.OVERRIDE, moment=moment)


def test_a_note_says_who_and_about_whom(till: Till) -> None:
    about = UUID(int=9)
    with till.store.begin() as uow:
        moment = till.counter.timekeeper.now()
        record_note(
            till.counter,
            uow,
            NoteKind.REFUSED_CODE,
            moment=moment,
            staff_id=ANNA,
            about=about,
            text="torn",
        )
        uow.commit()

    note = decode_item(till.journal()[-1].body)
    assert isinstance(note, Note)
    assert (note.kind, note.staff_id, note.about, note.text) == (
        NoteKind.REFUSED_CODE,
        ANNA,
        about,
        "torn",
    )
    assert till.entries() == ()


def test_a_fold_is_the_same_in_one_batch_or_in_several(till: Till) -> None:
    entries = [stamped(1), stamped(2, minutes=5, card_id=OTHER_CARD), stamped(3, minutes=9)]

    def states(*batches: list[Entry]) -> list[object]:
        with till.store.begin() as uow:
            for batch in batches:
                refold(uow, batch)
            return [uow.cards.get(CARD), uow.cards.get(OTHER_CARD)]

    assert states(entries) == states(entries[:1], entries[1:]) == states(*([e] for e in entries))
