"""Trying a scanner gives nobody a stamp, a broken device is a pill, and paper takes blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.devices.documents import documents_in
from terminal.ui.desk import Screen
from terminal.ui.header.state import DeviceTrouble
from terminal.ui.printing.presenter import PrintingPresenter
from terminal.ui.printing.state import PaperKind, PrintingState
from terminal.ui.result.state import Tone
from terminal.ui.scanner_test.presenter import ScannerTestPresenter
from terminal.ui.scanner_test.state import ScannerTestState
from terminal.use_cases.enrol_customer import blanks_in_stock
from terminal.use_cases.keep_blanks import apply_refill, plan_refill
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.print_blanks import CARDS_A_SHEET
from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.scanner_trial import TRIAL_TEXT, Verdict
from tests.builders import ANNA
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.use_cases.shop import PINS, Shop

if TYPE_CHECKING:
    from pathlib import Path

    from terminal.use_cases.receipt_slip import Slip

URL = "https://loyalty.example/cafe-knopes"

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def stage() -> CounterStage:
    """Anna stands at a till with a stock of blanks."""
    shop = Shop()
    shop.issue()
    till = shop.open_till()
    refill = plan_refill(till.counter)
    assert refill is not None
    apply_refill(till.counter, till.line.blanks(refill.request))
    stage = CounterStage(shop, till)
    stage.sign_in.open()
    stage.sign_in.choose(ANNA)
    stage.sign_in.enter(PINS[ANNA])
    return stage


class Trial:
    """The scanner test over a stage, and what it showed."""

    def __init__(self, stage: CounterStage) -> None:
        self.shown: list[ScannerTestState] = []
        self.presenter = ScannerTestPresenter(stage.desk, self.shown.append)


def test_the_scanner_test_takes_every_scan_and_says_what_it_was(stage: CounterStage) -> None:
    trial = Trial(stage)
    took = [trial.presenter.takes_scans]
    trial.presenter.open()
    took.append(trial.presenter.takes_scans)
    assert took == [False, True]

    stage.tones.clear()
    trial.presenter.scanned(ScannedText(TRIAL_TEXT, TRIAL_TEXT, "wedge"))
    trial.presenter.scanned(ScannedText("something else", None, "serial"))

    verdicts = [state.report.verdict for state in trial.shown if state.report is not None]
    assert verdicts == [Verdict.AS_PRINTED, Verdict.ANOTHER_CODE]
    assert stage.tones == [Tone.DONE, Tone.ATTENTION]
    trial.presenter.leave()
    assert stage.screen is Screen.SCAN


def test_a_camera_that_sees_the_code_all_the_time_is_heard_once(stage: CounterStage) -> None:
    trial = Trial(stage)
    trial.presenter.open()
    stage.tones.clear()
    for _ in range(5):
        trial.presenter.scanned(ScannedText(TRIAL_TEXT, None, "camera"))

    assert stage.tones == [Tone.DONE]


def test_a_broken_device_is_a_pill_until_it_works_again(stage: CounterStage) -> None:
    pills = []
    for device, works in [
        (DeviceTrouble.PRINTER, False),
        (DeviceTrouble.SCANNER, False),
        (DeviceTrouble.SCANNER, True),
        (DeviceTrouble.PRINTER, True),
    ]:
        stage.header.note_device(device, works=works)
        pills.append(stage.shown["header"].trouble)

    printer, scanner = DeviceTrouble.PRINTER, DeviceTrouble.SCANNER
    assert pills == [printer, scanner, printer, None]


def test_a_broken_device_covers_nothing(stage: CounterStage) -> None:
    for device in DeviceTrouble:
        stage.header.note_device(device, works=False)

    assert stage.screen is Screen.SCAN


def test_without_a_printer_no_slip_is_offered(stage: CounterStage) -> None:
    stage.read(stage.shop.code())

    assert "print" not in [action.key for action in stage.told.actions]


def test_a_slip_says_what_was_given_and_leaves_the_undo(stage: CounterStage) -> None:
    slips: list[Slip] = []
    stage.result.print_slip = slips.append
    stage.read(stage.shop.code())
    stage.result.choose("print")

    (slip,) = slips
    assert (slip.shop_name, slip.headline) == ("Café Kueb", stage.told.headline)
    assert slip.lines == stage.told.lines
    stage.result.choose("undo")
    assert stage.till.balance().stamps == 0


class Paper:
    """The printing screen over a stage; `saved` are the files, or what stands in their way."""

    def __init__(self, stage: CounterStage, folder: Path) -> None:
        self.stage = stage
        self.shown = PrintingState()
        self.presenter = PrintingPresenter(stage.desk, stage.result, URL, self._keep)
        self.presenter.save = documents_in(folder)
        self.presenter.open()

    def _keep(self, state: PrintingState) -> None:
        self.shown = state

    @property
    def stock(self) -> int:
        return blanks_in_stock(self.stage.till.counter)


@pytest.mark.usefixtures("qapp")
def test_a_sheet_takes_its_cards_out_of_the_stock(stage: CounterStage, tmp_path: Path) -> None:
    paper = Paper(stage, tmp_path / "new folder")
    before = paper.stock
    for _ in range(2):
        paper.presenter.make(PaperKind.CARD_SHEET)

    assert paper.stock == before - 2 * CARDS_A_SHEET
    files = sorted((tmp_path / "new folder").iterdir())
    assert [file.name for file in files] == ["cards-1.pdf", "cards-2.pdf"]
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    assert paper.shown.saved_as == str(files[-1])
    paper.presenter.leave()
    assert stage.screen is Screen.SCAN


@pytest.mark.usefixtures("qapp")
def test_a_sheet_that_could_not_be_saved_goes_back_into_the_stock(
    stage: CounterStage, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    paper = Paper(stage, tmp_path / "file")
    before = paper.stock
    paper.presenter.make(PaperKind.CARD_SHEET)

    assert paper.stock == before
    assert stage.told.tone is not Tone.DONE
    assert not paper.shown.busy


@pytest.mark.usefixtures("qapp")
def test_the_poster_takes_no_cards(stage: CounterStage, tmp_path: Path) -> None:
    paper = Paper(stage, tmp_path)
    before = paper.stock
    paper.presenter.make(PaperKind.POSTER)

    assert (paper.stock, paper.shown.has_poster) == (before, True)
    assert (tmp_path / "poster-1.pdf").read_bytes().startswith(b"%PDF")


def test_who_is_not_signed_in_gets_no_cards(stage: CounterStage, tmp_path: Path) -> None:
    paper = Paper(stage, tmp_path)
    stage.desk.session = None
    paper.presenter.make(PaperKind.CARD_SHEET)

    assert stage.told.headline == "Sign in first"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageUnavailable) as told:
        documents_in(tmp_path / "file")("cards", b"")
    assert told.value.trouble is StorageTrouble.READ_ONLY
