"""What stands on a customer's slip, in the language at the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from terminal.ui.formatting import day_and_time, grouped_number
from terminal.ui.refusals.explanation import local_time
from terminal.ui.result.words import balance_lines, headline
from terminal.use_cases.receipt_slip import Slip

if TYPE_CHECKING:
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.read_directory import Directory


def slip_of(recorded: Recorded, names: Directory) -> Slip:
    """What was recorded, where the card stands, which card it is and when it was."""
    at = local_time(recorded.entries[0].occurred_at, names)
    number = grouped_number(card_number_of(recorded.card.card_id))
    return Slip(
        shop_name=names.vendor.name if names.vendor else "",
        headline=headline(recorded),
        lines=balance_lines(recorded.card),
        foot=f"{number} · {day_and_time(at)}",
    )
