"""Every refusal in words. No reason is without a text: a forgotten one is a type error."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from shared_domain.outcomes import (
    AlreadyReversed,
    AmountEarnsNothing,
    AmountInvalid,
    CardBlocked,
    CardErased,
    CardNumberInvalid,
    CardOfAnotherVendor,
    CardReplaced,
    CardTaken,
    CardUnknown,
    CaseNotOpen,
    CaseWithoutCard,
    ClockNotTrusted,
    CodeExpired,
    CodeForged,
    CodeUnreadable,
    CooldownActive,
    DailyLimitReached,
    ManagerNeeded,
    NoBlankCards,
    NoManagerLeft,
    NotALoyaltyCard,
    NotEnoughPoints,
    NotEnoughStamps,
    NotReversible,
    NotSignedIn,
    PinWrong,
    PointsNotInProgram,
    ProgramInactive,
    QuantityInvalid,
    Reason,
    ReasonMissing,
    Refused,
    ReservedElsewhere,
    RewardCapReached,
    RewardUnknown,
    StaffLocked,
    StaffUnknown,
    StampsNotInProgram,
    TerminalLocked,
    TerminalRevoked,
    UndoWindowOver,
)
from terminal.ui.refusals.caps_and_cases import about_caps_and_cases, about_people
from terminal.ui.refusals.codes_and_cards import about_card, about_code, about_program
from terminal.ui.refusals.explanation import Explanation, time_words
from terminal.ui.refusals.limits_and_balances import about_balance, about_input, about_limits
from terminal.ui.refusals.people_and_terminal import about_staff, about_terminal, about_undoing
from terminal.use_cases.read_directory import Directory

translate = QCoreApplication.translate

# Only what another till may have done since can change these answers.
_RESTS_ON_OTHERS = (CooldownActive, DailyLimitReached, NotEnoughPoints, NotEnoughStamps)


def explain(refused: Refused, names: Directory) -> Explanation:
    """The words for a refusal, and for the silence it may rest on."""
    told = _explain(refused.reason, names)
    if not refused.rests_on or not isinstance(refused.reason, _RESTS_ON_OTHERS):
        return told
    silent = refused.rests_on[0]
    if silent.last_heard_at is None:
        line = translate("Refusal", "{till} has not been heard from; more may have happened there.")
        line = line.format(till=silent.name)
    else:
        line = translate("Refusal", "{till} has not been heard from since {time}.")
        line = line.format(till=silent.name, time=time_words(silent.last_heard_at, names))
    return Explanation(told.tone, told.icon, told.headline, (*told.lines, line))


def _explain(  # noqa: C901, PLR0911  (one for each family of reasons)
    reason: Reason, names: Directory
) -> Explanation:
    match reason:
        case (
            NotALoyaltyCard()
            | CodeUnreadable()
            | CodeForged()
            | CodeExpired()
            | CardOfAnotherVendor()
            | CardNumberInvalid()
            | CardUnknown()
        ):
            return about_code(reason)
        case CardBlocked() | CardReplaced() | CardErased() | CardTaken() | NoBlankCards():
            return about_card(reason, names)
        case ProgramInactive() | StampsNotInProgram() | PointsNotInProgram() | RewardUnknown():
            return about_program(reason)
        case QuantityInvalid() | AmountInvalid() | AmountEarnsNothing() | ReasonMissing():
            return about_input(reason, names)
        case CooldownActive() | DailyLimitReached():
            return about_limits(reason, names)
        case NotEnoughStamps() | NotEnoughPoints() | ReservedElsewhere():
            return about_balance(reason, names)
        case RewardCapReached() | CaseNotOpen() | CaseWithoutCard():
            return about_caps_and_cases(reason)
        case StaffUnknown() | NoManagerLeft():
            return about_people(reason)
        case AlreadyReversed() | NotReversible() | UndoWindowOver() | ManagerNeeded():
            return about_undoing(reason, names)
        case PinWrong() | StaffLocked() | TerminalLocked() | NotSignedIn():
            return about_staff(reason, names)
        case ClockNotTrusted() | TerminalRevoked():
            return about_terminal(reason)
    assert_never(reason)
