"""Cases at the counter: shown with both rows of evidence, settled by a manager, offline too."""

from __future__ import annotations

import pytest

from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.identifiers import TerminalId
from shared_domain.journal import CaseSettled
from shared_domain.ledger import Entry
from shared_domain.outcomes import (
    CaseNotOpen,
    CaseWithoutCard,
    ManagerNeeded,
    Refused,
    TerminalRevoked,
)
from shared_domain.records import CaseChanged
from shared_domain.staff import ManagerAction
from shared_domain.wire.codec import decode_item
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.counter import Session
from terminal.use_cases.review_cases import cases_to_settle
from terminal.use_cases.settle_case import settle_case
from terminal.use_cases.store_ports import KnownCase
from terminal.use_cases.sync_status import read_status
from tests.builders import BERT, CARD, VENDOR, a_program, entry_id
from tests.terminal.use_cases.proofs import accepted, assert_journal_verifies
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop, Till


@pytest.fixture
def till() -> Till:
    """A till whose vendor lets stamps follow each other at once."""
    shop = Shop(a_program(cooldown_minutes=0))
    shop.issue(CARD)
    return shop.open_till("Bar")


def stamp(till: Till) -> Entry:
    return accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries[0]


def told(till: Till, entry: Entry, against: Entry | None = None, **fields: object) -> CaseChanged:
    """The server opens a case, and the till hears of it."""
    given: dict[str, object] = {
        "vendor_id": VENDOR,
        "card_id": CARD,
        "entry_id": entry.entry_id,
        "kind": CaseKind.COOLDOWN_BROKEN,
        "state": CaseState.OPEN,
        "against": against.entry_id if against else None,
    }
    record = CaseChanged(**given | fields)  # type: ignore[arg-type]  # a test names what differs
    till.shop.server.publish(record)
    till.sync()
    return record


def decide(
    till: Till, case: CaseChanged, resolution: Resolution, by: Session | None = BERT_SIGNED_IN
) -> KnownCase | Refused:
    return settle_case(till.counter, by, case.kind, case.entry_id, resolution, " A regular ")


def test_a_case_is_shown_with_both_rows_and_whose_they_are(till: Till) -> None:
    first, second = stamp(till), stamp(till)
    told(till, second, first)

    (shown,) = cases_to_settle(till.counter)

    assert shown.row is not None
    assert shown.against is not None
    assert (shown.row.entry, shown.against.entry) == (second, first)
    assert (shown.row.staff_name, shown.row.terminal_name) == ("Anna", "Bar")
    assert shown.card == till.card()
    assert shown.resolutions == tuple(Resolution)


def test_a_case_about_a_till_names_it_and_can_only_be_forgiven(till: Till) -> None:
    opened = stamp(till)
    case = told(
        till,
        opened,
        kind=CaseKind.JOURNAL_FORKED,
        card_id=None,
        entry_id=entry_id(5),
        terminal_id=till.identity.terminal_id,
    )

    (shown,) = cases_to_settle(till.counter)

    assert (shown.row, shown.against, shown.card) == (None, None, None)
    assert shown.terminal_name == "Bar"
    assert shown.resolutions == (Resolution.FORGIVE,)
    assert decide(till, case, Resolution.CLAW_BACK) == Refused(CaseWithoutCard())
    assert isinstance(decide(till, case, Resolution.FORGIVE), KnownCase)


def test_names_that_were_never_told_are_left_out(till: Till) -> None:
    given = till.shop.give(stamps=1)
    told(till, given, terminal_id=TerminalId(entry_id(99)))

    (shown,) = cases_to_settle(till.counter)

    assert shown.row is not None
    assert (shown.row.staff_name, shown.row.terminal_name, shown.terminal_name) == (
        None,
        None,
        None,
    )


def test_a_decision_is_journalled_and_pushed_like_all_else(till: Till) -> None:
    first, second = stamp(till), stamp(till)
    case = told(till, second, first)

    settled = decide(till, case, Resolution.CLAW_BACK)

    assert isinstance(settled, KnownCase)
    assert (settled.state, settled.settled_by) == (CaseState.CLAWED_BACK, "Bert")
    item = decode_item(till.journal()[-1].body)
    assert isinstance(item, CaseSettled)
    assert (item.kind, item.about, item.resolution) == (case.kind, case.entry_id, item.resolution)
    assert (item.staff_id, item.note) == (BERT, "A regular")
    assert cases_to_settle(till.counter) == ()
    assert read_status(till.counter).open_cases == 0
    # The balance is the server's to change.
    assert till.balance().stamps == 2
    till.push()
    assert till.waiting() == 0
    assert_journal_verifies(till)


def test_the_server_has_the_last_word(till: Till) -> None:
    second = stamp(till)
    case = told(till, second)
    decide(till, case, Resolution.CLAW_BACK)

    till.shop.server.publish(case)
    till.pull()

    assert [shown.case.entry_id for shown in cases_to_settle(till.counter)] == [second.entry_id]


@pytest.mark.parametrize("by", [None, ANNA_SIGNED_IN, Session(None, "", BERT_SIGNED_IN.role)])
def test_only_a_person_who_is_a_manager_settles(till: Till, by: Session | None) -> None:
    case = told(till, stamp(till))
    commits = till.store.commits

    refused = decide(till, case, Resolution.FORGIVE, by)

    assert refused == Refused(ManagerNeeded(ManagerAction.SETTLE_CASE))
    assert till.store.commits == commits


def test_what_is_settled_or_unknown_cannot_be_settled(till: Till) -> None:
    case = told(till, stamp(till))
    decide(till, case, Resolution.FORGIVE)

    assert decide(till, case, Resolution.FORGIVE) == Refused(CaseNotOpen("Bert"))
    unknown = settle_case(
        till.counter, BERT_SIGNED_IN, CaseKind.OVERDRAWN, case.entry_id, Resolution.FORGIVE
    )
    assert unknown == Refused(CaseNotOpen(""))


def test_a_revoked_till_settles_nothing(till: Till) -> None:
    case = told(till, stamp(till))
    till.shop.server.revoke(till.identity.terminal_id)
    till.shake()

    assert decide(till, case, Resolution.FORGIVE) == Refused(TerminalRevoked())
