"""The command that checks exported books: files in, findings out; no server and no database.

It loads nothing that a server needs, so that it runs wherever somebody has to be convinced.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec import Struct

from shared_domain.amounts import NOTHING
from shared_domain.journal_records import MARK
from shared_domain.witness.books import Book, BookKind, Finding, FindingKind
from shared_domain.witness.comparing import check_books
from shared_domain.witness.exports import MAX_LINE_BYTES
from shared_domain.witness.journal_files import read_journal_file
from shared_domain.witness.reading import NotEvidenceError, read_export
from sync_server.keys.signing import Ed25519Signatures

if TYPE_CHECKING:
    from collections.abc import Iterator

SOMETHING_FOUND = 1
NOT_READABLE = 2

_signatures = Ed25519Signatures()


class Checked(Struct, frozen=True):
    """What is said of one file; `position` is where its ledger ends."""

    file: str
    kind: str
    server_key: str
    exported_at: datetime | None
    position: int
    entries: int
    cards: int
    stamps: int
    points: int
    items: int
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]


def verify(
    files: Annotated[list[Path], typer.Argument(help="Exported ledgers, journals, journal files.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON, for programs.")] = False,
    server_key: Annotated[
        str | None, typer.Option(help="The server's public key in hex, as known from elsewhere.")
    ] = None,
) -> None:
    """Check exported books: each by itself, and all against each other.

    Ends with 0 if all is well, with 1 if something was found, with 2 if a file cannot be read.
    """
    try:
        books = [_read(path) for path in files]
    except OSError as error:
        typer.echo(f"{error.filename} cannot be read ({error.strerror}).", err=True)
        raise typer.Exit(NOT_READABLE) from error
    except NotEvidenceError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(NOT_READABLE) from error
    check_books(books, _signatures.verify)
    for book in books:
        _compare_key(book, server_key)
    checked = [_checked(book) for book in books]
    if json:
        typer.echo(msgspec.json.encode(checked))
    else:
        typer.echo("\n\n".join("\n".join(_told(one)) for one in checked))
    if any(one.findings for one in checked):
        raise typer.Exit(SOMETHING_FOUND)


def _read(path: Path) -> Book:
    with path.open("rb") as file:
        if file.read(len(MARK)) == MARK:
            return read_journal_file(path.name, MARK + file.read())
        file.seek(0)
        # A file of another kind may have no lines at all, and must not fill the memory.
        return read_export(
            path.name, iter(lambda: file.readline(MAX_LINE_BYTES), b""), _signatures.verify
        )


def _compare_key(book: Book, known: str | None) -> None:
    if known is None or book.server_key is None or book.server_key.hex() == known.lower():
        return
    book.find(
        FindingKind.CONTRADICTED,
        "line 1",
        "The file was made by another server than the one that is known.",
        expected=known.lower(),
        found=book.server_key.hex(),
    )


def _checked(book: Book) -> Checked:
    total = sum(book.balances.values(), NOTHING)
    return Checked(
        file=book.name,
        kind=book.kind.value,
        server_key=(book.server_key or b"").hex(),
        exported_at=book.exported_at,
        position=max(book.records, default=0),
        entries=book.counted.entries,
        cards=len(book.balances),
        stamps=total.stamps,
        points=total.points,
        items=sum(len(items) for places in book.journals.values() for items in places.values()),
        findings=tuple(book.findings),
        remarks=tuple(book.remarks),
    )


def _told(one: Checked) -> Iterator[str]:
    yield f"{one.file}: a {one.kind} with {one.items} journal items"
    if one.exported_at is not None:
        yield f"  exported {one.exported_at:%Y-%m-%d %H:%M:%S} UTC; server key {one.server_key}"
    if one.kind == BookKind.LEDGER.value:
        yield f"  the ledger ends at position {one.position}"
        yield f"  {one.entries} entries on {one.cards} cards"
        yield f"  which come to {one.stamps} stamps and {one.points} points"
    for remark in one.remarks:
        yield f"  note: {remark}"
    for finding in one.findings:
        yield f"  {finding.kind.value.upper()} {finding.where}: {finding.sentence}"
        if finding.expected or finding.found:
            yield f"    expected {finding.expected or 'nothing'}"
            yield f"    found    {finding.found or 'nothing'}"
    yield _verdict(len(one.findings))


def _verdict(count: int) -> str:
    if count == 0:
        return "  All is as it was recorded and signed."
    return "  One thing is wrong." if count == 1 else f"  {count} things are wrong."
