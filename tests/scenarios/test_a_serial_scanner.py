"""A scanner on a cable gives stamps; pulled out it is a pill, and put back it works again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from terminal.ui.desk import Screen
from terminal.ui.header.state import DeviceTrouble
from tests.scenarios.counter_driver import CounterDriver
from tests.scenarios.server_process import ServerProcess

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo terminals", allow_module_level=True)

from tests.terminal.devices.cable import Cable

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(120)]


def test_the_cable_falls_out_and_is_put_back(tmp_path: Path, qapp: QApplication) -> None:
    cable = Cable(tmp_path / "scanner")
    cable.plug_in()
    with ServerProcess(tmp_path / "server", "stamps") as server:
        assert server.demo is not None
        lea, tom = (card.code for card in server.demo.cards[:2])
        counter = CounterDriver(
            qapp, tmp_path / "till", server.pairing_ticket(0), serial_scanner=str(cable.path)
        )
        try:
            counter.finish_pairing()
            counter.sign_in("Anouk", "1234")
            header = counter.program.counter_window.header

            assert scan(counter, cable, lea) == "1 stamp for Léa"
            cable.unplug()
            counter.until(lambda: header.trouble is DeviceTrouble.SCANNER, "the pill")
            assert counter.screen is Screen.SCAN, "nothing covers the scan screen"
            cable.plug_in()
            counter.until(lambda: header.trouble is None, "the scanner")
            assert scan(counter, cable, tom) == "1 stamp for Tom"
        finally:
            counter.close()
            cable.unplug()


def scan(counter: CounterDriver, cable: Cable, code: str) -> str:
    cable.send(code.encode() + b"\r")
    counter.until_screen(Screen.RESULT)
    told = counter.headline()
    counter.dismiss()
    counter.until_screen(Screen.SCAN)
    return told
