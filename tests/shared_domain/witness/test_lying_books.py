"""Books forged by whoever holds the server's key: terminals and older files know better."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest

from shared_domain.identifiers import EntryId, VendorId
from shared_domain.journal import SealedItem, chain_hash, head_message
from shared_domain.journal_records import MARK, record_of
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item, encode, encode_item
from shared_domain.witness.books import FindingKind
from shared_domain.witness.exports import (
    HeadLine,
    ItemLine,
    Line,
    ReceiptLine,
    read_line,
)
from tests.shared_domain.witness.checking import checked, found, places
from tests.shared_domain.witness.small_shop import SERVER_KEY, SmallShop, sealed, signer

EDITED, REMOVED, INSERTED = FindingKind.EDITED, FindingKind.REMOVED, FindingKind.INSERTED
CONTRADICTED, BAD_SIGNATURE = FindingKind.CONTRADICTED, FindingKind.BAD_SIGNATURE
# The first two entries that a till has made stand here.
STAMP, NEXT_STAMP = 4, 5


@pytest.fixture
def shop() -> SmallShop:
    return SmallShop()


def with_nine_stamps(shop: SmallShop, position: int = STAMP) -> tuple[bytes, Entry]:
    entry = shop.server.bodies[position - 1][1]
    assert entry is not None
    more = msgspec.structs.replace(entry, stamps_delta=9)
    return encode_item(more), more


def forged(shop: SmallShop, change: dict[int, Line | None]) -> list[bytes]:
    """The ledger's file with these of its lines replaced or left out, sealed by the server."""
    lines = enumerate(shop.ledger_lines())
    kept = [change.get(number, line) for number, line in lines]
    return sealed([line for line in kept if line is not None], SERVER_KEY)


def item_at(shop: SmallShop, sequence: int, nth: int = 0) -> tuple[int, ItemLine]:
    """The nth item of this sequence in the ledger's file, and the line it stands at."""
    lines = enumerate(shop.ledger_lines())
    items = [(at, one) for at, one in lines if isinstance(one, ItemLine)]
    return [(at, one) for at, one in items if one.sequence == sequence][nth]


# --- one file by itself ---


def test_an_entry_that_the_server_rewrote_does_not_fit_the_tills_chain(shop: SmallShop) -> None:
    shop.server.bodies[STAMP - 1] = with_nine_stamps(shop)

    assert places(found(shop.ledger())) == {(EDITED, "item 3")}


def test_an_entry_that_the_server_made_up_stands_in_no_journal(shop: SmallShop) -> None:
    body, entry = with_nine_stamps(shop)
    invented = msgspec.structs.replace(entry, entry_id=EntryId(UUID(int=77)))
    shop.server.post(encode_item(invented), invented)

    assert places(found(shop.ledger())) == {(INSERTED, f"record {len(shop.server.bodies)}")}
    assert body


def test_an_entry_that_the_server_left_out_is_missed_by_its_journal(shop: SmallShop) -> None:
    at, line = item_at(shop, 3)
    item = shop.tills[0].epochs[0][2]
    hidden = msgspec.structs.replace(line, position=None, body=item.body)

    assert places(found(forged(shop, {at: hidden}))) == {
        (REMOVED, "item 3"),
        (INSERTED, f"record {STAMP}"),
    }


def test_an_item_cannot_borrow_the_entry_of_another(shop: SmallShop) -> None:
    at, line = item_at(shop, 3)
    borrowed = msgspec.structs.replace(line, position=NEXT_STAMP)

    assert (CONTRADICTED, "item 3") in places(found(forged(shop, {at: borrowed})))


def test_an_item_needs_bytes(shop: SmallShop) -> None:
    at, line = item_at(shop, 3)
    empty = msgspec.structs.replace(line, position=None)

    assert (EDITED, "item 3") in places(found(forged(shop, {at: empty})))


def test_two_items_cannot_stand_at_one_place(shop: SmallShop) -> None:
    at, line = item_at(shop, 2)
    item = shop.tills[0].epochs[0][1]
    body = item.body.replace(b"signed_in", b"signed_out")
    hash_ = chain_hash(shop.tills[0].epochs[0][0].hash, body)
    twin = msgspec.structs.replace(line, body=body, hash=hash_)
    lines = shop.ledger_lines()
    lines.insert(at + 1, twin)

    assert (INSERTED, "item 2") in places(found(sealed(lines, SERVER_KEY)))


