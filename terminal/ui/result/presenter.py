"""Shows one result and what may follow it: undo, the reward that became ready, a manager."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from shared_domain.ledger import REDEEMING_KINDS, REVERSIBLE_KINDS, EntryKind
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import stamp_card
from terminal.ui.refusals.refusal_text import explain
from terminal.ui.result.state import ResultAction, ResultState, Tone
from terminal.ui.result.trouble_text import explain_trouble
from terminal.ui.result.words import balance_lines, headline, undone_lines
from terminal.ui.slip_words import slip_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.outcomes import Refused
    from terminal.ui.desk import Desk
    from terminal.ui.refusals.explanation import Explanation
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.receipt_slip import Slip

translate = QCoreApplication.translate

# A glance is enough for what went well; a refusal has to be read, and a choice to be made.
DONE_MS = 4_000
REFUSED_MS = 7_000
CHOICE_MS = 12_000


@dataclass(frozen=True, slots=True)
class Offer:
    """A button on a result: what it is called and what it does."""

    key: str
    label: str
    icon: str
    act: Callable[[], None]
    ends_result: bool = True


class ResultPresenter:
    """`undo` and `reward` are set by whoever wires the screens together.

    `print_slip` is set where there is a receipt printer.
    """

    def __init__(self, desk: Desk, show: Callable[[ResultState], None]) -> None:
        self._desk = desk
        self._show = show
        self._offers: tuple[Offer, ...] = ()
        self._cancel_closing: Callable[[], None] = lambda: None
        self._stays = False
        self._then: Callable[[], None] = desk.go_home
        self.undo: Callable[[Recorded], None] = lambda _recorded: None
        self.reward: Callable[[CardView], None] = lambda _card: None
        self.print_slip: Callable[[Slip], None] | None = None

    def show_recorded(self, recorded: Recorded) -> None:
        """Something was committed; only now may it be seen and heard."""
        self._desk.recorded()
        undone = any(entry.kind is EntryKind.REVERSED for entry in recorded.entries)
        redeemed = any(entry.kind in REDEEMING_KINDS for entry in recorded.entries)
        can_undo = all(entry.kind in REVERSIBLE_KINDS for entry in recorded.entries)
        offers = [self._undo_offer(recorded)] if can_undo else []
        ready = not undone and not redeemed and _reward_ready(recorded.card)
        if ready:
            offers.insert(0, self._reward_offer(recorded.card))
        if self.print_slip is not None:
            offers.append(self._slip_offer(recorded, self.print_slip))
        newest = sum(max(0, entry.stamps_delta) for entry in recorded.entries)
        self._present(
            ResultState(
                tone=Tone.DONE,
                headline=headline(recorded),
                icon=_icon(undone=undone, redeemed=redeemed),
                lines=undone_lines(recorded) if undone else balance_lines(recorded.card),
                stamp_card=stamp_card(
                    recorded.card,
                    self._language,
                    newest=0 if undone else newest,
                    waiting=not self._desk.is_online,
                ),
            ),
            tuple(offers),
            CHOICE_MS if ready else DONE_MS,
        )

    def show_refused(
        self,
        refused: Refused,
        card: CardView | None = None,
        offers: tuple[Offer, ...] = (),
        then: Callable[[], None] | None = None,
    ) -> None:
        """Nothing was recorded. A reward that is ready is still offered.

        `then` is where it goes on once the refusal was read, if not with the next customer.
        """
        if card is not None and _reward_ready(card) and not offers:
            offers = (self._reward_offer(card),)
        self._explain(explain(refused, self._desk.directory), card, offers)
        self._then = then or self._desk.go_home

    def show_trouble(self, trouble: Unavailable) -> None:
        """The computer or the network stood in the way."""
        self._explain(explain_trouble(trouble), None, ())

    def show_lasting_trouble(self, trouble: Unavailable) -> None:
        """Without its data there is no counter to go back to: this stays."""
        self.show_trouble(trouble)
        self._cancel_closing()
        self._stays = True

    def choose(self, key: str) -> None:
        """A button on the result was pressed."""
        for offer in self._offers:
            if offer.key == key:
                if offer.ends_result:
                    self._cancel_closing()
                offer.act()
                return

    def dismiss(self) -> None:
        """Back to the next customer."""
        if self._stays:
            return
        self._cancel_closing()
        if self._desk.screen is Screen.RESULT:
            self._then()

    def _explain(self, told: Explanation, card: CardView | None, offers: tuple[Offer, ...]) -> None:
        state = ResultState(
            tone=told.tone,
            headline=told.headline,
            icon=told.icon,
            lines=told.lines,
            stamp_card=stamp_card(card, self._language) if card else None,
        )
        self._present(state, offers, CHOICE_MS if offers else REFUSED_MS)

    def _present(self, state: ResultState, offers: tuple[Offer, ...], stays_ms: int) -> None:
        self._cancel_closing()
        self._then = self._desk.go_home
        self._offers = offers
        actions = tuple(
            ResultAction(key=offer.key, label=offer.label, icon=offer.icon) for offer in offers
        )
        self._show(
            ResultState(
                tone=state.tone,
                headline=state.headline,
                icon=state.icon,
                lines=state.lines,
                stamp_card=state.stamp_card,
                actions=actions,
                closes_in_ms=stays_ms,
            )
        )
        self._desk.go(Screen.RESULT)
        self._desk.play(state.tone)
        self._cancel_closing = self._desk.scheduler.after(stays_ms, self.dismiss)

    def _undo_offer(self, recorded: Recorded) -> Offer:
        label = translate("Result", "Undo")
        return Offer("undo", label, "undo-2", lambda: self.undo(recorded))

    def _slip_offer(self, recorded: Recorded, print_slip: Callable[[Slip], None]) -> Offer:
        """The result stays: who printed may still undo."""
        label = translate("Result", "Print")
        slip = slip_of(recorded, self._desk.directory)
        return Offer("print", label, "printer", lambda: print_slip(slip), ends_result=False)

    def _reward_offer(self, card: CardView) -> Offer:
        label = translate("Result", "Give {reward}")
        label = label.format(reward=card.program.stamps_reward_description)
        return Offer("reward", label, "gift", lambda: self.reward(card))

    @property
    def _language(self) -> str:
        vendor = self._desk.directory.vendor
        return vendor.language if vendor else "en"


def _reward_ready(card: CardView) -> bool:
    program = card.program
    return (
        program.is_active
        and program.is_stamps_enabled
        and card.state.balance.stamps >= program.stamps_target
    )


def _icon(*, undone: bool, redeemed: bool) -> str:
    if undone:
        return "undo-2"
    return "gift" if redeemed else "check"
