"""What a result screen shows; the only state whose sentences arrive already translated."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from terminal.ui.widgets.stamp_card_state import StampCardState


class Tone(enum.Enum):
    """How a result looks and sounds."""

    DONE = "done"
    AGAIN = "again"
    REFUSED = "refused"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultAction:
    """A button on the result; `key` comes back in `action_chosen`, `icon` may be empty."""

    key: str
    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultState:
    """One result. `lines` explain the headline; `icon` is a name from resources/icons.

    `closes_in_ms` draws how long the screen stays; 0 draws nothing. The page never closes itself.
    """

    tone: Tone
    headline: str
    icon: str
    lines: tuple[str, ...] = ()
    stamp_card: StampCardState | None = None
    actions: tuple[ResultAction, ...] = ()
    closes_in_ms: int = 0
