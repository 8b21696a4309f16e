"""A disk that loses power: what was flushed is there, of the rest whatever the drive pleased.

Unflushed writes are kept or lost in pieces of 512 bytes and in any order, so that later ones may
be there without earlier ones; unflushed sizes and names are kept or lost too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.storms.machinery.traced_files import Create, Flush, Remove, Rename, Say, Truncate, Write

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.storms.machinery.traced_files import Step

_SECTOR = 512


@dataclass(eq=False)
class _File:
    """What is on the drive, and the changes that wait in memory."""

    content: bytearray = field(default_factory=bytearray)
    waiting: list[Write | Truncate] = field(default_factory=list)

    def flush(self) -> None:
        for change in self.waiting:
            _apply(change, self.content)
        self.waiting = []

    def after_a_cut(self, chance: random.Random, keep: float) -> bytes:
        """One of the contents that may be found; `keep` is how likely a piece got through."""
        content = bytearray(self.content)
        for change in self.waiting:
            for piece in _pieces(change):
                if chance.random() < keep:
                    _apply(piece, content)
        return bytes(content)


# A folder is None.
_Names = dict["Path", "_File | None"]
_GONE = _File()


class CutDisk:
    """Lives through the steps of a process; `cut_into` writes what a power cut would leave now."""

    def __init__(self, folder: Path) -> None:
        """Everything that lies in the folder now has long been on the drive."""
        self._folder = folder
        self._names: _Names = {
            path: None if path.is_dir() else _File(bytearray(path.read_bytes()))
            for path in (folder, *folder.rglob("*"))
        }
        self._flushed_names = dict(self._names)
        # What a step did to names, all of it or nothing: _GONE stands for a name that went away.
        self._waiting_names: list[_Names] = []

    def live(self, step: Step) -> None:
        match step:
            case Create(path, is_folder):
                self._change_names({path: None if is_folder else _File()})
            case Remove(path):
                self._change_names({path: _GONE})
            case Rename(path, target):
                self._change_names({path: _GONE, target: self._names[path]})
            case Write(path) | Truncate(path):
                self._file(path).waiting.append(step)
            case Flush(path):
                self._flush(path)
            case Say():
                pass

    def cut_into(self, target: Path, chance: random.Random) -> None:
        """Lay out in an empty folder what is found after a cut at this moment."""
        keep = chance.choice((0.0, 1.0, chance.random(), chance.random()))
        names = dict(self._flushed_names)
        for change in self._waiting_names:
            if chance.random() < keep:
                _apply_names(change, names)
        for path in sorted(names):
            file, place = names[path], target / path.relative_to(self._folder)
            if not place.parent.is_dir():
                continue  # the folder it was in never reached the drive
            if file is None:
                place.mkdir(exist_ok=True)
            else:
                place.write_bytes(file.after_a_cut(chance, keep))

    def _change_names(self, change: _Names) -> None:
        _apply_names(change, self._names)
        self._waiting_names.append(change)

    def _flush(self, path: Path) -> None:
        file = self._names[path]
        if file is not None:
            file.flush()
            return
        for change in list(self._waiting_names):
            if any(name.parent == path for name in change):
                _apply_names(change, self._flushed_names)
                self._waiting_names.remove(change)

    def _file(self, path: Path) -> _File:
        file = self._names[path]
        if file is None:
            raise IsADirectoryError(path)
        return file


def _apply_names(change: _Names, names: _Names) -> None:
    for path, file in change.items():
        if file is _GONE:
            names.pop(path, None)
        else:
            names[path] = file


def _pieces(change: Write | Truncate) -> list[Write | Truncate]:
    """A write in the pieces that a drive writes at once."""
    if isinstance(change, Truncate):
        return [change]
    begin, end = change.offset, change.offset + len(change.content)
    edges = [begin, *range(begin - begin % _SECTOR + _SECTOR, end, _SECTOR), end]
    return [
        Write(change.path, left, change.content[left - begin : right - begin])
        for left, right in pairwise(edges)
    ]


def _apply(change: Write | Truncate, content: bytearray) -> None:
    size = change.size if isinstance(change, Truncate) else change.offset
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if isinstance(change, Truncate):
        del content[size:]
    else:
        content[size : size + len(change.content)] = change.content
