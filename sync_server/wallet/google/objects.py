"""What Google Wallet shows of a shop (a class) and of a card (an object), as Google wants it.

Pure. Names, bounds and one-ofs follow the description of `walletobjects.v1`; what that
description says only in prose (required fields, lengths, letters of ids) is kept here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from shared_domain.cards import CardStatus
from shared_domain.programs import FALLBACK_CARD_NAME
from sync_server.wallet import wording
from sync_server.wallet.pass_content import Line, pass_content

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.programs import LoyaltyProgram, Vendor
    from sync_server.services.wallet_state import PassFacts
    from sync_server.wallet.wording import Words

Json = dict[str, Any]

# Longer names are cut off by Google, and not always between two letters.
LONGEST_ACCOUNT = 20
LONGEST_LABEL = 9
_LONGEST_TEXT = 5000
_ID = re.compile(r"[0-9]+\.[A-Za-z0-9._-]+")

_STATES = {
    CardStatus.ACTIVE: "ACTIVE",
    CardStatus.BLOCKED: "INACTIVE",
    CardStatus.REPLACED: "EXPIRED",
    CardStatus.ERASED: "EXPIRED",
}
# What a pass says beside its balance. Name and number have places of their own, and what is the
# same on every card of a shop stands in its class.
_TEXTS = frozenset({"reward", "missing", "ready", "catalogue"})
_MY_CARD = {"en": "My card", "fr": "Ma carte", "de": "Meine Karte", "lb": "Meng Kaart"}


def what_is_missing(program: LoyaltyProgram) -> str | None:
    """Why there can be no class of this program yet, in words; None when nothing is missing."""
    if not program.google_issuer_id:
        return "The program has no google_issuer_id."
    if not program.logo_url:
        return "The program has no logo_url, and Google takes no class without a logo."
    if not _ID.fullmatch(_class_id(program, "x")):
        return "google_issuer_id must be digits, google_class_id letters, digits, dots and dashes."
    return None


def class_id(vendor: Vendor, program: LoyaltyProgram) -> str:
    """The class's id: the one that the program names, else one of ours."""
    return _class_id(program, f"stempel-{vendor.vendor_id.hex}")


def object_id(vendor_id: VendorId, program: LoyaltyProgram, card_id: CardId) -> str:
    """The object's id: the same card always has the same one."""
    return f"{program.google_issuer_id}.{vendor_id.hex}-{card_id}"


def loyalty_class(vendor: Vendor, program: LoyaltyProgram) -> Json:
    """The shop's class. Whoever changes it asks for a review, which Google passes by itself."""
    hero = program.hero_image_url
    return {
        "id": class_id(vendor, program),
        "issuerName": vendor.name,
        "programName": program.display_name(vendor.language),
        # Sent as nothing it takes away what an earlier version of the program had.
        "localizedProgramName": None
        if program.card_name
        else _in_all(FALLBACK_CARD_NAME, vendor.language),
        "programLogo": _image(program.logo_url, vendor.name),
        "heroImage": None if hero is None else _image(hero, vendor.name),
        "reviewStatus": "UNDER_REVIEW",
        "hexBackgroundColor": program.card_color,
        "multipleDevicesAndHoldersAllowedStatus": "ONE_USER_ALL_DEVICES",
        "textModulesData": _terms(program, vendor.language),
        "linksModuleData": _privacy(program, vendor.language),
    }


def loyalty_object(facts: PassFacts, page_url: str) -> Json:
    """The card's object, whole: whatever it is patched with replaces what was there."""
    vendor, program, content = facts.vendor, facts.program, pass_content(facts)
    language = content.language
    lines = [line for line in (*content.front, *content.back) if line.key in _TEXTS]
    balances = (_balance(line, language) for line in content.head)
    return {
        "id": object_id(vendor.vendor_id, program, facts.card.card_id),
        "classId": class_id(vendor, program),
        "state": _STATES[facts.card.status],
        "accountId": content.number,
        "accountName": (facts.card.customer.name or content.number)[:LONGEST_ACCOUNT],
        "barcode": {"type": "QR_CODE", "value": content.code, "alternateText": content.number},
        "textModulesData": [_text(line, language) for line in lines],
        "linksModuleData": {
            "uris": [{"id": "card", "uri": page_url, "description": _MY_CARD[language]}]
        },
    } | dict(zip(("loyaltyPoints", "secondaryLoyaltyPoints"), balances, strict=False))


def _balance(line: Line, language: str) -> Json:
    """A string even where it is a number: Google counts in 32 bits and we do not."""
    return {
        "label": line.label[language],
        "localizedLabel": _in_all(line.label, language),
        "balance": {"string": str(line.value)},
    }


def _text(line: Line, language: str) -> Json:
    return {
        "id": line.key,
        "header": line.label[language],
        "localizedHeader": _in_all(line.label, language),
        "body": str(line.value)[:_LONGEST_TEXT],
    }


def _terms(program: LoyaltyProgram, language: str) -> list[Json]:
    if not program.terms_text:
        return []
    return [_text(Line("terms", wording.TERMS, program.terms_text), language)]


def _privacy(program: LoyaltyProgram, language: str) -> Json:
    if not program.privacy_url:
        return {"uris": []}
    link = {"id": "privacy", "uri": program.privacy_url, "description": wording.PRIVACY[language]}
    return {"uris": [link]}


def _image(url: str | None, description: str) -> Json:
    named = {"defaultValue": {"language": "en", "value": description}}
    return {"sourceUri": {"uri": url}, "contentDescription": named}


def _in_all(words: Words, language: str) -> Json:
    """One text in every language, the one at hand standing for all others."""
    return {
        "defaultValue": {"language": language, "value": words[language]},
        "translatedValues": [
            {"language": other, "value": word} for other, word in words.items() if other != language
        ],
    }


def _class_id(program: LoyaltyProgram, own_name: str) -> str:
    name = program.google_class_id or own_name
    issuer = f"{program.google_issuer_id}."
    return name if name.startswith(issuer) else issuer + name
