"""Messages that keep a terminal's stock of blank cards: signed codes that name no customer yet."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.card_codes import CODE_LETTERS
from shared_domain.identifiers import CardId

# A weekend of a busy counter without a network.
BLANKS_IN_STOCK = 200

# What a message may carry, whatever the stock is set to one day.
MOST_BLANKS = 1_000

# Blanks on paper that nobody has yet; what a message carries is shared with those in stock.
MOST_PRINTED = MOST_BLANKS - BLANKS_IN_STOCK


class BlanksRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The blanks the terminal still has: what is missing comes back, a lost answer included.

    Those that were `printed` are neither in stock nor lacking.
    """

    held: Annotated[tuple[CardId, ...], Meta(max_length=MOST_BLANKS)] = ()
    printed: Annotated[tuple[CardId, ...], Meta(max_length=MOST_PRINTED)] = ()


class BlanksReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The codes of blanks the terminal lacks; each is of a card nobody else will be given."""

    codes: Annotated[
        tuple[Annotated[str, Meta(min_length=CODE_LETTERS, max_length=CODE_LETTERS)], ...],
        Meta(max_length=MOST_BLANKS),
    ]
