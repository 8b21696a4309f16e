"""Taking journals: each item once, in order, with a verdict and a receipt, whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.digests import digest_of
from shared_domain.journal import EpochOpened, Note, NoteKind
from shared_domain.ledger import EntryKind
from shared_domain.records import LEDGER_START, ledger_hash
from shared_domain.wire.codec import encode
from shared_domain.wire.push import MAX_PUSH_BYTES, EpochHeld, VerdictKind
from sync_server.services.admit_entry import ID_TAKEN
from sync_server.services.ingest_items import ingest_items
from sync_server.services.read_run import UNSIGNED
from sync_server.services.refusals import Refusal, RefusalKind
from tests.postgres_cluster import in_memory_and_on_postgres
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from shared_domain.wire.push import PushReply

CARD = "00000000000000aa"


def kinds(reply: PushReply) -> list[VerdictKind]:
    return [verdict.kind for verdict in reply.verdicts]


@in_memory_and_on_postgres
def test_entries_get_the_next_positions_and_notes_get_none(shop: Shop) -> None:
    till = shop.till()
    start = shop.uow.ledger.head(shop.vendor_id).position
    till.stamp(CARD)
    till.record(Note, kind=NoteKind.SIGNED_IN)
    till.stamp(CARD)

    reply = shop.push(till)

    assert kinds(reply) == [VerdictKind.RECORDED] * 4
    assert [one.position for one in reply.verdicts] == [None, start + 1, None, start + 2]
    assert [one.sequence for one in reply.verdicts] == [1, 2, 3, 4]
    assert reply.held == EpochHeld(till.journal.epoch, 4)
    note = shop.uow.journal.items(shop.known(till), till.journal.epoch, 3, 3)[0]
    assert note.body == till.journal.bodies[2]


@in_memory_and_on_postgres
def test_a_receipt_names_the_end_of_the_run_and_of_the_ledger(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)

    receipt = shop.receipt(shop.push(till))

    head = shop.uow.ledger.head(shop.vendor_id)
    assert (receipt.terminal_id, receipt.epoch) == (till.terminal_id, till.journal.epoch)
    assert (receipt.sequence, receipt.hash) == (2, till.journal.hashes[-1])
    assert (receipt.ledger_position, receipt.ledger_hash) == (head.position, head.hash)
    assert (receipt.generation, receipt.backup_position) == (shop.generation, 0)


@in_memory_and_on_postgres
def test_the_ledger_keeps_the_very_bytes_its_chain_and_its_digest(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD, 2)
    till.entry(EntryKind.POINTS_EARNED, CARD, points_delta=30, purchase_amount_cents=300)
    shop.push(till)

    records, hash_ = shop.records(), LEDGER_START
    for expected, record in enumerate(records, start=1):
        assert record.position == expected
        hash_ = ledger_hash(hash_, record.position, record.body)
    head = shop.uow.ledger.head(shop.vendor_id)
    bodies = [one.body for one in records if one.entry_id is not None]
    assert bodies == till.journal.bodies[1:]
    assert head.hash == hash_
    assert head.digest == digest_of(zip(bodies, [Amounts(2, 0), Amounts(0, 30)], strict=True))


@in_memory_and_on_postgres
def test_a_push_whose_reply_was_lost_counts_once(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    first = shop.push(till)

    again = shop.push(till)

    assert kinds(again) == [VerdictKind.ALREADY_RECORDED] * 2
    assert [one.position for one in again.verdicts] == [one.position for one in first.verdicts]
    assert shop.receipt(again) == shop.receipt(first)
    assert shop.held(CARD).state.balance == Amounts(stamps=1)


@in_memory_and_on_postgres
def test_a_run_may_repeat_what_is_known_and_go_on(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    till.stamp(CARD)

    reply = shop.push(till, till.push_request(first=2))

    assert kinds(reply) == [VerdictKind.ALREADY_RECORDED, VerdictKind.RECORDED]
    assert shop.held(CARD).state.balance == Amounts(stamps=2)


@in_memory_and_on_postgres
def test_a_run_beyond_what_is_held_is_left_for_later(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    till.stamp(CARD)

    reply = shop.push(till, till.push_request(first=2))

    assert (reply.verdicts, reply.receipt) == ((), None)
    assert reply.held == EpochHeld(till.journal.epoch, 0)
    assert shop.entries() == []


@in_memory_and_on_postgres
def test_an_entry_that_comes_again_in_another_epoch_counts_once(shop: Shop) -> None:
    till = shop.till()
    stamp = till.stamp(CARD)
    recorded = shop.push(till).verdicts[1]
    body = till.journal.bodies[1]
    till.open_epoch()
    till.journal.append(body)

    verdict = shop.push(till).verdicts[1]

    assert (verdict.kind, verdict.entry_id) == (VerdictKind.ALREADY_RECORDED, stamp.entry_id)
    assert verdict.position == recorded.position
    assert shop.entries() == [stamp]


@in_memory_and_on_postgres
def test_an_entry_twice_in_one_run_counts_once(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    till.journal.append(till.journal.bodies[1])

    assert kinds(shop.push(till))[1:] == [VerdictKind.RECORDED, VerdictKind.ALREADY_RECORDED]
    assert shop.held(CARD).state.balance == Amounts(stamps=1)


@in_memory_and_on_postgres
def test_another_entry_under_a_known_id_is_parked_and_kept(shop: Shop) -> None:
    till = shop.till()
    stamp = till.stamp(CARD)
    till.stamp(CARD, 5, entry_id=stamp.entry_id)
    till.stamp(CARD)

    reply = shop.push(till)

    assert kinds(reply)[1:] == [VerdictKind.RECORDED, VerdictKind.PARKED, VerdictKind.RECORDED]
    assert reply.verdicts[2].reason == ID_TAKEN
    parked = shop.uow.journal.parked(shop.known(till), till.journal.epoch, 3)
    assert [one.body for one in parked] == [till.journal.bodies[2]]
    assert shop.held(CARD).state.balance == Amounts(stamps=2)


POISON = {
    "nothing": b"",
    "not UTF-8": b'{"type":"entry","note":"\xff"}',
    "not JSON": b"<html>",
    "an array": b"[]",
    "no type": b"{}",
    "unknown type": b'{"type":"coupon","schema":1}',
    "not a number": b'{"type":"entry","schema":NaN}',
    "deep nesting": b"[" * 2000,
    "longer than an item may be": b'{"type":"note","text":"' + b"x" * 2048 + b'"}',
}


@in_memory_and_on_postgres
@pytest.mark.parametrize("name", sorted(POISON))
def test_poison_is_parked_and_what_follows_is_recorded(shop: Shop, name: str) -> None:
    till = shop.till()
    till.journal.append(POISON[name])
    stamp = till.stamp(CARD)

    reply = shop.push(till)

    assert kinds(reply) == [VerdictKind.RECORDED, VerdictKind.PARKED, VerdictKind.RECORDED]
    assert reply.verdicts[1].reason
    assert shop.receipt(reply).sequence == 3
    assert shop.entries() == [stamp]


POISONED_FIELDS = {
    "a NUL": (b'"kind":"stamps_earned"', b'"kind":"stamps_earned","note":"a\\u0000b"'),
    "half a character": (b'"kind":"stamps_earned"', b'"kind":"stamps_earned","note":"\\ud800"'),
    "2^63": (b'"stamps_delta":1', b'"stamps_delta":9223372036854775808'),
    "1e999": (b'"stamps_delta":1', b'"stamps_delta":1e999'),
    "a fraction": (b'"stamps_delta":1', b'"stamps_delta":1.5'),
    "another schema": (b'"schema":1', b'"schema":2'),
    "an unknown field": (b'"schema":1', b'"schema":1,"colour":"red"'),
    "an unknown kind": (b'"stamps_earned"', b'"stamps_borrowed"'),
    "a time long ago": (b'"occurred_at":"2026', b'"occurred_at":"1926'),
    "a time without a zone": (b"00Z", b"00"),
}


@in_memory_and_on_postgres
@pytest.mark.parametrize("name", sorted(POISONED_FIELDS))
def test_an_entry_with_a_poisoned_field_is_parked(shop: Shop, name: str) -> None:
    till = shop.till()
    till.stamp(CARD)
    good = till.journal.bodies.pop()
    till.journal.hashes.pop()
    bad = good.replace(*POISONED_FIELDS[name])
    assert bad != good
    till.journal.append(bad)
    till.stamp(CARD)

    assert kinds(shop.push(till))[1:] == [VerdictKind.PARKED, VerdictKind.RECORDED]


@in_memory_and_on_postgres
def test_of_a_field_written_twice_the_last_counts_here_and_everywhere(shop: Shop) -> None:
    till = shop.till()
    item = encode(till.item(EpochOpened)).replace(b'"schema":1', b'"schema":1,"schema":1')
    till.journal.append(item)

    assert kinds(shop.push(till))[1:] == [VerdictKind.RECORDED]


@in_memory_and_on_postgres
def test_items_that_belong_elsewhere_are_parked(shop: Shop) -> None:
    till, other = shop.till("Till 1"), shop.till("Till 2")
    till.stamp(CARD, terminal_id=other.terminal_id)
    till.stamp(CARD, vendor_id=shop.tools.ids.new_id())
    till.stamp(CARD, terminal_seq=1)
    till.stamp(CARD, epoch=other.journal.epoch)
    till.record(Note, kind=NoteKind.SIGNED_IN, terminal_seq=1)

    reply = shop.push(till)

    assert kinds(reply)[1:] == [VerdictKind.PARKED] * 5
    assert shop.entries() == []


@in_memory_and_on_postgres
def test_a_run_that_was_not_signed_is_parked_whole_and_acknowledged(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)

    reply = shop.push(till, till.push_request(signature=bytes(64)))

    assert kinds(reply) == [VerdictKind.PARKED] * 2
    assert {one.reason for one in reply.verdicts} == {UNSIGNED}
    assert shop.receipt(reply).sequence == 2
    assert shop.entries() == []


@in_memory_and_on_postgres
def test_what_is_signed_takes_the_place_of_what_was_not(shop: Shop) -> None:
    """Whoever steals a token but not the device key cannot shut the true terminal out."""
    till = shop.till()
    thief = shop.till()
    thief.terminal_id, thief.journal.epoch = till.terminal_id, till.journal.epoch
    thief.stamp(CARD, 5)
    assert kinds(shop.push(till, thief.push_request())) == [VerdictKind.PARKED] * 2
    till.stamp(CARD)

    assert kinds(shop.push(till)) == [VerdictKind.RECORDED] * 2
    assert shop.held(CARD).state.balance == Amounts(stamps=1)


@in_memory_and_on_postgres
def test_a_damaged_signature_is_mended_by_the_next_one(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till, till.push_request(signature=bytes(64)))
    till.stamp(CARD)

    assert kinds(shop.push(till)) == [VerdictKind.RECORDED] * 3


@in_memory_and_on_postgres
def test_an_unsigned_run_leaves_what_was_signed_where_it_is(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    forged = replace(till.push_request(), items=(b"{}", b"{}"))

    reply = shop.push(till, forged)

    assert kinds(reply) == [VerdictKind.PARKED] * 2
    assert kinds(shop.push(till)) == [VerdictKind.ALREADY_RECORDED] * 2
    assert shop.cases() == []


@in_memory_and_on_postgres
def test_a_parked_item_is_reported_parked_again(shop: Shop) -> None:
    till = shop.till()
    till.journal.append(b"{}")
    first = shop.push(till).verdicts[1]

    assert shop.push(till).verdicts[1] == first


@in_memory_and_on_postgres
def test_a_push_of_too_many_bytes_is_refused_as_an_envelope(shop: Shop) -> None:
    till = shop.till()
    request = replace(till.push_request(), items=(b"x" * (MAX_PUSH_BYTES + 1),))

    answer = ingest_items(shop.uow, shop.tools, shop.known(till), request)

    assert isinstance(answer, Refusal)
    assert answer.kind is RefusalKind.TOO_LARGE
    assert shop.uow.journal.epochs(shop.known(till)) == []


@in_memory_and_on_postgres
def test_a_card_never_seen_before_is_made_by_its_first_entry(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)

    card = shop.held(CARD)
    assert card.state.issued_at is None
    assert card.state.balance == card.state.lifetime == Amounts(stamps=1)
    assert card.last_moved_at == till.now
