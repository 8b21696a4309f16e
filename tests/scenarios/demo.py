"""A shop to try, in a window; or, without a screen, a scripted day at its counter."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.scenarios.server_process import ROOT, ServerProcess, free_port

DEMO_FOLDER = ROOT / ".demo"


def main(arguments: list[str]) -> int:
    wanted = _parsed(arguments)
    if wanted.scripted:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from tests.scenarios.scripted_day import run_scripted_day  # noqa: PLC0415

        return run_scripted_day(wanted.data / "scripted", pause=wanted.pause)
    return _window(wanted.data / wanted.loyalty_type, wanted.loyalty_type)


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py demo", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEMO_FOLDER, help="where the demo keeps all")
    parser.add_argument("--loyalty-type", choices=["stamps", "points", "hybrid"], default="stamps")
    parser.add_argument("--scripted", action="store_true", help="run a scripted day, offscreen")
    parser.add_argument("--pause", action="store_true", help="keep the window open at the end")
    return parser.parse_args(arguments)


def _window(folder: Path, loyalty_type: str) -> int:
    """A paired terminal in a window, beside a server that is stopped with it."""
    server = ServerProcess(folder / "server", loyalty_type, _remembered_port(folder))
    terminal_folder = folder / "terminal"
    is_paired = (terminal_folder / "paired").exists()
    server.launch()
    # A terminal that was paired before needs no server to show its window.
    terminal = _terminal(terminal_folder) if is_paired else None
    try:
        demo = server.await_ready()
        if terminal is None:
            terminal = _terminal(terminal_folder, server.pairing_ticket())
            (terminal_folder / "paired").touch()
        _introduce(server, folder)
        _say(f"manager's token for the vendor API at {demo.url}: {demo.manager_token}")
        return terminal.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        if terminal is not None:
            terminal.terminate()
        server.stop()


def _terminal(folder: Path, ticket: str | None = None) -> subprocess.Popen[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "terminal", "--data", str(folder), "--secrets-in-file"]
    command += ["--terminal-name", "Till 1"]
    if ticket is not None:
        command += ["--pairing-ticket", ticket]
    return subprocess.Popen(command, cwd=ROOT)


def _introduce(server: ServerProcess, folder: Path) -> None:
    from tests.scenarios.card_pictures import save_cards  # noqa: PLC0415  (Qt is slow to load)

    demo = server.demo
    if demo is None:
        return
    page = save_cards(demo, folder / "cards")
    _say(f"{demo.vendor} is open. Its cards, to scan or to paste with Ctrl+V: {page.as_uri()}")
    for person in demo.staff:
        _say(f"sign in as {person.name} ({person.role.value}) with PIN {person.pin}")


def _remembered_port(folder: Path) -> int:
    """The port of the first start: the terminal knows the server by its address."""
    note = folder / "port"
    if note.exists():
        return int(note.read_text("ascii"))
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    note.write_text(str(port), "ascii")
    return port


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
