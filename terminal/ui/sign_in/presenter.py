"""Signing in, switching, locking, and a manager's PIN in place for one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.outcomes import PinWrong, Refused
from shared_domain.staff import Role
from terminal.ui.desk import Screen
from terminal.ui.refusals.explanation import local_time
from terminal.ui.sign_in.state import SignInState, StaffTile
from terminal.use_cases.sign_in import authorise, sign_in, sign_out, staff_board

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import StaffId
    from shared_domain.staff import ManagerAction
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.counter import Session
    from terminal.use_cases.sign_in import StaffBoard


class SignInPresenter:
    """A PIN passes through here and is kept nowhere."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[SignInState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._board: StaffBoard | None = None
        self._chosen: StaffId | None = None
        self._tries_left: int | None = None
        self._checking = False
        self._action: ManagerAction | None = None
        self._then: Callable[[Session], None] = lambda _manager: None
        self._back_to = Screen.SCAN

    def lock(self) -> None:
        """Nobody stands here any more; whoever comes next signs in."""
        leaving = self._desk.session
        if leaving is not None and leaving.staff_id is not None:
            counter = self._desk.counter
            self._desk.local(lambda: sign_out(counter, leaving), lambda _none: None)
        self._desk.sign_in(None)
        self.open()

    def open(self) -> None:
        """Show who may sign in."""
        self._action = None
        self._begin(Screen.SIGN_IN)

    def authorise(self, action: ManagerAction, then: Callable[[Session], None]) -> None:
        """Ask for a manager's PIN, naming what it is for; the person at hand stays signed in."""
        self._action, self._then = action, then
        self._back_to = self._desk.screen
        self._begin(Screen.SIGN_IN)

    def choose(self, staff_id: StaffId) -> None:
        self._chosen, self._tries_left = staff_id, None
        self._render()

    def enter(self, pin: str) -> None:
        """Check the PIN of whoever was chosen."""
        chosen, action, counter = self._chosen, self._action, self._desk.counter
        if chosen is None or self._checking:
            return
        self._checking = True
        self._render()

        def work() -> Session | Refused:
            if action is None:
                return sign_in(counter, chosen, pin)
            return authorise(counter, chosen, pin, action)

        self._desk.local(work, self._checked, self._desk.tell_trouble)

    def cancel(self) -> None:
        """No manager after all."""
        self._action = None
        self._desk.go_home()

    def refresh(self) -> None:
        """Show what is known, then read the board again: people or locks may have changed."""
        if self._desk.screen is Screen.SIGN_IN and not self._checking:
            self._render()
            self._read_board()

    def _begin(self, screen: Screen) -> None:
        self._chosen, self._tries_left, self._checking = None, None, False
        self._render()
        self._desk.go(screen)
        self._read_board()

    def _read_board(self) -> None:
        counter = self._desk.counter

        def arrived(board: StaffBoard) -> None:
            self._board = board
            tiles = self._tiles()
            if len(tiles) == 1 and self._chosen is None:
                self._chosen = tiles[0].staff_id
            self._render()

        self._desk.local(lambda: staff_board(counter), arrived)

    def _checked(self, result: Session | Refused) -> None:
        self._checking = False
        self._desk.recorded()
        if isinstance(result, Refused):
            self._refused(result)
        elif self._action is not None:
            self._action = None
            self._desk.screen = self._back_to
            self._then(result)
        else:
            self._desk.sign_in(result)
            self._desk.go(Screen.SCAN)

    def _refused(self, refused: Refused) -> None:
        if isinstance(refused.reason, PinWrong):
            self._tries_left = refused.reason.tries_left
        else:
            self._tries_left = None
        self._render()
        self._read_board()

    def _tiles(self) -> tuple[StaffTile, ...]:
        if self._board is None:
            return ()
        names = self._desk.directory
        return tuple(
            StaffTile(
                staff_id=choice.staff_id,
                name=choice.name,
                is_manager=choice.role is Role.MANAGER,
                locked_until=local_time(choice.locked_until, names)
                if choice.locked_until
                else None,
            )
            for choice in self._board.choices
            if self._action is None or choice.role is Role.MANAGER
        )

    def _render(self) -> None:
        self._show(
            SignInState(
                tiles=self._tiles(),
                chosen=self._chosen,
                tries_left=self._tries_left,
                checking=self._checking,
                terminal_locked=self._board is not None and self._board.terminal_locked,
                authorising=self._action,
                can_cancel=self._action is not None,
            )
        )
