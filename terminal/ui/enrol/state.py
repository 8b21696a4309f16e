"""What the enrolment screen shows: a form first, then the new card."""

from __future__ import annotations

from dataclasses import dataclass, field

from terminal.use_cases.customer_form import CustomerForm, FormField


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCard:
    """The card that was just made somebody's; `code` is what its QR shows.

    `gives_stamp` says what comes next: the first stamp, or the opened card where an amount is
    asked for. A card that replaces another one gives nothing by itself.
    """

    customer_name: str
    card_number: str
    code: str = field(repr=False)
    gives_stamp: bool = True
    is_replacement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolState:
    """`blank_number` is the number of a printed blank that was scanned; else one of `in_stock`."""

    form: CustomerForm = CustomerForm()  # noqa: RUF009  (frozen and empty)
    wrong: tuple[FormField, ...] = ()
    blank_number: str = ""
    in_stock: int | None = None
    busy: bool = False
    card: NewCard | None = None
