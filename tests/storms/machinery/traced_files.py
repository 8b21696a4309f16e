"""What a process really does to the files of a folder, call by call, as the kernel saw it.

strace writes the calls down; a call that would change a file in a way not known here raises, so
that nothing can slip past the model of the disk.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.scenarios.server_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHANGING = (
    "openat,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,"
    "copy_file_range,sendfile,fsync,fdatasync,sync_file_range,msync,mkdir,mkdirat,rmdir,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
)
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_OPEN_FILE = re.compile(r"^(\d+)<([^>]*)>")
_STANDARD_OUTPUT = "1"


@dataclass(frozen=True, slots=True)
class Write:
    """These bytes, at this place of a file."""

    path: Path
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file gets this size."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Flush:
    """A file or a folder is on the drive when this returns."""

    path: Path


@dataclass(frozen=True, slots=True)
class Create:
    """A name appears."""

    path: Path
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Remove:
    """A name disappears."""

    path: Path


@dataclass(frozen=True, slots=True)
class Rename:
    """One name disappears and another appears, both or neither."""

    path: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Say:
    """The process told whoever looks at its screen."""

    text: str


Step = Write | Truncate | Flush | Create | Remove | Rename | Say


def trace(command: Sequence[str], folder: Path, notes: Path) -> list[Step]:
    """Run a process to its end and return what it did to this folder, in order."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    tracer = ["strace", "-qq", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CHANGING}"]
    tracer += ["-o", str(notes)]
    subprocess.run([*tracer, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return list(_Reader(folder, sizes).steps(notes))


class _Reader:
    """Knows how long every file is, because appending happens at its end."""

    def __init__(self, folder: Path, sizes: dict[Path, int]) -> None:
        self._folder = folder
        self._sizes = sizes
        self._appended: set[Path] = set()
        self._at: dict[Path, int] = {}

    def steps(self, notes: Path) -> Iterator[Step]:
        with notes.open(encoding="ascii") as lines:
            for line in lines:
                call = _CALL.match(line)
                if call and not call[3].startswith("-"):
                    yield from self._read(call[1], call[2], int(call[3]))

    def _read(self, name: str, arguments: str, result: int) -> Iterator[Step]:
        file = _OPEN_FILE.match(arguments)
        if file and name != "openat":
            yield from self._on_file(name, file, arguments, result)
            return
        path = _path(arguments)
        if path is None or not self._is_ours(path):
            return
        if name == "openat":
            yield from self._open(path, arguments)
        elif name == "mkdir":
            yield Create(path, is_folder=True)
        elif name == "unlink":
            del self._sizes[path]
            yield Remove(path)
        elif name == "rename":
            target = Path(_decoded(_TEXT.findall(arguments)[1]).decode())
            self._sizes[target] = self._sizes.pop(path)
            yield Rename(path, target)
        else:
            raise NotImplementedError(f"{name} of {path}")

    def _on_file(
        self, name: str, file: re.Match[str], arguments: str, result: int
    ) -> Iterator[Step]:
        path = Path(_decoded(file[2]).decode())
        if name == "write" and file[1] == _STANDARD_OUTPUT:
            yield Say(_bytes(arguments).decode())
        elif not self._is_ours(path):
            return
        elif name in {"write", "pwrite64"}:
            offset = int(arguments.rpartition(", ")[2]) if name == "pwrite64" else self._end(path)
            self._at[path] = offset + result
            self._sizes[path] = max(self._sizes[path], offset + result)
            yield Write(path, offset, _bytes(arguments)[:result])
        elif name == "ftruncate":
            self._sizes[path] = int(arguments.rpartition(", ")[2])
            yield Truncate(path, self._sizes[path])
        elif name in {"fsync", "fdatasync"}:
            yield Flush(path)
        else:
            raise NotImplementedError(f"{name} on {path}")

    def _open(self, path: Path, arguments: str) -> Iterator[Step]:
        self._at[path] = 0
        if "O_APPEND" in arguments:
            self._appended.add(path)
        if "O_CREAT" in arguments and path not in self._sizes:
            self._sizes[path] = 0
            yield Create(path, is_folder=False)
        elif "O_TRUNC" in arguments:
            self._sizes[path] = 0
            yield Truncate(path, 0)

    def _end(self, path: Path) -> int:
        return self._sizes[path] if path in self._appended else self._at[path]

    def _is_ours(self, path: Path) -> bool:
        return path.is_relative_to(self._folder)


def _path(arguments: str) -> Path | None:
    text = _TEXT.search(arguments)
    return Path(_decoded(text[1]).decode()) if text else None


def _bytes(arguments: str) -> bytes:
    text = _TEXT.search(arguments)
    if text is None:
        raise ValueError(f"no bytes in {arguments[:200]}")
    return _decoded(text[1])


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if "\\x" in text else text.encode()
