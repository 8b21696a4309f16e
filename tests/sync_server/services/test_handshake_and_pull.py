"""What a terminal is told: what is held of it, the ledger page by page, and what it comes to."""

from __future__ import annotations

from datetime import timedelta

from shared_domain.amounts import Amounts
from shared_domain.digests import digest_of
from shared_domain.identifiers import EpochId
from shared_domain.ledger import EntryKind
from shared_domain.records import LEDGER_START, LedgerRecord
from shared_domain.wire.pull import LedgerDigest, PullOutcome, PullRequest
from shared_domain.wire.push import EpochHeld, TerminalContact
from shared_domain.wire.signed import LedgerHead, open_statement
from sync_server.services.refusals import REVOKED, Refusal, RefusalKind
from sync_server.services.serve_changes import serve_changes, serve_digest
from sync_server.services.shake_hands import CONTACT_NOTED_EVERY, contact_is_due, note_contact
from tests.builders import a_points_program
from tests.sync_server.services.shop import Shop

CARD = "00000000000000aa"


def test_a_handshake_tells_what_is_held_of_every_epoch(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    forgotten = till.journal.epoch
    till.open_epoch()
    unknown = EpochHeld(till.journal.epoch, 1)

    reply = shop.shake(till, epochs=(unknown,))

    assert set(reply.epochs) == {EpochHeld(till.journal.epoch, 0), EpochHeld(forgotten, 2)}
    assert reply.generation == shop.generation
    assert not reply.is_revoked
    head = open_statement(reply.head, LedgerHead, shop.verify)
    assert head.position == shop.uow.ledger.head(shop.vendor_id).position


def test_a_handshake_notes_the_contact_and_the_clock(shop: Shop) -> None:
    till = shop.till()
    shop.let_pass(hours=1)
    now = shop.tools.clock.now()

    reply = shop.shake(
        till, device_clock=now - timedelta(seconds=90), app_version="1.4", unsynced=12
    )

    known = shop.known(till)
    assert known.last_contact_at == reply.server_time == now
    assert (known.app_version, known.unsynced, known.clock_offset_ms) == ("1.4", 12, -90_000)
    assert reply.contacts == (TerminalContact(till.terminal_id, now),)


def test_a_revoked_terminal_learns_it_and_is_no_contact_any_more(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)

    reply = shop.shake(till)

    assert reply.is_revoked
    assert reply.contacts == ()


def test_a_contact_is_noted_now_and_then_only(shop: Shop) -> None:
    till = shop.till()
    now = shop.tools.clock.now()
    assert not contact_is_due(shop.known(till), now)
    assert contact_is_due(shop.known(till), now + CONTACT_NOTED_EVERY)
    shop.let_pass(minutes=1)

    note_contact(shop.uow, shop.tools, shop.known(till))

    assert shop.known(till).last_contact_at == shop.tools.clock.now()


def test_pages_follow_each_other_up_to_the_signed_head(shop: Shop) -> None:
    till = shop.till()
    for _ in range(5):
        till.stamp(CARD)
        shop.let_pass(till, hours=1)
    shop.push(till)
    read: list[LedgerRecord] = []
    after, hash_ = 0, LEDGER_START
    while True:
        request = PullRequest(after=after, hash=hash_, limit=3)
        page = serve_changes(shop.uow, shop.tools, shop.known(till), request)
        assert not isinstance(page, Refusal)
        assert page.outcome is PullOutcome.PAGE
        read += page.records
        after = page.records[-1].position
        hash_ = shop.uow.ledger.hash_at(shop.vendor_id, after) or b""
        if not page.has_more:
            break

    assert read == shop.records()
    head = open_statement(page.head, LedgerHead, shop.verify)
    assert (head.position, head.hash) == (after, hash_)


def test_with_nothing_new_the_page_is_empty(shop: Shop) -> None:
    till = shop.till()
    head = shop.uow.ledger.head(shop.vendor_id)

    page = shop.pull(till, head.position, head.hash)

    assert (page.outcome, page.records, page.has_more) == (PullOutcome.PAGE, (), False)


def test_another_history_is_noticed(shop: Shop) -> None:
    till = shop.till()
    head = shop.uow.ledger.head(shop.vendor_id)

    for after, hash_ in [
        (head.position, b"?" * 32),
        (head.position + 1, head.hash),
        (0, b"?" * 32),
    ]:
        page = shop.pull(till, after, hash_)
        assert (page.outcome, page.records, page.has_more) == (PullOutcome.DIVERGED, (), False)


def test_a_revoked_terminal_reads_nothing_more(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)
    request = PullRequest(after=0, hash=LEDGER_START)

    assert serve_changes(shop.uow, shop.tools, shop.known(till), request) == REVOKED
    assert serve_digest(shop.uow, shop.tools, shop.known(till), 0) == REVOKED


def test_a_digest_is_that_of_the_entries_up_to_its_position() -> None:
    shop = Shop(a_points_program())
    till = shop.till()
    for _ in range(4):
        till.entry(EntryKind.POINTS_EARNED, CARD, points_delta=3, purchase_amount_cents=30)
    shop.push(till)
    head = shop.uow.ledger.head(shop.vendor_id)
    known = shop.known(till)

    whole = serve_digest(shop.uow, shop.tools, known, head.position)
    assert whole == LedgerDigest(head.position, 4, Amounts(points=12), head.digest.xor_of_hashes)
    part = serve_digest(shop.uow, shop.tools, known, head.position - 1)
    bodies = [(body, Amounts(points=3)) for body in till.journal.bodies[1:4]]
    assert part == LedgerDigest(
        head.position - 1, 3, Amounts(points=9), digest_of(bodies).xor_of_hashes
    )
    assert serve_digest(shop.uow, shop.tools, known, 0) == LedgerDigest(0, 0, Amounts(), bytes(32))


def test_no_digest_reaches_beyond_the_ledger(shop: Shop) -> None:
    till = shop.till()
    head = shop.uow.ledger.head(shop.vendor_id)

    answer = serve_digest(shop.uow, shop.tools, shop.known(till), head.position + 1)

    assert isinstance(answer, Refusal)
    assert answer.kind is RefusalKind.BEYOND_HEAD


def test_an_epoch_the_server_never_heard_of_is_held_up_to_nothing(shop: Shop) -> None:
    till = shop.till()
    epoch = EpochId(shop.tools.ids.new_id())

    assert shop.shake(till, epochs=(EpochHeld(epoch, 9),)).epochs == (EpochHeld(epoch, 0),)
