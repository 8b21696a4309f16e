"""The journal's chain and seals: whatever is changed, removed or moved is seen."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.identifiers import EpochId
from shared_domain.journal import CHAIN_START, chain_hash, chain_over, head_message, seal
from shared_domain.wire.codec import encode_item
from tests.builders import EPOCH, TILL_1, TILL_2, entry_id, stamped

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
bodies = st.lists(st.binary(max_size=60), min_size=1, max_size=12)


def is_signed(message: bytes, signature: bytes) -> bool:
    try:
        KEY.public_key().verify(signature, message)
    except InvalidSignature:
        return False
    return True


def test_the_chain_is_the_documented_one() -> None:
    # Frozen: computed once from the formula; a change here would orphan every journal written.
    assert chain_hash(CHAIN_START, b"{}").hex() == (
        "f6c7a8f624be2b9f85847570f393ab7f687352ebcf267283767776be829a2445"
    )
    assert head_message(TILL_1, EPOCH, 7, bytes(32)) == (
        b"stempel.head.v1\0" + TILL_1.bytes + EPOCH.bytes + b"\0" * 7 + b"\7" + bytes(32)
    )


@given(bodies, st.integers(0, 11), st.binary(max_size=60))
def test_a_changed_item_changes_the_chain_from_there_on(
    items: list[bytes], place: int, other: bytes
) -> None:
    place %= len(items)
    changed = [*items[:place], other, *items[place + 1 :]]
    chain, changed_chain = chain_over(CHAIN_START, items), chain_over(CHAIN_START, changed)

    assert chain[:place] == changed_chain[:place]
    if other != items[place]:
        pairs = zip(chain[place:], changed_chain[place:], strict=True)
        assert not any(left == right for left, right in pairs)


@given(bodies, st.data())
def test_a_removed_an_added_and_a_moved_item_change_the_head(
    items: list[bytes], data: st.DataObject
) -> None:
    head = chain_over(CHAIN_START, items)[-1]
    place = data.draw(st.integers(0, len(items) - 1))
    fewer = [*items[:place], *items[place + 1 :]]
    moved = data.draw(st.permutations(items))

    assert chain_over(head, [items[-1]])[-1] != head
    assert not fewer or chain_over(CHAIN_START, fewer)[-1] != head
    assert (chain_over(CHAIN_START, moved)[-1] == head) is (moved == items)


def test_the_border_between_two_items_is_part_of_the_chain() -> None:
    assert chain_over(CHAIN_START, [b"ab", b"c"])[-1] != chain_over(CHAIN_START, [b"a", b"bc"])[-1]
    assert chain_over(CHAIN_START, []) == []


def test_the_seal_of_the_last_item_proves_the_whole_run() -> None:
    items = [stamped(number) for number in (1, 2, 3)]
    run = [encode_item(item) for item in items]
    hashes = [CHAIN_START, *chain_over(CHAIN_START, run)]
    sealed = seal(items[2], run[2], hashes[2], KEY.sign)

    assert (sealed.sequence, sealed.hash, sealed.body) == (3, hashes[3], run[2])
    assert (sealed.entry_id, sealed.epoch) == (items[2].entry_id, EPOCH)
    assert is_signed(head_message(TILL_1, EPOCH, 3, hashes[3]), sealed.signature)


@given(st.integers(0, 2), st.integers(0, 500), st.integers(1, 255))
def test_one_changed_byte_anywhere_in_the_run_breaks_the_seal(
    which: int, place: int, flip: int
) -> None:
    items = [stamped(number) for number in (1, 2, 3)]
    run = [encode_item(item) for item in items]
    sealed = seal(items[2], run[2], chain_over(CHAIN_START, run)[1], KEY.sign)
    damaged = bytearray(run[which])
    damaged[place % len(damaged)] ^= flip
    run[which] = bytes(damaged)

    head = chain_over(CHAIN_START, run)[-1]
    assert not is_signed(head_message(TILL_1, EPOCH, 3, head), sealed.signature)


def test_a_seal_holds_at_its_own_place_only() -> None:
    item = stamped(3)
    sealed = seal(item, encode_item(item), CHAIN_START, KEY.sign)
    elsewhere = [
        head_message(TILL_2, EPOCH, 3, sealed.hash),
        head_message(TILL_1, EpochId(entry_id(9)), 3, sealed.hash),
        head_message(TILL_1, EPOCH, 4, sealed.hash),
        head_message(TILL_1, EPOCH, 3, bytes(32)),
        sealed.hash,
    ]

    assert [is_signed(message, sealed.signature) for message in elsewhere] == [False] * 5


@pytest.mark.parametrize("missing", [{"terminal_id": None}, {"epoch": None}, {"terminal_seq": 0}])
def test_an_item_without_a_place_is_not_sealed(missing: dict[str, object]) -> None:
    item = stamped(1, 0, 1, **missing)

    with pytest.raises(ValueError, match="can be sealed"):
        seal(item, encode_item(item), CHAIN_START, KEY.sign)
