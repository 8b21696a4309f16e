"""What can be set about one terminal, read once at start: its file first, then the command line.

Nothing here is a secret; who the terminal is and what it holds lies in its data folder.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import msgspec
import platformdirs
from msgspec import Meta, Struct

from shared_domain.programs import HttpsUrl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA_VARIABLE = "STEMPEL_TERMINAL_DATA"
FILE_NAME = "settings.toml"

Percent = Annotated[int, Meta(ge=0, le=100)]
# Below, a slow scanner falls apart; above, quick typing looks like a scan.
GapMs = Annotated[int, Meta(ge=10, le=1_000)]
DeviceName = Annotated[str, Meta(min_length=1, max_length=255)]
PrinterAddress = Annotated[str, Meta(pattern=r"^(network:[^:\s]+(:\d{1,5})?|file:.+)$")]


class SettingsError(ValueError):
    """A setting that cannot be used; the text is a sentence for whoever set it."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set. `language` None means the desktop's.

    `terminal_name` is what others call it ("Till 2"), from pairing on; None means the computer's.

    `backup_folder` is where the hourly copies go, best on another disk; None means beside the data.

    `burst_gap_ms` is the longest pause between two keys of one scan. `pairing_ticket` is what a
    pairing QR says, given at start by an installer; `secrets_in_file` is the explicit choice to
    keep secrets in a file where there is no keyring.

    `serial_scanner` and `camera` are "auto", "off" or a name; `receipt_printer` is
    `network:HOST` or `file:PATH`. A `second_screen` is for the customer; there `customer_names`
    are shown, and a code that leads to `enrolment_url`, where customers enrol themselves.
    """

    data_folder: Path
    backup_folder: Annotated[str, Meta(min_length=1)] | None = None
    terminal_name: Annotated[str, Meta(min_length=1, max_length=80)] | None = None
    language: Literal["en", "fr", "de", "lb"] | None = None
    theme: Literal["automatic", "light", "dark", "contrast"] = "automatic"
    text_percent: Literal[100, 125, 150] = 100
    volume_percent: Percent = 70
    burst_gap_ms: GapMs = 120
    serial_scanner: DeviceName = "auto"
    camera: DeviceName = "off"
    receipt_printer: PrinterAddress | None = None
    second_screen: bool = True
    customer_names: bool = True
    enrolment_url: HttpsUrl | None = None
    pairing_ticket: str | None = None
    secrets_in_file: bool = False

    @property
    def copies_folder(self) -> Path | None:
        return Path(self.backup_folder).expanduser() if self.backup_folder else None


def read_settings(
    arguments: Sequence[str], environment: Mapping[str, str] = os.environ
) -> Settings:
    """The settings of this start; raises SettingsError in words.

    The command line wins over `settings.toml` in the data folder. The folder itself is named by
    the command line or by STEMPEL_TERMINAL_DATA; otherwise it is where this system keeps such.
    """
    given = {
        name: value
        for name, value in vars(_parser().parse_args(arguments)).items()
        if value is not None
    }
    named = given.pop("data", None) or environment.get(DATA_VARIABLE)
    folder = Path(named).expanduser().absolute() if named else _usual_folder()
    choices = {**_choices_in(folder / FILE_NAME), **given, "data_folder": folder}
    try:
        return msgspec.convert(choices, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"A setting cannot be used: {error}.") from error


def _usual_folder() -> Path:
    return platformdirs.user_data_path("stempel-terminal", appauthor=False)


def _choices_in(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}.") from error


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise SettingsError(f"{message}. `--help` lists what can be set.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="stempel-terminal", description="The loyalty counter in a window.")
    parser.add_argument("--data", metavar="FOLDER", help="where this terminal keeps everything")
    parser.add_argument("--backup-folder", metavar="FOLDER", help="where the hourly copies go")
    parser.add_argument("--terminal-name", metavar="NAME", help="what others call this terminal")
    parser.add_argument("--language", metavar="CODE", help="en, fr, de or lb")
    parser.add_argument("--theme", help="automatic, light, dark or contrast")
    parser.add_argument("--text-percent", type=int, metavar="SIZE", help="100, 125 or 150")
    parser.add_argument("--volume-percent", type=int, metavar="LOUDNESS", help="0 is silent")
    parser.add_argument("--burst-gap-ms", type=int, metavar="PAUSE", help="for a slow scanner")
    parser.add_argument("--pairing-ticket", metavar="TEXT", help="what a pairing QR says")
    parser.add_argument(
        "--secrets-in-file",
        action="store_true",
        default=None,
        help="reduced protection, for a system without a keyring",
    )
    return parser
