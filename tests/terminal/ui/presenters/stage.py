"""All presenters over one real till and a fake server: states come out, intents go in.

Work runs at once instead of on a worker, and time passes only when a test says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from terminal.background.tasks import Lane, Urgency
from terminal.ui.card.presenter import CardPresenter
from terminal.ui.customer.presenter import CustomerPresenter
from terminal.ui.desk import Desk, Screen
from terminal.ui.enrol.presenter import EnrolPresenter
from terminal.ui.export.presenter import ExportPresenter
from terminal.ui.header.presenter import HeaderPresenter
from terminal.ui.history.presenter import HistoryPresenter
from terminal.ui.inbox.presenter import InboxPresenter
from terminal.ui.menu.presenter import MenuPresenter
from terminal.ui.menu.state import MenuItem
from terminal.ui.preferences.presenter import PreferencesPresenter
from terminal.ui.question.presenter import QuestionPresenter
from terminal.ui.redeem.presenter import RedeemPresenter
from terminal.ui.reports.presenter import ReportsPresenter
from terminal.ui.result.presenter import ResultPresenter
from terminal.ui.scan.presenter import ScanPresenter
from terminal.ui.search.presenter import SearchPresenter
from terminal.ui.sign_in.presenter import SignInPresenter
from terminal.ui.type_number.presenter import TypeNumberPresenter
from terminal.ui.undo_presenter import UndoPresenter
from terminal.use_cases.ask_reservation import apply_reservation, request_reservation
from terminal.use_cases.ports import Unavailable
from terminal.use_cases.redeem import reservation_for
from terminal.use_cases.run_pull import plan_pull
from terminal.use_cases.scanned_text import ScannedText
from tests.terminal.use_cases.shop import Shop, Till

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.outcomes import ReservedElsewhere
    from terminal.ui.result.state import ResultState, Tone
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.redeem import RewardChoice

T = TypeVar("T")


class InlineRunner:
    """Does everything at once, in order, on whatever lane."""

    def run(
        self,
        _lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
        _urgency: Urgency = Urgency.COUNTER,
    ) -> None:
        try:
            result = work()
        except Unavailable as trouble:
            failed(trouble)
        else:
            done(result)


@dataclass
class ManualScheduler:
    """Actions wait until a test lets their time come."""

    now_ms: int = 0
    due: list[tuple[int, Callable[[], None]]] = field(default_factory=list)

    def monotonic_s(self) -> float:
        return self.now_ms / 1000

    def after(self, delay_ms: int, action: Callable[[], None]) -> Callable[[], None]:
        planned = (self.now_ms + delay_ms, action)
        self.due.append(planned)

        def cancel() -> None:
            if planned in self.due:
                self.due.remove(planned)

        return cancel

    def pass_ms(self, delay_ms: int) -> None:
        self.now_ms += delay_ms
        for planned in [each for each in self.due if each[0] <= self.now_ms]:
            if planned in self.due:
                self.due.remove(planned)
                planned[1]()


class CounterStage:
    """One counter; `shown` is the newest state of every screen, by its name."""

    def __init__(self, shop: Shop, till: Till) -> None:
        self.shop, self.till = shop, till
        self.shown: dict[str, Any] = {}
        self.tones: list[Tone] = []
        self.recordings = 0
        self.scheduler = ManualScheduler()
        self.desk = Desk(
            runner=InlineRunner(),
            scheduler=self.scheduler,
            show_screen=lambda _screen: None,
            play=self.tones.append,
            tell_trouble=self._tell_trouble,
            recorded=self._count,
        )
        self.result = ResultPresenter(self.desk, self._keep("result"))
        self.scan = ScanPresenter(self.desk, self.result, self._keep("scan"))
        self.customer = CustomerPresenter(self.desk, self.result, self._keep("customer"))
        self.redeem = RedeemPresenter(self.desk, self.result, self._keep("redeem"))
        self.sign_in = SignInPresenter(self.desk, self.result, self._keep("sign_in"))
        self.history = HistoryPresenter(self.desk, self._keep("history"))
        self.number = TypeNumberPresenter(self.desk, self.result, self._keep("number"))
        self.question = QuestionPresenter(self.desk, self._keep("question"))
        self.undo = UndoPresenter(self.desk, self.result)
        self.header = HeaderPresenter(
            self.desk, self._keep("header"), self._keep("banners"), self._keep("detail")
        )
        self.enrol = EnrolPresenter(self.desk, self.result, self._keep("enrol"))
        self.search = SearchPresenter(self.desk, self.result, self._keep("search"))
        self.card = CardPresenter(self.desk, self.result, self._keep("card"))
        self.reports = ReportsPresenter(self.desk, self._keep("reports"))
        self.inbox = InboxPresenter(self.desk, self.result, self._keep("inbox"))
        self.export = ExportPresenter(self.desk, self._keep("export"))
        self.preferences = PreferencesPresenter(self.desk, self._keep("preferences"))
        self.menu = MenuPresenter(self.desk, self._keep("menu"))
        self._introduce()
        self.desk.open_counter(till.counter)
        self.refresh()

    def refresh(self) -> None:
        self.desk.refresh_directory(self.scan.refresh)

    def read(self, text: str, after_ms: int = 5_000) -> None:
        """A scan, a while after the last one."""
        self.scheduler.pass_ms(after_ms)
        scanned = ScannedText(text, None, "wedge")
        if self.enrol.takes_scans:
            self.enrol.scanned(scanned)
        elif self.card.takes_scans:
            self.card.scanned(scanned)
        else:
            self.scan.scanned(scanned)

    def wait(self, minutes: float) -> None:
        self.till.wait(minutes)
        self.scheduler.pass_ms(round(timedelta(minutes=minutes).total_seconds() * 1000))

    @property
    def screen(self) -> Screen:
        return self.desk.screen

    @property
    def told(self) -> ResultState:
        """The result on the screen."""
        state: ResultState = self.shown["result"]
        return state

    def _keep(self, name: str) -> Callable[[Any], None]:
        def keep(state: Any) -> None:  # noqa: ANN401  (each screen has a state of its own)
            self.shown[name] = state

        return keep

    def _tell_trouble(self, trouble: Unavailable) -> None:
        self.result.show_trouble(trouble)

    def _count(self) -> None:
        self.recordings += 1

    def _introduce(self) -> None:
        self.result.undo = self.undo.undo_recorded
        self.result.reward = self.redeem.ask
        self.scan.open_customer = self.customer.open
        self.scan.undo = self.undo.undo
        self.customer.redeem = self.redeem.ask
        self.redeem.authorise = self.undo.authorise = self.sign_in.authorise
        self.history.undo = self.question.undo = self.undo.undo
        self.number.found = self.scan.found
        self.redeem.ask_server = self._ask_server
        self.enrol.serve = self.card.serve = self.scan.found
        self.search.open_found = self.card.open
        self.card.authorise = self.inbox.authorise = self.sign_in.authorise
        self.export.authorise = self.preferences.authorise = self.sign_in.authorise
        self.export.back = self.history.come_back
        self.card.show_new_card = self.enrol.show_replacement
        self.card.show_history = self.history.open_card
        self.menu.places = {MenuItem.HISTORY: self.history.open}

    def _ask_server(
        self,
        card: CardView,
        choice: RewardChoice,
        done: Callable[[ReservedElsewhere], None],
        failed: Callable[[Unavailable], None],
    ) -> None:
        till = self.till
        request = reservation_for(card.program, card.card_id, choice)
        try:
            pull = plan_pull(till.counter, 0)
            heard = request_reservation(till.line, request, pull.request, till.clock)
            answer = apply_reservation(till.counter, heard)
        except Unavailable as trouble:
            failed(trouble)
        else:
            done(answer)
