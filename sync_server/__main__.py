"""Where `python -m sync_server` begins; checking exported books loads nothing of the server."""

from __future__ import annotations

import sys

import typer

from sync_server.verify import verify


def main() -> None:
    """Run the command that was typed."""
    if sys.argv[1:2] == ["verify"]:
        checking = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        checking.command()(verify)
        checking(sys.argv[2:], prog_name="python -m sync_server verify")
        return
    from sync_server import commands  # noqa: PLC0415  (what a server needs is not here to verify)

    commands.main()


if __name__ == "__main__":
    main()
