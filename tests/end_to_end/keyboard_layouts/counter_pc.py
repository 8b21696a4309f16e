"""A counter PC for tests: an X server of its own, the window, a US scanner and a pair of hands."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypedDict

from terminal.devices.key_layouts import LINUX

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 20  # only a failing test ever waits this long
# X11 key codes, as in /usr/share/X11/xkb/keycodes/evdev.
ENTER, SPACE, CAPS_LOCK, NUM_LOCK, DEAD_CIRCUMFLEX_ON_FR, PAD_ENTER = 36, 65, 66, 77, 34, 104
PAD_KEYS_835197 = [80, 89, 84, 87, 81, 79]
US_KEYS = {
    character: f"shift+{number}" if shift else str(number)
    for number, pair in sorted(LINUX.characters.items(), reverse=True)
    for shift, character in reversed(list(enumerate(pair)))
}


class Scan(TypedDict):
    """What the window says about a scan."""

    text: str
    physical: str | None
    candidates: list[str]


class CounterPc:
    """One display with one window on it."""

    def __init__(self, display: str, window: subprocess.Popen[str]) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._window = window
        self._said: queue.Queue[dict[str, object]] = queue.Queue()
        self.heard: list[dict[str, object]] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def set_layout(self, layout: str, variant: str = "") -> None:
        self._run("setxkbmap", "-layout", layout, "-variant", variant)

    def scan(self, payload: str) -> Scan:
        """Scan with Enter at the end, and wait until the window knows."""
        self.press_us_keys(payload, [ENTER], gap_ms=2)
        scan = self.wait_for("scan")
        assert isinstance(scan, dict)
        return Scan(text=scan["text"], physical=scan["physical"], candidates=scan["candidates"])

    def press_us_keys(self, characters: str, more: Sequence[int] = (), *, gap_ms: int) -> None:
        """Press the keys these characters are on on a US keyboard, then others by number."""
        self.press([*(US_KEYS[character] for character in characters), *more], gap_ms=gap_ms)

    def press(self, keys: Sequence[str | int], *, gap_ms: int) -> None:
        # xdotool waits half of its delay after a key goes down and half after it comes up.
        self._run("xdotool", "key", "--delay", str(gap_ms), *map(str, keys))

    def tell(self, command: str) -> None:
        """Have the window do something, and wait until it has."""
        assert self._window.stdin is not None
        self._window.stdin.write(command + "\n")
        self._window.stdin.flush()
        assert self.wait_for("obeyed") == command

    def wait_for(self, what: str) -> object:
        """Wait until the window says this, and return the rest of the sentence."""
        while True:
            said = self._said.get(timeout=PATIENCE_S)
            self.heard.append(said)
            if what in said:
                return said[what]

    def _listen(self) -> None:
        assert self._window.stdout is not None
        for line in self._window.stdout:
            self._said.put(json.loads(line))

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE_S)


@contextmanager
def counter_pc() -> Iterator[CounterPc]:
    """Start everything; end it, and only it, afterwards."""
    with x_server() as display, window_on(display) as window:
        pc = CounterPc(display, window)
        while not pc.wait_for("has focus"):
            pass
        yield pc


@contextmanager
def x_server() -> Iterator[str]:
    """Start an X server on a display it finds free; it says the number once it is ready.

    Without -noreset it would forget its layout whenever its last client, such as setxkbmap, leaves.
    """
    read_end, write_end = os.pipe()
    with open_process(
        ["Xvfb", "-displayfd", str(write_end), "-noreset", "-screen", "0", "800x600x24"],
        pass_fds=[write_end],
    ):
        os.close(write_end)
        with os.fdopen(read_end) as ready:
            yield ":" + ready.readline().strip()


@contextmanager
def window_on(display: str) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "compose",
        "LC_ALL": "C.UTF-8",
    }
    program = [sys.executable, "-m", "tests.end_to_end.keyboard_layouts.window"]
    with open_process(program, environment=environment) as window:
        yield window


@contextmanager
def open_process(
    command: Sequence[str],
    *,
    environment: dict[str, str] | None = None,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=pass_fds,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
        close_all(process.stdin, process.stdout)


def close_all(*streams: IO[str] | None) -> None:
    for stream in filter(None, streams):
        stream.close()
