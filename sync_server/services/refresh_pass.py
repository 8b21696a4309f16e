"""The outbox of news for wallets: which are due, what is told, and what comes of it.

Whoever tells a wallet does it between two units of work. Killed in between, the news are due
again after the lease; the number a phone compares was given in the first, so that telling twice
is never an update twice.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sync_server.services.pass_facts import pass_facts
from sync_server.services.wallet_state import (
    Delivery,
    DeliveryKind,
    PassState,
    PassUpdate,
    WalletKind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import IdSource, Instruments, UnitOfWork
    from sync_server.services.wallet_state import Registration

# Longer than any wallet takes for a batch; after it somebody else may tell the same news.
LEASE = timedelta(minutes=2)

# Two seconds, four, eight, up to an hour: together some fourteen hours, which outlasts a night
# without a network. What is parked then is told with the card's next change, or by a person.
MOST_ATTEMPTS = 24
_LONGEST_DELAY_S = 3600.0

# A phone that was told and has not fetched is told again: pushes are lost without an error.
MOST_REMINDERS = 3
_REMIND_AFTER = timedelta(minutes=15)


def take_due(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    wallet: WalletKind,
    limit: int,
) -> list[PassUpdate]:
    """A vendor's news that are due for a wallet, held for whoever asked until the lease ends."""
    uow.act_for(vendor_id)
    now = instruments.clock.now()
    due = uow.wallets.due(vendor_id, wallet, now, limit)
    finished = [replace(one, due_at=None, attempts=0) for one in due if _is_over(one)]
    held = _announced(uow, [one for one in due if not _is_over(one)], now)
    uow.wallets.save([*finished, *(replace(one, due_at=now + LEASE) for one in held)])
    facts = pass_facts(uow, instruments, vendor_id, {one.card_id for one in held})
    devices = _devices(uow, vendor_id, held)
    return [
        PassUpdate(
            one,
            facts[one.card_id],
            devices.get(one.card_id, ()) if one.wallet is WalletKind.APPLE else (),
        )
        for one in held
        if one.card_id in facts
    ]


def settle(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    told: Sequence[tuple[PassUpdate, Delivery]],
) -> None:
    """Write down what came of telling; whatever changed meanwhile stays due."""
    uow.act_for(vendor_id)
    now = instruments.clock.now()
    for update, delivery in told:
        state = update.state
        current = uow.wallets.get(vendor_id, state.card_id, state.wallet)
        if current is not None:
            uow.wallets.save([_after(current, update, delivery, now, instruments.ids)])
        uow.wallets.drop_tokens(vendor_id, delivery.gone)


def _is_over(state: PassState) -> bool:
    """Whether this is a reminder that nobody needs: the phone has come for the pass."""
    fetched = state.fetched_at is not None and state.fetched_at >= state.changed_at
    return state.told >= state.wanted and fetched


def _announced(uow: UnitOfWork, states: Sequence[PassState], now: datetime) -> list[PassState]:
    """The same, under a number and a time that phones will find new; given once for each news."""
    fresh = [one for one in states if one.announced < one.wanted]
    if not fresh:
        return list(states)
    change = uow.wallets.next_change(now)
    for one in fresh:
        if one.wallet is WalletKind.APPLE:
            uow.wallets.mark_changed(one.vendor_id, one.card_id, change)
    return [
        replace(one, announced=one.wanted, changed_at=_forced_forward(one.changed_at, now))
        if one.announced < one.wanted
        else one
        for one in states
    ]


def _forced_forward(previous: datetime, now: datetime) -> datetime:
    """Phones compare whole seconds: a second change within one would stay hidden from them."""
    return max(now.replace(microsecond=0), previous + timedelta(seconds=1))


def _devices(
    uow: UnitOfWork, vendor_id: VendorId, states: Sequence[PassState]
) -> dict[CardId, tuple[Registration, ...]]:
    cards = {one.card_id for one in states if one.wallet is WalletKind.APPLE}
    found: dict[CardId, tuple[Registration, ...]] = {}
    for one in uow.wallets.registrations(vendor_id, cards) if cards else ():
        found[one.card_id] = (*found.get(one.card_id, ()), one)
    return found


def _after(
    current: PassState, update: PassUpdate, delivery: Delivery, now: datetime, ids: IdSource
) -> PassState:
    if delivery.kind is DeliveryKind.TOLD:
        return _told(current, update, now)
    tried = current.attempts + 1
    if delivery.kind is DeliveryKind.HOPELESS or tried >= MOST_ATTEMPTS:
        return replace(current, due_at=None, attempts=0, problem=delivery.problem)
    delay = max(_delay(current.attempts, ids), timedelta(seconds=delivery.not_before_s))
    return replace(current, due_at=now + delay, attempts=tried, problem=delivery.problem)


def _told(current: PassState, update: PassUpdate, now: datetime) -> PassState:
    sent = update.state
    shown = current.shown if sent.wallet is WalletKind.APPLE else update.facts.card.balance
    after = replace(
        current, told=max(current.told, sent.wanted), told_at=now, shown=shown, problem=""
    )
    if current.wanted > sent.wanted:
        return after
    reminders = 0 if sent.told < sent.wanted else current.attempts + 1
    if not update.devices or _is_over(after) or reminders >= MOST_REMINDERS:
        return replace(after, due_at=None, attempts=0)
    return replace(after, due_at=now + _REMIND_AFTER * (reminders + 1), attempts=reminders)


def _delay(attempts: int, ids: IdSource) -> timedelta:
    """Doubling, by chance up to half shorter, so that many do not come back at one moment."""
    longest_s = min(2.0 ** (attempts + 1), _LONGEST_DELAY_S)
    share = int.from_bytes(ids.random_bytes(2), "big") / 0x10000
    return timedelta(seconds=longest_s * (1 - share / 2))
