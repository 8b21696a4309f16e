"""Takes the scans while the test is open, so that trying a scanner gives nobody a stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.ui.desk import Screen
from terminal.ui.result.state import Tone
from terminal.ui.scanner_test.state import ScannerTestState
from terminal.use_cases.scanner_trial import TRIAL_TEXT, Verdict, judge_trial

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.use_cases.scanned_text import ScannedText


class ScannerTestPresenter:
    """`then` is set by whoever wires the screens together: where the way back leads."""

    def __init__(self, desk: Desk, show: Callable[[ScannerTestState], None]) -> None:
        self._desk = desk
        self._show = show
        self._shown = ScannerTestState(code=TRIAL_TEXT)
        self.then: Callable[[], None] = desk.go_home

    @property
    def takes_scans(self) -> bool:
        """While the test is open no scan is served."""
        return self._desk.screen is Screen.SCANNER_TEST

    def open(self) -> None:
        """Ready for a scanner, whatever was tried before."""
        self._render(ScannerTestState(code=TRIAL_TEXT))
        self._desk.go(Screen.SCANNER_TEST)

    def scanned(self, scanned: ScannedText) -> None:
        """Say what came; a camera sees the same again and again, and is heard once."""
        report = judge_trial(scanned)
        state = ScannerTestState(code=TRIAL_TEXT, report=report)
        if state == self._shown and scanned.source == "camera":
            return
        self._render(state)
        is_good = report.verdict in {Verdict.AS_PRINTED, Verdict.BY_ITS_KEYS}
        self._desk.play(Tone.DONE if is_good else Tone.ATTENTION)

    def leave(self) -> None:
        """Back to where the test was opened from."""
        self.then()

    def _render(self, state: ScannerTestState) -> None:
        self._shown = state
        self._show(state)
