"""Files that only the account of the counter may read, on Windows as well."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_OWNER_ONLY = 0o600
_OTHERS = 0o077

# "OWNER RIGHTS", by its number because its name is translated: whoever created the file.
_WINDOWS_OWNER = "*S-1-3-4"


def write_owner_only(path: Path, content: bytes) -> None:
    """Replace the file as a whole; no moment leaves it half written or readable by others."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        if os.name == "nt":
            _restrict_on_windows(draft)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_owner_only(path: Path) -> bytes:
    """The file's content; one that came back from a backup open to all is closed again."""
    content = path.read_bytes()
    if os.name != "nt" and path.stat().st_mode & _OTHERS:
        path.chmod(_OWNER_ONLY)
    return content


def _restrict_on_windows(path: Path) -> None:
    """Windows knows no modes: what a file inherits from its folder goes, its owner's rights come.

    A file replaced by another keeps the rights of the one that replaces it.
    """
    tool = Path(os.environ["SYSTEMROOT"]) / "System32" / "icacls.exe"
    grant = ["/inheritance:r", "/grant:r", f"{_WINDOWS_OWNER}:F", "/quiet"]
    subprocess.run([tool, path, *grant], check=True, capture_output=True)  # noqa: S603  (fixed)
