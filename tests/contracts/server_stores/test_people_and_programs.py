"""Vendors, programs, staff, tokens, keys and the server's own words, in every kind of store."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from shared_domain.identifiers import StaffId
from shared_domain.programs import LoyaltyProgram, LoyaltyType, OfflineRedemption
from shared_domain.staff import Role, StaffMember
from sync_server.services.state import (
    AccessToken,
    KeyPurpose,
    PairingCode,
    StoredKey,
    TokenScope,
)
from tests.builders import COFFEE, VENDOR, a_program, a_vendor
from tests.contracts.server_stores.samples import LATER, NOW, OTHER_VENDOR, terminal

if TYPE_CHECKING:
    from tests.contracts.server_stores.conftest import Begin

FULL_PROGRAM = LoyaltyProgram(
    version=7,
    loyalty_type=LoyaltyType.HYBRID,
    stamps_reward_value_cents=350,
    points_rewards=(COFFEE,),
    offline_redemption=OfflineRedemption.NEVER,
    require_staff_pin=False,
    card_name="Café Knopes",
    card_secondary_color="#000000",
    logo_url="https://knopes.example/logo.png",
    terms_text="Ein Kaffee, kein Bargeld.",
    is_active=True,
    activated_at=NOW,
)


def test_a_word_is_kept_and_can_be_replaced(begin: Begin) -> None:
    with begin() as uow:
        assert uow.state.get("generation") is None
        uow.state.put("generation", "first")
        uow.state.put("generation", "second")
    with begin() as uow:
        assert uow.state.get("generation") == "second"


def test_a_vendor_is_found_by_id_and_by_slug(begin: Begin) -> None:
    vendor = a_vendor(language="lb", timezone="Europe/Paris", currency="CHF", day_start_hour=0)
    other = a_vendor(vendor_id=OTHER_VENDOR, slug="another")
    with begin() as uow:
        uow.vendors.add(vendor, NOW)
        uow.vendors.add(other, NOW)
    with begin() as uow:
        assert uow.vendors.get(VENDOR) == uow.vendors.by_slug("cafe-kueb") == vendor
        assert uow.vendors.all() == [other, vendor]
        assert uow.vendors.by_slug("nobody") is None


def test_every_version_of_a_program_is_kept_and_the_last_is_in_force(begin: Begin) -> None:
    with begin() as uow:
        assert uow.programs.current(VENDOR) is None
        uow.programs.publish(VENDOR, a_program(version=6), NOW)
        uow.programs.publish(VENDOR, FULL_PROGRAM, LATER)
        uow.programs.publish(OTHER_VENDOR, a_program(version=1), NOW)
    with begin() as uow:
        assert uow.programs.current(VENDOR) == FULL_PROGRAM
        history = uow.programs.history(VENDOR)
        assert history.versions == {6: a_program(version=6), 7: FULL_PROGRAM}
        assert history.replaced_at == {6: LATER}


def test_a_person_is_kept_as_they_were_saved_last(begin: Begin) -> None:
    anna = StaffMember(
        staff_id=StaffId(UUID(int=1)), name="Anna", role=Role.CASHIER, pin_verifier="x"
    )
    bert = StaffMember(
        staff_id=StaffId(UUID(int=2)),
        name="Bert",
        role=Role.MANAGER,
        pin_verifier="y",
        language="de",
        is_active=False,
    )
    with begin() as uow:
        uow.staff.save(VENDOR, replace(anna, name="Ana"), NOW)
        uow.staff.save(VENDOR, bert, NOW)
        uow.staff.save(VENDOR, anna, LATER)
        uow.staff.save(OTHER_VENDOR, anna, LATER)
    with begin() as uow:
        assert uow.staff.all(VENDOR) == [anna, bert]
        assert uow.staff.get(VENDOR, bert.staff_id) == bert
        assert uow.staff.get(OTHER_VENDOR, bert.staff_id) is None


def test_a_terminal_is_found_by_its_token_and_changes_in_place(begin: Begin) -> None:
    till = terminal(1)
    heard = replace(
        till, last_contact_at=LATER, revoked_at=LATER, app_version="1.2", unsynced=3,
        clock_offset_ms=-(2**40),
    )  # fmt: skip
    with begin() as uow:
        uow.terminals.add(till)
        uow.terminals.add(terminal(2))
        uow.terminals.add(terminal(1, OTHER_VENDOR))
        uow.terminals.save(heard)
    with begin() as uow:
        assert uow.terminals.by_token(till.token_hash) == heard
        assert uow.terminals.by_token(b"?" * 32) is None
        assert uow.terminals.get(VENDOR, till.terminal_id) == heard
        assert uow.terminals.all(VENDOR) == [heard, terminal(2)]


def test_a_pairing_code_is_counted_down_used_and_forgotten(begin: Begin) -> None:
    code = PairingCode("BCD", b"h" * 32, VENDOR, NOW, 5)
    neighbour = PairingCode("BCD", b"i" * 32, OTHER_VENDOR, LATER, 5)
    with begin() as uow:
        uow.pairing_codes.add(code)
        uow.pairing_codes.add(neighbour)
        uow.pairing_codes.save(replace(code, tries_left=4, used_at=NOW))
    with begin() as uow:
        found = uow.pairing_codes.by_selector("BCD")
        assert sorted(found, key=lambda one: one.code_hash) == [
            replace(code, tries_left=4, used_at=NOW),
            neighbour,
        ]
        assert uow.pairing_codes.by_selector("XXX") == []
        uow.pairing_codes.drop_expired(NOW + timedelta(minutes=1))
        assert uow.pairing_codes.by_selector("BCD") == [neighbour]


def test_a_token_ends_by_its_name_and_no_other_does(begin: Begin) -> None:
    mine = AccessToken(b"1" * 32, TokenScope.VENDOR_MANAGER, VENDOR, "demo", NOW)
    same_name = AccessToken(b"2" * 32, TokenScope.VENDOR_MANAGER, OTHER_VENDOR, "demo", NOW)
    operators = AccessToken(b"3" * 32, TokenScope.OPERATOR, None, "demo", NOW)
    with begin() as uow:
        for token in (mine, same_name, operators):
            uow.tokens.add(token)
        uow.tokens.revoke_named(VENDOR, "demo", LATER)
        uow.tokens.revoke_named(VENDOR, "another", LATER)
    with begin() as uow:
        assert uow.tokens.by_hash(b"1" * 32) == replace(mine, revoked_at=LATER)
        assert uow.tokens.by_hash(b"2" * 32) == same_name
        assert uow.tokens.by_hash(b"3" * 32) == operators
        uow.tokens.revoke_named(None, "demo", LATER)
        assert uow.tokens.by_hash(b"3" * 32) == replace(operators, revoked_at=LATER)


def test_keys_are_kept_by_owner_and_purpose(begin: Begin) -> None:
    own = StoredKey(None, KeyPurpose.SERVER_SIGNING, 0, b"sealed", b"p" * 32, NOW)
    first = StoredKey(VENDOR, KeyPurpose.CARD_SIGNING, 0, b"a", b"q" * 32, NOW)
    second = StoredKey(VENDOR, KeyPurpose.CARD_SIGNING, 1, b"b", b"r" * 32, LATER)
    with begin() as uow:
        for key in (own, first, second):
            uow.keys.add(key)
    with begin() as uow:
        assert uow.keys.all(None, KeyPurpose.SERVER_SIGNING) == [own]
        assert uow.keys.all(VENDOR, KeyPurpose.CARD_SIGNING) == [first, second]
        assert uow.keys.all(VENDOR, KeyPurpose.PIN_HASHING) == []
