"""An item that its terminal has lost is kept as lost, and what follows it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.journal import Hole, Place
from shared_domain.wire.push import VerdictKind
from sync_server.services.note_holes import LOST
from sync_server.services.read_run import UNSIGNED
from tests.sync_server.services.test_ingest_items import CARD, kinds

if TYPE_CHECKING:
    from tests.sync_server.scripted_terminal import Journal, ScriptedTerminal
    from tests.sync_server.services.shop import Shop


def with_a_lost_item(shop: Shop) -> tuple[ScriptedTerminal, Journal, Place]:
    """A till that pushed two items, lost the third, has a fourth, and began a new epoch."""
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    till.stamp(CARD)
    lost = till.journal.end
    till.stamp(CARD)
    old = till.journal
    till.open_epoch(parent=old.end)
    return till, old, lost


def push_behind(shop: Shop, till: ScriptedTerminal, old: Journal, lost: Place) -> list[VerdictKind]:
    till.journal = old
    return kinds(shop.push(till, till.push_request(first=lost.sequence + 1)))


def test_what_follows_a_hole_is_recorded(shop: Shop) -> None:
    till, old, lost = with_a_lost_item(shop)
    till.record(Hole, lost=lost, reason="damaged", raw=b'{"type":"en')
    assert kinds(shop.push(till)) == [VerdictKind.RECORDED] * 2

    assert push_behind(shop, till, old, lost) == [VerdictKind.RECORDED]

    assert shop.held(CARD).state.balance.stamps == 2
    [parked] = shop.uow.journal.parked(shop.known(till), lost.epoch, lost.sequence)
    assert (parked.body, parked.reason) == (b'{"type":"en', f"{LOST}: damaged")
    held = shop.uow.journal.epoch(shop.known(till), old.epoch)
    assert held is not None
    assert held.last_sequence == lost.sequence + 1


def test_without_its_hole_nothing_behind_a_lost_item_is_taken(shop: Shop) -> None:
    till, old, lost = with_a_lost_item(shop)

    assert push_behind(shop, till, old, lost) == []


def test_where_the_chain_is_lost_too_what_follows_is_kept_for_a_person(shop: Shop) -> None:
    till, old, lost = with_a_lost_item(shop)
    till.record(Hole, lost=Place(lost.epoch, lost.sequence, bytes(32)), reason="damaged")
    shop.push(till)

    assert push_behind(shop, till, old, lost) == [VerdictKind.PARKED]

    [parked] = shop.uow.journal.parked(shop.known(till), lost.epoch, lost.sequence + 1)
    assert (parked.body, parked.reason) == (old.bodies[-1], UNSIGNED)


def test_a_hole_for_what_the_server_holds_changes_nothing(shop: Shop) -> None:
    till, old, lost = with_a_lost_item(shop)
    held = Place(lost.epoch, lost.sequence - 1, bytes(32))
    till.record(Hole, lost=held, reason="damaged")
    shop.push(till)

    assert shop.uow.journal.parked(shop.known(till), held.epoch, held.sequence) == []
    till.journal = old
    assert VerdictKind.PARKED not in kinds(shop.push(till))
    assert shop.held(CARD).state.balance.stamps == 3
