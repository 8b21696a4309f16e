"""A shop whose server keeps its data in a real file, closed between one thing and the next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync_server.storage.unit_of_work import transaction
from sync_server.storage.upgrade import upgrade
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync_server.services.ports import UnitOfWork
    from tests.sync_server.scripted_terminal import ScriptedTerminal

CARDS = [f"{number:016x}" for number in range(0xA0, 0xA8)]


class KeptShop:
    """One till that has given a stamp on every card, and what happens to its server's file."""

    def __init__(self, database: Path) -> None:
        self.database = database
        upgrade(database)
        with transaction(database) as uow:
            self.shop = Shop(uow=uow)
            self.till = self.shop.till()
        self.stamp_all()

    @contextmanager
    def at_work(self) -> Iterator[UnitOfWork]:
        """One unit of work in the file, which the shop works with meanwhile."""
        with transaction(self.database) as uow:
            self.shop.uow = uow
            yield uow

    def stamp_all(self, till: ScriptedTerminal | None = None) -> int:
        """A stamp on every card; returns what the receipt says is backed up."""
        till = till or self.till
        for card_id in CARDS:
            till.stamp(card_id)
        with self.at_work():
            return self.shop.receipt(self.shop.push(till)).backup_position

    def position(self) -> int:
        with self.at_work() as uow:
            return uow.ledger.head(self.shop.vendor_id).position
