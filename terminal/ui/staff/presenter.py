"""Staff in a manager's hands: every decision is recorded here and told to all tills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.outcomes import Refused
from shared_domain.staff import ManagerAction, Role, StaffMember
from terminal.ui.desk import Screen
from terminal.ui.refusals.explanation import local_time
from terminal.ui.staff.state import PersonLine, StaffState
from terminal.use_cases.manage_staff import (
    Colleague,
    StaffForm,
    colleagues,
    let_work,
    save_colleague,
    unlock_colleague,
    wrong_fields,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.counter import Session
    from terminal.use_cases.ports import Unavailable


class StaffPresenter:
    """`authorise` and `lock` are set by whoever wires it together.

    A manager's PIN in place opens the screen for one visit; the cashier at hand stays signed in.
    """

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[StaffState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._people: tuple[Colleague, ...] = ()
        self._manager: Session | None = None
        self._state = StaffState()
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )
        self.lock: Callable[[], None] = lambda: None

    def open(self) -> None:
        """The list; whoever is no manager needs one."""
        session = self._desk.session
        if session is not None and session.is_manager:
            self._visit(session)
        else:
            self.authorise(ManagerAction.MANAGE_STAFF, self._visit)

    def add(self) -> None:
        self._render(replace(self._state, form=StaffForm(), opened=None, wrong=()))

    def open_person(self, place: int) -> None:
        member = self._people[place].member
        form = StaffForm(member.name, member.role)
        self._render(replace(self._state, form=form, opened=place, wrong=()))

    def change(self, form: StaffForm) -> None:
        self._render(replace(self._state, form=form, wrong=()))

    def save(self) -> None:
        """Pressed twice it is done once."""
        state, form = self._state, self._state.form
        if form is None or state.busy:
            return
        member = self._opened()
        wrong = wrong_fields(form, is_new=member is None)
        if wrong:
            self._render(replace(state, wrong=wrong))
            return
        counter, manager = self._desk.counter, self._manager
        self._decide(lambda: save_colleague(counter, manager, member, form))

    def let_go(self) -> None:
        """Let a person go, or take back one who went."""
        member, counter, manager = self._opened(), self._desk.counter, self._manager
        if member is not None and not self._state.busy:
            self._decide(
                lambda: let_work(counter, manager, member.staff_id, is_active=not member.is_active)
            )

    def unlock(self) -> None:
        member, counter, manager = self._opened(), self._desk.counter, self._manager
        if member is not None and not self._state.busy:
            self._decide(lambda: unlock_colleague(counter, manager, member.staff_id))

    def back(self) -> None:
        """From the form to the list, from the list to the counter."""
        if self._state.form is not None:
            self._render(replace(self._state, form=None, opened=None, wrong=()))
        else:
            self._manager = None
            self._desk.go_home()

    def _visit(self, manager: Session) -> None:
        self._manager = manager
        self._render(StaffState())
        self._desk.go(Screen.STAFF)
        self._read()

    def _read(self) -> None:
        counter = self._desk.counter
        self._desk.local(lambda: colleagues(counter), self._arrived)

    def _arrived(self, people: tuple[Colleague, ...]) -> None:
        self._people = people
        self._render(StaffState(people=tuple(map(self._line, people))))

    def _decide(self, work: Callable[[], StaffMember | Refused | None]) -> None:
        self._render(replace(self._state, busy=True))
        self._desk.local(work, self._decided, self._failed)

    def _decided(self, result: StaffMember | Refused | None) -> None:
        self._render(replace(self._state, busy=False))
        if isinstance(result, Refused):
            self._result.show_refused(result, then=lambda: self._desk.go(Screen.STAFF))
            return
        self._desk.recorded()
        session = self._desk.session
        if result is not None and session is not None and session.staff_id == result.staff_id:
            self._tell_oneself(session, result)
        elif self._desk.screen is Screen.STAFF:
            self._read()

    def _tell_oneself(self, session: Session, oneself: StaffMember) -> None:
        """Whoever let themselves go leaves; whoever is no manager any more manages no more."""
        if not oneself.is_active:
            self.lock()
            return
        self._desk.sign_in(replace(session, name=oneself.name, role=oneself.role))
        if oneself.role is Role.MANAGER:
            self._read()
        else:
            self._manager = None
            self._desk.go_home()

    def _failed(self, trouble: Unavailable) -> None:
        self._render(replace(self._state, busy=False))
        self._desk.tell_trouble(trouble)

    def _opened(self) -> StaffMember | None:
        place = self._state.opened
        return self._people[place].member if place is not None else None

    def _line(self, person: Colleague) -> PersonLine:
        until = person.locked_until
        return PersonLine(
            name=person.member.name,
            is_manager=person.member.role is Role.MANAGER,
            is_active=person.member.is_active,
            locked_until=local_time(until, self._desk.directory) if until else None,
        )

    def _render(self, state: StaffState) -> None:
        self._state = state
        self._show(state)
