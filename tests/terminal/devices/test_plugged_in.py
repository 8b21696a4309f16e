"""What is plugged in works beside the rest, and what is missing is told by its name."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from terminal.devices.plugged_in import AUTO, OFF, DeviceChoices, PluggedIn
from terminal.use_cases.receipt_slip import Slip
from tests.terminal.devices.now_aside import now


def test_a_device_that_is_named_and_not_there_is_told(qtbot: QtBot) -> None:
    plugged_in = PluggedIn(DeviceChoices("/dev/no-such-port", "No such camera"), now)
    told: list[list[object]] = []
    plugged_in.worked.connect(lambda name, works: told.append([name, works]))
    plugged_in.start()
    qtbot.waitUntil(lambda: len(told) == 2)
    plugged_in.show_pictures(wanted=True)
    plugged_in.stop()

    assert told == [["scanner", False], ["camera", False]]


def test_what_is_off_is_not_even_loaded(qtbot: QtBot) -> None:
    plugged_in = PluggedIn(DeviceChoices(OFF, OFF), now)
    with qtbot.assertNotEmitted(plugged_in.worked):
        plugged_in.start()
        plugged_in.show_pictures(wanted=True)
        plugged_in.print_slip(Slip("", "", (), ""))
    plugged_in.stop()

    assert not plugged_in.has_printer


@pytest.mark.parametrize(
    ("scanner", "camera", "missed"), [(AUTO, OFF, []), (OFF, AUTO, ["camera"])]
)
def test_a_qt_without_its_libraries_is_told_only_to_who_wanted_them(
    qtbot: QtBot,  # noqa: ARG001  (Qt runs)
    monkeypatch: pytest.MonkeyPatch,
    scanner: str,
    camera: str,
    missed: list[str],
) -> None:
    for module in ("serial_scanner", "camera"):
        monkeypatch.setitem(sys.modules, f"terminal.devices.{module}", None)
    plugged_in = PluggedIn(DeviceChoices(scanner, camera), now)
    told: list[str] = []
    plugged_in.worked.connect(lambda name, _works: told.append(name))
    plugged_in.start()

    assert told == missed
