"""The service account that acts for an issuer: read from its key file, signs with RS256.

A signed text is either a claim for an access token, or the link that saves a card.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

SCOPE = "https://www.googleapis.com/auth/wallet_object.issuer"
SAVE_URL = "https://pay.google.com/gp/v/save/"
TOKEN_SECONDS = 3600


class _KeyFile(msgspec.Struct, frozen=True):
    """What of Google's key file is used; it says more."""

    client_email: str
    private_key: str
    private_key_id: str
    token_uri: str


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    """Who acts, where it gets its access tokens, and the key that it signs with."""

    email: str
    key_id: str
    token_uri: str
    key: RSAPrivateKey = field(repr=False)

    def claim(self, now: datetime) -> str:
        """The signed wish for an access token (RFC 7523)."""
        issued_at = int(now.timestamp())
        return self._signed(
            {
                "iss": self.email,
                "scope": SCOPE,
                "aud": self.token_uri,
                "iat": issued_at,
                "exp": issued_at + TOKEN_SECONDS,
            }
        )

    def save_link(self, class_id: str, object_id: str, origin: str, now: datetime) -> str:
        """The address that saves an object which exists already: short, and with no content."""
        return SAVE_URL + self._signed(
            {
                "iss": self.email,
                "aud": "google",
                "typ": "savetowallet",
                "iat": int(now.timestamp()),
                "origins": [origin],
                "payload": {"loyaltyObjects": [{"id": object_id, "classId": class_id}]},
            }
        )

    def _signed(self, claims: Mapping[str, object]) -> str:
        header = {"alg": "RS256", "typ": "JWT", "kid": self.key_id}
        text = f"{_letters(msgspec.json.encode(header))}.{_letters(msgspec.json.encode(claims))}"
        return f"{text}.{_letters(self.key.sign(text.encode(), PKCS1v15(), SHA256()))}"


def read_account(file: Path) -> ServiceAccount:
    """The account in a key file; raises Unavailable in words when it cannot be had."""
    try:
        read = msgspec.json.decode(file.read_bytes(), type=_KeyFile)
        key = load_pem_private_key(read.private_key.encode(), None)
    except OSError as error:
        message = f"The Google key file {file} cannot be read ({error.strerror})."
        raise Unavailable(message) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        # What stands in the file is not repeated: part of it is secret.
        message = f"The Google key file {file} is not the key file of a service account."
        raise Unavailable(message) from error
    if not isinstance(key, RSAPrivateKey):
        message = f"The key in the Google key file {file} is not an RSA key."
        raise Unavailable(message)
    return ServiceAccount(read.client_email, read.private_key_id, read.token_uri, key)


def _letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
