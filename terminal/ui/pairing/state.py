"""What the first run shows, step by step."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class PairingStep(enum.Enum):
    """The steps of the first run, in order; protection is asked only where no keyring is found."""

    LANGUAGE = "language"
    CODE = "code"
    PROTECTION = "protection"
    WORKING = "working"
    DONE = "done"


class PairingPhase(enum.Enum):
    """What the terminal is busy with while it is being paired."""

    CONTACTING = "contacting"
    RECEIVING = "receiving"
    STORING = "storing"


class PairingProblem(enum.Enum):
    """Why pairing did not work; each has one sentence and one next step."""

    CODE_UNREADABLE = "code_unreadable"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    CODE_USED = "code_used"
    TOO_MANY_TRIES = "too_many_tries"
    ADDRESS_INVALID = "address_invalid"
    SERVER_UNREACHABLE = "server_unreachable"
    SERVER_UNKNOWN = "server_unknown"
    SERVER_UNTRUSTED = "server_untrusted"
    SERVER_TROUBLE = "server_trouble"
    TERMINAL_TOO_OLD = "terminal_too_old"
    CUT_OFF = "cut_off"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingState:
    """One step of the first run.

    `done` of `total` ledger records have arrived; total 0 is not yet known. `cards` is how many
    cards the terminal knows in the end.
    """

    step: PairingStep = PairingStep.LANGUAGE
    language: str = "en"
    server_url: str = ""
    code: str = ""
    problem: PairingProblem | None = None
    tries_left: int | None = None
    phase: PairingPhase = PairingPhase.CONTACTING
    done: int = 0
    total: int = 0
    cards: int = 0
    vendor_name: str = ""
    terminal_name: str = ""
