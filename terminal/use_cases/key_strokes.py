"""The words in which a keyboard and a scanner decoder talk to each other.

It is a port: the screen sees the keys, a device understands them, and neither imports the other.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol

from terminal.use_cases.scanned_text import ScannedText


class KeyKind(enum.Enum):
    """What a key does, as far as it matters for telling a scanner from a hand."""

    CHARACTER = "character"  # types something, even where its text is empty: a dead key
    ENDING = "ending"  # Enter or Tab: what scanners put after a code
    COMMAND = "command"  # anything a hand does and a code has not: arrows, Ctrl+S, a repeating key
    MODIFIER = "modifier"  # Shift, Caps Lock and the like, and the digits of Alt+029: says nothing


class HeldKeys(enum.Enum):
    """What becomes of the keys held back until now."""

    KEEP = "keep"
    RELEASE = "release"  # a hand typed them: hand them on, in order
    DISCARD = "discard"  # a scanner typed them: nobody else may see them


class ThisKey(enum.Enum):
    """What becomes of the key just pressed, after the held ones."""

    PASS = "pass"  # noqa: S105 - a key, not a password
    HOLD = "hold"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class KeyStroke:
    """One key going down. The codes are the platform's own; a scan code of 0 means no real key.

    `is_expected` says that the focused widget takes what is typed: a line edit, a PIN pad.
    """

    kind: KeyKind
    text: str
    scan_code: int
    virtual_key: int
    is_shifted: bool
    is_expected: bool


@dataclass(frozen=True, slots=True)
class Ruling:
    """What to do with the keys; `scanned` is set when a scan ended here."""

    held: HeldKeys
    key: ThisKey
    scanned: ScannedText | None = None


class KeyDecoder(Protocol):
    """Tells scans from typing. It never reads a clock: every time comes in with its key."""

    @property
    def gap_limit_ms(self) -> int:
        """How long the keys may now be silent before `silence` must be called."""
        ...

    def press(self, stroke: KeyStroke, at_ms: int) -> Ruling:
        """Rule on a key that went down at `at_ms`, on a clock of any origin."""
        ...

    def silence(self) -> Ruling:
        """Rule on the held keys: none has come for `gap_limit_ms`."""
        ...
