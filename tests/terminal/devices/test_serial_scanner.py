"""A scanner on a real pseudo terminal: read, unplugged in mid-scan, and plugged in again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from terminal.devices.serial_scanner import SerialScanner
from terminal.use_cases.scanned_text import ScannedText

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo terminals", allow_module_level=True)

from tests.terminal.devices.cable import Cable

CODE = "BCDEFGHIJKLNOPRSTUVX"


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    made = Cable(tmp_path / "scanner")
    yield made
    made.unplug()


@pytest.fixture
def scanner(cable: Cable, qtbot: QtBot) -> Iterator[SerialScanner]:  # noqa: ARG001  (Qt runs)
    made = SerialScanner(str(cable.path), look_every_ms=5)
    yield made
    made.stop()


def scan(qtbot: QtBot, scanner: SerialScanner, cable: Cable, sent: bytes) -> ScannedText:
    with qtbot.waitSignal(scanner.scanned) as heard:
        cable.send(sent)
    scanned = heard.args[0] if heard.args else None
    assert isinstance(scanned, ScannedText)
    return scanned


@pytest.mark.parametrize("ending", [b"\r\n", b"\r", b""])
def test_a_scan_arrives(qtbot: QtBot, cable: Cable, scanner: SerialScanner, ending: bytes) -> None:
    cable.plug_in()
    scanner.start()

    assert scan(qtbot, scanner, cable, CODE.encode() + ending) == ScannedText(CODE, None, "serial")


def test_a_named_scanner_that_is_not_there_is_a_trouble_until_it_comes(
    qtbot: QtBot, cable: Cable, scanner: SerialScanner
) -> None:
    with qtbot.waitSignal(scanner.working_changed) as told:
        scanner.start()
    assert told.args == [False]

    with qtbot.waitSignal(scanner.working_changed) as told:
        cable.plug_in()
    assert told.args == [True]


def test_an_unplugged_scanner_is_noticed_and_found_again(
    qtbot: QtBot, cable: Cable, scanner: SerialScanner
) -> None:
    cable.plug_in()
    scanner.start()
    scan(qtbot, scanner, cable, CODE.encode() + b"\r")
    with qtbot.waitSignal(scanner.working_changed) as told:
        cable.unplug()
    assert told.args == [False]

    with qtbot.waitSignal(scanner.working_changed) as told:
        cable.plug_in()

    assert told.args == [True]
    assert scan(qtbot, scanner, cable, CODE.encode() + b"\r").text == CODE


def test_half_a_scan_before_the_cable_fell_out_is_not_put_before_the_next(
    qtbot: QtBot, cable: Cable, scanner: SerialScanner
) -> None:
    cable.plug_in()
    scanner.start()
    scan(qtbot, scanner, cable, CODE.encode() + b"\r")
    with qtbot.waitSignal(scanner.working_changed):
        cable.send(b"TORN")
        cable.unplug()
    with qtbot.waitSignal(scanner.working_changed):
        cable.plug_in()

    assert scan(qtbot, scanner, cable, b"WHOLE\r").text == "WHOLE"


def test_where_no_scanner_is_named_and_none_is_found_nobody_is_bothered(qtbot: QtBot) -> None:
    scanner = SerialScanner(None, look_every_ms=5)
    with qtbot.assertNotEmitted(scanner.working_changed):
        scanner.start()
    scanner.stop()