def test_what_was_set_aside_may_share_a_place_and_need_not_be_signed(shop: SmallShop) -> None:
    at, line = item_at(shop, 2)
    hash_ = chain_hash(shop.tills[0].epochs[0][0].hash, b"\xff")
    fork = msgspec.structs.replace(line, body=b"\xff", hash=hash_, parked=True)
    lines = shop.ledger_lines()
    lines.insert(at + 1, fork)

    (book,) = checked(sealed(lines, SERVER_KEY))

    assert book.findings == []
    assert [remark.split(": ")[-1] for remark in book.remarks] == [
        "1 items that the server set aside came unsigned."
    ]


def test_an_item_of_another_place_is_named(shop: SmallShop) -> None:
    at, line = item_at(shop, 2)
    elsewhere = shop.tills[1].epochs[0][0].body
    hash_ = chain_hash(shop.tills[0].epochs[0][0].hash, elsewhere)
    moved = msgspec.structs.replace(line, body=elsewhere, hash=hash_)

    assert (EDITED, "item 2") in places(found(forged(shop, {at: moved})))


def test_a_signature_by_another_key_is_named(shop: SmallShop) -> None:
    at, line = item_at(shop, 3)
    message = head_message(line.terminal_id, line.epoch, 3, line.hash)
    by_another = msgspec.structs.replace(line, signature=signer(b"x" * 32)(message))

    assert places(found(forged(shop, {at: by_another}))) == {(BAD_SIGNATURE, "item 3")}


def test_what_no_signature_covers_is_named_as_one_stretch(shop: SmallShop) -> None:
    at, line = item_at(shop, 3, nth=1)
    unsigned = msgspec.structs.replace(line, signature=None)

    (finding,) = found(forged(shop, {at: unsigned}))

    assert finding.kind is FindingKind.UNSIGNED
    assert finding.where.endswith("item 1 to 3")


def test_unsigned_items_far_from_each_other_are_named_apart(shop: SmallShop) -> None:
    lines: list[Line] = [
        msgspec.structs.replace(line, signature=None) if isinstance(line, ItemLine) else line
        for line in shop.ledger_lines()
    ]

    kinds = [one.kind for one in found(sealed(lines, SERVER_KEY))]

    assert kinds == [FindingKind.UNSIGNED] * 3


def test_an_entry_stands_in_the_ledger_once(shop: SmallShop) -> None:
    shop.server.post(*shop.server.bodies[2])

    (finding,) = found(shop.ledger())

    assert (finding.kind, finding.where) == (INSERTED, f"record {len(shop.server.bodies)}")


def test_an_entry_of_another_vendor_is_named(shop: SmallShop) -> None:
    _, entry = shop.server.bodies[2]
    assert entry is not None
    other = VendorId(UUID(int=3))
    foreign = msgspec.structs.replace(entry, entry_id=EntryId(UUID(int=8)), vendor_id=other)
    shop.server.post(encode_item(foreign), foreign)

    (finding,) = found(shop.ledger())

    assert (finding.kind, finding.where) == (INSERTED, f"record {len(shop.server.bodies)}")


def test_a_statement_that_somebody_else_signed_is_named(shop: SmallShop) -> None:
    till = shop.tills[0]
    receipt = till.receipts[0].statement
    till.receipts[0] = ReceiptLine(
        statement=msgspec.structs.replace(receipt, signature=signer(b"x" * 32)(b""))
    )

    assert BAD_SIGNATURE in {one.kind for one in found(shop.journal(till))}


def test_a_line_has_one_way_to_be_written() -> None:
    with pytest.raises(UnreadableMessageError, match="not written the way"):
        read_line(
            b' {"line":"seal","lines":1,"hash":"'
            + b"A" * 43
            + b'=","signature":"'
            + b"A" * 86
            + b'=="}\n'
        )


# --- the journal file as it lies on a till ---


