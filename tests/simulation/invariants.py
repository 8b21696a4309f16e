"""What must hold once all faults are off and nothing moves any more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.business_day import calendar_of
from shared_domain.cases import CaseState
from shared_domain.identifiers import TerminalId
from shared_domain.journal import CHAIN_START, chain_hash
from shared_domain.ledger import REDEEMING_KINDS, Entry
from shared_domain.programs import OfflineRedemption
from shared_domain.records import LEDGER_START, ledger_hash
from shared_domain.reservations import rights_of
from shared_domain.rules.judging import judge_card
from shared_domain.wire.codec import decode_item
from shared_domain.wire.signed import Receipt, open_statement
from sync_server.services.grants import positive_part
from sync_server.services.judge_cases import CLOCK_TOLERANCE
from sync_server.services.read_run import AFTER_FORK, OCCUPIED
from tests.simulation.witness import Violation, excuses, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shared_domain.identifiers import CardId, EntryId
    from shared_domain.programs import LoyaltyProgram
    from shared_domain.records import LedgerRecord
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.state import Case, HeldCard, ReceivedEntry
    from tests.simulation.shops import Shop
    from tests.simulation.tills import Till
    from tests.simulation.witness import Witness

_EVERYTHING = 1_000_000
NOBODY = TerminalId(UUID(int=0))


@dataclass(frozen=True)
class Books:
    """The server's side of a history at its end."""

    records: Sequence[LedgerRecord]
    head: tuple[int, bytes]
    received: dict[CardId, list[ReceivedEntry]]
    cards: dict[CardId, HeldCard]
    cases: Sequence[Case]
    program: LoyaltyProgram | None

    @property
    def entries(self) -> dict[EntryId, Entry]:
        return {one.entry.entry_id: one.entry for all_ in self.received.values() for one in all_}


def check_everything(shop: Shop, witness: Witness) -> None:
    """Raises Violation, naming the first promise that is broken."""
    books = shop.server.do(lambda uow, _: _books_of(uow, shop))
    _check_ledger(books)
    _check_receipts(shop, witness, books)
    _check_nothing_lost(shop, witness, books)
    _check_balances(shop, books)
    _check_reservations(shop, witness, books)
    _check_caps(shop, witness, books)
    _check_purchases(books)
    shop.server.do(lambda uow, _: _check_cases(uow, shop, books))
    for till in shop.tills:
        _check_till(shop, witness, till, books)


def _books_of(uow: UnitOfWork, shop: Shop) -> Books:
    vendor_id = shop.server.vendor_id
    head = uow.ledger.head(vendor_id)
    return Books(
        uow.ledger.page(vendor_id, 0, _EVERYTHING),
        (head.position, head.hash),
        uow.ledger.entries_of(vendor_id, shop.cards),
        uow.cards.get(vendor_id, shop.cards),
        uow.cases.all(vendor_id, _EVERYTHING),
        uow.programs.current(vendor_id),
    )


def _check_ledger(books: Books) -> None:
    """Positions without gaps, the chain, and every entry once."""
    hash_ = LEDGER_START
    for expected, record in enumerate(books.records, 1):
        _demand(record.position == expected, f"the ledger has no position {expected}")
        hash_ = ledger_hash(hash_, record.position, record.body)
    _demand((len(books.records), hash_) == books.head, "the ledger's head does not fit its chain")
    ids = Counter(record.entry_id for record in books.records if record.entry_id is not None)
    _demand(not ids or max(ids.values()) == 1, "an entry was counted twice")
    posted = sum(map(len, books.received.values()))
    _demand(posted == len(ids), "entries of cards and records of the ledger differ")


def _check_receipts(shop: Shop, witness: Witness, books: Books) -> None:
    """Every receipt ever given is signed, and still names the history there is."""
    server_key = shop.server.tools.server.public_key
    hashes = [LEDGER_START]
    for record in books.records:
        hashes.append(ledger_hash(hashes[-1], record.position, record.body))
    for signed in witness.receipts:
        receipt = open_statement(signed, Receipt, partial(shop.keys.verify, server_key))
        if witness.server_keeps_history:
            fits = hashes[receipt.ledger_position] == receipt.ledger_hash
            _demand(fits, f"a receipt names another history at {receipt.ledger_position}")


