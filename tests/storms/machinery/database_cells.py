"""Finds where in a SQLite file each value of each row lies, tables and indexes alike.

By the published file format (sqlite.org/fileformat2.html). Only what lies on the row's own page
is found: of a value that continues on other pages, the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_SIZE_OF_TYPE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}
_ROOT_PAGE = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One value's bytes: which tree it is of, which of its columns (-1: the row's own header)."""

    tree: str
    column: int
    begin: int
    end: int


def slots_in(content: bytes) -> Iterator[Slot]:
    """Every value that takes any bytes, and the header of every row."""
    file = _DatabaseFile(content)
    for name, page in [("sqlite_schema", 1), *file.trees()]:
        for row in file.rows(page):
            for column, (begin, end) in enumerate(row, start=-1):
                if begin < end:
                    yield Slot(name, column, begin, end)


class _DatabaseFile:
    """Pages and rows; a row is the ranges of its header and of its values."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        size = self._number(16, 2)
        self._page_size = 65536 if size == 1 else size
        self._usable = self._page_size - content[20]

    def trees(self) -> Iterator[tuple[str, int]]:
        """Name and first page of every table and index."""
        for _, _, name, _, root, *_ in self.rows(1):
            page = self._number(root[0], root[1] - root[0])
            if page:
                yield self._content[name[0] : name[1]].decode(), page

    def rows(self, page: int) -> Iterator[list[tuple[int, int]]]:
        base = (page - 1) * self._page_size
        head = base + (100 if page == 1 else 0)
        kind, count = self._content[head], self._number(head + 3, 2)
        is_leaf = kind in {_LEAF_TABLE, _LEAF_INDEX}
        pointers = head + (8 if is_leaf else 12)
        for number in range(count):
            at = base + self._number(pointers + 2 * number, 2)
            if not is_leaf:
                yield from self.rows(self._number(at, 4))
                at += 4
            if kind != _INTERIOR_TABLE:
                yield self._row(at, has_rowid=kind == _LEAF_TABLE)
        if not is_leaf:
            yield from self.rows(self._number(head + 8, 4))

    def _row(self, at: int, *, has_rowid: bool) -> list[tuple[int, int]]:
        begin = at
        length, at = self._varint(at)
        if has_rowid:
            _, at = self._varint(at)
        on_page = at + self._on_page(length, is_table=has_rowid)
        header_length, types_at = self._varint(at)
        values_at = at + header_length
        ranges = [(begin, min(values_at, on_page))]
        value_at = values_at
        while types_at < values_at:
            type_, types_at = self._varint(types_at)
            end = value_at + (_SIZE_OF_TYPE.get(type_, 0) if type_ < 12 else (type_ - 12) // 2)
            ranges.append((min(value_at, on_page), min(end, on_page)))
            value_at = end
        return ranges

    def _on_page(self, length: int, *, is_table: bool) -> int:
        """How many bytes of a row's payload lie on its own page."""
        usable = self._usable
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (usable - 12) * 32 // 255 - 23
        rest = least + (length - least) % (usable - 4)
        return rest if rest <= most else least

    def _number(self, at: int, size: int) -> int:
        return int.from_bytes(self._content[at : at + size], "big")

    def _varint(self, at: int) -> tuple[int, int]:
        """A number of one to nine bytes, and where it ends."""
        value = 0
        for place in range(8):
            byte = self._content[at + place]
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at + place + 1
        return value << 8 | self._content[at + 8], at + 9
