"""What tests say about outcomes and journals; every proof starts from the stored bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shared_domain.cards import CardState, fold
from shared_domain.journal import CHAIN_START, EpochOpened, Note, Place, chain_hash, head_message
from shared_domain.outcomes import Refused
from shared_domain.wire.codec import decode_item
from terminal.gateway.device_keys import verify_signature

if TYPE_CHECKING:
    from shared_domain.journal import NoteKind
    from shared_domain.outcomes import Reason
    from shared_domain.wire.codec import AnyItem
    from tests.terminal.use_cases.shop import Till

T = TypeVar("T")


def reason_of(outcome: object) -> Reason:
    """Why it was refused; fails when it was not."""
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def accepted(outcome: T | Refused) -> T:
    """What came of it; fails with the reason when it was refused."""
    assert not isinstance(outcome, Refused), outcome.reason
    return outcome


def items_of(till: Till) -> list[AnyItem]:
    """Everything in the journal, read from its bytes."""
    return [decode_item(sealed.body) for sealed in till.journal()]


def notes_of(till: Till) -> list[NoteKind]:
    return [item.kind for item in items_of(till) if isinstance(item, Note)]


def assert_journal_verifies(till: Till) -> None:
    """Chain, signatures, places without gaps, and epochs that name what went before them."""
    device_key = till.counter.device_key.public_key
    before: Place | None = None
    for sealed in till.journal():
        item = decode_item(sealed.body)
        opens = before is None or before.epoch != sealed.epoch
        assert sealed.sequence == (1 if opens or before is None else before.sequence + 1)
        assert (item.epoch, item.terminal_seq) == (sealed.epoch, sealed.sequence)
        assert item.entry_id == sealed.entry_id
        if opens:
            assert isinstance(item, EpochOpened)
            assert item.parent == before
        previous = CHAIN_START if opens or before is None else before.hash
        assert chain_hash(previous, sealed.body) == sealed.hash
        message = head_message(
            till.identity.terminal_id, sealed.epoch, sealed.sequence, sealed.hash
        )
        assert verify_signature(device_key, message, sealed.signature)
        before = Place(sealed.epoch, sealed.sequence, sealed.hash)


def assert_cards_are_folds(till: Till, *card_ids: str) -> None:
    """Every stored card is what its entries make it, from nothing."""
    for card_id in card_ids:
        folded = fold(CardState(card_id=card_id), till.entries(card_id))
        assert till.card(card_id) == folded
