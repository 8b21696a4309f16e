"""Takes blank cards out of the stock for a sheet of paper, so that none is given out twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.identifiers import CardId
from shared_domain.outcomes import NoBlankCards, Refused
from shared_domain.wire.blanks import MOST_PRINTED
from terminal.use_cases.read_card import standing_refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import BlankCard, UnitOfWork

CARDS_A_SHEET = 10

_SETTING = "printed_blanks"


def take_for_sheet(counter: Counter, session: Session | None) -> tuple[BlankCard, ...] | Refused:
    """The blanks of one sheet, from now on no longer in stock; those to be used last are taken."""
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        printed = printed_blanks(uow)
        sheet = uow.blanks.all()[-CARDS_A_SHEET:]
        if not sheet or len(printed) + len(sheet) > MOST_PRINTED:
            return Refused(NoBlankCards())
        for blank in sheet:
            uow.blanks.use_up(blank.card_id)
        _note(uow, (*printed, *(blank.card_id for blank in sheet)))
        uow.commit()
    return sheet


def put_back(counter: Counter, sheet: tuple[BlankCard, ...]) -> None:
    """The sheet did not come to paper."""
    unprinted = {blank.card_id for blank in sheet}
    with counter.store.begin() as uow:
        _note(uow, (card_id for card_id in printed_blanks(uow) if card_id not in unprinted))
        uow.blanks.add(sheet)
        uow.commit()


def printed_blanks(uow: UnitOfWork) -> tuple[CardId, ...]:
    """The blanks that are on paper and nobody's yet."""
    noted = uow.state.setting(_SETTING) or ""
    printed = tuple(CardId(card_id) for card_id in noted.split())
    known = uow.cards.get_all(printed)
    return tuple(
        card_id for card_id in printed if card_id not in known or known[card_id].issued_at is None
    )


def _note(uow: UnitOfWork, printed: Iterable[CardId]) -> None:
    uow.state.set_setting(_SETTING, " ".join(printed))