def _check_nothing_lost(shop: Shop, witness: Witness, books: Books) -> None:
    known = books.entries
    for entry_id, entry in witness.shown.items():
        _demand(known.get(entry_id) == entry, f"shown as a success and lost: {entry}")
    recorded = {
        item.entry_id
        for till in shop.tills
        for item in (*till.journal(), *till.disk.file_items())
        if isinstance(decode_item(item.body), Entry)
    }
    strangers = {
        entry_id
        for entry_id, entry in known.items()
        if entry.terminal_id is not None and entry_id not in recorded
    }
    if not witness.allows_overspending:
        _demand(not strangers, f"the ledger holds what no terminal recorded: {strangers}")


def _check_balances(shop: Shop, books: Books) -> None:
    for card_id in shop.cards:
        entries = [one.entry for one in books.received.get(card_id, ())]
        card = books.cards[card_id]
        _demand(card.state.balance == total(entries), f"the server's balance of {card_id} is wrong")
        rights = rights_of(entries)
        held = sum(rights.held.values(), rights.unreserved)
        _demand(held == total(entries), f"rights of {card_id} do not sum to its balance")
        _demand(rights.unreserved == card.unreserved, f"unreserved part of {card_id} is wrong")


def _check_reservations(shop: Shop, witness: Witness, books: Books) -> None:
    """Nobody holds less than nothing of a card, unless a manager took the risk."""
    if shop.plan.offline_redemption is OfflineRedemption.ALWAYS or witness.allows_overspending:
        return
    for card_id in shop.cards:
        entries = [one.entry for one in books.received.get(card_id, ())]
        if any(map(excuses, entries)):
            continue
        # What a restored server has forgotten of its own gifts may have been spent before.
        backed = total(entries) + shop.server.forgotten.get(card_id, NOTHING)
        _demand(backed.covers(NOTHING), f"{card_id} is overdrawn without an override")
        rights = rights_of(entries)
        held = (rights.unreserved, *rights.held.values())
        if witness.server_keeps_history:
            is_whole = all(each.covers(NOTHING) for each in held)
        else:
            # Who spent from a grant that was forgotten holds less than nothing, and as much of
            # what nobody holds is theirs.
            spendable = (rights.free_for(NOBODY), *map(positive_part, rights.held.values()))
            is_whole = backed.covers(sum(spendable, NOTHING))
        _demand(is_whole, f"more of {card_id} is held than is")


def _check_caps(shop: Shop, witness: Witness, books: Books) -> None:
    """Where rewards are always given, no day costs more than its caps, but for overrides."""
    if shop.plan.offline_redemption is not OfflineRedemption.ALWAYS or witness.allows_overspending:
        return
    calendar = calendar_of(shop.vendor)
    entries = books.entries.values()
    undone = {entry.reverses for entry in entries if entry.reverses is not None}
    of_card: Counter[object] = Counter()
    of_till: Counter[object] = Counter()
    for entry in entries:
        stands = entry.kind in REDEEMING_KINDS and entry.entry_id not in undone
        if stands and entry.overridden_by is None:
            day = calendar.day_of(entry.occurred_at)
            of_card[entry.card_id, entry.terminal_id, day] += 1
            of_till[entry.terminal_id, day] += 1
    _demand(
        all(given <= shop.plan.max_daily_rewards for given in of_card.values()),
        "a till gave more rewards on a card within a day than its cap",
    )
    _demand(
        all(given <= shop.plan.max_daily_terminal_rewards for given in of_till.values()),
        "a till gave more rewards within a day than its cap",
    )


def _check_purchases(books: Books) -> None:
    """What one commit recorded stands in the ledger as a whole."""
    sizes = Counter(e.purchase_id for e in books.entries.values() if e.purchase_id is not None)
    _demand(set(sizes.values()) <= {2}, "half a purchase stands in the ledger")


