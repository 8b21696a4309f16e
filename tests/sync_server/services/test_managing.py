"""What managers and operators do: programs, people, cards, vendors, tokens, terminals, keys."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.card_codes import CardCode, parse_code, verified
from shared_domain.card_numbers import card_number_of
from shared_domain.identifiers import StaffId, TerminalId, VendorId
from shared_domain.ledger import Customer, EntryKind
from shared_domain.pin_keys import pin_secret
from shared_domain.programs import LoyaltyProgram
from shared_domain.records import (
    CardKeyPublished,
    ProgramPublished,
    StaffChanged,
    TerminalChanged,
    VendorChanged,
    VendorRecord,
)
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.codec import decode_record
from sync_server.services.identify_server import identify_server
from sync_server.services.issue_card import issue_card, show_card
from sync_server.services.manage_program import (
    activate_program,
    change_program,
    deactivate_program,
    show_program,
)
from sync_server.services.manage_staff import StaffChanges, change_member, pin_key_of, save_member
from sync_server.services.manage_terminals import revoke_terminal
from sync_server.services.manage_tokens import make_token
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.pair_terminal import token_hash
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.secret_keys import newest_key
from sync_server.services.state import KeyPurpose, TokenScope
from tests.builders import a_program, a_vendor
from tests.fakes.server_tools import CountedChance
from tests.sync_server.services.shop import Shop, granted


def kind_of(answer: object) -> RefusalKind:
    assert isinstance(answer, Refusal)
    return answer.kind


def last_record(shop: Shop) -> VendorRecord:
    return decode_record(shop.records()[-1].body)


# --- vendors -----------------------------------------------------------------------------------


def test_opening_a_vendor_tells_everything_a_terminal_must_know(shop: Shop) -> None:
    vendor = a_vendor(vendor_id=VendorId(shop.tools.ids.new_id()), slug="another")

    granted(open_vendor(shop.uow, shop.tools, vendor))

    records = [decode_record(one.body) for one in shop.uow.ledger.page(vendor.vendor_id, 0, 9)]
    key = newest_key(shop.uow, shop.tools.vault, vendor.vendor_id, KeyPurpose.CARD_SIGNING)
    assert records == [
        VendorChanged(vendor),
        CardKeyPublished(0, key.public_key),
        ProgramPublished(LoyaltyProgram(version=1)),
    ]


def test_a_slug_belongs_to_one_vendor(shop: Shop) -> None:
    twin = a_vendor(vendor_id=VendorId(shop.tools.ids.new_id()))

    assert kind_of(open_vendor(shop.uow, shop.tools, twin)) is RefusalKind.ALREADY_EXISTS


def test_a_time_zone_must_exist(shop: Shop) -> None:
    lost = a_vendor(slug="lost", timezone="Europe/Atlantis")

    assert kind_of(open_vendor(shop.uow, shop.tools, lost)) is RefusalKind.INVALID


# --- programs ----------------------------------------------------------------------------------


def test_an_edited_program_becomes_the_next_version_for_everybody(shop: Shop) -> None:
    edited = replace(shop.program, stamps_target=8)

    published = granted(change_program(shop.uow, shop.tools, shop.vendor_id, edited))

    assert published == replace(edited, version=2)
    assert show_program(shop.uow, shop.tools, shop.vendor_id) == published
    assert last_record(shop) == ProgramPublished(published)
    assert set(shop.uow.programs.history(shop.vendor_id).versions) == {1, 2}


def test_an_edit_of_an_old_version_overwrites_nothing(shop: Shop) -> None:
    change_program(shop.uow, shop.tools, shop.vendor_id, shop.program)

    answer = change_program(shop.uow, shop.tools, shop.vendor_id, shop.program)

    assert kind_of(answer) is RefusalKind.OUTDATED


def test_an_edit_does_not_activate(shop: Shop) -> None:
    edited = replace(shop.program, is_active=False, activated_at=None)

    published = granted(change_program(shop.uow, shop.tools, shop.vendor_id, edited))

    assert published.is_active
    assert published.activated_at == shop.program.activated_at


def test_a_program_is_switched_off_and_on_and_remembers_when_first(shop: Shop) -> None:
    off = granted(deactivate_program(shop.uow, shop.tools, shop.vendor_id))
    assert not off.is_active
    assert deactivate_program(shop.uow, shop.tools, shop.vendor_id) == off
    on = granted(activate_program(shop.uow, shop.tools, shop.vendor_id))
    assert on == replace(shop.program, version=3)
    assert activate_program(shop.uow, shop.tools, shop.vendor_id) == on


def test_a_vendor_that_does_not_exist_has_no_program(shop: Shop) -> None:
    nobody = VendorId(shop.tools.ids.new_id())
    for act in (show_program, activate_program, deactivate_program):
        assert kind_of(act(shop.uow, shop.tools, nobody)) is RefusalKind.NOT_FOUND
    answer = change_program(shop.uow, shop.tools, nobody, shop.program)
    assert kind_of(answer) is RefusalKind.NOT_FOUND


# --- staff -------------------------------------------------------------------------------------


def member(shop: Shop) -> StaffMember:
    staff_id = StaffId(shop.tools.ids.new_id())
    secret = pin_secret(pin_key_of(shop.uow, shop.tools, shop.vendor_id), staff_id, "1234")
    return StaffMember(
        staff_id=staff_id,
        name="Anouk",
        role=Role.CASHIER,
        pin_verifier=shop.tools.pins.verifier(secret),
    )


def test_a_new_person_is_told_to_every_terminal(shop: Shop) -> None:
    anouk = save_member(shop.uow, shop.tools, shop.vendor_id, member(shop))

    assert shop.uow.staff.all(shop.vendor_id) == [anouk]
    assert last_record(shop) == StaffChanged(anouk)


def test_what_is_left_out_of_a_change_stays(shop: Shop) -> None:
    anouk = save_member(shop.uow, shop.tools, shop.vendor_id, member(shop))

    promoted = granted(
        change_member(
            shop.uow,
            shop.tools,
            shop.vendor_id,
            anouk.staff_id,
            StaffChanges(role=Role.MANAGER, is_active=False),
        )
    )

    assert promoted == replace(anouk, role=Role.MANAGER, is_active=False)
    assert last_record(shop) == StaffChanged(promoted)


def test_a_person_of_another_vendor_cannot_be_changed(shop: Shop) -> None:
    stranger = StaffId(shop.tools.ids.new_id())

    answer = change_member(shop.uow, shop.tools, shop.vendor_id, stranger, StaffChanges(name="Eve"))

    assert kind_of(answer) is RefusalKind.NOT_FOUND


# --- cards -------------------------------------------------------------------------------------


def test_an_issued_card_has_an_entry_a_number_and_a_code_of_this_vendor(shop: Shop) -> None:
    coded = granted(
        issue_card(shop.uow, shop.tools, shop.vendor_id, Customer(name="Léa M.", language="fr"))
    )

    state = coded.card.state
    (entry,) = shop.entries()
    assert (entry.kind, entry.card_id, entry.terminal_id) == (
        EntryKind.CARD_ISSUED,
        state.card_id,
        None,
    )
    assert entry.program_version == 1
    assert state.customer == Customer(name="Léa M.", language="fr")
    code = parse_code(coded.code)
    assert isinstance(code, CardCode)
    key = newest_key(shop.uow, shop.tools.vault, shop.vendor_id, KeyPurpose.CARD_SIGNING)

    def verify(message: bytes, signature: bytes) -> bool:
        return shop.tools.signatures.verify(key.public_key, message, signature)

    assert verified(code, shop.vendor_id, {code.key_id: verify}, card_is_known=False) is None
    assert code.card_id == state.card_id
    assert code.snapshot.day == shop.tools.clock.now().date()


def test_a_code_made_later_tells_what_the_card_is_worth_then(shop: Shop) -> None:
    card_id = shop.card()
    till = shop.till()
    till.stamp(card_id, 2)
    shop.push(till)

    code = parse_code(granted(show_card(shop.uow, shop.tools, shop.vendor_id, card_id)).code)

    assert isinstance(code, CardCode)
    head = shop.uow.ledger.head(shop.vendor_id)
    assert (code.snapshot.stamps, code.snapshot.position) == (2, head.position)


def test_a_card_whose_number_is_taken_is_drawn_again(shop: Shop) -> None:
    chance = shop.tools.ids

    class Repeating(CountedChance):
        """Draws the same card a second time, with another second half."""

        def random_bytes(self, count: int) -> bytes:
            drawn = chance.random_bytes(count)
            self._count += 1
            return b"same" + bytes(4) if self._count <= 2 else drawn

    shop.tools.ids = Repeating()
    first = granted(issue_card(shop.uow, shop.tools, shop.vendor_id, Customer()))
    second = granted(issue_card(shop.uow, shop.tools, shop.vendor_id, Customer()))

    numbers = {card_number_of(one.card.state.card_id) for one in (first, second)}
    assert len(numbers) == 2


def test_a_source_of_chance_that_repeats_itself_is_a_fault(shop: Shop) -> None:
    class Stuck(CountedChance):
        def random_bytes(self, count: int) -> bytes:
            return bytes(count)

    shop.tools.ids = Stuck()
    issue_card(shop.uow, shop.tools, shop.vendor_id, Customer())
    with pytest.raises(RuntimeError, match="random"):
        issue_card(shop.uow, shop.tools, shop.vendor_id, Customer())


def test_an_inactive_program_issues_no_card(shop: Shop) -> None:
    deactivate_program(shop.uow, shop.tools, shop.vendor_id)

    answer = issue_card(shop.uow, shop.tools, shop.vendor_id, Customer())

    assert kind_of(answer) is RefusalKind.INVALID


def test_an_unknown_card_is_not_found(shop: Shop) -> None:
    answer = show_card(shop.uow, shop.tools, shop.vendor_id, "0" * 16)

    assert kind_of(answer) is RefusalKind.NOT_FOUND


# --- terminals, tokens, keys -------------------------------------------------------------------


def test_revoking_tells_the_others_and_happens_once(shop: Shop) -> None:
    till = shop.till("Till 1")

    revoked = granted(revoke_terminal(shop.uow, shop.tools, shop.vendor_id, till.terminal_id))

    assert revoked.revoked_at == shop.tools.clock.now()
    assert last_record(shop) == TerminalChanged(till.terminal_id, "Till 1", is_revoked=True)
    head = shop.uow.ledger.head(shop.vendor_id)
    shop.let_pass(hours=1)
    again = granted(revoke_terminal(shop.uow, shop.tools, shop.vendor_id, till.terminal_id))
    assert again == revoked
    assert shop.uow.ledger.head(shop.vendor_id) == head


def test_a_terminal_of_another_vendor_cannot_be_revoked(shop: Shop) -> None:
    stranger = TerminalId(shop.tools.ids.new_id())

    answer = revoke_terminal(shop.uow, shop.tools, shop.vendor_id, stranger)

    assert kind_of(answer) is RefusalKind.NOT_FOUND


def test_a_token_is_kept_as_a_hash_and_replaces_the_one_of_its_name(shop: Shop) -> None:
    first = granted(make_token(shop.uow, shop.tools, shop.vendor_id, "office"))
    second = granted(make_token(shop.uow, shop.tools, shop.vendor_id, "office"))
    operators = granted(make_token(shop.uow, shop.tools, None, "office"))

    kept = [shop.uow.tokens.by_hash(token_hash(one)) for one in (first, second, operators)]
    assert all(token is not None for token in kept)
    old, new, operator = (token for token in kept if token is not None)
    assert old.revoked_at is not None
    assert (new.scope, new.vendor_id, new.revoked_at) == (
        TokenScope.VENDOR_MANAGER,
        shop.vendor_id,
        None,
    )
    assert (operator.scope, operator.vendor_id) == (TokenScope.OPERATOR, None)


def test_there_is_no_token_for_a_vendor_that_does_not_exist(shop: Shop) -> None:
    nobody = VendorId(shop.tools.ids.new_id())

    assert kind_of(make_token(shop.uow, shop.tools, nobody, "x")) is RefusalKind.NOT_FOUND


def test_a_server_stays_who_it_is(shop: Shop) -> None:
    tools = shop.tools
    again = identify_server(
        shop.uow, tools.signatures, tools.vault, tools.ids, tools.clock, "https://elsewhere"
    )

    assert again.public_key == tools.server.public_key
    assert again.url == "https://elsewhere"


def test_a_key_that_was_never_made_is_a_fault(shop: Shop) -> None:
    with pytest.raises(LookupError, match="card_signing"):
        newest_key(
            shop.uow, shop.tools.vault, VendorId(shop.tools.ids.new_id()), KeyPurpose.CARD_SIGNING
        )


def test_a_sealed_key_opens_only_in_its_own_row(shop: Shop) -> None:
    (mine,) = shop.uow.keys.all(shop.vendor_id, KeyPurpose.CARD_SIGNING)
    thief = VendorId(shop.tools.ids.new_id())
    shop.uow.keys.add(replace(mine, vendor_id=thief))

    with pytest.raises(ValueError, match="does not open"):
        newest_key(shop.uow, shop.tools.vault, thief, KeyPurpose.CARD_SIGNING)


def test_a_program_given_at_the_opening_is_the_first_version(shop: Shop) -> None:
    assert shop.uow.programs.current(shop.vendor_id) == a_program()
    assert shop.held(shop.card()).state.balance == Amounts()
