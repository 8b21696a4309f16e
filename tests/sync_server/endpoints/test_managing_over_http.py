"""What managers and operators do, over HTTP: each call once, with what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bcrypt
import zxingcpp
from msgspec.structs import replace

from shared_domain.card_numbers import parse_card_number
from shared_domain.identifiers import VendorId
from shared_domain.ledger import Customer
from shared_domain.pin_keys import pin_secret
from shared_domain.programs import LoyaltyProgram, Vendor
from shared_domain.records import StaffChanged
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.codec import decode, decode_record, encode
from shared_domain.wire.pairing import PairingQr
from sync_server.endpoints.messages import (
    CardList,
    CardShown,
    Health,
    NewCard,
    NewPin,
    NewStaff,
    NewToken,
    NewVendor,
    PairingCodeShown,
    StaffEdit,
    StaffList,
    StaffShown,
    TokenShown,
    VendorList,
)
from sync_server.endpoints.qr_svg import qr_svg
from sync_server.endpoints.routes import ADMIN, VENDOR
from sync_server.endpoints.vendor_api import PAGE_CARDS
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import bearer, problem_in, read
from tests.sync_server.endpoints.test_many_terminals import read_all
from tests.sync_server.scripted_terminal import new_id

if TYPE_CHECKING:
    import httpx
    import msgspec

    from sync_server.demo import Demo
    from sync_server.running import RunningServer
    from tests.sync_server.endpoints.http_calls import Caller

pytestmark = on_both_databases


def staff_of(caller: Caller, token: str) -> list[StaffMember]:
    """Every person as the terminals hear of them."""
    records, _ = read_all(caller, token)
    changes = [decode_record(one.body) for one in records if one.entry_id is None]
    return [one.staff for one in changes if isinstance(one, StaffChanged)]


def test_the_server_says_that_it_is_well(caller: Caller) -> None:
    health = read(caller.get("/health"), Health)

    assert health.status == "ok"
    assert len(health.generation) == 32


def test_a_program_goes_out_and_comes_back_changed(caller: Caller, shop: Demo) -> None:
    path = VENDOR.prefix + "/program"
    program = read(caller.get(path, shop.manager_token), LoyaltyProgram)
    edited = replace(program, stamps_target=8, terms_text="Ein Stempel pro Kaffee.")

    published = put(caller, path, edited, shop.manager_token)

    assert read(published, LoyaltyProgram) == replace(edited, version=program.version + 1)
    outdated = put(caller, path, edited, shop.manager_token)
    assert problem_in(outdated).type == "outdated"
    off = caller.post(path + "/deactivate", token=shop.manager_token)
    assert not read(off, LoyaltyProgram).is_active
    on = caller.post(path + "/activate", token=shop.manager_token)
    assert read(on, LoyaltyProgram).activated_at == program.activated_at


def test_a_program_out_of_bounds_is_refused_with_the_field(caller: Caller, shop: Demo) -> None:
    body = b'{"version":1,"stamps_target":0}'
    answer = caller.http.put(
        VENDOR.prefix + "/program", content=body, headers=bearer(shop.manager_token)
    )

    assert "stamps_target" in problem_in(answer).detail


def test_a_person_is_added_changed_and_given_a_new_pin(caller: Caller, shop: Demo) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])
    pins, token = VENDOR.prefix + "/pins", shop.manager_token
    new = NewStaff(name="Elena", role=Role.CASHIER, pin="4711", language="de")

    added = caller.post(pins, new, token)

    assert added.status_code == 201
    elena = read(added, StaffShown)
    assert elena in read(caller.get(pins, token), StaffList).staff
    assert b"verifier" not in added.content
    path = f"{pins}/{elena.staff_id}"
    edit = caller.http.patch(
        path, content=b'{"role":"manager","is_active":false}', headers=bearer(token)
    )
    changed = read(edit, StaffShown)
    assert (changed.role, changed.is_active, changed.name) == (Role.MANAGER, False, "Elena")
    assert read(caller.post(f"{path}/reset", NewPin(pin="0815"), token), StaffShown) == changed

    first, _, last = [
        one for one in staff_of(caller, reply.access_token) if one.staff_id == elena.staff_id
    ]
    for member, pin in ((first, "4711"), (last, "0815")):
        secret = pin_secret(reply.pin_key, member.staff_id, pin)
        assert bcrypt.checkpw(secret, member.pin_verifier.encode())


def test_a_pin_that_is_none_and_an_id_that_is_none_are_refused(caller: Caller, shop: Demo) -> None:
    pins, token = VENDOR.prefix + "/pins", shop.manager_token
    for pin in ("123", "123456789", "12a4", "\u0661\u0662\u0663\u0664", ""):
        new = NewStaff(name="Eve", role=Role.CASHIER, pin=pin)
        assert problem_in(caller.post(pins, new, token)).type == "invalid"
    assert problem_in(caller.post(pins + "/me/reset", NewPin(pin="1234"), token)).status == 404


def test_an_edit_that_changes_nothing_is_fine(caller: Caller, shop: Demo) -> None:
    pins, token = VENDOR.prefix + "/pins", shop.manager_token
    person = read(caller.get(pins, token), StaffList).staff[0]

    answer = caller.http.patch(f"{pins}/{person.staff_id}", content=b"{}", headers=bearer(token))

    assert read(answer, StaffShown) == person
    assert StaffEdit() == StaffEdit(name=None)


def test_a_card_is_issued_shown_and_listed(caller: Caller, shop: Demo) -> None:
    cards, token = VENDOR.prefix + "/cards", shop.manager_token
    customer = Customer(name="Inès F.", email="ines@example.lu", language="lb")

    answer = caller.post(cards, NewCard(customer=customer), token)

    assert answer.status_code == 201
    card = read(answer, CardShown)
    assert card.customer == customer
    assert parse_card_number(card.card_number) is not None
    assert read(caller.get(f"{cards}/{card.card_id}", token), CardShown) == card
    listed = read(caller.get(cards, token), CardList)
    assert card.card_id in [one.card_id for one in listed.cards]
    assert problem_in(caller.get(f"{cards}/{'0' * 16}", token)).status == 404


def test_cards_are_listed_a_page_at_a_time(caller: Caller, shop: Demo) -> None:
    cards, token = VENDOR.prefix + "/cards", shop.manager_token
    for _ in range(PAGE_CARDS - len(shop.cards) + 1):
        caller.post(cards, NewCard(), token)

    first = read(caller.get(cards, token), CardList)
    assert first.next_after == first.cards[-1].card_id
    rest = read(caller.get(f"{cards}?after={first.next_after}", token), CardList)

    assert (len(first.cards), len(rest.cards), rest.next_after) == (PAGE_CARDS, 1, None)
    assert first.cards[-1].card_id < rest.cards[0].card_id


def test_the_picture_of_a_code_can_be_scanned(shop: Demo) -> None:
    for text in (shop.cards[0].code, '{"url":"http://127.0.0.1:8470","code":"BCDFGHJKLN"}'):
        assert zxingcpp.read_barcodes(drawn(qr_svg(text)))[0].text == text


def drawn(svg: str, scale: int = 4) -> memoryview:
    """The picture in grey pixels, drawn by following its one path of dark runs."""
    size = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
    side = size * scale
    pixels = bytearray(b"\xff") * (side * side)
    path = svg.rpartition('<path d="')[2].partition('"')[0]
    for run in path.strip("Mz").split("zM"):
        start, _, rest = run.partition("h")
        x, y = (int(part) * scale for part in start.split())
        width = int(rest.partition("v")[0]) * scale
        for line in range(y, y + scale):
            pixels[line * side + x : line * side + x + width] = bytes(width)
    return memoryview(pixels).cast("B", (side, side))


def test_a_pairing_code_comes_as_text_and_as_what_a_qr_carries(
    caller: Caller, shop: Demo, running: RunningServer
) -> None:
    answer = caller.post(VENDOR.prefix + "/pairing-codes", token=shop.manager_token)

    shown = read(answer, PairingCodeShown)
    assert shown.qr.url == running.url
    assert shown.qr.code == shown.code
    (scanned,) = zxingcpp.read_barcodes(drawn(shown.qr_svg))
    assert decode(scanned.text.encode(), PairingQr) == shown.qr
    caller.paired(shown.code)


def test_an_operator_opens_a_vendor_and_lets_its_manager_in(
    caller: Caller, shop: Demo, operator_token: str
) -> None:
    new = NewVendor(name="Boulangerie Schumacher", slug="schumacher", currency="CHF")
    answer = caller.post(ADMIN.prefix + "/vendors", new, operator_token)
    assert answer.status_code == 201
    vendor = read(answer, Vendor)
    assert (vendor.name, vendor.currency, vendor.day_start_hour) == (new.name, "CHF", 4)
    listed = read(caller.get(ADMIN.prefix + "/vendors", operator_token), VendorList)
    assert [one.name for one in listed.vendors] == [shop.vendor, vendor.name]

    for_manager = NewToken(name="manager", vendor_id=vendor.vendor_id)
    token = read(caller.post(ADMIN.prefix + "/tokens", for_manager, operator_token), TokenShown)
    program = read(caller.get(VENDOR.prefix + "/program", token.token), LoyaltyProgram)
    assert program == LoyaltyProgram(version=1)

    twice = caller.post(ADMIN.prefix + "/vendors", new, operator_token)
    assert problem_in(twice).type == "already-exists"
    nobody = NewToken(name="x", vendor_id=VendorId(new_id()))
    assert problem_in(caller.post(ADMIN.prefix + "/tokens", nobody, operator_token)).status == 404


def put(caller: Caller, path: str, message: msgspec.Struct, token: str) -> httpx.Response:
    return caller.http.put(path, content=encode(message), headers=bearer(token))
