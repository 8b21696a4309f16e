"""Thousands of calls at every address, made from the server's own OpenAPI document.

Three of four fit the document and one does not; ids in paths are real ones half of the time. No
answer may be a fault, every answer must be what the document says, and the books stay whole.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

import hypothesis
import requests
from hypothesis import HealthCheck, Phase, given
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from shared_domain.wire.codec import decode_item
from sync_server.app import Outside
from sync_server.demo import prepare_demo
from sync_server.endpoints.callers import the_operator, the_terminal
from sync_server.endpoints.openapi import openapi_document
from sync_server.endpoints.routes import SECTIONS
from sync_server.keys.pins import BcryptPins
from sync_server.running import RunningServer
from sync_server.services.manage_tokens import make_token
from sync_server.services.refusals import Refusal
from sync_server.settings import Settings
from tests.storms.machinery.ledger_reading import read_ledger
from tests.storms.machinery.tally import Tally, main
from tests.sync_server.endpoints.http_calls import Caller, bearer

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy
    from schemathesis.schemas import APIOperation

    from sync_server.demo import Demo
    from tests.sync_server.scripted_terminal import ScriptedTerminal

_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
_WRONG_SHARE = 4
_LIMIT_S = 60
_STAMPED = tuple(f"{number:016x}" for number in range(1, 6))


def api_cases(size: int, seed: int, folder: Path) -> Tally:
    """`size` calls at each of the server's addresses."""
    tally = Tally()
    settings = Settings(data=folder / "server", port=0)
    outside = Outside(pins=BcryptPins(cost=4))
    with RunningServer(settings, outside) as running, Caller(running.url) as caller:
        office = running.server.office
        shop = asyncio.run(office.database.write(lambda uow: prepare_demo(uow, office.instruments)))
        operator = asyncio.run(
            office.database.write(lambda uow: make_token(uow, office.instruments, None, "storm"))
        )
        assert not isinstance(operator, Refusal)
        till, reply = caller.paired(shop.pairing_codes[0])
        tokens: dict[object, str] = {the_terminal: reply.access_token, the_operator: operator}
        document = _document(_known_ids(caller, shop, till, reply.access_token))
        visitor = _Visitor(running.url, seed, tally)
        prefixes = {one.prefix: tokens.get(one.caller, shop.manager_token) for one in SECTIONS}
        for found in openapi.from_dict(document).get_all_operations():
            operation = found.ok()  # type: ignore[union-attr]  # the other kind raises
            fitting = [prefix for prefix in prefixes if operation.path.startswith(prefix)]
            visitor.visit(operation, size, prefixes[max(fitting, key=len)])
        _check_books(caller, reply.access_token, till, tally)
    return tally


def _known_ids(
    caller: Caller, shop: Demo, till: ScriptedTerminal, token: str
) -> dict[str, list[str]]:
    """Give the till something in the ledger; ids of what there is, by the parameter's name."""
    till.open_epoch()
    for card_id in _STAMPED:
        till.stamp(card_id)
    caller.push(till.push_request(), token)
    other, _ = caller.paired(shop.pairing_codes[1], "Till 2")
    staff = caller.get("/api/v1/vendor/loyalty/pins", shop.manager_token).json()["staff"]
    return {
        "staff_id": [person["staff_id"] for person in staff],
        "terminal_id": [str(other.terminal_id)],
        "card_id": list(_STAMPED),
        "entry_id": [str(decode_item(body).entry_id) for body in till.journal.bodies],
    }


def _document(known_ids: dict[str, list[str]]) -> dict[str, Any]:
    """The server's own, where a path also asks for what there is."""
    document = openapi_document(SECTIONS)
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                known = known_ids.get(parameter["name"])
                if known is not None:
                    parameter["schema"] = {"anyOf": [{"enum": known}, parameter["schema"]]}
    return document


class _Visitor:
    """Calls one address after the other, and looks at every answer."""

    def __init__(self, url: str, seed: int, tally: Tally) -> None:
        self._url = url
        self._seed = seed
        self._tally = tally
        self._line = requests.Session()

    def visit(self, operation: APIOperation[Any, Any, Any, Any], size: int, token: str) -> None:
        """Call one address this often."""
        self._tally.counts["operations"] += 1
        wrong = size // _WRONG_SHARE
        for mode, count in (
            (GenerationMode.POSITIVE, size - wrong),
            (GenerationMode.NEGATIVE, wrong),
        ):
            try:
                self._call(operation.as_strategy(generation_mode=mode), count, token)
            except Unsatisfiable:
                # A call that carries nothing cannot be wrong.
                self._tally.counts["never_wrong"] += 1

    def _call(self, cases: SearchStrategy[Case[Any]], count: int, token: str) -> None:
        @hypothesis.seed(self._seed)
        @hypothesis.settings(
            max_examples=count,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(cases)
        def call_all(case: Case[Any]) -> None:
            self._ask(case, token)

        call_all()

    def _ask(self, case: Case[Any], token: str) -> None:
        answer = case.call(self._url, session=self._line, headers=bearer(token), timeout=_LIMIT_S)
        self._tally.counts["calls"] += 1
        self._tally.counts[f"answers_{answer.status_code}"] += 1
        try:
            case.validate_response(answer, checks=_CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                self._tally.broken.append(f"{case.method} {case.formatted_path}: {failure}")


def _check_books(caller: Caller, token: str, till: ScriptedTerminal, tally: Tally) -> None:
    """The chain is whole, and what the till gave stands there once."""
    records, _ = read_ledger(caller, token)
    times = Counter(record.body for record in records)
    for body in till.journal.bodies[1:]:
        tally.demand(times[body] == 1, f"an item stands in the ledger {times[body]} times")
    tally.counts["ledger_records"] = len(records)


if __name__ == "__main__":
    main("api_cases", api_cases, says=__doc__, usual_size=2_000)
