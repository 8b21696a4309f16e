"""Text from a scanner or a keyboard becomes a card at this counter, or a reason why not."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from shared_domain.card_codes import CardCode, parse_code, verified
from shared_domain.card_numbers import card_number_of, formatted, parse_card_number
from shared_domain.journal import NoteKind
from shared_domain.outcomes import (
    CardNumberInvalid,
    CardUnknown,
    CodeExpired,
    CodeForged,
    CodeUnreadable,
    NotALoyaltyCard,
    Refused,
)
from terminal.use_cases.ports import StorageUnavailable
from terminal.use_cases.read_card import CardView, standing_refusal, view_of
from terminal.use_cases.record_items import record_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shared_domain.outcomes import Reason
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.scanned_text import ScannedText
    from terminal.use_cases.store_ports import UnitOfWork


def scan_card(
    counter: Counter, session: Session | None, scanned: ScannedText
) -> CardView | Refused:
    """Find the card that was scanned; of several readings the one that verifies wins."""
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        reasons: dict[str, Reason] = {}
        for candidate in scanned.candidates():
            found = _read(counter, uow, candidate)
            if isinstance(found, CardView):
                return found
            reasons[candidate] = found
    for candidate, reason in reasons.items():
        if isinstance(reason, CodeForged | CodeExpired):
            _note_refused(counter, session, candidate, reason)
    return Refused(most_telling(list(reasons.values())))


def find_by_number(counter: Counter, session: Session | None, typed: str) -> CardView | Refused:
    """Find a card by the number that a person typed."""
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        found = _by_number(uow, typed)
        return found if isinstance(found, CardView) else Refused(found)


def _note_refused(counter: Counter, session: Session | None, text: str, reason: Reason) -> None:
    """Somebody showed what this shop never made, or a picture of a code: that is evidence.

    The note names the card by its number; a whole code is never written down. The answer at the
    counter does not wait for a disk that cannot take the note.
    """
    code = parse_code(text)
    number = formatted(card_number_of(code.card_id)) if isinstance(code, CardCode) else ""
    word = "forged" if isinstance(reason, CodeForged) else "expired"
    moment = counter.timekeeper.now()
    with suppress(StorageUnavailable), counter.store.begin() as uow:
        record_note(
            counter,
            uow,
            NoteKind.REFUSED_CODE,
            moment=moment,
            staff_id=session.staff_id if session is not None else None,
            text=f"{word} {number}".rstrip(),
        )
        uow.commit()
        counter.timekeeper.happened(moment)


def _read(counter: Counter, uow: UnitOfWork, candidate: str) -> CardView | Reason:
    code = parse_code(candidate)
    if isinstance(code, CardCode):
        return _by_code(counter, uow, code)
    if isinstance(code, NotALoyaltyCard) and parse_card_number(candidate) is not None:
        return _by_number(uow, candidate)
    return code


def code_problem(counter: Counter, uow: UnitOfWork, code: CardCode) -> Reason | None:
    """Why this code cannot be taken; None when this vendor signed it."""
    known = uow.cards.get(code.card_id)
    return verified(
        code,
        counter.identity.vendor_id,
        _checks(counter, uow.world.card_keys()),
        card_is_known=known is not None and known.issued_at is not None,
    )


def _by_code(counter: Counter, uow: UnitOfWork, code: CardCode) -> CardView | Reason:
    problem = code_problem(counter, uow, code)
    if problem is not None:
        return problem
    view = view_of(uow, code.card_id, code.snapshot)
    return view.reason if isinstance(view, Refused) else view


def _checks(
    counter: Counter, keys: Mapping[int, bytes]
) -> dict[int, Callable[[bytes, bytes], bool]]:
    return {key_id: partial(counter.verify, public_key) for key_id, public_key in keys.items()}


def _by_number(uow: UnitOfWork, typed: str) -> CardView | Reason:
    number = parse_card_number(typed)
    if number is None:
        return CardNumberInvalid()
    state = uow.cards.find_by_number(number)
    if state is None:
        return CardUnknown(number)
    view = view_of(uow, state.card_id)
    return view.reason if isinstance(view, Refused) else view


def most_telling(reasons: list[Reason]) -> Reason:
    """The reading that came closest to being a card explains most."""
    vague = (CodeUnreadable(), NotALoyaltyCard())
    for reason in (*(each for each in reasons if each not in vague), *vague):
        if reason in reasons:
            return reason
    return NotALoyaltyCard()
