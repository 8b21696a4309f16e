"""What Apple gave an operator, read from one folder: certificate, key, and Apple's own ones.

Files are told apart by what is in them, not by their names. Whatever does not fit is said in
words, with what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from sync_server.wallet.apple.signing import Signer, subject_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_SUFFIXES = frozenset({".pem", ".cer", ".crt", ".der", ".key", ".p12", ".pfx"})
_IDENTIFIER_PREFIX = "pass."
_WHERE_FROM = "Make one in Apple's developer account under Identifiers, Pass Type IDs."


class CredentialsError(Exception):
    """The folder cannot be used to sign passes; the text says why and what to do."""


@dataclass
class Found:
    """What the files of a folder hold."""

    certificates: list[x509.Certificate] = field(default_factory=list)
    keys: list[RSAPrivateKey] = field(default_factory=list)


def read_signer(folder: Path, password: str | None, now: datetime) -> Signer:
    """Who signs passes; raises CredentialsError for what stands in the way."""
    found = _read(folder, password)
    leaf = _pass_certificate(found.certificates, folder)
    _require_in_force(leaf, "The pass certificate", now)
    key = next((one for one in found.keys if _belongs(one, leaf)), None)
    if key is None:
        raise CredentialsError(
            f"{folder} has no private key that belongs to the certificate of "
            f"{subject_text(leaf, NameOID.USER_ID)}. It was made on the computer that asked for "
            "the certificate: export both from there together, as a .p12 file."
        )
    return Signer(leaf, key, _issuer_of(leaf, found.certificates, folder, now))


def _read(folder: Path, password: str | None) -> Found:
    found = Found()
    try:
        files = sorted(one for one in folder.iterdir() if one.suffix.lower() in _SUFFIXES)
        contents = [(one, one.read_bytes()) for one in files]
    except OSError as error:
        message = f"{folder} cannot be read ({error.strerror})."
        raise CredentialsError(message) from error
    for file, content in contents:
        try:
            _take_in(found, content, password)
        except (TypeError, ValueError) as error:
            message = (
                f"{file.name} cannot be read. If it has a password, set "
                "STEMPEL_APPLE_KEY_PASSWORD to it."
            )
            raise CredentialsError(message) from error
    return found


def _take_in(found: Found, content: bytes, password: str | None) -> None:
    """Add what one file holds; raises ValueError where it holds nothing that can be read."""
    secret = None if password is None else password.encode()
    if b"-----BEGIN" in content:
        if b"BEGIN CERTIFICATE" in content:
            found.certificates += x509.load_pem_x509_certificates(content)
        if b"PRIVATE KEY-----" in content:
            encrypted = b"ENCRYPTED" in content
            _keep_key(found, load_pem_private_key(content, secret if encrypted else None))
        return
    try:
        found.certificates.append(x509.load_der_x509_certificate(content))
    except ValueError:
        _take_in_sealed(found, content, secret)


def _take_in_sealed(found: Found, content: bytes, secret: bytes | None) -> None:
    try:
        _keep_key(found, load_der_private_key(content, None))
    except (TypeError, ValueError):
        bundle = pkcs12.load_pkcs12(content, secret)
        _keep_key(found, bundle.key)
        both = [bundle.cert, *bundle.additional_certs]
        found.certificates += [one.certificate for one in both if one is not None]


def _keep_key(found: Found, key: object) -> None:
    if isinstance(key, RSAPrivateKey):
        found.keys.append(key)


def _pass_certificate(certificates: Iterable[x509.Certificate], folder: Path) -> x509.Certificate:
    leaves = [
        one
        for one in certificates
        if subject_text(one, NameOID.USER_ID).startswith(_IDENTIFIER_PREFIX)
    ]
    if not leaves:
        message = f"{folder} has no pass type certificate. {_WHERE_FROM}"
        raise CredentialsError(message)
    kinds = sorted({subject_text(one, NameOID.USER_ID) for one in leaves})
    if len(kinds) > 1:
        message = f"{folder} has certificates of several pass types: {', '.join(kinds)}. Keep one."
        raise CredentialsError(message)
    newest = max(leaves, key=lambda one: one.not_valid_after_utc)
    if not subject_text(newest, NameOID.ORGANIZATIONAL_UNIT_NAME):
        message = f"The certificate of {kinds[0]} names no team. {_WHERE_FROM}"
        raise CredentialsError(message)
    return newest


def _issuer_of(
    leaf: x509.Certificate, certificates: Iterable[x509.Certificate], folder: Path, now: datetime
) -> x509.Certificate:
    """The certificate of Apple's that issued this one, proved: several have the same name."""
    issuer = next((one for one in certificates if _has_issued(one, leaf)), None)
    if issuer is None:
        raise CredentialsError(
            f"{folder} lacks Apple's intermediate certificate that issued the pass certificate: "
            f"{leaf.issuer.rfc4514_string()}. It is on Apple's page of certificate authorities, "
            "under Worldwide Developer Relations; the generation has to be this very one."
        )
    _require_in_force(issuer, "Apple's intermediate certificate", now)
    return issuer


def _has_issued(issuer: x509.Certificate, leaf: x509.Certificate) -> bool:
    try:
        leaf.verify_directly_issued_by(issuer)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True


def _belongs(key: RSAPrivateKey, certificate: x509.Certificate) -> bool:
    return key.public_key() == certificate.public_key()


def _require_in_force(certificate: x509.Certificate, what: str, now: datetime) -> None:
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now > last:
        message = f"{what} expired on {last:%Y-%m-%d}. {_WHERE_FROM}"
        raise CredentialsError(message)
    if now < first:
        message = f"{what} is valid only from {first:%Y-%m-%d} on. Is this computer's clock right?"
        raise CredentialsError(message)
