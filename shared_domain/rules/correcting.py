"""Which entry undoes which, who may ask for it, and what a manager may set right by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from shared_domain.amounts import MAX_DELTA, Amounts
from shared_domain.cards import CardStatus
from shared_domain.ledger import REVERSIBLE_KINDS, EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    AlreadyReversed,
    CardErased,
    CardReplaced,
    ManagerNeeded,
    NotEnoughPoints,
    NotEnoughStamps,
    NotReversible,
    ProgramInactive,
    QuantityInvalid,
    ReasonMissing,
    Refused,
    ReservedElsewhere,
    UndoWindowOver,
)
from shared_domain.rules.spending import lacks_right, reserved_elsewhere
from shared_domain.staff import ManagerAction, Role

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.cards import CardState
    from shared_domain.identifiers import CardId
    from shared_domain.ledger import Entry
    from shared_domain.outcomes import Decision, Reason
    from shared_domain.programs import LoyaltyProgram
    from shared_domain.rules.situation import Requester, Situation


def reverse_entries(
    situation: Situation,
    targets: tuple[Entry, ...],
    reversals: tuple[Entry, ...],
    requester: Requester,
) -> Decision:
    """Undo these entries of one commit with their exact opposites.

    `reversals` are the known entries that already reverse any of them. What was spent since
    cannot be taken back: a reversal never overdraws a card.
    """
    problem = _reversal_problem(situation, targets, reversals, requester)
    if problem is not None:
        return Refused(problem)
    return Accepted(tuple(_opposite(target) for target in targets))


def _reversal_problem(
    situation: Situation,
    targets: tuple[Entry, ...],
    reversals: tuple[Entry, ...],
    requester: Requester,
) -> Reason | None:
    for target in targets:
        if target.kind not in REVERSIBLE_KINDS:
            return NotReversible(target.kind)
    if reversals:
        first = min(reversals, key=lambda reversal: reversal.order_key)
        return AlreadyReversed(first.occurred_at, first.staff_id)
    if requester.role is not Role.MANAGER:
        problem = _cashier_problem(situation.program, targets, requester, situation.now)
        if problem is not None:
            return problem
    gone = _correction_problem(situation)
    if gone is not None:
        return gone
    change = -sum((target.amounts for target in targets), Amounts())
    return _overdraft_problem(situation.card, change) or _right_problem(
        situation, change, requester
    )


def _right_problem(
    situation: Situation, change: Amounts, requester: Requester
) -> ReservedElsewhere | None:
    """Taking back an earning spends a right too: another terminal may be spending it just now.

    A manager may take the risk, as with a reward.
    """
    taken = Amounts(max(0, -change.stamps), max(0, -change.points))
    if requester.role is Role.MANAGER or taken == Amounts() or not lacks_right(situation, taken):
        return None
    return reserved_elsewhere(situation, taken)


def _cashier_problem(
    program: LoyaltyProgram, targets: tuple[Entry, ...], requester: Requester, now: datetime
) -> Reason | None:
    for target in targets:
        if target.kind in {EntryKind.ADJUSTED, EntryKind.OPENING_BALANCE}:
            return ManagerNeeded(ManagerAction.ADJUST)
        if target.staff_id != requester.staff_id:
            return ManagerNeeded(ManagerAction.UNDO_OTHERS_ENTRY)
        ended_at = target.occurred_at + timedelta(minutes=program.undo_minutes)
        if now >= ended_at:
            return UndoWindowOver(ended_at)
    return None


def _opposite(target: Entry) -> EntryFacts:
    return EntryFacts(
        kind=EntryKind.REVERSED,
        card_id=target.card_id,
        stamps_delta=-target.stamps_delta,
        points_delta=-target.points_delta,
        reverses=target.entry_id,
        reversed_kind=target.kind,
    )


def adjust(situation: Situation, change: Amounts, reason: str, requester: Requester) -> Decision:
    """Set a balance right by hand: a manager, a reason, and never below zero."""
    problem: Reason | None = None
    if requester.role is not Role.MANAGER:
        problem = ManagerNeeded(ManagerAction.ADJUST)
    elif not reason.strip():
        problem = ReasonMissing()
    elif change == Amounts():
        problem = QuantityInvalid(0, MAX_DELTA)
    else:
        problem = _size_problem(change) or _correction_problem(situation)
    problem = problem or _overdraft_problem(situation.card, change)
    if problem is not None:
        return Refused(problem)
    return Accepted(
        (
            EntryFacts(
                kind=EntryKind.ADJUSTED,
                card_id=situation.card.card_id,
                stamps_delta=change.stamps,
                points_delta=change.points,
                reason=reason.strip(),
            ),
        )
    )


def open_balance(
    situation: Situation, balance: Amounts, note: str, requester: Requester
) -> Decision:
    """What a customer brings along from a paper card or another product: never a debt."""
    problem: Reason | None = None
    if requester.role is not Role.MANAGER:
        problem = ManagerNeeded(ManagerAction.ADJUST)
    elif balance == Amounts() or not balance.covers(Amounts()):
        problem = QuantityInvalid(min(balance.stamps, balance.points), MAX_DELTA)
    else:
        problem = _size_problem(balance) or _correction_problem(situation)
    if problem is not None:
        return Refused(problem)
    return Accepted(
        (
            EntryFacts(
                kind=EntryKind.OPENING_BALANCE,
                card_id=situation.card.card_id,
                stamps_delta=balance.stamps,
                points_delta=balance.points,
                reason=note.strip() or None,
            ),
        )
    )


def set_blocked(situation: Situation, *, blocked: bool, requester: Requester) -> Decision:
    """Block a lost card, or open it again."""
    if requester.role is not Role.MANAGER:
        return Refused(ManagerNeeded(ManagerAction.BLOCK_CARD))
    gone = _correction_problem(situation)
    if gone is not None:
        return Refused(gone)
    kind = EntryKind.CARD_BLOCKED if blocked else EntryKind.CARD_UNBLOCKED
    return Accepted((EntryFacts(kind=kind, card_id=situation.card.card_id),))


def replace_card(situation: Situation, new_card_id: CardId, requester: Requester) -> Decision:
    """Move the whole balance to a new card; the old one is worth nothing from then on.

    Raises ValueError for a card that would replace itself.
    """
    card = situation.card
    if new_card_id == card.card_id:
        message = "a card cannot replace itself"
        raise ValueError(message)
    if requester.role is not Role.MANAGER:
        return Refused(ManagerNeeded(ManagerAction.BLOCK_CARD))
    moved = card.balance
    problem = _correction_problem(situation) or _size_problem(moved)
    if problem is not None:
        return Refused(problem)
    return Accepted(
        (
            EntryFacts(
                kind=EntryKind.CARD_REPLACED,
                card_id=card.card_id,
                stamps_delta=-moved.stamps,
                points_delta=-moved.points,
                replaced_by=new_card_id,
            ),
            EntryFacts(
                kind=EntryKind.CARD_REPLACED,
                card_id=new_card_id,
                stamps_delta=moved.stamps,
                points_delta=moved.points,
                replaces=card.card_id,
                customer=card.customer,
            ),
        )
    )


def _correction_problem(situation: Situation) -> Reason | None:
    """An inactive program refuses corrections too; of cards, only one that is no more does."""
    if not situation.program.is_active:
        return ProgramInactive()
    card = situation.card
    match card.status:
        case CardStatus.REPLACED:
            return CardReplaced(card.replaced_by)
        case CardStatus.ERASED:
            return CardErased()
        case CardStatus.ACTIVE | CardStatus.BLOCKED:
            return None
        case _:
            assert_never(card.status)


def _size_problem(change: Amounts) -> QuantityInvalid | None:
    """More than one entry may move."""
    largest = max(change.stamps, change.points, key=abs)
    return QuantityInvalid(largest, MAX_DELTA) if abs(largest) > MAX_DELTA else None


def _overdraft_problem(card: CardState, change: Amounts) -> Reason | None:
    """Only what a change takes away is compared: a card already overdrawn may still gain."""
    if change.stamps < 0 and card.balance.stamps < -change.stamps:
        return NotEnoughStamps(card.balance.stamps, -change.stamps)
    if change.points < 0 and card.balance.points < -change.points:
        return NotEnoughPoints(card.balance.points, -change.points)
    return None
