"""What a pass says of a card, before any wallet's own format. Pure: no pictures, no bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.cards import CardStatus
from shared_domain.programs import FALLBACK_CARD_NAME
from sync_server.wallet import wording
from sync_server.wallet.wording import Words

if TYPE_CHECKING:
    from shared_domain.programs import LoyaltyProgram, PointsReward
    from sync_server.services.wallet_state import PassFacts


class Line(Struct, frozen=True):
    """A label with its value; `changed` is what a phone shows when the value is another one.

    `value` is a text that needs no translation, or a number.
    """

    key: str
    label: Words
    value: str | int
    changed: Words | None = None


class StampCard(Struct, frozen=True):
    """The stamps to draw: how many of how many, and how many full cards beside them."""

    filled: int
    target: int


class PassContent(Struct, frozen=True):
    """One card as its pass shows it; `number` stands below the code for whoever cannot scan."""

    name: Words
    description: Words
    shop: str
    language: str
    code: str
    number: str
    is_void: bool
    colour: str
    second_colour: str
    stamps: StampCard | None
    head: tuple[Line, ...]
    front: tuple[Line, ...]
    back: tuple[Line, ...]


def pass_content(facts: PassFacts) -> PassContent:
    """What the pass of this card says now."""
    vendor, program, card = facts.vendor, facts.program, facts.card
    return PassContent(
        name=_everywhere(program.card_name) if program.card_name else FALLBACK_CARD_NAME,
        description=wording.DESCRIPTION,
        shop=vendor.name,
        language=card.customer.language or vendor.language,
        code=facts.code,
        number=formatted(card_number_of(card.card_id)),
        is_void=card.status is not CardStatus.ACTIVE,
        colour=program.card_color,
        second_colour=program.card_secondary_color or program.card_color,
        stamps=_stamps(program, card.balance.stamps) if program.is_stamps_enabled else None,
        head=_head(facts),
        front=_front(facts),
        back=_back(facts),
    )


def _everywhere(text: str) -> Words:
    """A text that the shop wrote is the same in every language."""
    return dict.fromkeys(FALLBACK_CARD_NAME, text)


def _stamps(program: LoyaltyProgram, stamps: int) -> StampCard:
    """A full card stays full until its reward was handed out."""
    return StampCard(min(max(stamps, 0), program.stamps_target), program.stamps_target)


def _head(facts: PassFacts) -> tuple[Line, ...]:
    program, balance = facts.program, facts.card.balance
    lines = []
    if program.is_stamps_enabled:
        # One banner at a time: with a reward ready it is the reward that is told.
        changed = None if _rewards_ready(facts) else wording.STAMPS_CHANGED
        value = f"{balance.stamps} / {program.stamps_target}"
        lines.append(Line("stamps", wording.STAMPS, value, changed))
    if program.is_points_enabled:
        lines.append(Line("points", wording.POINTS, balance.points, wording.POINTS_CHANGED))
    return tuple(lines)


def _front(facts: PassFacts) -> tuple[Line, ...]:
    """At most four lines: a wallet shows them in one row."""
    lines = []
    ready = _rewards_ready(facts)
    if facts.program.is_stamps_enabled:
        reward = facts.program.stamps_reward_description
        label = wording.REWARD_READY if ready else wording.NEXT_REWARD
        lines.append(Line("reward", label, reward))
        missing = facts.program.stamps_target - facts.card.balance.stamps
        lines.append(
            Line("ready", wording.REWARDS_READY, ready, wording.READY_CHANGED)
            if ready
            else Line("missing", wording.STILL_NEEDED, missing)
        )
    else:
        lines.extend(_next_of_catalogue(facts))
    if facts.card.customer.name:
        lines.append(Line("name", wording.NAME, facts.card.customer.name))
    return tuple(lines)


def _rewards_ready(facts: PassFacts) -> int:
    if not facts.program.is_stamps_enabled:
        return 0
    return max(facts.card.balance.stamps, 0) // facts.program.stamps_target


def _next_of_catalogue(facts: PassFacts) -> list[Line]:
    """The dearest reward that the points are enough for, else the cheapest of all."""
    points = facts.card.balance.points
    by_price = _by_price(facts.program)
    affordable = [one for one in by_price if one.points_required <= points]
    if affordable:
        return [Line("reward", wording.REWARD_READY, affordable[-1].name)]
    if not by_price:
        return []
    missing = by_price[0].points_required - points
    return [
        Line("reward", wording.NEXT_REWARD, by_price[0].name),
        Line("missing", wording.STILL_NEEDED, missing),
    ]


def _back(facts: PassFacts) -> tuple[Line, ...]:
    program = facts.program
    number = formatted(card_number_of(facts.card.card_id))
    lines = [Line("card_number", wording.CARD_NUMBER, number)]
    if program.is_points_enabled and program.points_rewards:
        catalogue = "\n".join(f"{one.points_required}: {one.name}" for one in _by_price(program))
        lines.append(Line("catalogue", wording.CATALOGUE, catalogue))
    if program.terms_text:
        lines.append(Line("terms", wording.TERMS, program.terms_text))
    if program.privacy_url:
        lines.append(Line("privacy", wording.PRIVACY, program.privacy_url))
    return tuple(lines)


def _by_price(program: LoyaltyProgram) -> list[PointsReward]:
    return sorted(program.points_rewards, key=lambda one: (one.points_required, one.id))
