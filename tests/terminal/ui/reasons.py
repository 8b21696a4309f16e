"""Every reason to refuse and every trouble, with long names in them, as a bad day brings them."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from shared_domain import outcomes as why
from shared_domain.amounts import Amounts
from shared_domain.identifiers import StaffId, TerminalId
from shared_domain.ledger import EntryKind
from shared_domain.staff import ManagerAction
from terminal.use_cases.ports import (
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
    Unavailable,
)
from terminal.use_cases.read_directory import Directory

_AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
_TILL, _PERSON = TerminalId(UUID(int=1)), StaffId(UUID(int=2))

NAMES = Directory(
    staff_names={_PERSON: "Jean-Claude"}, terminal_names={_TILL: "Kasse im Obergeschoss"}
)
SILENT = (why.SilentTerminal(_TILL, "Kasse im Obergeschoss", _AT),)

REASONS: tuple[why.Reason, ...] = (
    why.NotALoyaltyCard(),
    why.CodeUnreadable(),
    why.CodeForged(),
    why.CodeExpired(),
    why.CardOfAnotherVendor(),
    why.CardNumberInvalid(),
    why.CardUnknown("KLPRGHJXB"),
    why.CardBlocked(_AT),
    why.CardBlocked(None),
    why.CardReplaced(None),
    why.CardErased(),
    why.CardTaken(),
    why.NoBlankCards(),
    why.ProgramInactive(),
    why.StampsNotInProgram(),
    why.PointsNotInProgram(),
    why.QuantityInvalid(quantity=9, most=5),
    why.AmountInvalid(amount_cents=0, most_cents=10_000_000),
    why.AmountEarnsNothing(amount_cents=4, smallest_cents=10),
    why.CooldownActive(_AT, _AT, _TILL, _PERSON, 15),
    why.CooldownActive(_AT, _AT, _TILL, None, 15),
    why.CooldownActive(_AT, _AT, None, None, 1),
    why.DailyLimitReached(limit=5, given_today=5, entries=()),
    why.NotEnoughStamps(have=4, need=10),
    why.NotEnoughPoints(have=1_240, need=2_500),
    why.RewardUnknown("brunch"),
    why.ReservedElsewhere(_TILL, Amounts(stamps=10), _AT),
    why.ReservedElsewhere(None, Amounts(), None),
    why.AlreadyReversed(_AT, _PERSON),
    why.NotReversible(EntryKind.REVERSED),
    why.UndoWindowOver(_AT),
    why.ManagerNeeded(ManagerAction.UNDO_OTHERS_ENTRY),
    why.RewardCapReached(2, 2, of_terminal=False),
    why.RewardCapReached(50, 50, of_terminal=True),
    why.CaseNotOpen("Jean-Claude"),
    why.CaseNotOpen(""),
    why.CaseWithoutCard(),
    why.StaffUnknown(),
    why.NoManagerLeft(),
    why.ReasonMissing(),
    why.PinWrong(tries_left=3),
    why.StaffLocked(_AT),
    why.TerminalLocked(),
    why.NotSignedIn(),
    why.ClockNotTrusted(),
    why.TerminalRevoked(),
)

TROUBLES: tuple[Unavailable, ...] = (
    Unavailable(),
    ServerUnavailable(ServerTrouble.UNREACHABLE),
    *(StorageUnavailable(trouble) for trouble in StorageTrouble),
)
