"""What stands against an undo, a person or this terminal, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared_domain.outcomes import (
    AlreadyReversed,
    ClockNotTrusted,
    ManagerNeeded,
    NotReversible,
    NotSignedIn,
    PinWrong,
    StaffLocked,
    TerminalLocked,
    TerminalRevoked,
    UndoWindowOver,
)
from terminal.ui.refusals.explanation import Explanation, time_words
from terminal.ui.result.state import Tone
from terminal.use_cases.read_directory import Directory

translate = QCoreApplication.translate


def about_undoing(
    reason: AlreadyReversed | NotReversible | UndoWindowOver | ManagerNeeded, names: Directory
) -> Explanation:
    match reason:
        case AlreadyReversed(reversed_at, staff_id):
            person = names.staff_names.get(staff_id) if staff_id else None
            line = (
                translate("Refusal", "At {time}, by {person}.").format(
                    time=time_words(reversed_at, names), person=person
                )
                if person
                else translate("Refusal", "At {time}.").format(time=time_words(reversed_at, names))
            )
            return Explanation(
                Tone.AGAIN, "undo-2", translate("Refusal", "Already undone"), (line,)
            )
        case NotReversible():
            return Explanation(
                Tone.REFUSED,
                "undo-2",
                translate("Refusal", "This cannot be undone"),
                (translate("Refusal", "A manager can adjust the balance instead."),),
            )
        case UndoWindowOver(ended_at):
            line = translate("Refusal", "The time to undo ended at {time}.")
            return Explanation(
                Tone.ATTENTION,
                "timer",
                translate("Refusal", "Too late to undo"),
                (
                    line.format(time=time_words(ended_at, names)),
                    translate("Refusal", "A manager's PIN still can."),
                ),
            )
        case ManagerNeeded():
            return Explanation(
                Tone.ATTENTION,
                "key-round",
                translate("Refusal", "A manager is needed"),
                (translate("Refusal", "Ask a manager to enter their PIN."),),
            )


def about_staff(
    reason: PinWrong | StaffLocked | TerminalLocked | NotSignedIn, names: Directory
) -> Explanation:
    match reason:
        case PinWrong(tries_left):
            left = translate("Refusal", "%n try(ies) left.", "", tries_left)
            return Explanation(
                Tone.REFUSED, "key-round", translate("Refusal", "Wrong PIN"), (left,)
            )
        case StaffLocked(until):
            line = translate("Refusal", "Too many wrong PINs. Try again at {time}.")
            return Explanation(
                Tone.REFUSED,
                "lock",
                translate("Refusal", "Locked"),
                (line.format(time=time_words(until, names)),),
            )
        case TerminalLocked():
            return Explanation(
                Tone.REFUSED,
                "lock",
                translate("Refusal", "This till is locked"),
                (translate("Refusal", "Too many wrong PINs. A manager's PIN opens it."),),
            )
        case NotSignedIn():
            return Explanation(
                Tone.ATTENTION,
                "user",
                translate("Refusal", "Sign in first"),
                (translate("Refusal", "Tap your name, enter your PIN, then scan again."),),
            )


def about_terminal(reason: ClockNotTrusted | TerminalRevoked) -> Explanation:
    match reason:
        case ClockNotTrusted():
            return Explanation(
                Tone.ATTENTION,
                "clock",
                translate("Refusal", "The clock is not trusted"),
                (translate("Refusal", "Check the computer's time, or connect to the server."),),
            )
        case TerminalRevoked():
            return Explanation(
                Tone.REFUSED,
                "link-2-off",
                translate("Refusal", "This till was removed"),
                (
                    translate("Refusal", "The shop has removed it. What was recorded is kept."),
                    translate("Refusal", "Call the shop's manager."),
                ),
            )
