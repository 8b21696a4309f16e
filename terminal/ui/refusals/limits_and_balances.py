"""What stands against an amount, a stamp or a reward, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared_domain.outcomes import (
    AmountEarnsNothing,
    AmountInvalid,
    CooldownActive,
    DailyLimitReached,
    NotEnoughPoints,
    NotEnoughStamps,
    QuantityInvalid,
    ReasonMissing,
    ReservedElsewhere,
)
from terminal.ui.formatting import money, whole
from terminal.ui.refusals.explanation import Explanation, time_words
from terminal.ui.result.state import Tone
from terminal.use_cases.read_directory import Directory

translate = QCoreApplication.translate


def about_input(
    reason: QuantityInvalid | AmountInvalid | AmountEarnsNothing | ReasonMissing,
    names: Directory,
) -> Explanation:
    currency = names.vendor.currency if names.vendor else "EUR"
    match reason:
        case QuantityInvalid(most=most):
            line = translate("Refusal", "Between 1 and {most} at once.").format(most=whole(most))
            return Explanation(Tone.AGAIN, "hash", translate("Refusal", "Not that many"), (line,))
        case AmountInvalid(most_cents=most_cents):
            line = translate("Refusal", "Enter what was paid: more than zero, at most {most}.")
            return Explanation(
                Tone.AGAIN,
                "banknote",
                translate("Refusal", "Check the amount"),
                (line.format(most=money(most_cents, currency)),),
            )
        case AmountEarnsNothing(smallest_cents=smallest_cents):
            line = translate("Refusal", "Points begin at {smallest}.")
            return Explanation(
                Tone.AGAIN,
                "banknote",
                translate("Refusal", "Too little for a point"),
                (line.format(smallest=money(smallest_cents, currency)),),
            )
        case ReasonMissing():
            return Explanation(
                Tone.AGAIN,
                "info",
                translate("Refusal", "Say why"),
                (translate("Refusal", "A correction by hand needs a reason."),),
            )


def about_limits(reason: CooldownActive | DailyLimitReached, names: Directory) -> Explanation:
    match reason:
        case CooldownActive():
            headline = translate("Refusal", "Next stamp at {time}")
            rule = translate(
                "Refusal",
                "This card takes one stamp every %n minute(s).",
                "",
                reason.cooldown_minutes,
            )
            return Explanation(
                Tone.AGAIN,
                "clock",
                headline.format(time=time_words(reason.until, names)),
                (_last_stamp(reason, names), rule),
            )
        case DailyLimitReached():
            given = translate(
                "Refusal", "This card already has %n stamp(s) today.", "", reason.given_today
            )
            rule = translate("Refusal", "At most %n stamp(s) a day.", "", reason.limit)
            return Explanation(
                Tone.AGAIN,
                "calendar-clock",
                translate("Refusal", "Enough for today"),
                (given, rule),
            )


def _last_stamp(reason: CooldownActive, names: Directory) -> str:
    time = time_words(reason.last_at, names)
    person = names.staff_names.get(reason.staff_id) if reason.staff_id else None
    till = names.terminal_names.get(reason.terminal_id) if reason.terminal_id else None
    if till and person:
        line = translate("Refusal", "Last stamp {time} at {till}, by {person}.")
        return line.format(time=time, till=till, person=person)
    if till:
        return translate("Refusal", "Last stamp {time} at {till}.").format(time=time, till=till)
    return translate("Refusal", "Last stamp {time}.").format(time=time)


def about_balance(
    reason: NotEnoughStamps | NotEnoughPoints | ReservedElsewhere, names: Directory
) -> Explanation:
    match reason:
        case NotEnoughStamps(have, need):
            to_go = max(0, need - have)
            line = translate("Refusal", "{have} of {need} stamps are on the card.")
            missing = translate("Refusal", "%Ln stamp(s) to go.", "", to_go)
            return Explanation(
                Tone.AGAIN,
                "stamp",
                translate("Refusal", "Not enough stamps"),
                (line.format(have=whole(have), need=whole(need)), missing),
            )
        case NotEnoughPoints(have, need):
            to_go = max(0, need - have)
            line = translate("Refusal", "{have} of {need} points are on the card.")
            missing = translate("Refusal", "%Ln point(s) to go.", "", to_go)
            return Explanation(
                Tone.AGAIN,
                "coins",
                translate("Refusal", "Not enough points"),
                (line.format(have=whole(have), need=whole(need)), missing),
            )
        case ReservedElsewhere():
            return _reserved(reason, names)


def _reserved(reason: ReservedElsewhere, names: Directory) -> Explanation:
    till = names.terminal_names.get(reason.holder) if reason.holder else None
    if till is None:
        return Explanation(
            Tone.ATTENTION,
            "cloud-off",
            translate("Refusal", "The server must say yes first"),
            (
                translate("Refusal", "The balance is there, but this till may not spend it alone."),
                translate("Refusal", "Try again when the till is online, or ask a manager."),
            ),
        )
    heard = (
        translate("Refusal", "It has not been heard from since {time}.").format(
            time=time_words(reason.holder_last_heard_at, names)
        )
        if reason.holder_last_heard_at is not None
        else translate("Refusal", "It has not been heard from.")
    )
    return Explanation(
        Tone.ATTENTION,
        "lock-keyhole",
        translate("Refusal", "Reserved at {till}").format(till=till),
        (heard, translate("Refusal", "Redeem it there, or ask a manager.")),
    )
