"""What the preferences screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from terminal.use_cases.preferences import Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesState:
    """What is in force, and which language is spoken now."""

    chosen: Preferences
    language: str = "en"
