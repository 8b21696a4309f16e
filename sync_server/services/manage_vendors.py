"""Opening a vendor: its keys, its ledger, and a first program that is not active yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.business_day import calendar_of
from shared_domain.pin_keys import PIN_KEY_BYTES
from shared_domain.programs import LoyaltyProgram
from shared_domain.records import CardKeyPublished, VendorChanged
from sync_server.services.manage_program import publish
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.secret_keys import add_secret, add_signing_key
from sync_server.services.state import KeyPurpose

if TYPE_CHECKING:
    from shared_domain.programs import Vendor
    from sync_server.services.ports import Instruments, UnitOfWork


def open_vendor(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor: Vendor,
    first_program: LoyaltyProgram | None = None,
) -> Vendor | Refusal:
    """Add a vendor; its slug must be its own and its time zone must exist."""
    try:
        calendar_of(vendor)
    except ValueError as error:
        return Refusal(RefusalKind.INVALID, str(error))
    if uow.vendors.by_slug(vendor.slug) is not None:
        return Refusal(RefusalKind.ALREADY_EXISTS, f"There is a vendor named {vendor.slug!r}.")
    now = instruments.clock.now()
    uow.act_for(vendor.vendor_id)
    uow.vendors.add(vendor, now)
    uow.ledger.open(vendor.vendor_id)
    card_key = add_signing_key(
        uow,
        instruments.signatures,
        instruments.vault,
        vendor.vendor_id,
        KeyPurpose.CARD_SIGNING,
        now,
    )
    secret = instruments.ids.random_bytes(PIN_KEY_BYTES)
    add_secret(uow, instruments, vendor.vendor_id, KeyPurpose.PIN_HASHING, secret)
    posting = Posting(uow, vendor.vendor_id, now)
    posting.change(VendorChanged(vendor))
    posting.change(CardKeyPublished(card_key.number, card_key.public_key))
    posting.write()
    publish(uow, instruments, vendor.vendor_id, first_program or LoyaltyProgram(version=1))
    return vendor
