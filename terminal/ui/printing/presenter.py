"""Makes paper: takes blanks out of the stock, draws and saves; what got lost is put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.outcomes import Refused
from terminal.background.tasks import Lane
from terminal.ui.desk import Screen
from terminal.ui.printing.papers import PaperShop, card_sheet, poster
from terminal.ui.printing.state import PaperKind, PrintingState
from terminal.ui.widgets.stamp_card_state import USUAL_COLOUR
from terminal.use_cases.print_blanks import put_back, take_for_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.store_ports import BlankCard


class PrintingPresenter:
    """`save` is set by whoever wires the screens together: a name and the bytes make a file.

    It may raise Unavailable, and gives back where the file lies.
    """

    def __init__(
        self,
        desk: Desk,
        result: ResultPresenter,
        address: str,
        show: Callable[[PrintingState], None],
    ) -> None:
        self._desk, self._result, self._show = desk, result, show
        self._address = address
        self._is_busy = False
        self.save: Callable[[str, bytes], str] | None = None

    def open(self) -> None:
        """Ready to make paper."""
        self._render()
        self._desk.go(Screen.PRINTING)

    def make(self, kind: PaperKind) -> None:
        """Pressed twice it still makes one."""
        if self._is_busy or self.save is None:
            return
        self._is_busy = True
        self._render()
        match kind:
            case PaperKind.CARD_SHEET:
                counter, session = self._desk.counter, self._desk.session
                self._desk.local(lambda: take_for_sheet(counter, session), self._took, self._failed)
            case PaperKind.POSTER:
                shop, address = self._shop(), self._address
                self._draw("poster", lambda: poster(shop, address), self._failed)

    def leave(self) -> None:
        """Back to the next customer."""
        self._desk.go_home()

    def _took(self, sheet: tuple[BlankCard, ...] | Refused) -> None:
        if isinstance(sheet, Refused):
            self._is_busy = False
            self._result.show_refused(sheet, then=self.open)
            return
        shop = self._shop()
        cards = [(card_number_of(blank.card_id), blank.code) for blank in sheet]

        def not_printed(trouble: Unavailable) -> None:
            counter = self._desk.counter
            self._desk.local(lambda: put_back(counter, sheet), lambda _: None)
            self._failed(trouble)

        self._draw("cards", lambda: card_sheet(shop, cards), not_printed)

    def _draw(
        self, name: str, draw: Callable[[], bytes], failed: Callable[[Unavailable], None]
    ) -> None:
        save = self.save
        if save is not None:
            self._desk.runner.run(Lane.DEVICES, lambda: save(name, draw()), self._saved, failed)

    def _saved(self, where: str) -> None:
        self._is_busy = False
        self._render(saved_as=where)

    def _failed(self, trouble: Unavailable) -> None:
        self._is_busy = False
        self._render()
        self._desk.tell_trouble(trouble)

    def _shop(self) -> PaperShop:
        vendor, program = self._desk.directory.vendor, self._desk.directory.program
        language = vendor.language if vendor else "en"
        return PaperShop(
            vendor.name if vendor else "",
            program.display_name(language) if program else "",
            program.card_color if program else USUAL_COLOUR,
        )

    def _render(self, *, saved_as: str = "") -> None:
        self._show(
            PrintingState(has_poster=bool(self._address), busy=self._is_busy, saved_as=saved_as)
        )
