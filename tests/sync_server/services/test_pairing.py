"""Pairing codes: good once, for ten minutes, for five tries, and kept only as a hash."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.records import TerminalChanged
from shared_domain.wire.codec import decode_record
from shared_domain.wire.pairing import PAIRING_CODE_LETTERS, PairReply
from sync_server.services.pair_terminal import make_pairing_code, pair_terminal, token_hash
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.secret_keys import newest_key
from sync_server.services.state import KeyPurpose
from tests.sync_server.scripted_terminal import ScriptedTerminal

if TYPE_CHECKING:
    from shared_domain.wire.pairing import PairRequest
    from tests.sync_server.services.shop import Shop


def attempt(shop: Shop, code: str) -> PairReply | Refusal:
    return pair_with(shop, ScriptedTerminal().pair_request(code))


def pair_with(shop: Shop, request: PairRequest) -> PairReply | Refusal:
    return pair_terminal(shop.uow, shop.tools, None, request)


def is_wrong(answer: PairReply | Refusal) -> bool:
    return isinstance(answer, Refusal) and answer.kind is RefusalKind.PAIRING_CODE_WRONG


def similar_to(code: str) -> str:
    """A wrong code that begins like the right one."""
    return code[:-1] + ("B" if code[-1] != "B" else "C")


def test_a_code_makes_a_terminal_with_everything_it_needs(shop: Shop) -> None:
    qr = make_pairing_code(shop.uow, shop.tools, shop.vendor_id)
    assert (qr.url, qr.server_key) == (shop.tools.server.url, shop.tools.server.public_key)
    assert len(qr.code) == PAIRING_CODE_LETTERS
    terminal = ScriptedTerminal()

    reply = pair_with(shop, terminal.pair_request(qr.code, "Till by the door"))

    assert isinstance(reply, PairReply)
    known = shop.uow.terminals.by_token(token_hash(reply.access_token))
    assert known is not None
    assert (known.terminal_id, known.vendor_id) == (reply.terminal_id, shop.vendor_id)
    assert (known.name, known.device_key) == ("Till by the door", terminal.public_key)
    assert reply.server_key == shop.tools.server.public_key
    assert reply.generation == shop.generation
    pin_key = newest_key(shop.uow, shop.tools.vault, shop.vendor_id, KeyPurpose.PIN_HASHING)
    assert reply.pin_key == pin_key.private_key
    assert decode_record(shop.records()[-1].body) == TerminalChanged(
        reply.terminal_id, "Till by the door"
    )


def test_neither_code_nor_token_is_kept(shop: Shop) -> None:
    code = shop.pairing_code()
    (kept,) = shop.uow.pairing_codes.by_selector(code[:3])
    assert code.encode() not in kept.code_hash
    reply = attempt(shop, code)
    assert isinstance(reply, PairReply)
    assert shop.uow.terminals.by_token(reply.access_token.encode()) is None


def test_a_code_may_be_typed_in_groups_and_in_small_letters(shop: Shop) -> None:
    code = shop.pairing_code()

    assert isinstance(attempt(shop, f"{code[:5].lower()}-{code[5:]} "), PairReply)


def test_a_code_works_once(shop: Shop) -> None:
    code = shop.pairing_code()
    attempt(shop, code)

    assert is_wrong(attempt(shop, code))


def test_a_code_works_for_ten_minutes(shop: Shop) -> None:
    in_time, too_late = shop.pairing_code(), shop.pairing_code()
    shop.let_pass(seconds=599)
    assert isinstance(attempt(shop, in_time), PairReply)
    shop.let_pass(seconds=1)
    assert is_wrong(attempt(shop, too_late))


def test_after_five_wrong_tries_the_right_code_is_wrong_too(shop: Shop) -> None:
    code = shop.pairing_code()
    for _ in range(5):
        assert is_wrong(attempt(shop, similar_to(code)))

    assert is_wrong(attempt(shop, code))


def test_four_wrong_tries_are_forgiven(shop: Shop) -> None:
    code = shop.pairing_code()
    for _ in range(4):
        attempt(shop, similar_to(code))

    assert isinstance(attempt(shop, code), PairReply)


def test_tries_against_one_code_do_not_cost_another(shop: Shop) -> None:
    code, other = shop.pairing_code(), shop.pairing_code()
    assert code[:3] != other[:3]
    for _ in range(5):
        attempt(shop, similar_to(code))

    assert isinstance(attempt(shop, other), PairReply)


def test_nonsense_is_a_wrong_code_and_no_fault(shop: Shop) -> None:
    for text in ("A", "🎂" * 10, "\ud800BCDFGHJKL", "x" * 40, "---"):
        assert is_wrong(attempt(shop, text.encode("utf-8", "replace").decode()))


def test_a_key_that_is_not_held_pairs_nothing_and_costs_no_try(shop: Shop) -> None:
    code = shop.pairing_code()
    request = ScriptedTerminal().pair_request(code)
    for stolen in (
        replace(request, device_key=ScriptedTerminal().public_key),
        replace(request, proof=bytes(64)),
        replace(request, device_key=b"\xff" * 32),
    ):
        answer = pair_with(shop, stolen)
        assert isinstance(answer, Refusal)
        assert answer.kind is RefusalKind.PROOF_WRONG
    (kept,) = shop.uow.pairing_codes.by_selector(code[:3])
    assert kept.tries_left == 5


def test_old_codes_are_forgotten_when_a_new_one_is_made(shop: Shop) -> None:
    old = shop.pairing_code()
    shop.let_pass(minutes=11)
    shop.pairing_code()

    assert shop.uow.pairing_codes.by_selector(old[:3]) == []


def test_pairing_a_computer_again_makes_another_terminal(shop: Shop) -> None:
    terminal = ScriptedTerminal()
    first = pair_with(shop, terminal.pair_request(shop.pairing_code()))
    shop.tools.clock.advance(timedelta(days=1))
    second = pair_with(shop, terminal.pair_request(shop.pairing_code()))

    assert isinstance(first, PairReply)
    assert isinstance(second, PairReply)
    assert first.terminal_id != second.terminal_id
