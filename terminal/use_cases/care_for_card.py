"""What a manager may do about a card: set it right, block it, open it again, replace it.

The manager is whoever is signed in, or somebody who allows it in place with a PIN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.outcomes import Accepted, CardTaken, ManagerNeeded, NoBlankCards, Refused
from shared_domain.rules.correcting import adjust, open_balance, replace_card, set_blocked
from shared_domain.rules.situation import Requester
from shared_domain.staff import ManagerAction, Role
from terminal.use_cases.carry_out import Recorded, carry_out
from terminal.use_cases.enrol_customer import Enrolled, next_in_stock
from terminal.use_cases.read_card import view_of

if TYPE_CHECKING:
    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId
    from shared_domain.outcomes import Decision
    from shared_domain.rules.situation import Situation
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import BlankCard, UnitOfWork


def adjust_balance(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    change: Amounts,
    reason: str,
    approved_by: Session | None = None,
) -> Recorded | Refused:
    """Add to the balance or take from it, with the reason in the entry for good."""
    who = _requester(session, approved_by)

    def decide(_uow: UnitOfWork, situation: Situation) -> Decision:
        return _approved(adjust(situation, change, reason, who), approved_by)

    return carry_out(counter, session, card_id, decide)


def give_opening_balance(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    balance: Amounts,
    note: str,
    approved_by: Session | None = None,
) -> Recorded | Refused:
    """What the customer brings along from a paper card or from another product."""
    who = _requester(session, approved_by)

    def decide(_uow: UnitOfWork, situation: Situation) -> Decision:
        return _approved(open_balance(situation, balance, note, who), approved_by)

    return carry_out(counter, session, card_id, decide)


def block_card(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    *,
    blocked: bool,
    approved_by: Session | None = None,
) -> Recorded | Refused:
    """A lost phone: nothing is given or taken until a manager opens the card again."""
    who = _requester(session, approved_by)

    def decide(_uow: UnitOfWork, situation: Situation) -> Decision:
        return _approved(set_blocked(situation, blocked=blocked, requester=who), approved_by)

    return carry_out(counter, session, card_id, decide)


def replace_lost_card(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    blank: BlankCard | None = None,
    approved_by: Session | None = None,
) -> Enrolled | Refused:
    """Move everything to a new card: to this blank, or to the next one in stock."""
    if blank is None:
        blank = next_in_stock(counter)
    if blank is None:
        return Refused(NoBlankCards())
    who, new_id, code = _requester(session, approved_by), blank.card_id, blank.code

    def decide(uow: UnitOfWork, situation: Situation) -> Decision:
        taken = uow.cards.get(new_id)
        if new_id == card_id or (taken is not None and taken.issued_at is not None):
            return Refused(CardTaken())
        uow.blanks.use_up(new_id)
        return _approved(replace_card(situation, new_id, who), approved_by)

    result = carry_out(counter, session, card_id, decide)
    if isinstance(result, Refused):
        return result
    with counter.store.begin() as uow:
        new_card = view_of(uow, new_id)
    if isinstance(new_card, Refused):
        return new_card
    return Enrolled(Recorded(result.entries, new_card, result.undo_until), code)


def _requester(session: Session | None, approved_by: Session | None) -> Requester:
    who = approved_by or session
    return Requester(who.staff_id, who.role) if who else Requester(None, Role.CASHIER)


def _approved(decision: Decision, approved_by: Session | None) -> Decision:
    """The person at the counter did it; the entry also says which manager allowed that."""
    if approved_by is None or isinstance(decision, Refused):
        return decision
    if not approved_by.is_manager:
        return Refused(ManagerNeeded(ManagerAction.ADJUST))
    approver = approved_by.staff_id
    return Accepted(tuple(replace(fact, overridden_by=approver) for fact in decision.facts))
