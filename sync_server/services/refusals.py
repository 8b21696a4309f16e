"""Why the server says no to an envelope or to a person; the one list of such reasons.

Contents of a journal are never refused: they are recorded or parked.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class RefusalKind(enum.Enum):
    """A stable word for programs; endpoints give each its HTTP status."""

    TOKEN_INVALID = "token-invalid"  # noqa: S105  (a word, not a secret)
    TERMINAL_REVOKED = "terminal-revoked"
    PAIRING_CODE_WRONG = "pairing-code-wrong"
    PROOF_WRONG = "proof-wrong"
    TOO_MANY_TRIES = "too-many-tries"
    NOT_FOUND = "not-found"
    ALREADY_EXISTS = "already-exists"
    OUTDATED = "outdated"
    INVALID = "invalid"
    BEYOND_HEAD = "beyond-head"
    TOO_LARGE = "too-large"
    ENCODING_UNSUPPORTED = "encoding-unsupported"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One no, with a sentence for the person who has to act on it."""

    kind: RefusalKind
    detail: str


REVOKED = Refusal(
    RefusalKind.TERMINAL_REVOKED,
    "This terminal has been revoked. Ask the vendor's manager to pair it again.",
)
