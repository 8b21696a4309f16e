"""Preferences: a press is in force at once, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.outcomes import Refused
from shared_domain.staff import ManagerAction
from terminal.ui.desk import Screen
from terminal.ui.preferences.state import PreferencesState
from terminal.use_cases.preferences import Preferences, keep_preferences, read_preferences

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.use_cases.counter import Session


class PreferencesPresenter:
    """`put_on`, `speak`, `spoken` and `authorise` are set by whoever wires it together."""

    def __init__(self, desk: Desk, show: Callable[[PreferencesState], None]) -> None:
        self._desk = desk
        self._show = show
        self.in_force = Preferences()
        self.put_on: Callable[[Preferences], None] = lambda _preferences: None
        self.speak: Callable[[str], None] = lambda _language: None
        self.spoken: Callable[[], str] = lambda: "en"
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )

    def begin(self, usual: Preferences) -> None:
        """Put on what was chosen for this till before it was started."""
        counter = self._desk.counter
        self._desk.local(lambda: read_preferences(counter, usual), self._put_on)

    def open(self) -> None:
        self._render()
        self._desk.go(Screen.PREFERENCES)

    def choose(self, chosen: Preferences) -> None:
        self._keep(chosen, self._desk.session)

    def choose_language(self, language: str) -> None:
        self.speak(language)
        self._render()

    def leave(self) -> None:
        self._desk.go_home()

    def _keep(self, chosen: Preferences, session: Session | None) -> None:
        counter, before = self._desk.counter, self.in_force

        def kept(result: Preferences | Refused) -> None:
            if isinstance(result, Refused):
                self.authorise(ManagerAction.CHANGE_SETTINGS, lambda who: self._keep(chosen, who))
                return
            self._put_on(result)
            self._desk.go(Screen.PREFERENCES)

        self._desk.local(lambda: keep_preferences(counter, session, before, chosen), kept)

    def _put_on(self, chosen: Preferences) -> None:
        self.in_force = chosen
        self.put_on(chosen)
        self._render()

    def _render(self) -> None:
        self._show(PreferencesState(chosen=self.in_force, language=self.spoken()))
