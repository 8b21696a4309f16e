"""A certificate chain in Apple's form that nobody has to trust: for demonstrations and tests.

A pass signed with it is whole in every respect but one: no phone knows who signed it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from sync_server.wallet.apple.signing import Signer

    AnyKey = EllipticCurvePrivateKey | RSAPrivateKey

DEMO_IDENTIFIER = "pass.example.stempel.demo"
DEMO_TEAM = "STEMPEL123"
ROOT_FILE = "demo-root.crt.txt"
CHAIN_FILE = "demo-chain.pem"
KEY_FILE = "demo-pass.key"

_PASS_SIGNING = ObjectIdentifier("1.2.840.113635.100.4.14")
_PASS_TYPE_MARK = ObjectIdentifier("1.2.840.113635.100.6.1.16")
_PUSH_MARK = ObjectIdentifier("1.2.840.113635.100.6.3.2")
_DER_NULL = b"\x05\x00"
_KEY_BITS = 2048
_FOR = timedelta(days=396)


def make_chain(folder: Path, now: datetime, pass_type: str = DEMO_IDENTIFIER) -> None:
    """Write a key, its pass certificate with the intermediate, and, beside them, the root.

    The root is not among what is read as credentials: it is what a checker is told to trust.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # The phone's rule is about the pass certificate alone, and these keys are made much faster.
    root_key, middle_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    root_name = _name("Stempel Demo Root", "Stempel Demo")
    middle_name = _name("Stempel Demo Developer Relations", "G4")
    root = _authority(root_name, root_name, root_key, root_key, now)
    middle = _authority(middle_name, root_name, middle_key, root_key, now)
    leaf = _leaf(pass_type, key, middle_name, middle_key, now)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / ROOT_FILE).write_bytes(root.public_bytes(Encoding.PEM))
    (folder / CHAIN_FILE).write_bytes(
        leaf.public_bytes(Encoding.PEM) + middle.public_bytes(Encoding.PEM)
    )
    (folder / KEY_FILE).write_bytes(private)


def is_self_made(signer: Signer) -> bool:
    """Whether nobody but a checker of demonstrations knows who issued this."""
    return signer.team == DEMO_TEAM


def _name(common: str, unit: str, user: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COMMON_NAME, common),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
    ]
    return x509.Name([x509.NameAttribute(NameOID.USER_ID, user), *parts] if user else parts)


def _authority(
    name: x509.Name, issuer: x509.Name, key: AnyKey, signer: AnyKey, now: datetime
) -> x509.Certificate:
    builder = _builder(name, issuer, key, signer, now)
    usage = _usage(signs_certificates=True)
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(signer, hashes.SHA256())
    )


def _leaf(
    pass_type: str,
    key: RSAPrivateKey,
    issuer: x509.Name,
    signer: EllipticCurvePrivateKey,
    now: datetime,
) -> x509.Certificate:
    name = _name(f"Pass Type ID: {pass_type}", DEMO_TEAM, user=pass_type)
    marked = b"\x0c" + bytes([len(pass_type)]) + pass_type.encode()
    return (
        _builder(name, issuer, key, signer, now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, _PASS_SIGNING]), critical=True
        )
        .add_extension(x509.UnrecognizedExtension(_PUSH_MARK, _DER_NULL), critical=False)
        .add_extension(x509.UnrecognizedExtension(_PASS_TYPE_MARK, marked), critical=False)
        .sign(signer, hashes.SHA256())
    )


def _builder(
    name: x509.Name, issuer: x509.Name, key: AnyKey, signer: AnyKey, now: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _FOR)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
