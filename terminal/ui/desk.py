"""What all presenters share: the counter, who stands at it, and how to get things done.

Presenters are plain Python. They never touch a widget: they hand states to the functions they
were given, and are called by name when something was pressed.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from terminal.background.tasks import Lane, Urgency
from terminal.use_cases.read_directory import Directory, read_directory

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.result.state import Tone
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.ports import Unavailable

T = TypeVar("T")


class Screen(enum.Enum):
    """Everything the window can show."""

    STARTING = "starting"
    PAIRING = "pairing"
    SIGN_IN = "sign_in"
    SCAN = "scan"
    CUSTOMER = "customer"
    RESULT = "result"
    REDEEM = "redeem"
    HISTORY = "history"
    SYNC_DETAIL = "sync_detail"
    TYPE_NUMBER = "type_number"
    ENROL = "enrol"
    MENU = "menu"
    SEARCH = "search"
    CARD = "card"
    REPORTS = "reports"
    INBOX = "inbox"
    EXPORT = "export"
    PREFERENCES = "preferences"
    QUESTION = "question"
    SCANNER_TEST = "scanner_test"
    PRINTING = "printing"
    STAFF = "staff"
    TERMINALS = "terminals"


class Runner(Protocol):
    """Does work off the window's thread; exactly one of `done` and `failed` follows."""

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
        urgency: Urgency = Urgency.COUNTER,
        /,
    ) -> None: ...


class Scheduler(Protocol):
    """Time, as the window's thread sees it."""

    def monotonic_s(self) -> float: ...

    def after(self, delay_ms: int, action: Callable[[], None]) -> Callable[[], None]:
        """Do it once, later; the answer cancels it."""


@dataclass(slots=True)
class Desk:
    """The one mutable thing of the screens: who is here, and what is in front."""

    runner: Runner
    scheduler: Scheduler
    show_screen: Callable[[Screen], None]
    play: Callable[[Tone], None]
    tell_trouble: Callable[[Unavailable], None]
    recorded: Callable[[], None]
    session_changed: Callable[[], None] = lambda: None
    screen: Screen = Screen.STARTING
    session: Session | None = None
    is_online: bool = False
    directory: Directory = field(default_factory=Directory)
    _counter: Counter | None = None

    @property
    def counter(self) -> Counter:
        """The paired terminal; no screen that needs it is shown before there is one."""
        if self._counter is None:
            message = "the terminal is not paired yet"
            raise RuntimeError(message)
        return self._counter

    @property
    def is_paired(self) -> bool:
        return self._counter is not None

    def open_counter(self, counter: Counter) -> None:
        self._counter = counter

    def go(self, screen: Screen) -> None:
        """Bring a screen to the front."""
        self.screen = screen
        self.show_screen(screen)

    def go_home(self) -> None:
        """Back to where the next customer begins: the scan screen, or the sign-in before it."""
        self.go(Screen.SCAN if self.may_serve else Screen.SIGN_IN)

    @property
    def may_serve(self) -> bool:
        return self.session is not None or not self.needs_pin

    @property
    def needs_pin(self) -> bool:
        program = self.directory.program
        return program is None or program.require_staff_pin

    def sign_in(self, session: Session | None) -> None:
        """Somebody else stands at the counter from now on, or nobody."""
        self.session = session
        self.session_changed()

    def local(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None] | None = None,
    ) -> None:
        """Database work, before everything that can wait."""
        self.runner.run(Lane.LOCAL, work, done, failed or self.tell_trouble)

    def remote(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
    ) -> None:
        """A call to the server that somebody waits for."""
        self.runner.run(Lane.REMOTE, work, done, failed)

    def refresh_directory(self, then: Callable[[], None]) -> None:
        """Read the names again; what the screen says rests on them."""
        counter = self.counter

        def arrived(directory: Directory) -> None:
            self.directory = directory
            then()

        self.runner.run(
            Lane.LOCAL,
            lambda: read_directory(counter),
            arrived,
            self.tell_trouble,
            Urgency.BACKGROUND,
        )
