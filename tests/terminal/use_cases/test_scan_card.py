"""Whatever is scanned becomes a card, or a reason that helps; nothing that is scanned raises."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import Amounts
from shared_domain.card_codes import BalanceSnapshot, make_code
from shared_domain.card_numbers import NUMBER_ALPHABET, card_number_of, formatted
from shared_domain.cards import CardStatus
from shared_domain.identifiers import VendorId
from shared_domain.journal import Note, NoteKind
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import (
    CardNumberInvalid,
    CardOfAnotherVendor,
    CardUnknown,
    CodeForged,
    CodeUnreadable,
    NotALoyaltyCard,
    NotSignedIn,
    ProgramInactive,
    Refused,
    TerminalRevoked,
)
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.read_card import CardView
from terminal.use_cases.scan_card import find_by_number, scan_card
from terminal.use_cases.scanned_text import ScannedText
from tests.builders import ANNA, CARD, OTHER_CARD, a_program
from tests.fakes.fake_server import CARD_KEY_ID
from tests.fakes.keys import device_key
from tests.terminal.use_cases.proofs import accepted, assert_journal_verifies, items_of, reason_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till

GARBLED = "AR&MèWQ" * 22


def scan(till: Till, text: str, physical: str | None = None) -> CardView | Refused:
    return scan_card(till.counter, ANNA_SIGNED_IN, ScannedText(text, physical, "wedge"))


@pytest.fixture
def till(shop: Shop) -> Till:
    shop.issue(CARD, name="Léa")
    shop.give(stamps=4)
    return shop.open_till()


def test_a_verified_code_shows_the_card_as_it_is_known_here(shop: Shop, till: Till) -> None:
    view = accepted(scan(till, shop.code(CARD, stamps=9)))

    assert view.card_id == CARD
    assert view.shown_balance == Amounts(stamps=4)
    assert view.state.customer.name == "Léa"
    assert view.snapshot is None


def test_the_physical_keys_win_when_the_text_is_garbled(shop: Shop, till: Till) -> None:
    assert accepted(scan(till, GARBLED, physical=shop.code(CARD))).card_id == CARD


def test_the_reading_that_verifies_wins_over_one_that_does_not(shop: Shop, till: Till) -> None:
    forged = shop.code(CARD, key="forger")

    assert accepted(scan(till, forged, physical=shop.code(CARD))).card_id == CARD


def test_a_card_we_know_under_a_foreign_signature_is_forged(shop: Shop, till: Till) -> None:
    assert reason_of(scan(till, shop.code(CARD, key="forger"))) == CodeForged()


def test_a_forged_code_leaves_a_note_that_names_the_card_and_no_code(
    shop: Shop, till: Till
) -> None:
    code = shop.code(CARD, key="forger")
    scan(till, code)

    note = items_of(till)[-1]
    assert isinstance(note, Note)
    assert (note.kind, note.staff_id) == (NoteKind.REFUSED_CODE, ANNA)
    assert note.text == f"forged {formatted(card_number_of(CARD))}"
    assert all(code[:20].encode() not in sealed.body for sealed in till.journal())
    assert_journal_verifies(till)


def test_a_full_disk_does_not_hide_a_forgery(shop: Shop, till: Till) -> None:
    till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)

    assert reason_of(scan(till, shop.code(CARD, key="forger"))) == CodeForged()


def test_noise_leaves_no_note(till: Till) -> None:
    before = len(till.journal())
    scan(till, "https://example.lu")
    scan(till, "4006381333931")

    assert len(till.journal()) == before


def test_a_card_of_another_vendor_is_called_that(till: Till, shop: Shop) -> None:
    snapshot = BalanceSnapshot(0, 0, 0, shop.clock.now().date())
    other_vendor = VendorId(UUID(int=0xBAD))
    for key in ("card key", "their card key"):
        sign = device_key(key).sign
        code = make_code(other_vendor, CARD_KEY_ID, OTHER_CARD, snapshot, sign)

        assert reason_of(scan(till, code)) == CardOfAnotherVendor()


def test_a_code_under_a_key_nobody_published_is_not_ours(till: Till, shop: Shop) -> None:
    snapshot = BalanceSnapshot(0, 0, 0, shop.clock.now().date())
    code = make_code(shop.server.vendor_id, 9, OTHER_CARD, snapshot, device_key("card key").sign)

    assert reason_of(scan(till, code)) == CardOfAnotherVendor()


def test_half_a_code_is_unreadable(shop: Shop, till: Till) -> None:
    assert reason_of(scan(till, shop.code(CARD)[:80])) == CodeUnreadable()


@pytest.mark.parametrize("text", ["https://example.com/menu", "4006381333931", "", "\x1d\r\n", "B"])
def test_anything_else_is_no_loyalty_card(till: Till, text: str) -> None:
    assert reason_of(scan(till, text)) == NotALoyaltyCard()


@pytest.mark.parametrize("readings", [("torn", "foreign"), ("foreign", "torn")])
def test_a_torn_code_explains_more_than_a_foreign_reading(
    shop: Shop, till: Till, readings: tuple[str, str]
) -> None:
    texts = {"torn": shop.code(CARD)[:80], "foreign": GARBLED}

    assert reason_of(scan(till, *(texts[one] for one in readings))) == CodeUnreadable()


def test_a_forgery_explains_more_than_a_torn_reading(shop: Shop, till: Till) -> None:
    outcome = scan(till, shop.code(CARD)[:80], physical=shop.code(CARD, key="forger"))

    assert reason_of(outcome) == CodeForged()


def test_a_card_number_is_found_however_it_is_typed(till: Till) -> None:
    number = card_number_of(CARD)
    for typed in (number, number.lower(), formatted(number), f" {number[:4]} {number[4:]} "):
        view = accepted(find_by_number(till.counter, ANNA_SIGNED_IN, typed))

        assert view.card_id == CARD


def test_a_card_number_that_a_scanner_types_is_found_too(till: Till) -> None:
    assert accepted(scan(till, card_number_of(CARD))).card_id == CARD


def test_every_wrong_check_letter_is_noticed(till: Till) -> None:
    number = card_number_of(CARD)
    for letter in set(NUMBER_ALPHABET) - {number[-1]}:
        outcome = find_by_number(till.counter, ANNA_SIGNED_IN, number[:-1] + letter)

        assert reason_of(outcome) == CardNumberInvalid()


def test_a_right_number_of_no_known_card_is_unknown(till: Till) -> None:
    number = card_number_of("1234567800000000")

    assert reason_of(find_by_number(till.counter, ANNA_SIGNED_IN, number)) == CardUnknown(number)
    assert reason_of(scan(till, number)) == CardUnknown(number)


def test_a_blocked_card_is_shown_as_blocked(shop: Shop, till: Till) -> None:
    shop.server.record(EntryFacts(kind=EntryKind.CARD_BLOCKED, card_id=CARD))
    till.sync()

    assert accepted(scan(till, shop.code(CARD))).state.status is CardStatus.BLOCKED


def test_a_genuine_card_never_seen_here_shows_what_its_code_says(shop: Shop, till: Till) -> None:
    view = accepted(scan(till, shop.code(OTHER_CARD, stamps=7, points=30)))

    assert view.state.issued_at is None
    assert view.shown_balance == Amounts(stamps=7, points=30)


def test_nobody_signed_in_means_no_card_is_shown(shop: Shop, till: Till) -> None:
    scanned = ScannedText(shop.code(CARD), None, "wedge")

    assert reason_of(scan_card(till.counter, None, scanned)) == NotSignedIn()
    assert reason_of(find_by_number(till.counter, None, card_number_of(CARD))) == NotSignedIn()


def test_without_pins_nobody_needs_to_be_signed_in() -> None:
    shop = Shop(a_program(require_staff_pin=False))
    till = shop.open_till()

    view = accepted(scan_card(till.counter, None, ScannedText(shop.code(), None, "camera")))

    assert view.card_id == CARD


def test_a_revoked_terminal_shows_no_card(shop: Shop, till: Till) -> None:
    shop.server.revoke(till.identity.terminal_id)
    till.shake()

    assert reason_of(scan(till, shop.code(CARD))) == TerminalRevoked()


def test_before_the_first_pull_there_is_no_program_to_show_a_card_under(shop: Shop) -> None:
    till = Till(shop, "till 1", 1)

    assert reason_of(scan(till, shop.code(CARD))) == ProgramInactive()


def test_an_inactive_program_still_shows_cards() -> None:
    shop = Shop(a_program(is_active=False))

    assert accepted(scan(shop.open_till(), shop.code())).program.is_active is False


@given(text=st.text(max_size=400), physical=st.none() | st.text(max_size=400))
def test_nothing_that_is_scanned_raises(text: str, physical: str | None) -> None:
    assert isinstance(scan(SOME_TILL, text, physical), Refused)


SOME_TILL = Shop().open_till()
