"""The screens of whoever runs the shop: staff and tills, wired to the rest of the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.ui.staff.page import StaffPage
from terminal.ui.staff.presenter import StaffPresenter
from terminal.ui.terminals.page import TerminalsPage
from terminal.ui.terminals.presenter import TerminalsPresenter

if TYPE_CHECKING:
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.ui.sign_in.presenter import SignInPresenter
    from terminal.ui.theme import Look


class OfficeScreens:
    """Pages first; `connect` brings their presenters, once there is somebody to ask for a PIN."""

    def __init__(self, look: Look) -> None:
        self.staff_page = StaffPage(look)
        self.terminals_page = TerminalsPage(look)

    def connect(self, desk: Desk, result: ResultPresenter, sign_in: SignInPresenter) -> None:
        self.staff = StaffPresenter(desk, result, self.staff_page.render)
        self.staff.authorise, self.staff.lock = sign_in.authorise, sign_in.lock
        self.terminals = TerminalsPresenter(desk, self.terminals_page.render)
        page = self.staff_page
        page.person_opened.connect(self.staff.open_person)
        page.add_pressed.connect(self.staff.add)
        page.form_changed.connect(self.staff.change)
        page.save_pressed.connect(self.staff.save)
        page.let_go_pressed.connect(self.staff.let_go)
        page.unlock_pressed.connect(self.staff.unlock)
        page.back_pressed.connect(self.staff.back)
        self.terminals_page.back_pressed.connect(self.terminals.leave)
