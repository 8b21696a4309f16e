"""What was recorded, in words: the headline of a result, and what remains to the next reward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS, EntryKind
from terminal.ui.drawn_cards import first_name
from terminal.ui.entry_words import moved_words
from terminal.ui.formatting import whole

if TYPE_CHECKING:
    from shared_domain.ledger import Entry
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.read_card import CardView

translate = QCoreApplication.translate


def headline(recorded: Recorded) -> str:
    """What happened, for whom."""
    name = first_name(recorded.card.state.customer.name)
    kinds = {entry.kind for entry in recorded.entries}
    if EntryKind.REVERSED in kinds:
        return translate("Result", "Undone")
    if kinds & REDEEMING_KINDS:
        reward = recorded.entries[0].description or ""
        if not name:
            return reward
        return translate("Result", "{reward} for {name}").format(reward=reward, name=name)
    if not kinds & EARNING_KINDS:
        first = recorded.entries[0]
        return moved_words(first.kind, first.stamps_delta, first.points_delta)
    given = earned_words(recorded.entries)
    if not name:
        return given
    return translate("Result", "{given} for {name}").format(given=given, name=name)


def earned_words(entries: tuple[Entry, ...]) -> str:
    """Stamps and points of one purchase, as in "1 stamp · 184 points"."""
    stamps = sum(entry.stamps_delta for entry in entries if entry.kind in EARNING_KINDS)
    points = sum(entry.points_delta for entry in entries if entry.kind in EARNING_KINDS)
    return amount_words(stamps, points)


def amount_words(stamps: int, points: int) -> str:
    """So many stamps and points; a unit of which there is none is left out."""
    parts = []
    if stamps:
        words = translate("Result", "{count} stamp(s)", "", stamps)
        parts.append(words.format(count=whole(stamps)))
    if points:
        words = translate("Result", "{count} point(s)", "", points)
        parts.append(words.format(count=whole(points)))
    return " · ".join(parts)


def balance_lines(card: CardView) -> tuple[str, ...]:
    """Where the card stands now, a line for each unit of the program."""
    lines = []
    if card.program.is_stamps_enabled:
        lines.append(_stamps_line(card))
    if card.program.is_points_enabled:
        points = card.shown_balance.points
        many = abs(points)
        words = translate("Result", "{count} point(s) on the card", "", many)
        lines.append(words.format(count=whole(points)))
    return tuple(lines)


def _stamps_line(card: CardView) -> str:
    have, target = card.shown_balance.stamps, card.program.stamps_target
    reward = card.program.stamps_reward_description
    so_far = translate("Result", "{have} of {target}").format(have=whole(have), target=target)
    if have >= target:
        ready = translate("Result", "{reward} is ready").format(reward=reward)
        return f"{so_far} · {ready}"
    missing = target - have
    to_go = translate("Result", "{count} more to: {reward}", "", missing)
    return f"{so_far} · {to_go.format(count=whole(missing), reward=reward)}"


def undone_lines(recorded: Recorded) -> tuple[str, ...]:
    """That an undo is a second entry, and where the card stands again."""
    second = translate("Result", "A second entry takes it back. Both stay in the history.")
    return (second, *balance_lines(recorded.card))
