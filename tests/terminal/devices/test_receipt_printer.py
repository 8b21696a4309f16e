"""A slip reaches a printer on the network or behind a file, and one that is away is only told."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from terminal.background.tasks import Lane, Tasks
from terminal.devices.plugged_in import OFF, DeviceChoices, PluggedIn
from terminal.devices.receipt_printer import PrinterUnavailable, printer_at, slip_bytes
from terminal.use_cases.receipt_slip import Slip
from tests.terminal.devices.now_aside import now

SLIP = Slip("Café Knopes", "1 stamp", ("7 of 10 · 3 more to: Free coffee",), "KLPR-GHJX-B")
CUT = b"\x1dV"


def test_a_slip_holds_every_line_and_ends_with_a_cut() -> None:
    written = slip_bytes(SLIP)

    for words in (b"Knopes", b"1 stamp", b"7 of 10", b"KLPR-GHJX-B"):
        assert words in written
    assert CUT in written[written.index(b"KLPR-GHJX-B") :]


def test_a_slip_in_every_language_of_the_shops_can_be_written() -> None:
    for words in ("Prämie · Gästekaart", "Reçu · à bientôt", "Lëtzebuerg", "5 € ☕"):
        assert slip_bytes(Slip(words, words, (words,), words))


def test_a_printer_behind_a_file_gets_the_bytes(tmp_path: Path) -> None:
    device = tmp_path / "lp0"

    printer_at(f"file:{device}").print_slip(SLIP)

    assert device.read_bytes() == slip_bytes(SLIP)


def test_a_printer_on_the_network_gets_the_bytes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        printer_at(f"network:127.0.0.1:{printer.getsockname()[1]}").print_slip(SLIP)
        line, _ = printer.accept()
        with line, line.makefile("rb") as paper:
            assert paper.read() == slip_bytes(SLIP)


def test_a_printer_that_is_away_is_told_as_unavailable(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for address in (f"file:{tmp_path}/no/such/device", f"network:127.0.0.1:{port}"):
        with pytest.raises(PrinterUnavailable):
            printer_at(address).print_slip(SLIP)


def test_without_the_optional_library_the_printer_is_unavailable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "escpos.printer", None)

    with pytest.raises(PrinterUnavailable):
        printer_at(f"file:{tmp_path}/lp0").print_slip(SLIP)


def test_the_counter_hears_whether_it_was_printed(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    choices = DeviceChoices(OFF, OFF, f"file:{folder / 'lp0'}")
    plugged_in = PluggedIn(choices, now)
    assert plugged_in.has_printer

    with qtbot.waitSignal(plugged_in.worked) as told:
        plugged_in.print_slip(SLIP)
    assert told.args == ["printer", False]

    folder.mkdir()
    with qtbot.waitSignal(plugged_in.worked) as told:
        plugged_in.print_slip(SLIP)
    assert told.args == ["printer", True]


def test_a_slip_is_printed_beside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = Tasks()
    plugged_in = PluggedIn(
        DeviceChoices(OFF, OFF, f"file:{tmp_path / 'lp0'}"),
        lambda work, done, failed: tasks.run(Lane.DEVICES, work, done, failed),
    )

    with qtbot.waitSignal(plugged_in.worked) as told:
        plugged_in.print_slip(SLIP)
    tasks.close()

    assert told.args == ["printer", True]
