"""Real Ed25519 keys from seeds a test can repeat, and a PIN check that is right but fast."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from shared_domain.pin_keys import pin_secret
from terminal.gateway.device_keys import Ed25519DeviceKey

if TYPE_CHECKING:
    from shared_domain.identifiers import StaffId
    from terminal.use_cases.ports import DeviceKey, PinCheck, PinMaker

PIN_KEY = bytes(range(32))


def seed_of(name: str) -> bytes:
    """The 32-byte seed that belongs to a name."""
    return hashlib.sha256(name.encode()).digest()


def device_key(name: str) -> Ed25519DeviceKey:
    """A real key that is the same in every run: `device_key("till 1")`."""
    return Ed25519DeviceKey(seed_of(name))


def fast_verifier(staff_id: StaffId, pin: str, pin_key: bytes = PIN_KEY) -> str:
    """What to keep as a person's `pin_verifier` when `FixedKeySource` will check the PIN."""
    return "fast$" + hashlib.sha256(pin_secret(pin_key, staff_id, pin)).hexdigest()


class FixedKeySource:
    """Counted seeds, real signatures, and one round of SHA-256 where the program has bcrypt."""

    def __init__(self, name: str = "till 1") -> None:
        self._name = name
        self._made = 0

    def new_seed(self) -> bytes:
        self._made += 1
        return seed_of(f"{self._name} seed {self._made}")

    def device_key(self, seed: bytes) -> DeviceKey:
        return Ed25519DeviceKey(seed)

    def pin_check(self, pin_key: bytes) -> PinCheck:
        def check(staff_id: StaffId, pin: str, verifier: str) -> bool:
            return pin.isascii() and fast_verifier(staff_id, pin, pin_key) == verifier

        return check

    def pin_maker(self, pin_key: bytes) -> PinMaker:
        def make(staff_id: StaffId, pin: str) -> str:
            return fast_verifier(staff_id, pin, pin_key)

        return make
