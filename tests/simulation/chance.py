"""Keys, ids and time that one seed decides: the same seed always lives the same history."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync_server.keys.signing import Ed25519Signatures

if TYPE_CHECKING:
    from shared_domain.identifiers import StaffId
    from terminal.use_cases.ports import DeviceKey, PinCheck, PinMaker

# A Tuesday, three weeks before anything about summer time happens.
BEGINNING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@dataclass
class TrueTime:
    """The time that nobody in a history knows for certain; it only ever goes forward."""

    now: datetime = BEGINNING
    passed_s: float = 0.0

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.passed_s += seconds


class WallClock:
    """A computer's clocks: the wall clock is off by whatever somebody set it to."""

    def __init__(self, true: TrueTime, off_by: timedelta = timedelta()) -> None:
        self._true = true
        self.off_by = off_by

    def now(self) -> datetime:
        return self._true.now + self.off_by

    def monotonic_s(self) -> float:
        return self._true.passed_s + 1000


class Signer(Protocol):
    """Ed25519 by its shape: 32-byte keys, 64-byte signatures."""

    def sign(self, private_key: bytes, message: bytes) -> bytes: ...
    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool: ...
    def public_of(self, private_key: bytes) -> bytes: ...


class RealSigner(Ed25519Signatures):
    """The product's own signatures."""

    def public_of(self, private_key: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


class QuickSigner:
    """A hash under the private key, which only this object can find for a public one.

    Within a history nobody else can make one, and it costs a hundredth of the real thing.
    """

    def __init__(self) -> None:
        self._private: dict[bytes, bytes] = {}

    def public_of(self, private_key: bytes) -> bytes:
        public = hashlib.sha256(b"public" + private_key).digest()
        self._private[public] = private_key
        return public

    def sign(self, private_key: bytes, message: bytes) -> bytes:
        return hashlib.sha512(private_key + message).digest()

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        private_key = self._private.get(public_key)
        return private_key is not None and self.sign(private_key, message) == signature


@dataclass(frozen=True)
class SeededDeviceKey:
    """A terminal's key made from its seed."""

    seed: bytes
    signer: Signer

    @property
    def public_key(self) -> bytes:
        return self.signer.public_of(self.seed)

    def sign(self, message: bytes) -> bytes:
        return self.signer.sign(self.seed, message)


class Keys:
    """Makes and uses every key of a history, for the server and for its terminals."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self._made = 0

    def new_key(self) -> tuple[bytes, bytes]:
        private = self.new_seed()
        return private, self._signer.public_of(private)

    def sign(self, private_key: bytes, message: bytes) -> bytes:
        return self._signer.sign(private_key, message)

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        return self._signer.verify(public_key, message, signature)

    def new_seed(self) -> bytes:
        self._made += 1
        return hashlib.sha256(f"key {self._made}".encode()).digest()

    def device_key(self, seed: bytes) -> DeviceKey:
        return SeededDeviceKey(seed, self._signer)

    def pin_check(self, pin_key: bytes) -> PinCheck:  # noqa: ARG002  (the port's)
        def nobody_types_one(staff_id: StaffId, pin: str, verifier: str) -> bool:  # noqa: ARG001
            return False

        return nobody_types_one

    def pin_maker(self, pin_key: bytes) -> PinMaker:  # noqa: ARG002  (the port's)
        def nobody_chooses_one(staff_id: StaffId, pin: str) -> str:  # noqa: ARG001
            return ""

        return nobody_chooses_one
