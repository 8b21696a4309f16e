"""What the server has set aside of this till's journal, until it stands in the ledger after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.ledger import Entry
from shared_domain.wire.push import Verdict, VerdictKind
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.review_parked import ParkedHere, parked_here
from terminal.use_cases.sign_in import sign_out
from terminal.use_cases.store_ports import ParkedItem
from tests.builders import CARD, entry_id
from tests.terminal.use_cases.proofs import accepted
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN

if TYPE_CHECKING:
    from tests.terminal.use_cases.shop import Till


def note_parked(till: Till, sequence: int, reason: str) -> None:
    with till.store.begin() as uow:
        epoch = uow.journal.epochs()[-1].epoch
        uow.journal.note_parked(epoch, [Verdict(sequence, VerdictKind.PARKED, reason=reason)])
        uow.commit()


def test_an_item_is_shown_with_the_servers_reason(till: Till) -> None:
    assert parked_here(till.counter) == ()
    (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    sign_out(till.counter, ANNA_SIGNED_IN)
    note_parked(till, entry.terminal_seq, "unheard of")
    note_parked(till, entry.terminal_seq + 1, "a newer schema")

    first, second = parked_here(till.counter)

    assert first == ParkedHere(
        ParkedItem(till.counter.epoch, entry.terminal_seq, "unheard of"), entry
    )
    assert not isinstance(second.item, Entry)
    assert second.parked.reason == "a newer schema"


def test_an_entry_that_stands_in_the_ledger_after_all_is_not_shown_any_more(till: Till) -> None:
    (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    note_parked(till, entry.terminal_seq, "unheard of")
    assert len(parked_here(till.counter)) == 1

    till.sync()

    assert parked_here(till.counter) == ()


def test_an_item_that_cannot_be_read_here_is_shown_without_it(till: Till) -> None:
    with till.store.begin() as uow:
        sealed = uow.journal.run_after(till.counter.epoch, 0, 1, 9_999)[0]
        newer = type(sealed)(
            entry_id(5), sealed.epoch, 2, b'{"type":"newer"}', bytes(32), bytes(64)
        )
        uow.journal.append(newer)
        uow.commit()
    note_parked(till, 2, "a newer schema")

    (shown,) = parked_here(till.counter)

    assert shown.item is None
