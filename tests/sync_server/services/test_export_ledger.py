"""A vendor's exported books: what a server holds is proved by the file alone."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.journal import Note, NoteKind
from shared_domain.witness.comparing import check_books
from shared_domain.witness.reading import read_export
from sync_server.services.export_ledger import export_ledger
from tests.sync_server.services.shop import Shop
from tests.sync_server.services.test_whatever_is_pushed import ACTS, CARDS, MOST_TILLS, Morning

if TYPE_CHECKING:
    from shared_domain.witness.books import Book


def exported(shop: Shop) -> list[bytes]:
    lines: list[bytes] = []
    export_ledger(shop.uow, shop.tools, shop.vendor, lines.append)
    return lines


def checked(shop: Shop, *files: list[bytes]) -> list[Book]:
    verify = shop.tools.signatures.verify
    books = [read_export(f"file {number}", lines, verify) for number, lines in enumerate(files, 1)]
    check_books(books, verify)
    return books


def test_the_books_of_a_busy_shop_prove_themselves(shop: Shop) -> None:
    tills = [shop.till("Till 1"), shop.till("Till 2")]
    cards = [shop.card("Léa"), shop.card()]
    for number, till in enumerate(tills):
        till.record(Note, kind=NoteKind.SIGNED_IN)
        till.stamp(cards[number])
        shop.push(till)
        shop.let_pass(till, hours=1)
        till.open_epoch(till.journal.end)
        till.stamp(cards[0])
        shop.push(till)

    (book,) = checked(shop, exported(shop))

    assert (book.findings, book.remarks) == ([], [])
    assert book.balances == {cards[0]: Amounts(3), cards[1]: Amounts(1)}
    assert book.head is not None
    assert book.head.position == len(book.records) == len(shop.records())


def test_what_was_set_aside_is_part_of_the_proof(shop: Shop) -> None:
    till, card = shop.till(), shop.card()
    till.stamp(card)
    shop.push(till)
    journal = till.journal
    till.open_epoch()
    till.stamp(card)
    shop.push(till, till.push_request(signature=bytes(64)))
    till.journal, again = journal, till.journal
    journal.bodies.pop()
    journal.hashes.pop()
    till.stamp(card, order_reference="fork")
    shop.push(till)
    till.journal = again

    (book,) = checked(shop, exported(shop))

    assert book.findings == []
    assert [remark.split(": ")[1] for remark in book.remarks] == [
        "2 items that the server set aside came unsigned."
    ]
    shop.push(till)
    (mended,) = checked(shop, exported(shop))
    assert (mended.findings, mended.remarks) == ([], [])


def test_a_server_without_a_terminal_exports_an_empty_shop(shop: Shop) -> None:
    (book,) = checked(shop, exported(shop))

    assert (book.findings, book.remarks, book.balances) == ([], [], {})


def test_a_later_export_extends_an_earlier_one(shop: Shop) -> None:
    till, card = shop.till(), shop.card()
    shop.push(till)
    earlier = exported(shop)
    till.stamp(card)
    shop.push(till)

    for files in ((earlier, exported(shop)), (exported(shop), earlier)):
        assert [book.findings for book in checked(shop, *files)] == [[], []]


FAULTS = st.lists(
    st.tuples(st.sampled_from(["act", "act", "unsigned", "fork"]), st.integers(0, MOST_TILLS - 1)),
    max_size=40,
)


@given(ACTS, FAULTS)
def test_whatever_is_pushed_the_books_prove_themselves(
    acts: list[tuple[int, str, str, int]], faults: list[tuple[str, int]]
) -> None:
    shop = Shop()
    morning = Morning(shop, [shop.till(f"Till {at}") for at in range(MOST_TILLS)])
    for act, (fault, at) in zip_longest(acts, faults, fillvalue=("act", 0)):
        till = morning.tills[at]
        if fault == "unsigned":
            shop.push(till, till.push_request(signature=bytes(64)))
        elif fault == "fork" and till.journal.next_sequence > 2:
            morning.push(till, 1)
            till.journal.bodies.pop()
            till.journal.hashes.pop()
            till.stamp(CARDS[0], order_reference="instead")
            morning.push(till, till.journal.next_sequence - 1)
        elif len(act) == 4:
            morning.act(*act)
    for till in morning.tills:
        morning.push(till, 1)

    (book,) = checked(shop, exported(shop))

    assert book.findings == []
    assert sum(book.balances.values(), NOTHING) == shop.uow.ledger.head(shop.vendor_id).digest.total
