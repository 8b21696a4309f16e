"""What stands against a code, a card or the program, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared_domain.outcomes import (
    CardBlocked,
    CardErased,
    CardNumberInvalid,
    CardOfAnotherVendor,
    CardReplaced,
    CardTaken,
    CardUnknown,
    CodeExpired,
    CodeForged,
    CodeUnreadable,
    NoBlankCards,
    NotALoyaltyCard,
    PointsNotInProgram,
    ProgramInactive,
    RewardUnknown,
    StampsNotInProgram,
)
from terminal.ui.refusals.explanation import Explanation, date_words
from terminal.ui.result.state import Tone
from terminal.use_cases.read_directory import Directory

translate = QCoreApplication.translate


def about_code(
    reason: NotALoyaltyCard
    | CodeUnreadable
    | CodeForged
    | CodeExpired
    | CardOfAnotherVendor
    | CardNumberInvalid
    | CardUnknown,
) -> Explanation:
    match reason:
        case NotALoyaltyCard():
            return Explanation(
                Tone.REFUSED,
                "scan-search",
                translate("Refusal", "Not a loyalty card"),
                (translate("Refusal", "Ask for the QR code on the loyalty card, and scan that."),),
            )
        case CodeUnreadable():
            return Explanation(
                Tone.AGAIN,
                "scan-line",
                translate("Refusal", "Scan it again"),
                (translate("Refusal", "Only part of the code arrived. Hold the card still."),),
            )
        case CodeForged():
            return Explanation(
                Tone.REFUSED,
                "shield-x",
                translate("Refusal", "This code is not genuine"),
                (
                    translate("Refusal", "The card exists, but this shop never made this code."),
                    translate("Refusal", "Ask the customer to open the card in their wallet."),
                ),
            )
        case CodeExpired():
            return Explanation(
                Tone.AGAIN,
                "hourglass",
                translate("Refusal", "This code is too old"),
                (translate("Refusal", "Ask the customer to open the card again, then scan."),),
            )
        case CardOfAnotherVendor():
            return Explanation(
                Tone.REFUSED,
                "store",
                translate("Refusal", "Not a card of this shop"),
                (
                    translate("Refusal", "It belongs to another shop, or the code is not genuine."),
                    translate("Refusal", "Ask for the card of this shop."),
                ),
            )
        case CardNumberInvalid():
            return Explanation(
                Tone.AGAIN,
                "hash",
                translate("Refusal", "Check the number"),
                (translate("Refusal", "One of the letters is not right. Compare them again."),),
            )
        case CardUnknown():
            return Explanation(
                Tone.REFUSED,
                "search-x",
                translate("Refusal", "Card not known here"),
                (
                    translate(
                        "Refusal", "The number is complete, but this till knows no such card."
                    ),
                    translate("Refusal", "A new card may need a moment. Scan its QR code."),
                ),
            )


def about_card(
    reason: CardBlocked | CardReplaced | CardErased | CardTaken | NoBlankCards, names: Directory
) -> Explanation:
    match reason:
        case CardBlocked(since):
            when = (
                translate("Refusal", "Blocked since {time}.").format(time=date_words(since, names))
                if since is not None
                else translate("Refusal", "It was blocked by the shop.")
            )
            return Explanation(
                Tone.REFUSED,
                "ban",
                translate("Refusal", "This card is blocked"),
                (when, translate("Refusal", "A manager can unblock it.")),
            )
        case CardReplaced():
            return Explanation(
                Tone.REFUSED,
                "copy-x",
                translate("Refusal", "This card was replaced"),
                (translate("Refusal", "All it held is on the new card. Scan that one."),),
            )
        case CardErased():
            return Explanation(
                Tone.REFUSED,
                "user-x",
                translate("Refusal", "This card no longer exists"),
                (translate("Refusal", "The customer asked to be forgotten. Offer a new card."),),
            )
        case CardTaken():
            return Explanation(
                Tone.AGAIN,
                "user",
                translate("Refusal", "This card is somebody's already"),
                (translate("Refusal", "Take a card that was never given out, and scan that."),),
            )
        case NoBlankCards():
            return Explanation(
                Tone.ATTENTION,
                "inbox",
                translate("Refusal", "No blank cards left"),
                (
                    translate("Refusal", "Scan a printed blank card instead."),
                    translate("Refusal", "New ones arrive with the next connection to the server."),
                ),
            )


def about_program(
    reason: ProgramInactive | StampsNotInProgram | PointsNotInProgram | RewardUnknown,
) -> Explanation:
    match reason:
        case ProgramInactive():
            return Explanation(
                Tone.REFUSED,
                "calendar-x",
                translate("Refusal", "The loyalty program is off"),
                (translate("Refusal", "The shop has not switched it on, or has switched it off."),),
            )
        case StampsNotInProgram():
            return Explanation(
                Tone.REFUSED,
                "stamp",
                translate("Refusal", "No stamps here"),
                (translate("Refusal", "This loyalty program counts points only."),),
            )
        case PointsNotInProgram():
            return Explanation(
                Tone.REFUSED,
                "coins",
                translate("Refusal", "No points here"),
                (translate("Refusal", "This loyalty program counts stamps only."),),
            )
        case RewardUnknown():
            return Explanation(
                Tone.REFUSED,
                "gift",
                translate("Refusal", "This reward is gone"),
                (translate("Refusal", "The shop has changed its rewards. Choose another one."),),
            )
