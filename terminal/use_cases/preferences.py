"""How this till looks, sounds and locks itself: chosen on the screen, kept in its database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from shared_domain.outcomes import ManagerNeeded, Refused
from shared_domain.staff import ManagerAction
from shared_domain.wire.codec import UnreadableMessageError, decode, encode

if TYPE_CHECKING:
    from terminal.use_cases.counter import Counter, Session

_NAME = "preferences"

# After half a minute a queue would sign in again and again; after an hour nobody needs a lock.
LOCK_CHOICES_S = (30, 60, 120, 300, 900)

ThemeName = Literal["automatic", "light", "dark", "contrast"]
TextPercent = Literal[100, 125, 150]


class Preferences(Struct, frozen=True, kw_only=True):
    """`lock_after_s` is how long a signed-in person may be away."""

    theme: ThemeName = "automatic"
    text_percent: TextPercent = 100
    volume_percent: Annotated[int, Meta(ge=0, le=100)] = 70
    reduced_motion: bool = False
    lock_after_s: Annotated[int, Meta(ge=30, le=900)] = 120


def read_preferences(counter: Counter, usual: Preferences) -> Preferences:
    """What was chosen here; `usual` while nobody has chosen, or where it cannot be read."""
    with counter.store.begin() as uow:
        kept = uow.state.setting(_NAME)
    try:
        return decode(kept.encode(), Preferences) if kept else usual
    except UnreadableMessageError:
        return usual


def keep_preferences(
    counter: Counter, session: Session | None, before: Preferences, chosen: Preferences
) -> Preferences | Refused:
    """Looks and sounds are anybody's; how soon the till locks itself is a manager's."""
    is_manager = session is not None and session.is_manager
    if chosen.lock_after_s != before.lock_after_s and not is_manager:
        return Refused(ManagerNeeded(ManagerAction.CHANGE_SETTINGS))
    with counter.store.begin() as uow:
        uow.state.set_setting(_NAME, encode(chosen).decode())
        uow.commit()
    return chosen
