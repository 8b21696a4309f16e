"""The vendor's ledger: its chain and its digest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import Amounts
from shared_domain.digests import EntriesDigest, digest_of, joined, without
from shared_domain.records import LEDGER_START, ledger_hash

bodies = st.lists(st.binary(max_size=40), min_size=2, max_size=10, unique=True)
summed = st.lists(
    st.tuples(st.binary(max_size=40), st.builds(Amounts, st.integers(-9, 9), st.integers(-9, 9))),
    max_size=10,
)


def ledger_over(records: list[bytes]) -> bytes:
    head = LEDGER_START
    for position, body in enumerate(records, start=1):
        head = ledger_hash(head, position, body)
    return head


def test_the_ledger_chain_is_the_documented_one() -> None:
    # Frozen: computed once from the formula; a change here would part every terminal from it.
    assert ledger_hash(LEDGER_START, 1, b"{}").hex() == (
        "04975492ed74cf666fc430ba9eefc7b382635f1d6f256f914f3d534dfce23c72"
    )


@given(bodies, st.data())
def test_a_changed_a_removed_and_a_moved_record_are_seen(
    records: list[bytes], data: st.DataObject
) -> None:
    head = ledger_over(records)
    place = data.draw(st.integers(0, len(records) - 1))
    moved = data.draw(st.permutations(records))

    assert ledger_over([*records[:place], *records[place + 1 :]]) != head
    assert ledger_over([*records[:place], records[place] + b" ", *records[place + 1 :]]) != head
    assert (ledger_over(moved) == head) is (moved == records)


def test_the_position_is_part_of_the_chain() -> None:
    assert ledger_hash(LEDGER_START, 1, b"{}") != ledger_hash(LEDGER_START, 2, b"{}")


@given(summed, summed, st.data())
def test_a_digest_sums_and_comes_apart_again(
    left: list[tuple[bytes, Amounts]], right: list[tuple[bytes, Amounts]], data: st.DataObject
) -> None:
    whole = digest_of(data.draw(st.permutations(left + right)))

    assert joined(digest_of(left), digest_of(right)) == whole
    assert without(whole, digest_of(left)) == digest_of(right)
    assert without(whole, whole) == EntriesDigest()


def test_a_missing_a_doubled_and_a_changed_entry_change_the_digest() -> None:
    a, b = (b"a", Amounts(1)), (b"b", Amounts(points=2))

    assert digest_of([a, b]).total == Amounts(1, 2)
    digests = [
        digest_of([a, b]),
        digest_of([a]),
        digest_of([a, b, b]),
        digest_of([a, (b"c", b[1])]),
    ]
    assert len(set(map(str, digests))) == 4
