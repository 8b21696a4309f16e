"""What the scanner test shows."""

from __future__ import annotations

from dataclasses import dataclass

from terminal.use_cases.scanner_trial import ScannerReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerTestState:
    """`code` is what the picture says; `report` is missing until something was scanned."""

    code: str
    report: ScannerReport | None = None
