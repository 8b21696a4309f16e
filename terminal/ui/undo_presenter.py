"""Undoing an entry from any screen, with a manager's PIN where the person at hand may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from shared_domain.outcomes import ManagerNeeded, Refused, ReservedElsewhere, UndoWindowOver
from shared_domain.staff import ManagerAction
from terminal.ui.result.presenter import Offer
from terminal.use_cases.reverse_entry import reverse_entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import EntryId
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.counter import Session

translate = QCoreApplication.translate


class UndoPresenter:
    """`authorise` is set by whoever wires the screens together."""

    def __init__(self, desk: Desk, result: ResultPresenter) -> None:
        self._desk = desk
        self._result = result
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )

    def undo(self, entry_id: EntryId) -> None:
        """As the person who is signed in."""
        self._undo(entry_id, None)

    def undo_recorded(self, recorded: Recorded) -> None:
        """What a result screen has just shown."""
        self._undo(recorded.entries[0].entry_id, None)

    def _undo(self, entry_id: EntryId, approved_by: Session | None) -> None:
        counter, session = self._desk.counter, self._desk.session

        def decided(result: Recorded | Refused) -> None:
            if isinstance(result, Refused):
                self._result.show_refused(result, offers=self._offers(result, entry_id))
            else:
                self._result.show_recorded(result)

        self._desk.local(lambda: reverse_entry(counter, session, entry_id, approved_by), decided)

    def _offers(self, refused: Refused, entry_id: EntryId) -> tuple[Offer, ...]:
        match refused.reason:
            case ManagerNeeded(action=action):
                needed = action
            case UndoWindowOver():
                needed = ManagerAction.UNDO_AFTER_WINDOW
            case ReservedElsewhere():
                needed = ManagerAction.OVERRIDE_RESERVATION
            case _:
                return ()
        label = translate("Result", "Manager")

        def ask() -> None:
            self.authorise(needed, lambda manager: self._undo(entry_id, manager))

        return (Offer("manager", label, "key-round", ask),)
