"""Journals that fork and terminals that are no longer trusted: nothing is lost, a person looks."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.cases import CaseKind, CaseState
from shared_domain.journal import Place
from shared_domain.wire.push import EpochHeld, VerdictKind
from sync_server.services.admit_entry import REVOKED
from sync_server.services.read_run import AFTER_FORK, OCCUPIED
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from shared_domain.wire.push import PushReply
    from tests.sync_server.scripted_terminal import ScriptedTerminal

CARD = "00000000000000aa"


def kinds(reply: PushReply) -> list[VerdictKind]:
    return [verdict.kind for verdict in reply.verdicts]


def reasons(reply: PushReply) -> list[str]:
    return [verdict.reason for verdict in reply.verdicts]


def forks(shop: Shop) -> list[tuple[object, object]]:
    return [
        (case.finding.entry_id, case.finding.against)
        for case in shop.cases()
        if case.finding.kind is CaseKind.JOURNAL_FORKED
    ]


def clone_of(till: ScriptedTerminal) -> ScriptedTerminal:
    """The same computer a second time: same keys, same epoch, same journal so far."""
    return copy.deepcopy(till)


def test_two_items_at_one_place_are_a_fork_and_the_second_is_parked(shop: Shop) -> None:
    till = shop.till()
    clone = clone_of(till)
    first, second = till.stamp(CARD), clone.stamp(CARD)
    shop.push(till)

    reply = shop.push(clone)

    assert kinds(reply) == [VerdictKind.ALREADY_RECORDED, VerdictKind.PARKED]
    assert reasons(reply)[1] == OCCUPIED
    assert forks(shop) == [(second.entry_id, first.entry_id)]
    receipt = shop.receipt(reply)
    assert (receipt.sequence, receipt.hash) == (2, clone.journal.hashes[-1])
    assert shop.held(CARD).state.balance == Amounts(stamps=1)


def test_a_forked_run_is_told_apart_by_its_signature_and_goes_on(shop: Shop) -> None:
    till = shop.till()
    clone = clone_of(till)
    till.stamp(CARD)
    shop.push(till)
    clone.stamp(CARD)
    clone.stamp(CARD)
    beyond = shop.push(clone)
    assert reasons(beyond)[1:] == [OCCUPIED, AFTER_FORK]
    assert beyond.held == EpochHeld(clone.journal.epoch, 3)
    clone.stamp(CARD)

    assert kinds(shop.push(clone, clone.push_request(first=4))) == [VerdictKind.RECORDED]
    assert kinds(shop.push(clone, clone.push_request(first=3, last=3))) == [VerdictKind.PARKED]
    assert len(forks(shop)) == 1


def test_a_forked_item_that_cannot_be_read_names_the_epoch_as_evidence(shop: Shop) -> None:
    till = shop.till()
    clone = clone_of(till)
    till.journal.append(b"unreadable")
    clone.journal.append(b"unreadable too")
    shop.push(till)
    shop.push(clone)

    assert forks(shop) == [(till.journal.epoch, None)]


def test_a_fork_is_one_case_however_often_it_is_pushed(shop: Shop) -> None:
    till = shop.till()
    clone = clone_of(till)
    till.stamp(CARD)
    clone.stamp(CARD)
    shop.push(till)
    shop.push(clone)
    shop.push(clone)

    assert len(forks(shop)) == 1
    assert len(shop.case_records()) == 1


def test_two_epochs_that_follow_one_item_are_a_fork_and_both_count(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    end = till.journal.end
    first = till.open_epoch(parent=end)
    till.stamp(CARD)
    shop.push(till)
    assert forks(shop) == []
    second = till.open_epoch(parent=end)
    till.stamp(CARD)
    shop.push(till)

    assert forks(shop) == [(second.entry_id, first.entry_id)]
    assert shop.held(CARD).state.balance == Amounts(stamps=3)


def test_an_epoch_that_follows_an_older_item_than_the_last_is_a_fork(shop: Shop) -> None:
    """A database put back from a backup whose lost tail the server already holds."""
    till = shop.till()
    lost = till.stamp(CARD)
    shop.push(till)
    before = Place(till.journal.epoch, 1, till.journal.hashes[0])
    opened = till.open_epoch(parent=before)
    shop.push(till)

    assert forks(shop) == [(opened.entry_id, lost.entry_id)]


def test_the_same_is_found_when_the_lost_tail_arrives_later(shop: Shop) -> None:
    till = shop.till()
    shop.push(till)
    corpse = clone_of(till)
    opened = till.open_epoch(parent=till.journal.end)
    shop.push(till)
    assert forks(shop) == []
    lost = corpse.stamp(CARD)
    shop.push(corpse)

    assert forks(shop) == [(opened.entry_id, lost.entry_id)]


def test_an_epoch_opened_at_every_start_is_no_fork(shop: Shop) -> None:
    till = shop.till()
    shop.push(till)
    for _ in range(3):
        till.open_epoch(parent=till.journal.end)
        till.stamp(CARD)
        shop.push(till)
        shop.push(till)

    assert forks(shop) == []


def test_entries_of_a_revoked_terminal_are_kept_aside_under_one_case(shop: Shop) -> None:
    till = shop.till()
    shop.push(till)
    shop.revoke(till)
    stamp = till.stamp(CARD)
    till.stamp(CARD)
    reply = shop.push(till)
    till.stamp(CARD)
    shop.push(till)

    assert kinds(reply)[1:] == [VerdictKind.PARKED] * 2
    assert reasons(reply)[1:] == [REVOKED] * 2
    assert shop.entries() == []
    assert len(shop.uow.journal.parked(shop.known(till), till.journal.epoch, 2)) == 1
    cases = shop.cases()
    assert [one.finding.kind for one in cases] == [CaseKind.REVOKED_TERMINAL]
    assert cases[0].finding.entry_id == stamp.entry_id
    assert (cases[0].terminal_id, cases[0].state) == (till.terminal_id, CaseState.OPEN)


def test_notes_of_a_revoked_terminal_are_still_evidence(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)

    assert kinds(shop.push(till)) == [VerdictKind.RECORDED]
    assert shop.cases() == []


def test_what_a_revoked_terminal_had_sent_before_stays(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    shop.revoke(till)

    assert kinds(shop.push(till)) == [VerdictKind.ALREADY_RECORDED] * 2
    assert shop.held(CARD).state.balance == Amounts(stamps=1)


def test_a_revoked_terminal_whose_journal_forks_is_two_cases(shop: Shop) -> None:
    till = shop.till()
    clone = clone_of(till)
    till.stamp(CARD)
    shop.push(till)
    shop.revoke(till)
    clone.stamp(CARD)
    shop.push(clone)
    till.stamp(CARD)
    shop.push(till)

    assert {one.finding.kind for one in shop.cases()} == {
        CaseKind.JOURNAL_FORKED,
        CaseKind.REVOKED_TERMINAL,
    }


def test_an_unreadable_item_after_an_epochs_parent_is_no_proof_of_a_fork(shop: Shop) -> None:
    till = shop.till()
    shop.push(till)
    corpse = clone_of(till)
    till.open_epoch(parent=till.journal.end)
    shop.push(till)
    corpse.journal.append(b"unreadable")
    shop.push(corpse)

    assert forks(shop) == []
