"""A manager carries the books away over real HTTP, and anybody can check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.witness.comparing import check_books
from shared_domain.witness.reading import read_export
from sync_server.endpoints.replies import JSON_LINES
from sync_server.endpoints.routes import VENDOR
from tests.sync_server.scripted_terminal import SIGNATURES

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from tests.sync_server.endpoints.http_calls import Caller

EXPORT = VENDOR.prefix + "/ledger/export"


def test_the_exported_books_are_those_of_the_shop(caller: Caller, shop: Demo) -> None:
    till, reply = caller.paired(shop.pairing_codes[0])
    code = parse_code(shop.cards[0].code)
    assert isinstance(code, CardCode)
    till.open_epoch()
    till.stamp(code.card_id)
    caller.push(till.push_request(), reply.access_token)

    answer = caller.get(EXPORT, shop.manager_token)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(JSON_LINES)
    assert answer.headers["content-disposition"].endswith('.ledger"')
    book = read_export("books", answer.content.splitlines(keepends=True), SIGNATURES.verify)
    check_books([book], SIGNATURES.verify)
    assert (book.findings, book.remarks) == ([], [])
    assert book.server_key == reply.server_key
    assert book.balances[code.card_id].stamps >= 1
    assert [one.name for one in book.terminals.values()] == ["Till 1"]


def test_books_are_for_the_vendors_manager_only(caller: Caller, shop: Demo) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])

    assert caller.get(EXPORT).status_code == 401
    assert caller.get(EXPORT, reply.access_token).status_code == 401
