"""The screens of what is plugged in, in each of their moods."""

from __future__ import annotations

from terminal.ui.printing.state import PrintingState
from terminal.ui.scanner_test.state import ScannerTestState
from terminal.use_cases.scanner_trial import TRIAL_TEXT, Keyboard, ScannerReport, Verdict

TRIAL = ScannerTestState(code=TRIAL_TEXT)
TRIAL_GOOD = ScannerTestState(
    code=TRIAL_TEXT,
    report=ScannerReport(
        Verdict.BY_ITS_KEYS, "wedge", Keyboard.CH_FR, caps_lock=True, characters_a_second=1_200
    ),
)
TRIAL_WRONG = ScannerTestState(
    code=TRIAL_TEXT,
    report=ScannerReport(
        Verdict.SCANNER_SET_WRONG, "wedge", Keyboard.AZERTY, characters_a_second=90
    ),
)
TRIAL_OTHER = ScannerTestState(
    code=TRIAL_TEXT, report=ScannerReport(Verdict.ANOTHER_CODE, "serial")
)
PAPER = PrintingState(has_poster=True)
PAPER_SAVED = PrintingState(saved_as="Documents/Stempel/cards-12.pdf")
