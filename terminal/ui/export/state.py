"""What the export screen shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from terminal.use_cases.export_history import ExportFormat


class ExportPhase(enum.Enum):
    """How far it has come."""

    CHOOSING = "choosing"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportState:
    """`rows` is how many there are, once that is known; `place` is where the file lies."""

    phase: ExportPhase = ExportPhase.CHOOSING
    rows: int | None = None
    done: int = 0
    format: ExportFormat | None = None
    place: str = ""
    needs_manager: bool = True