def _check_cases(uow: UnitOfWork, shop: Shop, books: Books) -> None:
    """Open cases are a function of the card's entries, whatever order they arrived in."""
    vendor = uow.vendors.get(shop.server.vendor_id)
    assert vendor is not None
    programs, calendar = uow.programs.history(vendor.vendor_id), calendar_of(vendor)
    expected = set()
    for received in books.received.values():
        findings = judge_card((one.judged for one in received), programs, calendar)
        expected |= {(each.kind.value, each.entry_id, each.against) for each in findings}
        expected |= {
            ("clock_not_trusted", one.entry.entry_id, None)
            for one in received
            if one.entry.occurred_at > one.received_at + CLOCK_TOLERANCE
        }
    # What somebody decided stays decided, whatever the rules go on finding.
    decided = {
        (case.finding.kind.value, case.finding.entry_id)
        for case in books.cases
        if case.state not in {CaseState.OPEN, CaseState.WITHDRAWN}
    }
    expected = {each for each in expected if each[:2] not in decided}
    keys = [(case.finding.kind.value, case.finding.entry_id) for case in books.cases]
    _demand(len(keys) == len(set(keys)), "a case was opened twice")
    found = {
        (case.finding.kind.value, case.finding.entry_id, case.finding.against)
        for case in books.cases
        if case.state is CaseState.OPEN and case.card_id is not None
    }
    _demand(found == expected, f"open cases {found - expected} and not {expected - found}")


def _check_till(shop: Shop, witness: Witness, till: Till, books: Books) -> None:
    with till.up.store.begin() as uow:
        waiting, parked, cursor = uow.journal.waiting(), uow.journal.parked(), uow.state.cursor()
        open_cases, program = uow.world.open_cases(), uow.world.program()
    _demand(waiting == 0, f"{till.name} still waits with {waiting} items")
    # A disk that was rolled back may bring an item back whose place another has taken since.
    may_stay_parked = {OCCUPIED, AFTER_FORK} if witness.allows_overspending else set()
    strange = [item for item in parked if item.reason not in may_stay_parked]
    _demand(not strange, f"the server parked {strange} of {till.name}")
    _demand((cursor.position, cursor.hash) == books.head, f"{till.name} has not read everything")
    _demand(program == books.program, f"{till.name} works under another program")
    is_open = sum(case.state is CaseState.OPEN for case in books.cases)
    _demand(open_cases == is_open, f"{till.name} counts {open_cases} open cases of {is_open}")
    for card_id in shop.cards:
        _check_card(till, card_id, [one.entry for one in books.received.get(card_id, ())], books)
    _check_journal(till)


def _check_card(till: Till, card_id: CardId, entries: list[Entry], books: Books) -> None:
    with till.up.store.begin() as uow:
        state, known = uow.cards.get(card_id), uow.entries.of_card(card_id)
    _demand(
        {one.entry_id for one in known} == {one.entry_id for one in entries},
        f"{till.name} and the server know different entries of {card_id}",
    )
    balance = state.balance if state is not None else Amounts()
    _demand(balance == total(entries), f"{till.name} shows {balance} on {card_id}")
    _demand(state == books.cards[card_id].state, f"{till.name} and the server fold {card_id} apart")


def _check_journal(till: Till) -> None:
    """The chain and its signatures, and that both copies say the same."""
    journal = till.journal()
    hash_, epoch = CHAIN_START, None
    for item in journal:
        hash_ = chain_hash(hash_ if item.epoch == epoch else CHAIN_START, item.body)
        epoch = item.epoch
        _demand(item.hash == hash_, f"the chain of {till.name} breaks at {item.sequence}")
        _demand(till.signed(item), f"{till.name} did not sign {item.sequence}")
    on_file = {item.entry_id: item for item in till.disk.file_items()}
    for item in journal:
        _demand(on_file.get(item.entry_id) == item, f"{till.name}'s file lacks {item.sequence}")


def _demand(holds: bool, words: str) -> None:  # noqa: FBT001  (the condition is the sentence)
    if not holds:
        raise Violation(words)
