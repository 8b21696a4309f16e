"""A terminal in a process of its own, told what to do by lines of JSON.

`python -m tests.scenarios.driven_terminal FOLDER TICKET`; each line in is a list, a method of
`_Orders` and its arguments, each line out its answer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.scenarios.server_process import ROOT

if TYPE_CHECKING:
    from types import TracebackType

    from tests.scenarios.counter_driver import CounterDriver


class _Orders:
    """What can be asked of a terminal from outside."""

    def __init__(self, counter: CounterDriver) -> None:
        self._counter = counter

    def finish_pairing(self) -> None:
        self._counter.finish_pairing()

    def sign_in(self, name: str, pin: str) -> None:
        self._counter.sign_in(name, pin)

    def scan(self, code: str, *, keep: bool = False) -> str:
        """Scan, read the headline, and touch the result away unless it is to be kept."""
        self._counter.scan(code)
        headline = self._counter.headline()
        if not keep:
            self._counter.dismiss()
        return headline

    def scan_and_keep(self, code: str) -> str:
        return self.scan(code, keep=True)

    def redeem(self) -> str:
        """Give the reward that the result on the screen offers; the headline of what came of it."""
        return self._counter.redeem_offered()

    def is_online(self) -> bool:
        return self._counter.is_online

    def wait_online(self, wanted: bool) -> None:  # noqa: FBT001  (an argument read from JSON)
        if wanted:
            self._counter.program.sync_loop.sync_now()
        self._counter.until(lambda: self._counter.is_online == wanted, f"online to be {wanted}")

    def wait_synced(self) -> None:
        self._counter.until(lambda: self._counter.waiting() == 0, "nothing to wait")

    def wait_books(self, wanted: dict[str, list[int]]) -> None:
        """Until the other terminals' entries have arrived here too."""
        card_ids = list(wanted)
        self._counter.until(lambda: self.books(card_ids) == wanted, "the others' entries")

    def books(self, card_ids: list[str]) -> dict[str, list[int]]:
        books = self._counter.books(card_ids)
        return {card_id: [each.stamps, each.points] for card_id, each in books.items()}


class DrivenTerminal:
    """The other end of the line: starts the process and gives it orders."""

    def __init__(self, folder: Path, ticket: str = "") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.scenarios.driven_terminal", str(folder), ticket],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(30)

    def order(self, what: str, *arguments: object) -> Any:  # noqa: ANN401  (JSON of any shape)
        """Have it done, and wait for the answer; raises RuntimeError when it could not be."""
        if self._process.stdin is None or self._process.stdout is None:
            message = "the terminal has no line"
            raise RuntimeError(message)
        self._process.stdin.write(json.dumps([what, *arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            message = f"the terminal ended while asked to {what}"
            raise RuntimeError(message)
        reply = json.loads(answer)
        if "trouble" in reply:
            raise RuntimeError(reply["trouble"])
        return reply["done"]


def main(folder: Path, ticket: str) -> None:
    """Live like any terminal, and do between other things what the lines say."""
    from PySide6.QtCore import QObject, Signal  # noqa: PLC0415  (only this process has Qt)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from tests.scenarios.counter_driver import CounterDriver  # noqa: PLC0415

    class Line(QObject):
        said = Signal(str)
        ended = Signal()

    application = QApplication([])
    counter = CounterDriver(application, folder, ticket or None, folder.name)
    orders, line = _Orders(counter), Line()

    def listen() -> None:
        for words in sys.stdin:
            line.said.emit(words)
        line.ended.emit()

    line.said.connect(lambda words: print(_obeyed(orders, words), flush=True))
    line.ended.connect(application.quit)
    threading.Thread(target=listen, daemon=True).start()
    application.exec()
    counter.close()


def _obeyed(orders: _Orders, words: str) -> str:
    name, *arguments = json.loads(words)
    try:
        return json.dumps({"done": getattr(orders, name)(*arguments)})
    except (TimeoutError, AssertionError) as trouble:
        return json.dumps({"trouble": str(trouble)})


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
