"""One type for each identity, so that no two kinds of id are ever mixed up."""

from __future__ import annotations

from typing import Annotated, NewType
from uuid import UUID

from msgspec import Meta

VendorId = NewType("VendorId", UUID)
TerminalId = NewType("TerminalId", UUID)
StaffId = NewType("StaffId", UUID)

# Made on the terminal (UUIDv7) before anything else happens; it makes an item count once.
EntryId = NewType("EntryId", UUID)

# A new random 128-bit id at every start of the program; with a sequence it makes a place.
EpochId = NewType("EpochId", UUID)

# A card's 8 bytes as 16 lower-case hex digits. Text, because people read journals. The length
# stands beside the pattern because `$` also matches before a line feed at the end.
CardId = Annotated[str, Meta(pattern="^[0-9a-f]{16}$", max_length=16)]

# The languages that Stempel speaks.
LanguageCode = Annotated[str, Meta(pattern="^(en|fr|de|lb)$", max_length=2)]

CARD_ID_BYTES = 8
HASH_BYTES = 32
SIGNATURE_BYTES = 64

# An Ed25519 public key, raw.
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
