"""The slow hash over a PIN."""

from __future__ import annotations

import bcrypt

from shared_domain.pin_keys import BCRYPT_COST


class BcryptPins:
    """bcrypt with a random salt; tests choose a lower cost, the product never does."""

    def __init__(self, cost: int = BCRYPT_COST) -> None:
        self._cost = cost

    def verifier(self, secret: bytes) -> str:
        return bcrypt.hashpw(secret, bcrypt.gensalt(self._cost)).decode("ascii")
