"""Ed25519 and bcrypt: turns stored secrets into keys that sign and checks that verify."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared_domain.pin_keys import BCRYPT_COST, pin_secret
from shared_domain.staff import pin_is_well_formed

if TYPE_CHECKING:
    from shared_domain.identifiers import StaffId
    from terminal.use_cases.ports import DeviceKey, PinCheck, PinMaker

SEED_BYTES = 32


class Ed25519DeviceKey:
    """The terminal's own key, made from its 32-byte seed; the seed cannot be read back."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._public_key = self._key.public_key().public_bytes_raw()

    @property
    def public_key(self) -> bytes:
        return self._public_key

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


def verify_signature(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this public key made this signature; False for whatever is no key or signature."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


class Ed25519Keys:
    """Keys as the program really uses them."""

    def new_seed(self) -> bytes:
        return secrets.token_bytes(SEED_BYTES)

    def device_key(self, seed: bytes) -> DeviceKey:
        """The key of this seed; raises ValueError for a seed that is not 32 bytes."""
        return Ed25519DeviceKey(seed)

    def pin_check(self, pin_key: bytes) -> PinCheck:
        def check(staff_id: StaffId, pin: str, verifier: str) -> bool:
            return _bcrypt_matches(pin_key, staff_id, pin, verifier)

        return check

    def pin_maker(self, pin_key: bytes) -> PinMaker:
        def make(staff_id: StaffId, pin: str) -> str:
            import bcrypt  # noqa: PLC0415  (only a manager needs it, the first frame does not)

            salt = bcrypt.gensalt(BCRYPT_COST)
            return bcrypt.hashpw(pin_secret(pin_key, staff_id, pin), salt).decode("ascii")

        return make


def _bcrypt_matches(pin_key: bytes, staff_id: StaffId, pin: str, verifier: str) -> bool:
    """Whether the keyed hash of this PIN is behind the verifier; about 0.2 s of one core."""
    import bcrypt  # noqa: PLC0415  (only a sign-in needs it, the first frame does not)

    if not pin_is_well_formed(pin):
        return False
    try:
        return bcrypt.checkpw(pin_secret(pin_key, staff_id, pin), verifier.encode("ascii"))
    except ValueError:
        # Not a bcrypt hash: a person whose PIN was never set has no right one.
        return False
