"""`python -m terminal`: the loyalty counter in a window."""

from __future__ import annotations

import sys

from terminal.app import run
from terminal.logging_setup import set_up_logging
from terminal.settings import SettingsError, read_settings


def main() -> int:
    """Run until the window is closed; the exit code is what the shell gets."""
    try:
        settings = read_settings(sys.argv[1:])
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201  (there is no window yet to say it in)
        return 2
    set_up_logging(settings.data_folder)
    return run(settings)


if __name__ == "__main__":
    sys.exit(main())
