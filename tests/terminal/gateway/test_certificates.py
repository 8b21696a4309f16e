"""Encrypted or nothing: a server that cannot prove its name is not our server."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from shared_domain.amounts import Amounts
from shared_domain.wire.codec import encode
from shared_domain.wire.pull import LedgerDigest
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from tests.terminal.gateway.loopback import answer, read_request, serving

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from terminal.gateway.http_gateway import HttpServers
    from tests.terminal.gateway.loopback import Script

DIGEST = LedgerDigest(7, 3, Amounts(5), bytes(32))


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for localhost that signs itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)  # noqa: TID251  (a certificate is valid now or not at all)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = tmp_path / "localhost.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def encrypted(certificate: Path) -> Script:
    """Answer a digest over TLS under this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def script(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            # The whole request: closing before all of it was read would reset the line.
            read_request(secure)
            secure.sendall(answer(encode(DIGEST)))

    return script


def test_a_certificate_that_nobody_signed_is_not_trusted(
    servers: HttpServers, certificate: Path
) -> None:
    with serving(encrypted(certificate), reads_requests=False) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        with pytest.raises(ServerUnavailable) as caught:
            servers.for_terminal(url, "token").digest(7)

    assert caught.value.trouble is ServerTrouble.NOT_OUR_SERVER


def test_an_authority_of_the_shops_own_is_trusted_once_the_system_trusts_it(
    servers: HttpServers, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(encrypted(certificate), reads_requests=False) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")

        assert servers.for_terminal(url, "token").digest(7) == DIGEST


def test_a_server_that_does_not_encrypt_is_told_nothing(servers: HttpServers) -> None:
    heard: list[bytes] = []

    def plain(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.sendall(answer(b"", "400 Bad Request"))

    with serving(plain, reads_requests=False) as server:
        url = server.url.replace("http:", "https:")
        with pytest.raises(ServerUnavailable) as caught:
            servers.for_terminal(url, "token-of-this-till").digest(7)

    assert caught.value.trouble is ServerTrouble.NOT_OUR_SERVER
    assert b"token-of-this-till" not in heard[0]
