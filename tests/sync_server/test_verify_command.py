"""The commands that write the books and check them, as somebody without a server types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from shared_domain.identifiers import EntryId
from shared_domain.journal import Place, SealedItem, head_message
from shared_domain.journal_records import MARK, record_of
from shared_domain.wire.codec import decode_item
from sync_server.services.export_ledger import export_ledger
from tests.sync_server.scripted_terminal import SIGNATURES
from tests.sync_server.services.shop import Shop
from tests.sync_server.test_commands import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync_server.scripted_terminal import ScriptedTerminal

NOTHING_SET = {name: value for name, value in os.environ.items() if "STEMPEL" not in name}
HEAVY = ("alembic", "httpx", "litestar", "sqlalchemy", "uvicorn")


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path)


class Books:
    """A shop with one till, and the files that prove its books."""

    def __init__(self, folder: Path) -> None:
        self.shop = Shop()
        self.till = self.shop.till("Till 1")
        self.till.stamp(self.shop.card("Léa"))
        self.shop.push(self.till)
        self.ledger = folder / "books.ledger"
        self.write()
        self.journal = folder / "items.journal"
        self.journal.write_bytes(MARK + b"".join(map(record_of, sealed_items(self.till))))

    def write(self) -> None:
        with self.ledger.open("wb") as file:
            export_ledger(self.shop.uow, self.shop.tools, self.shop.vendor, file.write)


def sealed_items(till: ScriptedTerminal) -> list[SealedItem]:
    """The till's journal, each item signed as a real till does."""
    journal, items = till.journal, []
    for sequence, body in enumerate(journal.bodies, 1):
        place = Place(journal.epoch, sequence, journal.hashes[sequence - 1])
        message = head_message(till.terminal_id, place.epoch, sequence, place.hash)
        signature = SIGNATURES.sign(till.private_key, message)
        entry_id = EntryId(decode_item(body).entry_id)
        items.append(SealedItem(entry_id, place.epoch, sequence, body, place.hash, signature))
    return items


def verified(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = run("verify", *map(str, arguments), env=NOTHING_SET)
    assert "Traceback" not in done.stderr
    return done


def test_whole_books_are_told_with_their_sums(books: Books) -> None:
    done = verified(books.ledger, books.journal)

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 cards" in done.stdout
    assert "which come to 1 stamps and 0 points" in done.stdout
    assert done.stdout.count("All is as it was recorded and signed.") == 2
    assert f"ends at position {len(books.shop.records())}" in done.stdout


def test_an_edited_entry_is_told_by_its_place(books: Books) -> None:
    content = books.ledger.read_bytes()
    lines = content.splitlines(keepends=True)
    at = len(books.shop.records())
    lines[at] = lines[at].replace(b'"hash":"', b'"hash":"x', 1)
    books.ledger.write_bytes(b"".join(lines))

    done = verified(books.ledger)

    assert done.returncode == 1
    assert f"UNREADABLE line {at + 1}" in done.stdout
    assert "things are wrong." in done.stdout


def test_what_is_wrong_is_told_to_programs_too(books: Books) -> None:
    lines = books.ledger.read_bytes().splitlines(keepends=True)
    del lines[1]
    books.ledger.write_bytes(b"".join(lines))

    done = verified(books.ledger, "--json")

    (told,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["kind"] == "ledger"
    missing = {"kind": "removed", "where": "record 1", "sentence": "Missing."}
    assert missing | {"expected": "", "found": ""} in told["findings"]


def test_the_servers_key_can_be_held_against_the_file(books: Books) -> None:
    key = books.shop.tools.server.public_key.hex()

    assert verified(books.ledger, books.journal, "--server-key", key.upper()).returncode == 0
    done = verified(books.ledger, "--server-key", "00" * 32)

    assert done.returncode == 1
    assert "another server than the one that is known" in done.stdout
    assert "One thing is wrong." in done.stdout


def test_a_journal_file_alone_is_told_to_be_unproved(books: Books) -> None:
    done = verified(books.journal)

    assert done.returncode == 0
    assert "not checked for signatures" in done.stdout


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 \xff\xfe", b"{}\n", MARK + b"no record"])
def test_a_file_of_another_kind_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.pdf"
    path.write_bytes(content)

    done = verified(path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("holiday.pdf ")


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = verified(tmp_path / "gone.ledger")

    assert done.returncode == 2
    assert "gone.ledger cannot be read (No such file or directory)." in done.stderr


def test_checking_loads_nothing_of_a_server() -> None:
    program = "import sys, sync_server.__main__; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    loaded = {name.partition(".")[0] for name in done.stdout.decode().split()}

    assert loaded.isdisjoint(HEAVY)
    assert "verify" in run("--help", env=NOTHING_SET).stdout


def test_the_books_of_a_real_server_are_written_and_checked(
    environment: dict[str, str], tmp_path: Path
) -> None:
    run("migrate", env=environment)
    run("vendor", "create", "Boulangerie", "boulangerie", env=environment)
    out = tmp_path / "books.ledger"

    done = run("export", "--vendor", "boulangerie", "--out", str(out), env=environment)

    assert (done.returncode, done.stdout) == (0, "")
    assert verified(out).returncode == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["books.ledger", "data"]


@pytest.mark.parametrize(
    ("vendor", "out", "sentence"),
    [
        ("nobody", "books.ledger", "There is no vendor named 'nobody'."),
        ("boulangerie", "no/such/folder", "cannot be written (No such file or directory)."),
    ],
)
def test_books_that_cannot_be_written_are_refused_in_a_sentence(
    environment: dict[str, str], tmp_path: Path, vendor: str, out: str, sentence: str
) -> None:
    run("migrate", env=environment)
    run("vendor", "create", "Boulangerie", "boulangerie", env=environment)

    done = run("export", "--vendor", vendor, "--out", str(tmp_path / out), env=environment)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
