"""Enrol a customer at the counter: a blank card becomes theirs, with or without a network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.outcomes import CardTaken, NoBlankCards, Refused
from shared_domain.rules.enrolling import issue_blank
from terminal.use_cases.carry_out import Recorded, carry_out
from terminal.use_cases.read_card import standing_refusal
from terminal.use_cases.scan_card import code_problem, most_telling
from terminal.use_cases.store_ports import BlankCard

if TYPE_CHECKING:
    from shared_domain.ledger import Customer
    from shared_domain.outcomes import Decision, Reason
    from shared_domain.rules.situation import Situation
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.scanned_text import ScannedText
    from terminal.use_cases.store_ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Recorded durably. `code` is what the customer's QR shows, so it appears in no `repr`."""

    recorded: Recorded
    code: str = field(repr=False)


def enrol_customer(
    counter: Counter, session: Session | None, customer: Customer, blank: BlankCard | None = None
) -> Enrolled | Refused:
    """Give this customer the blank, or the next one in stock.

    A code of the stock that turns out not to be genuine is put aside, and the next one taken.
    """
    if blank is None:
        blank = next_in_stock(counter)
    if blank is None:
        return Refused(NoBlankCards())
    card_id, code = blank.card_id, blank.code

    def decide(uow: UnitOfWork, situation: Situation) -> Decision:
        uow.blanks.use_up(card_id)
        return issue_blank(situation, customer)

    result = carry_out(counter, session, card_id, decide)
    return result if isinstance(result, Refused) else Enrolled(result, code)


def read_blank(
    counter: Counter, session: Session | None, scanned: ScannedText
) -> BlankCard | Refused:
    """The printed blank that was scanned, if it is this vendor's and nobody's yet."""
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        reasons: list[Reason] = []
        for candidate in scanned.candidates():
            found = _blank(counter, uow, candidate)
            if isinstance(found, BlankCard):
                return found
            reasons.append(found)
        return Refused(most_telling(reasons))


def blanks_in_stock(counter: Counter) -> int:
    """How many customers can still be enrolled without a network or a printed card."""
    with counter.store.begin() as uow:
        return len(uow.blanks.all())


def _blank(counter: Counter, uow: UnitOfWork, text: str) -> BlankCard | Reason:
    code = parse_code(text)
    if not isinstance(code, CardCode):
        return code
    problem = code_problem(counter, uow, code)
    if problem is not None:
        return problem
    known = uow.cards.get(code.card_id)
    is_issued = known is not None and known.issued_at is not None
    # Only a blank's code was made before the ledger had anything to say of its card.
    if is_issued or code.snapshot.position > 0:
        return CardTaken()
    return BlankCard(code.card_id, text)


def next_in_stock(counter: Counter) -> BlankCard | None:
    """The oldest blank that is genuine and nobody's yet; the others before it are put aside."""
    usable: BlankCard | None = None
    with counter.store.begin() as uow:
        for blank in uow.blanks.all():
            if isinstance(_blank(counter, uow, blank.code), BlankCard):
                usable = blank
                break
            uow.blanks.use_up(blank.card_id)
        uow.commit()
    return usable
