"""What is found in books, as tests ask for it."""

from __future__ import annotations

from shared_domain.witness.books import Book, Finding, FindingKind
from shared_domain.witness.comparing import check_books
from shared_domain.witness.journal_files import read_journal_file
from shared_domain.witness.reading import read_export
from tests.shared_domain.witness.small_shop import verify


def found(*files: list[bytes] | bytes) -> list[Finding]:
    return [finding for book in checked(*files) for finding in book.findings]


def checked(*files: list[bytes] | bytes) -> list[Book]:
    books = [_read(f"file {number}", content) for number, content in enumerate(files, 1)]
    check_books(books, verify)
    return books


def _read(name: str, content: list[bytes] | bytes) -> Book:
    if isinstance(content, bytes):
        return read_journal_file(name, content)
    return read_export(name, content, verify)


def places(findings: list[Finding]) -> set[tuple[FindingKind, str]]:
    return {(one.kind, one.where.split(", ")[-1]) for one in findings}
