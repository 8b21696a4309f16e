"""One example of every line of an exported file: what the golden files hold to the byte."""

from __future__ import annotations

import msgspec

from shared_domain.programs import Vendor
from shared_domain.records import CardKeyPublished
from shared_domain.wire.pull import LedgerDigest
from shared_domain.witness.exports import (
    EXPORT_VERSION,
    EpochLine,
    HeadLine,
    ItemLine,
    JournalOpened,
    KnownTerminal,
    LedgerOpened,
    ReceiptLine,
    RecordLine,
    SealLine,
)
from tests.wire.examples import (
    ENTRY,
    EPOCH,
    HASH,
    KEY,
    MESSAGES,
    SIGNATURE,
    STATEMENT,
    TILL,
    TIME,
    VENDOR,
)

KNOWN = KnownTerminal(TILL, "Till 1", KEY)
DIGEST = msgspec.convert(MESSAGES["ledger_digest"], LedgerDigest)

LINES: dict[str, msgspec.Struct] = {
    "known_terminal": KNOWN,
    "export_of_a_ledger": LedgerOpened(
        version=EXPORT_VERSION,
        vendor=Vendor(vendor_id=VENDOR, name="Café Kueb", slug="cafe-kueb"),
        server_key=KEY,
        generation="g1",
        exported_at=TIME,
        terminals=(KNOWN,),
        card_keys=(CardKeyPublished(3, KEY),),
    ),
    "export_of_a_journal": JournalOpened(
        version=EXPORT_VERSION,
        vendor_id=VENDOR,
        terminal=KNOWN,
        server_key=KEY,
        exported_at=TIME,
    ),
    "export_record": RecordLine(
        position=1_001, hash=HASH, body=b'{"type":"entry"}', entry_id=ENTRY
    ),
    "export_epoch": EpochLine(terminal_id=TILL, epoch=EPOCH, last_sequence=43),
    "export_item_of_an_entry": ItemLine(
        terminal_id=TILL, epoch=EPOCH, sequence=42, hash=HASH, position=1_001
    ),
    "export_item_set_aside": ItemLine(
        terminal_id=TILL,
        epoch=EPOCH,
        sequence=43,
        hash=HASH,
        body=b"{}",
        signature=SIGNATURE,
        parked=True,
    ),
    "export_receipt": ReceiptLine(statement=STATEMENT),
    "export_head": HeadLine(statement=STATEMENT, digest=DIGEST),
    "export_seal": SealLine(lines=9, hash=HASH, signature=SIGNATURE),
}
