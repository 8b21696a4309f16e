"""What stands against one more reward today, settling a case or a change of staff, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared_domain.outcomes import (
    CaseNotOpen,
    CaseWithoutCard,
    NoManagerLeft,
    RewardCapReached,
    StaffUnknown,
)
from terminal.ui.refusals.explanation import Explanation
from terminal.ui.result.state import Tone

translate = QCoreApplication.translate


def about_caps_and_cases(
    reason: RewardCapReached | CaseNotOpen | CaseWithoutCard,
) -> Explanation:
    match reason:
        case RewardCapReached():
            return Explanation(
                Tone.ATTENTION,
                "calendar-clock",
                translate("Refusal", "No more rewards today"),
                (_cap(reason), translate("Refusal", "A manager's PIN still can.")),
            )
        case CaseNotOpen(settled_by):
            line = (
                translate("Refusal", "{person} has decided about it.").format(person=settled_by)
                if settled_by
                else translate("Refusal", "It was explained or decided elsewhere.")
            )
            return Explanation(Tone.AGAIN, "info", translate("Refusal", "Already settled"), (line,))
        case CaseWithoutCard():
            return Explanation(
                Tone.AGAIN,
                "info",
                translate("Refusal", "No card to take from"),
                (translate("Refusal", "This one is about a till. It can only be forgiven."),),
            )


def about_people(reason: StaffUnknown | NoManagerLeft) -> Explanation:
    match reason:
        case StaffUnknown():
            return Explanation(
                Tone.REFUSED,
                "user-x",
                translate("Refusal", "Nobody of this name"),
                (translate("Refusal", "The list of staff has changed. Open it again."),),
            )
        case NoManagerLeft():
            return Explanation(
                Tone.REFUSED,
                "users",
                translate("Refusal", "The only manager"),
                (translate("Refusal", "Make somebody else a manager first."),),
            )


def _cap(reason: RewardCapReached) -> str:
    if reason.of_terminal:
        return translate("Refusal", "At most %n reward(s) a day at this till.", "", reason.limit)
    return translate("Refusal", "At most %n reward(s) a day on one card.", "", reason.limit)
