"""The scanner test: a code to scan on the left, what the scan told on the right."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from terminal.ui.formatting import whole
from terminal.ui.scanner_test.preview import Preview
from terminal.ui.scanner_test.state import ScannerTestState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.qr_picture import QrPicture
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import Words
from terminal.use_cases.scanner_trial import ScannerReport, Verdict


class ScannerTestPage(Page[ScannerTestState]):
    """Scans arrive through the window; `show_picture` is for what the camera sees."""

    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._code = QrPicture(look)
        self._verdict = Words(look, "title", wraps=True)
        self._next = Words(look, "lead", wraps=True)
        self._device = Words(look, "body", wraps=True)
        self._keyboard = Words(look, "body", wraps=True)
        self._speed = Words(look, "body", wraps=True)
        self._caps = Words(look, "strong", ink="waiting", wraps=True)
        self._preview = Preview(look)
        rows = Rows(look, 20, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        columns = Columns(look, 24)
        columns.addWidget(self._code_side(), 1)
        columns.addWidget(self._told_side(), 1)
        rows.addLayout(columns, 1)
        self._top.back_pressed.connect(self.back_pressed)

    def _code_side(self) -> QFrame:
        frame = card_frame()
        Rows(self.look, 0, (20, 20, 20, 20), parent=frame).addWidget(self._code)
        return frame

    def _told_side(self) -> QFrame:
        frame, content = card_frame(), QWidget()
        Rows(self.look, 0, (2, 2, 2, 2), parent=frame).addWidget(TallArea(content))
        inside = Rows(self.look, 14, (26, 24, 26, 24), parent=content)
        inside.addStretch(1)
        for part in (self._verdict, self._next, self._caps):
            inside.addWidget(part)
        inside.add_space(8)
        for part in (self._device, self._keyboard, self._speed):
            inside.addWidget(part)
        inside.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        return frame

    def show_picture(self, picture: QImage) -> None:
        """What the camera sees now; a null picture when it sees nothing."""
        self._preview.setAccessibleName(self.tr("What the camera sees"))
        self._preview.show_picture(picture)

    def show_state(self, state: ScannerTestState) -> None:
        self.setAccessibleName(self.tr("Scanner test"))
        self._top.show_title(self.tr("Scanner test"))
        self._code.show_text(state.code)
        self._code.setAccessibleName(self.tr("The code to scan"))
        report = state.report
        if report is None:
            self._verdict.setText(self.tr("Scan the code on the left"))
            self._next.setText(self.tr("With every scanner you use. Nothing is given or recorded."))
        else:
            self._verdict.setText(self.tr(str(_VERDICTS[report.verdict])))
            self._next.setText(self.tr(str(_NEXT_STEPS[report.verdict])))
        self._caps.say(
            self.tr("Caps Lock is on. Cards are read all the same.")
            if report is not None and report.caps_lock
            else ""
        )
        self._device.say(self.tr(str(_DEVICES[report.source])) if report is not None else "")
        self._keyboard.say(self._keyboard_words(report))
        self._speed.say(self._speed_words(report))

    def _keyboard_words(self, report: ScannerReport | None) -> str:
        if report is None or report.keyboard is None:
            return ""
        if report.verdict is Verdict.SCANNER_SET_WRONG:
            words = self.tr("Keyboard of the scanner: {name}")
        else:
            words = self.tr("Keyboard of this computer: {name}")
        return words.format(name=report.keyboard.value)

    def _speed_words(self, report: ScannerReport | None) -> str:
        if report is None or report.characters_a_second is None:
            return ""
        words = self.tr("Speed: {count} characters a second")
        return words.format(count=whole(report.characters_a_second))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)


_VERDICTS = {
    Verdict.AS_PRINTED: QT_TRANSLATE_NOOP("ScannerTestPage", "The scanner works"),
    Verdict.BY_ITS_KEYS: QT_TRANSLATE_NOOP("ScannerTestPage", "The scanner works"),
    Verdict.SCANNER_SET_WRONG: QT_TRANSLATE_NOOP(
        "ScannerTestPage", "The scanner types on another keyboard"
    ),
    Verdict.ANOTHER_CODE: QT_TRANSLATE_NOOP("ScannerTestPage", "This was another code"),
}
_NEXT_STEPS = {
    Verdict.AS_PRINTED: QT_TRANSLATE_NOOP(
        "ScannerTestPage", "Everything arrived as it is printed. There is nothing to do."
    ),
    Verdict.BY_ITS_KEYS: QT_TRANSLATE_NOOP(
        "ScannerTestPage",
        "Scanner and computer have different keyboards. Stempel reads the keys, so it does "
        "not matter.",
    ),
    Verdict.SCANNER_SET_WRONG: QT_TRANSLATE_NOOP(
        "ScannerTestPage",
        "Cards are read all the same. For other codes, set it to the US keyboard with the "
        "sheet that came with it.",
    ),
    Verdict.ANOTHER_CODE: QT_TRANSLATE_NOOP(
        "ScannerTestPage",
        "The scanner reads. To learn about its keyboard, scan the code on this screen.",
    ),
}
_DEVICES = {
    "wedge": QT_TRANSLATE_NOOP("ScannerTestPage", "It types like a keyboard."),
    "serial": QT_TRANSLATE_NOOP("ScannerTestPage", "It is on a serial port (USB-COM)."),
    "camera": QT_TRANSLATE_NOOP("ScannerTestPage", "It is the camera."),
    "typed": QT_TRANSLATE_NOOP("ScannerTestPage", "It was pasted, not scanned."),
}
