"""Accepted or refused: what a rule answers, and the one list of reasons to refuse.

Every reason carries the evidence that a screen needs to explain itself; no texts live here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId, EntryId, StaffId, TerminalId
    from shared_domain.ledger import EntryFacts, EntryKind
    from shared_domain.staff import ManagerAction


@dataclass(frozen=True, slots=True)
class NotALoyaltyCard:
    """Something else was scanned: an address, a product, noise."""


@dataclass(frozen=True, slots=True)
class CodeUnreadable:
    """A card code, but torn or misread."""


@dataclass(frozen=True, slots=True)
class CodeForged:
    """A card of this vendor under a signature that this vendor never made."""


@dataclass(frozen=True, slots=True)
class CodeExpired:
    """A rotating code shown too late, or shown twice."""


@dataclass(frozen=True, slots=True)
class CardOfAnotherVendor:
    """A well-formed code of an unknown card that this vendor did not sign."""


@dataclass(frozen=True, slots=True)
class CardNumberInvalid:
    """A typed card number whose check letter does not fit."""


@dataclass(frozen=True, slots=True)
class CardUnknown:
    """A well-formed card number that this terminal has never heard of."""

    card_number: str


@dataclass(frozen=True, slots=True)
class CardBlocked:
    since: datetime | None


@dataclass(frozen=True, slots=True)
class CardReplaced:
    replaced_by: CardId | None


@dataclass(frozen=True, slots=True)
class CardErased:
    """The customer asked to be forgotten."""


@dataclass(frozen=True, slots=True)
class CardTaken:
    """Scanned as a blank card, but it is somebody's already."""


@dataclass(frozen=True, slots=True)
class NoBlankCards:
    """The stock of blanks is used up, and no printed one was scanned."""


@dataclass(frozen=True, slots=True)
class ProgramInactive:
    """The vendor has switched its program off, or not yet on."""


@dataclass(frozen=True, slots=True)
class StampsNotInProgram:
    """The program counts points only."""


@dataclass(frozen=True, slots=True)
class PointsNotInProgram:
    """The program counts stamps only."""


@dataclass(frozen=True, slots=True)
class QuantityInvalid:
    quantity: int
    most: int


@dataclass(frozen=True, slots=True)
class AmountInvalid:
    """Not a purchase: zero, negative, or above what one purchase may be."""

    amount_cents: int
    most_cents: int


@dataclass(frozen=True, slots=True)
class AmountEarnsNothing:
    amount_cents: int
    smallest_cents: int


@dataclass(frozen=True, slots=True)
class CooldownActive:
    until: datetime
    last_at: datetime
    terminal_id: TerminalId | None
    staff_id: StaffId | None
    cooldown_minutes: int


@dataclass(frozen=True, slots=True)
class DailyLimitReached:
    limit: int
    given_today: int
    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class NotEnoughStamps:
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class NotEnoughPoints:
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class RewardUnknown:
    reward_id: str


@dataclass(frozen=True, slots=True)
class ReservedElsewhere:
    """Enough is on the card, but this terminal may not spend it without asking.

    `holder` is None when nobody holds it and only the server's word is missing.
    """

    holder: TerminalId | None
    held_by_holder: Amounts
    holder_last_heard_at: datetime | None


@dataclass(frozen=True, slots=True)
class RewardCapReached:
    """Rewards given without asking are capped for each business day, a card's and a terminal's.

    `of_terminal` says whose cap it is; a manager may go on.
    """

    limit: int
    given_today: int
    of_terminal: bool


@dataclass(frozen=True, slots=True)
class AlreadyReversed:
    reversed_at: datetime
    staff_id: StaffId | None


@dataclass(frozen=True, slots=True)
class NotReversible:
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class UndoWindowOver:
    """A cashier's own entry, too old for the cashier; a manager still may."""

    ended_at: datetime


@dataclass(frozen=True, slots=True)
class ManagerNeeded:
    action: ManagerAction


@dataclass(frozen=True, slots=True)
class CaseNotOpen:
    """Somebody has decided already, late entries explained it, or it was never heard of."""

    settled_by: str


@dataclass(frozen=True, slots=True)
class CaseWithoutCard:
    """The case is about a terminal: there is no card to take from or to block."""


@dataclass(frozen=True, slots=True)
class StaffUnknown:
    """A person that nobody here has heard of, and too little to make one."""


@dataclass(frozen=True, slots=True)
class NoManagerLeft:
    """Without this person nobody could manage the counter any more."""


@dataclass(frozen=True, slots=True)
class ReasonMissing:
    """A correction by hand says why."""


@dataclass(frozen=True, slots=True)
class PinWrong:
    tries_left: int


@dataclass(frozen=True, slots=True)
class StaffLocked:
    until: datetime


@dataclass(frozen=True, slots=True)
class TerminalLocked:
    """Too many wrong PINs across people: only a manager's PIN opens it."""


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """Nobody has entered a PIN at this terminal."""


@dataclass(frozen=True, slots=True)
class ClockNotTrusted:
    """The clock jumped, and what was asked for needs a true time."""


@dataclass(frozen=True, slots=True)
class TerminalRevoked:
    """The vendor has removed this terminal; it keeps its journal and gives nothing more."""


Reason = (
    NotALoyaltyCard
    | CodeUnreadable
    | CodeForged
    | CodeExpired
    | CardOfAnotherVendor
    | CardNumberInvalid
    | CardUnknown
    | CardBlocked
    | CardReplaced
    | CardErased
    | CardTaken
    | NoBlankCards
    | ProgramInactive
    | StampsNotInProgram
    | PointsNotInProgram
    | QuantityInvalid
    | AmountInvalid
    | AmountEarnsNothing
    | CooldownActive
    | DailyLimitReached
    | NotEnoughStamps
    | NotEnoughPoints
    | RewardUnknown
    | ReservedElsewhere
    | RewardCapReached
    | AlreadyReversed
    | NotReversible
    | UndoWindowOver
    | ManagerNeeded
    | CaseNotOpen
    | CaseWithoutCard
    | StaffUnknown
    | NoManagerLeft
    | ReasonMissing
    | PinWrong
    | StaffLocked
    | TerminalLocked
    | NotSignedIn
    | ClockNotTrusted
    | TerminalRevoked
)


@dataclass(frozen=True, slots=True)
class SilentTerminal:
    """A terminal of the vendor that may know more than this one does."""

    terminal_id: TerminalId
    name: str
    last_heard_at: datetime | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What to record, in order, as one commit."""

    facts: tuple[EntryFacts, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why not; `rests_on` names the terminals whose silence the answer depends on."""

    reason: Reason
    rests_on: tuple[SilentTerminal, ...] = ()


Decision = Accepted | Refused
