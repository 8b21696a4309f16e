"""The server is put back by an hour's work while three tills are ahead: everything returns."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.scenarios.driven_terminal import DrivenTerminal
from tests.scenarios.managers_desk import ManagersDesk
from tests.scenarios.server_process import ROOT, ServerProcess
from tests.scenarios.test_the_scripted_day import card_id_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(300)]

PEOPLE = (("Anouk", "1234"), ("Sofia", "2345"), ("Marc", "9876"))


def command(server: ServerProcess, *words: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "sync_server", *words, "--data", str(server.folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def generation_of(server: ServerProcess) -> str:
    url = f"http://127.0.0.1:{server.port}/health"
    generation: str = httpx.get(url, trust_env=False).json()["generation"]
    return generation


def test_what_three_tills_did_since_the_backup_returns(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "server", "stamps") as server, ExitStack() as opened:
        demo = server.demo
        assert demo is not None
        with closing(ManagersDesk(demo)) as manager:
            manager.allow_stamps_without_limits()
        card_ids = [card_id_of(card.code) for card in demo.cards]
        given: Counter[str] = Counter()
        tills = [
            opened.enter_context(
                DrivenTerminal(tmp_path / f"till {number}", server.pairing_ticket(number))
            )
            for number in range(len(PEOPLE))
        ]
        for till, person in zip(tills, PEOPLE, strict=True):
            till.order("finish_pairing")
            till.order("sign_in", *person)

        def serve(rounds: int) -> None:
            for number in range(rounds * len(tills)):
                card = demo.cards[number % len(demo.cards)]
                assert "stamp" in tills[number % len(tills)].order("scan", card.code)
                given[card_id_of(card.code)] += 1

        serve(2)
        for till in tills:
            till.order("wait_synced")
        copy = command(server, "backup")
        before = generation_of(server)
        serve(3)
        for till in tills:
            till.order("wait_synced")
        server.stop()
        command(server, "restore", str(copy["file"]))
        serve(1)
        restored = server.start()

        assert generation_of(server) != before
        wanted = {card_id: [given[card_id], 0] for card_id in card_ids}
        for till in tills:
            till.order("wait_online", True)
            till.order("wait_books", wanted)
        with closing(ManagersDesk(restored)) as manager:
            assert manager.books() == wanted
            assert manager.open_cases() == []
            assert manager.awaited() == []
