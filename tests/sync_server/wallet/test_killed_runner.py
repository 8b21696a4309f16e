"""A runner that dies in the middle of its work loses no news and makes none twice."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

from shared_domain.ledger import Customer
from sync_server.app import Outside, migrate, open_server
from sync_server.demo import SLUG, prepare_demo
from sync_server.keys.pins import BcryptPins
from sync_server.services.add_pass import note_fetched, order_pass
from sync_server.services.issue_card import issue_card
from sync_server.services.manage_program import change_program
from sync_server.services.register_device import DeviceWish, PassProof, register_device
from sync_server.services.wallet_state import WalletKind
from sync_server.settings import Settings
from tests.fakes.clock import SettableClock
from tests.sync_server.scripted_terminal import NOON
from tests.sync_server.services.shop import granted
from tests.sync_server.wallet.killed_runner import DIED

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.wallet_state import PassState

CARDS = 5


def in_wallets(uow: UnitOfWork, tools: Instruments) -> list[CardId]:
    """A shop whose first cards are on phones, and news for all of them."""
    prepare_demo(uow, tools)
    vendor_id = vendor_of(uow)
    cards = []
    for _ in range(CARDS):
        coded = granted(issue_card(uow, tools, vendor_id, Customer()))
        card_id = coded.card.state.card_id
        order = order_pass(uow, tools, vendor_id, card_id)
        assert order is not None
        note_fetched(uow, tools, order)
        wish = DeviceWish("device", "pass.test", "aa" * 32)
        assert register_device(uow, tools, PassProof(order.serial, order.token), wish)
        cards.append(card_id)
    program = uow.programs.current(vendor_id)
    assert program is not None
    granted(change_program(uow, tools, vendor_id, program))
    return cards


def vendor_of(uow: UnitOfWork) -> VendorId:
    vendor = uow.vendors.by_slug(SLUG)
    assert vendor is not None
    return vendor.vendor_id


def run(folder: Path, minutes: int, point: str) -> int:
    command = [sys.executable, "-m", "tests.sync_server.wallet.killed_runner"]
    return subprocess.run([*command, str(folder), str(minutes), point], check=False).returncode


def test_news_survive_a_death_before_and_after_they_were_told(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    migrate(settings)
    outside = Outside(clock=SettableClock(NOON), pins=BcryptPins(cost=4))
    server = open_server(settings, "", outside)
    office = server.office
    cards = asyncio.run(office.database.write(lambda uow: in_wallets(uow, office.instruments)))

    # Each dies with the news in its hands, and the next comes after the lease.
    assert [run(tmp_path, 3, "before"), run(tmp_path, 6, "after")] == [DIED, DIED]
    assert [run(tmp_path, 9, "never"), run(tmp_path, 12, "never")] == [0, 0]

    def states(uow: UnitOfWork) -> list[PassState]:
        found = [uow.wallets.get(vendor_of(uow), card, WalletKind.APPLE) for card in cards]
        return [one for one in found if one is not None]

    after = asyncio.run(office.database.read(states))
    server.close()
    told = Counter((tmp_path / "told").read_text("ascii").splitlines())
    # Told by the one that died and by the next, both times under the one number.
    assert sorted(told.values()) == [2] * CARDS
    assert {line.split()[0] for line in told} == set(cards)
    assert [one.told for one in after] == [one.wanted for one in after]
    assert {one.problem for one in after} == {""}
