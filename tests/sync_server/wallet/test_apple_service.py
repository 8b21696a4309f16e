"""Phones against the real server over HTTP: whole lives, and every status that Apple names."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from statistics import median
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

import httpx
import pytest

from sync_server.running import RunningServer
from sync_server.services.pass_identity import pass_token, serial_of
from sync_server.settings import Settings
from tests.fakes.clock import SettableClock
from tests.sync_server.scripted_terminal import NOON
from tests.sync_server.wallet.passes import faults_of
from tests.sync_server.wallet.wallet_server import WalletServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.fake_iphone import FakeIphone, HeldPass

ROOT = "/api/v1/loyalty/apple"
TYPE = "pass.example.stempel.demo"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WalletServer]:
    with WalletServer(tmp_path) as running:
        yield running


@pytest.fixture
def phone(server: WalletServer) -> FakeIphone:
    return server.phone()


@pytest.fixture
def held(server: WalletServer, phone: FakeIphone) -> HeldPass:
    return phone.add(server.download(server.card()))


def stamped(server: WalletServer, phone: FakeIphone, count: int = 1) -> None:
    """Stamps on the first card, and the push that follows."""
    before = server.apns.pushed_to(phone.push_token)
    till = server.till()
    till.stamp(server.card(), count)
    till.push()
    assert server.apns.await_pushes(phone.push_token, before + 1)


# --- whole lives -------------------------------------------------------------------------------


def test_a_stamp_reaches_the_phone(
    server: WalletServer, phone: FakeIphone, held: HeldPass, tmp_path: Path
) -> None:
    assert held.value_of("stamps") == "0 / 10"
    stamped(server, phone)
    assert phone.hear_push() == [held.serial]
    renewed = phone.passes[held.serial]
    assert renewed.value_of("stamps") == "1 / 10"
    assert renewed.last_modified > ""
    assert faults_of(phone.fetch(renewed, unless_newer=False).content, tmp_path) == []
    assert phone.hear_push() == []
    assert phone.fetch(renewed).status_code == 304


def test_from_till_to_phone_in_under_two_seconds(
    server: WalletServer, phone: FakeIphone, held: HeldPass, capsys: pytest.CaptureFixture[str]
) -> None:
    till, times_s = server.till(), []
    card_id = server.card()
    for count in range(1, 8):
        till.stamp(card_id)
        began = perf_counter()
        till.push()
        assert server.apns.await_pushes(phone.push_token, count)
        assert phone.hear_push() == [held.serial]
        times_s.append(perf_counter() - began)
    with capsys.disabled():
        print(f"\nstamp to push, list and fetch: {median(times_s):.2f} s (median of 7)")  # noqa: T201
    assert median(times_s) < 2


def test_an_offline_day_reaches_the_phone_as_one_update(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    till = server.till()
    till.stamp(server.card(), 1000)
    till.push()
    assert server.apns.await_pushes(phone.push_token, 1)
    assert phone.hear_push() == [held.serial]
    assert phone.passes[held.serial].value_of("stamps") == "1000 / 10"
    assert phone.hear_push() == []
    assert server.apns.pushed_to(phone.push_token) == 1


def test_a_pass_that_was_thrown_away_hears_nothing_until_it_is_added_again(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    assert phone.delete(held).status_code == 200
    other = server.phone("e" * 32, "bb" * 32)
    other.add(server.download(server.card()))
    stamped(server, other)
    assert server.apns.pushed_to(phone.push_token) == 0
    again = phone.add(server.download(server.card()))
    assert again.serial == held.serial
    assert again.content["authenticationToken"] == held.content["authenticationToken"]
    assert again.value_of("stamps") == "1 / 10"
    stamped(server, phone)
    assert phone.hear_push() == [held.serial]


def test_two_devices_share_a_push_token_and_both_hear(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    watch = server.phone("e" * 32, phone.push_token)
    watch.add(server.download(server.card()))
    stamped(server, phone)
    assert phone.hear_push() == [held.serial]
    assert watch.hear_push() == [held.serial]
    assert server.apns.pushed_to(phone.push_token) == 1


def test_a_phone_with_two_cards_is_told_of_the_one_that_changed(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    second = phone.add(server.download(server.card(1)))
    assert sorted(phone.hear_push()) == []
    assert phone.tag
    stamped(server, phone)
    assert phone.hear_push() == [held.serial]
    assert phone.passes[second.serial].fetches == 1


def test_a_change_between_download_and_registration_is_heard(
    server: WalletServer, phone: FakeIphone
) -> None:
    downloaded = server.download(server.card())
    till = server.till()
    till.stamp(server.card())
    till.push()
    held = phone.add(downloaded)
    assert held.value_of("stamps") == "0 / 10"
    assert server.apns.await_pushes(phone.push_token, 1)
    assert phone.hear_push() == [held.serial]
    assert phone.passes[held.serial].value_of("stamps") == "1 / 10"


def test_a_changed_program_reaches_every_phone(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    path, token = "/api/v1/vendor/loyalty/program", server.demo.manager_token
    program = server.caller.get(path, token).json()
    answer = server.caller.http.put(
        path,
        json=program | {"terms_text": "New terms."},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 200, answer.text
    assert server.apns.await_pushes(phone.push_token, 1)
    assert phone.hear_push() == [held.serial]
    assert phone.passes[held.serial].value_of("terms") == "New terms."


def test_what_the_server_knows_of_a_pass_is_what_the_phone_has(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    stamped(server, phone, 2)
    assert phone.hear_push() == [held.serial]
    card_id = server.card()
    state = server.state_of(card_id)
    # The phone is quicker than the runner writes down that it told it.
    while state is not None and state.told < state.wanted:
        state = server.state_of(card_id)
    assert state is not None
    assert state.shown is not None
    assert (state.shown.stamps, state.problem) == (2, "")
    assert state.fetched_at is not None
    assert state.fetched_at >= state.changed_at


# --- statuses and headers ----------------------------------------------------------------------


def test_registering_says_whether_it_is_new_and_keeps_the_newest_token(
    server: WalletServer, phone: FakeIphone
) -> None:
    held = phone._take(server.download(server.card()))  # noqa: SLF001  (without registering)
    assert phone.register(held, "bb" * 32).status_code == 201
    assert phone.register(held).status_code == 200
    phone.passes[held.serial] = held
    stamped(server, phone)
    assert server.apns.pushed_to("bb" * 32) == 0


def test_many_registrations_at_once_are_one(server: WalletServer, phone: FakeIphone) -> None:
    held = phone._take(server.download(server.card()))  # noqa: SLF001  (without registering)
    statuses: list[int] = []
    threads = [
        Thread(target=lambda: statuses.append(phone.register(held).status_code)) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 11 + [201]


def forged(held: HeldPass, token: str) -> HeldPass:
    return type(held)(held.content | {"authenticationToken": token}, held.last_modified)


def unknown(held: HeldPass) -> HeldPass:
    return type(held)(held.content | {"serialNumber": f"{'0' * 32}.{'0' * 16}"}, "")


def test_who_does_not_hold_the_pass_learns_nothing(phone: FakeIphone, held: HeldPass) -> None:
    for pretended in (forged(held, "0" * 64), forged(held, "x"), unknown(held)):
        calls = (
            phone.register(pretended),
            phone.fetch(pretended),
            phone.head(pretended),
            phone.http.delete(phone._registration(pretended)),  # noqa: SLF001  (no proof at all)
        )
        for answer in calls:
            assert (answer.status_code, answer.content) == (401, b"")
    other_type = type(held)(held.content | {"passTypeIdentifier": "pass.other"}, "")
    assert phone.fetch(other_type).status_code == 401
    assert phone.register(other_type).status_code == 401


def test_a_token_for_a_card_that_is_not_there_opens_nothing(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    serial = serial_of(server.vendor_id, "0" * 16)
    token = pass_token(server.running.server.office.instruments.vault, serial)
    nobody = type(held)(held.content | {"serialNumber": serial, "authenticationToken": token}, "")
    assert phone.fetch(nobody).status_code == 401


def test_the_list_asks_for_no_proof_and_answers_nothing_with_204(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    everything = phone.list_changed()
    assert everything.status_code == 200
    assert everything.json()["serialNumbers"] == [held.serial]
    tag = everything.json()["lastUpdated"]
    assert tag.isdigit()
    assert phone.list_changed(tag).status_code == 204
    assert phone.list_changed("2026-11-23T12:00:00 00:00").status_code == 200
    stranger = server.phone("f" * 32)
    stranger.passes = {held.serial: held}
    assert stranger.list_changed().status_code == 204


def test_the_pass_is_dated_and_head_is_answered(phone: FakeIphone, held: HeldPass) -> None:
    assert held.last_modified.endswith(" GMT")
    head = phone.head(held)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["last-modified"] == held.last_modified
    assert head.headers["content-type"] == "application/vnd.apple.pkpass"
    assert phone.fetch(held).status_code == 304
    behind = type(held)(held.content, "Mon, 01 Jan 2001 00:00:00 GMT")
    assert phone.fetch(behind).status_code == 200
    nonsense = type(held)(held.content, "yesterday")
    assert phone.fetch(nonsense).status_code == 200


def test_an_address_with_two_slashes_is_the_same_address(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    proof = {"Authorization": f"ApplePass {held.content['authenticationToken']}"}
    url = f"{server.route}{ROOT}//v1/passes/{TYPE}/{held.serial}"
    assert phone.http.get(url, headers=proof).status_code == 200


def test_what_is_no_registration_is_refused_as_such(
    server: WalletServer, phone: FakeIphone, held: HeldPass
) -> None:
    url = f"{server.route}{ROOT}/v1/devices/{phone.device}/registrations/{TYPE}/{held.serial}"
    proof = {"Authorization": f"ApplePass {held.content['authenticationToken']}"}
    for body in (b"", b"[]", b"{}", b'{"pushToken": 5}', b'{"pushToken": "../x"}', b"\xff"):
        assert phone.http.post(url, content=body, headers=proof).status_code == 400
    more = b'{"pushToken": "' + b"ab" * 32 + b'", "news": 1}'
    assert phone.http.post(url, content=more, headers=proof).status_code == 200


def test_a_phone_may_complain(
    server: WalletServer, phone: FakeIphone, capfd: pytest.CaptureFixture[str]
) -> None:
    url = f"{server.route}{ROOT}/v1/log"
    secret = "0123456789abcdef" * 4
    told = {"logs": [f"Register task for device {secret} failed"] * 50}
    assert phone.http.post(url, json=told).status_code == 200
    assert phone.http.post(url, content=b"nonsense").status_code == 200
    said = capfd.readouterr()
    assert secret not in said.out + said.err


def test_a_link_that_is_none_downloads_nothing(server: WalletServer) -> None:
    for path in ("cafe-knopes/" + "0" * 48, "nowhere/" + "0" * 48, "cafe-knopes/x"):
        assert server.caller.get(f"{ROOT}/cards/{path}").status_code == 404


# --- clocks ------------------------------------------------------------------------------------


def test_two_changes_within_a_second_are_two_for_the_phone(tmp_path: Path) -> None:
    clock = SettableClock(NOON)
    with WalletServer(tmp_path, clock) as server:
        phone = server.phone()
        held = phone.add(server.download(server.card()))
        till = server.till()
        dated = [parsedate_to_datetime(held.last_modified)]
        for count in (1, 2, 3):
            till.stamp(server.card())
            till.push()
            clock.advance(timedelta(seconds=0.6))
            server.running.server.runner.ring()
            assert server.apns.await_pushes(phone.push_token, count)
            assert phone.hear_push() == [held.serial]
            renewed = phone.passes[held.serial]
            assert renewed.value_of("stamps") == f"{count} / 10"
            dated.append(parsedate_to_datetime(renewed.last_modified))
        assert dated == sorted(set(dated))


def test_a_phone_whose_clock_is_behind_is_served_by_our_dates(tmp_path: Path) -> None:
    with WalletServer(tmp_path, SettableClock(NOON)) as server:
        phone = server.phone()
        held = phone.add(server.download(server.card()))
        phone.http.headers["Date"] = "Mon, 01 Jan 2001 00:00:00 GMT"
        assert phone.fetch(held).status_code == 304


# --- without a certificate ---------------------------------------------------------------------


def test_a_server_without_a_certificate_asks_phones_to_come_back(tmp_path: Path) -> None:
    with RunningServer(Settings(data=tmp_path / "other", port=0)) as bare:
        url = f"{bare.address}{ROOT}/v1/passes/{TYPE}/serial"
        assert httpx.get(url, trust_env=False).status_code == 503
        assert httpx.get(f"{bare.address}/health", trust_env=False).status_code == 200