def file_of(*items: SealedItem) -> bytes:
    return MARK + b"".join(map(record_of, items))


def test_the_ledger_knows_the_key_of_a_journal_file(shop: SmallShop) -> None:
    first, *rest = shop.tills[0].items
    stranger = SealedItem(
        first.entry_id, first.epoch, first.sequence, first.body, first.hash, bytes(64)
    )

    assert places(found(shop.ledger(), file_of(stranger, *rest))) == {(BAD_SIGNATURE, "item 1")}


def test_records_that_stand_after_later_ones_are_named(shop: SmallShop) -> None:
    one, two, three, *rest = shop.tills[0].items

    assert places(found(file_of(one, three, two, *rest))) == {(FindingKind.REORDERED, "item 2")}


def test_a_record_whose_frame_names_another_place_is_named(shop: SmallShop) -> None:
    one, two, *rest = shop.tills[0].items
    other = SealedItem(one.entry_id, two.epoch, 2, two.body, two.hash, two.signature)
    unreadable = SealedItem(one.entry_id, two.epoch, 2, b"{}", two.hash, two.signature)

    for damaged in (other, unreadable):
        assert (EDITED, "item 2") in places(found(file_of(one, damaged, *rest)))


def test_what_was_taken_back_and_written_anew_is_a_remark(shop: SmallShop) -> None:
    till = shop.tills[0]
    given_up = SmallShop().tills[0]
    given_up.epochs = [given_up.epochs[0][:1]]
    other = given_up.stamp("0" * 16)
    one, two, *rest = till.items

    (book,) = checked(file_of(one, other, two, *rest))

    assert book.findings == []
    assert any("written twice" in remark for remark in book.remarks)


def test_the_samples_are_what_they_claim(shop: SmallShop) -> None:
    assert isinstance(decode_item(shop.server.bodies[STAMP - 1][0]), Entry)
    assert encode(shop.ledger_lines()[0]) + b"\n" == shop.ledger()[0]


# --- bytes that are not what their line says ---


def test_a_file_without_its_end_says_so(shop: SmallShop) -> None:
    assert len(found(shop.ledger()[:-1])) == 1
    assert places(found(shop.ledger()[:-2])) == {(REMOVED, "the end")}


def test_bytes_that_are_no_record_are_named(shop: SmallShop) -> None:
    shop.server.post(b"{}")

    assert places(found(shop.ledger())) == {(EDITED, f"record {len(shop.server.bodies)}")}


def test_a_record_cannot_be_named_as_another_entry(shop: SmallShop) -> None:
    line = shop.ledger_lines()[STAMP]
    renamed = msgspec.structs.replace(line, entry_id=EntryId(UUID(int=1)))

    assert (EDITED, f"record {STAMP}") in places(found(forged(shop, {STAMP: renamed})))


def test_an_item_that_cannot_be_read_is_named(shop: SmallShop) -> None:
    at, line = item_at(shop, 2)
    hash_ = chain_hash(shop.tills[0].epochs[0][0].hash, b"{}")
    unreadable = msgspec.structs.replace(line, body=b"{}", hash=hash_)

    assert (EDITED, "item 2") in places(found(forged(shop, {at: unreadable})))


def test_an_end_that_somebody_else_signed_is_named(shop: SmallShop) -> None:
    lines = shop.ledger_lines()
    head = lines[-1]
    assert isinstance(head, HeadLine)
    statement = msgspec.structs.replace(head.statement, signature=bytes(64))
    lines[-1] = msgspec.structs.replace(head, statement=statement)

    assert places(found(sealed(lines, SERVER_KEY))) == {(BAD_SIGNATURE, f"line {len(lines)}")}


def test_an_end_of_another_ledger_and_other_sums_are_named(shop: SmallShop) -> None:
    other = SmallShop()
    other.push(other.tills[0], other.tills[0].stamp())
    lines = [*shop.ledger_lines()[:-1], other.ledger_lines()[-1]]

    assert places(found(sealed(lines, SERVER_KEY))) == {
        (CONTRADICTED, "the end of the ledger"),
        (CONTRADICTED, "the sums of the ledger"),
    }
