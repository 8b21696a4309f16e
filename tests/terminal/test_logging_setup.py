"""The log is kept in the data folder, and holds no run of letters that could be a secret."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from terminal.logging_setup import MaskingFormatter, set_up_logging

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "tokenOfThisTill_0123456789-0123456789-0123"


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        handler.close()
    root.handlers[:], root.level = handlers, level


def test_what_is_logged_stands_in_the_data_folder(tmp_path: Path) -> None:
    set_up_logging(tmp_path)

    logging.getLogger("terminal.example").warning("the printer has no paper")
    logging.getLogger("httpx").info("POST https://stempel.example")

    log = (tmp_path / "logs" / "terminal.log").read_text(encoding="utf-8")
    assert "WARNING terminal.example: the printer has no paper" in log
    assert "httpx" not in log


def test_a_long_run_of_letters_is_masked_in_message_and_traceback() -> None:
    with pytest.raises(ValueError, match="invalid") as caught:
        int(TOKEN)
    failed = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("x", logging.ERROR, "", 1, "with %s", (TOKEN,), failed)

    line = MaskingFormatter("%(message)s").format(record)

    assert TOKEN not in line
    assert "with …" in line
    assert "invalid literal" in line


def test_a_folder_that_cannot_be_written_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")

    set_up_logging(tmp_path)

    logging.getLogger("terminal.example").warning("still here")
