"""The signature of a pass: detached PKCS#7 over the manifest, as Apple's own samples have it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    PKCS7Options,
    PKCS7SignatureBuilder,
)
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate, ObjectIdentifier

# Without capabilities there stand exactly the attributes of Apple's own sample: what was signed,
# when, and its digest. Without Binary every line feed of a manifest would be signed as two bytes.
_OPTIONS = [PKCS7Options.DetachedSignature, PKCS7Options.Binary, PKCS7Options.NoCapabilities]


@dataclass(frozen=True, slots=True)
class Signer:
    """A pass type certificate with its key, and the certificate of Apple's that issued it."""

    certificate: Certificate
    key: RSAPrivateKey = field(repr=False)
    issuer: Certificate

    @property
    def pass_type(self) -> str:
        """The pass type identifier the certificate is for."""
        return subject_text(self.certificate, NameOID.USER_ID)

    @property
    def team(self) -> str:
        return subject_text(self.certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)

    def sign(self, manifest: bytes) -> bytes:
        """The signature in DER, with both certificates in it."""
        builder = PKCS7SignatureBuilder().set_data(manifest)
        builder = builder.add_signer(self.certificate, self.key, hashes.SHA256())
        # Last: both calls above forget every certificate that was added before them.
        return builder.add_certificate(self.issuer).sign(Encoding.DER, _OPTIONS)


def subject_text(certificate: Certificate, name: ObjectIdentifier) -> str:
    """One part of a certificate's subject, empty where there is none."""
    found = [one.value for one in certificate.subject if one.oid == name]
    return str(found[0]) if found else ""
