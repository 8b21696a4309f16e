"""A vendor made by the product's own services, with cards, and tills that were really paired."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.identifiers import StaffId, VendorId
from shared_domain.ledger import Customer, EntryFacts, EntryKind
from shared_domain.programs import LoyaltyProgram, LoyaltyType, PointsReward, Vendor
from shared_domain.staff import Role, StaffMember
from sync_server.services.issue_card import issue_card
from sync_server.services.manage_program import change_program
from sync_server.services.manage_staff import save_member
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.own_entries import own_entry
from sync_server.services.pair_terminal import make_pairing_code, pair_terminal
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal
from sync_server.services.settle_cards import settle_cards
from terminal.use_cases.counter import Session
from terminal.use_cases.pair_terminal import PairingTicket, draft_pairing, finish_pairing
from terminal.use_cases.ports import Protection
from tests.fakes.secrets import MemorySecretStore
from tests.simulation.chance import BEGINNING, Keys, QuickSigner, RealSigner, TrueTime
from tests.simulation.disks import MemoryDisk
from tests.simulation.servers import MemoryStores, SimulatedServer, SqlStores
from tests.simulation.sqlite_disks import SqliteDisk
from tests.simulation.tills import APP_VERSION, Till

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.identifiers import CardId
    from shared_domain.programs import OfflineRedemption
    from sync_server.services.ports import Instruments, UnitOfWork
    from tests.simulation.servers import Stores

VENDOR = VendorId(UUID(int=0x5107))
ANNA = Session(StaffId(UUID(int=0xA1)), "Anna", Role.CASHIER)
BERT = Session(StaffId(UUID(int=0xB1)), "Bert", Role.MANAGER)
COFFEE = PointsReward(id="coffee", name="Coffee", points_required=40)


@dataclass(frozen=True)
class ShopPlan:
    """What kind of vendor lives this history."""

    cards: int
    stamps_target: int
    loyalty_type: LoyaltyType
    offline_redemption: OfflineRedemption
    cooldown_minutes: int = 0
    max_daily_stamps: int = 0
    max_daily_rewards: int = 2
    max_daily_terminal_rewards: int = 50

    def program(self) -> LoyaltyProgram:
        return LoyaltyProgram(
            version=1,
            loyalty_type=self.loyalty_type,
            stamps_target=self.stamps_target,
            points_rewards=() if self.loyalty_type is LoyaltyType.STAMPS else (COFFEE,),
            cooldown_minutes=self.cooldown_minutes,
            max_daily_stamps=self.max_daily_stamps,
            max_daily_rewards=self.max_daily_rewards,
            max_daily_terminal_rewards=self.max_daily_terminal_rewards,
            require_staff_pin=False,
            offline_redemption=self.offline_redemption,
            is_active=True,
            activated_at=BEGINNING,
        )


@dataclass
class Shop:
    """Everything there is. With a folder the stores are the product's, in files there."""

    plan: ShopPlan
    folder: Path | None = None
    true: TrueTime = field(default_factory=TrueTime)
    tills: list[Till] = field(default_factory=list)
    cards: list[CardId] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vendor = Vendor(vendor_id=VENDOR, name="Café Kueb", slug="cafe-kueb")
        self.keys = Keys(QuickSigner() if self.folder is None else RealSigner())
        stores: Stores = MemoryStores() if self.folder is None else SqlStores(self.folder)
        self.server = SimulatedServer(stores, self.true, self.keys)
        self.server.vendor_id = VENDOR
        self.server.do(self._open)

    def add_till(self) -> Till:
        """Pair one more; it starts without knowing anything."""
        number = len(self.tills) + 1
        disk = MemoryDisk() if self.folder is None else SqliteDisk(self.folder / f"till {number}")
        till = Till(number, disk, self.true, self.keys)
        code = self.server.do(lambda uow, tools: make_pairing_code(uow, tools, VENDOR))
        ticket = PairingTicket(code.url, code.code, code.server_key)
        draft = draft_pairing(self.keys, ticket, till.name, APP_VERSION)
        reply = self.server.do(lambda uow, tools: pair_terminal(uow, tools, None, draft.request))
        assert not isinstance(reply, Refusal)
        secret_store = MemorySecretStore()
        store = till.first_store()
        till.identity = finish_pairing(store, secret_store, draft, reply, Protection.KEYRING)
        secrets = secret_store.load()
        assert secrets is not None
        till.secrets = secrets
        till.start()
        self.tills.append(till)
        return till

    def give(self, card_id: CardId, amounts: Amounts) -> None:
        """An opening balance from a paper card, which no terminal has a right to."""

        def post(uow: UnitOfWork, tools: Instruments) -> None:
            facts = EntryFacts(
                kind=EntryKind.OPENING_BALANCE,
                card_id=card_id,
                stamps_delta=amounts.stamps,
                points_delta=amounts.points,
            )
            posting = Posting(uow, VENDOR, tools.clock.now())
            posting.own_entry(own_entry(facts, VENDOR, 1, posting.now, tools.ids))
            settle_cards(uow, tools, posting)
            posting.write()

        self.server.do(post)

    def change_cooldown(self, minutes: int) -> None:
        """A new version of the program."""

        def change(uow: UnitOfWork, tools: Instruments) -> None:
            current = uow.programs.current(VENDOR)
            assert current is not None
            change_program(uow, tools, VENDOR, replace(current, cooldown_minutes=minutes))

        self.server.do(change)

    def close(self) -> None:
        for till in self.tills:
            if isinstance(till.disk, SqliteDisk):
                till.disk.close()
        if isinstance(self.server.stores, SqlStores):
            self.server.stores.close()

    def _open(self, uow: UnitOfWork, tools: Instruments) -> None:
        opened = open_vendor(uow, tools, self.vendor, self.plan.program())
        assert not isinstance(opened, Refusal)
        assert BERT.staff_id is not None
        manager = StaffMember(
            staff_id=BERT.staff_id, name=BERT.name, role=BERT.role, pin_verifier="-"
        )
        save_member(uow, tools, VENDOR, manager)
        for number in range(self.plan.cards):
            issued = issue_card(uow, tools, VENDOR, Customer(name=f"Customer {number + 1}"))
            assert not isinstance(issued, Refusal)
            self.cards.append(issued.card.state.card_id)
