"""What a customer is found by: words without accents and case, the same way kept and asked.

A word is found by its beginning. Phone and card numbers are also kept from their end, because
that is what people say and what lists show of a card without a name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.card_numbers import NUMBER_ALPHABET, parse_card_number
from shared_domain.cards import CardStatus

if TYPE_CHECKING:
    from shared_domain.cards import CardState
    from shared_domain.ledger import Customer

# From so many characters on a search is worth its answer.
LEAST_CHARACTERS = 3

# Marks a word that is written from its end.
_FROM_THE_END = "<"
# Fewer letters of a card number's end could be the beginning of any name.
_LEAST_OF_A_NUMBER = 4
_WORD = re.compile(r"[^\W_]+")
_PHONE = re.compile(r"[+(\d][\d\s()+./-]*")
# Letters that Unicode does not take apart into a letter and an accent.
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: a word that begins with any of these."""

    beginnings: tuple[str, ...]


def plain(text: str) -> str:
    """Without accents and case: "Léa Müßig" becomes "lea mussig"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_PLAIN)


def words_of(customer: Customer, card_number: str) -> tuple[str, ...]:
    """Everything a card is found by, each word once, in order."""
    number = card_number.casefold()
    words = {number, _FROM_THE_END + number[::-1]}
    words.update(_WORD.findall(plain(customer.name or "")))
    if customer.email:
        email = plain(customer.email).strip()
        words |= {email, *_WORD.findall(email.partition("@")[0])}
    digits = _digits(customer.phone or "")
    if digits:
        words |= {digits, _FROM_THE_END + digits[::-1]}
    return tuple(sorted(words))


def terms_of(text: str) -> tuple[Term, ...]:
    """What was asked for; nothing while it is too short to be worth an answer."""
    text = plain(text).strip()
    if len(text.replace(" ", "")) < LEAST_CHARACTERS:
        return ()
    number = parse_card_number(text)
    if number is not None:
        return (Term((number.casefold(),)),)
    if _PHONE.fullmatch(text):
        digits = _digits(text)
        return (Term((digits, _FROM_THE_END + digits[::-1])),) if digits else ()
    if "@" in text:
        return (Term((text,)),)
    return tuple(_term(word) for word in dict.fromkeys(_WORD.findall(text)))


def order_found(card: CardState) -> tuple[bool, bool, str, str]:
    """Cards in use first, then people with a name, by that name."""
    name = plain(card.customer.name or "")
    return card.status is not CardStatus.ACTIVE, not name, name, card.card_id


def _term(word: str) -> Term:
    in_a_number = all(letter.upper() in NUMBER_ALPHABET for letter in word)
    if in_a_number and len(word) >= _LEAST_OF_A_NUMBER:
        return Term((word, _FROM_THE_END + word[::-1]))
    return Term((word,))


def _digits(text: str) -> str:
    """A phone number however it is written; a leading 0 or 00 is not part of it abroad."""
    return "".join(char for char in text if char in "0123456789").lstrip("0")
