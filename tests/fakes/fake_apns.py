"""Apple's push service on a port of this machine: HTTP/2, for whoever shows a pass certificate.

It answers as Apple says it does, and as a test tells it to; what it was sent is kept.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
import threading
from collections import defaultdict, deque
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Self

import h2.config
import h2.connection
import h2.events
import h2.exceptions
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_TOKEN = re.compile(r"/3/device/([0-9a-f]{64})")
_LIMIT_S = 10


@dataclass(frozen=True)
class Push:
    """One push as it came in."""

    token: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class PushReply:
    """What to answer: a status, Apple's reason, since when a token is gone, when to come back."""

    status: int = 200
    reason: str = ""
    gone_at: datetime | None = None
    retry_after_s: int | None = None


@dataclass
class _Request:
    headers: dict[str, str]
    body: bytearray = field(default_factory=bytearray)


class FakeApns:
    """Listens from entering the `with` block to leaving it; `trusted` is its own certificate."""

    def __init__(self, folder: Path, client_root: Path) -> None:
        self.trusted = folder / "apns.pem"
        key_file = folder / "apns.key"
        _write_certificate(self.trusted, key_file)
        self._context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._context.load_cert_chain(self.trusted, key_file)
        self._context.load_verify_locations(client_root)
        self._context.verify_mode = ssl.CERT_REQUIRED
        self._context.set_alpn_protocols(["h2"])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.pushes: list[Push] = []
        self.connections = 0
        self._replies: dict[str, deque[PushReply]] = defaultdict(deque)
        self._arrived = threading.Condition()
        self._threads = [threading.Thread(target=self._accept, name="apns")]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closing alone does not wake who is accepting.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(_LIMIT_S)

    def answer(self, token: str, *replies: PushReply) -> None:
        """Answer the next pushes to this token so; those after them get through."""
        self._replies[token].extend(replies)

    def pushed_to(self, token: str) -> int:
        """How often this token was pushed to."""
        with self._arrived:
            return sum(push.token == token for push in self.pushes)

    def await_pushes(self, token: str, count: int) -> bool:
        """Whether so many pushes to this token came within some seconds."""
        with self._arrived:
            return self._arrived.wait_for(
                lambda: sum(push.token == token for push in self.pushes) >= count, _LIMIT_S
            )

    def _accept(self) -> None:
        while True:
            try:
                raw, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(raw,), name="apns-connection")
            self._threads.append(thread)
            thread.start()

    def _serve(self, raw: socket.socket) -> None:
        raw.settimeout(_LIMIT_S)
        try:
            with self._context.wrap_socket(raw, server_side=True) as line:
                self.connections += 1
                self._talk(line)
        except (OSError, h2.exceptions.ProtocolError):
            raw.close()

    def _talk(self, line: ssl.SSLSocket) -> None:
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        talk = h2.connection.H2Connection(config=config)
        talk.initiate_connection()
        line.sendall(talk.data_to_send())
        open_requests: dict[int, _Request] = {}
        topic = _pass_type_of(line)
        while content := line.recv(65536):
            for event in talk.receive_data(content):
                if isinstance(event, h2.events.RequestReceived):
                    open_requests[event.stream_id] = _Request(dict(event.headers))  # type: ignore[arg-type]  # texts, by the encoding above
                elif isinstance(event, h2.events.DataReceived):
                    open_requests[event.stream_id].body.extend(event.data)
                    talk.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, h2.events.StreamEnded):
                    request = open_requests.pop(event.stream_id)
                    _send(talk, event.stream_id, self._reply(request, topic))
            line.sendall(talk.data_to_send())

    def _reply(self, request: _Request, topic: str) -> PushReply:
        match = _TOKEN.fullmatch(request.headers.get(":path", ""))
        if match is None:
            return PushReply(400, "BadDeviceToken")
        token = match[1]
        with self._arrived:
            self.pushes.append(Push(token, request.headers, bytes(request.body)))
            self._arrived.notify_all()
        if not request.body:
            return PushReply(400, "PayloadEmpty")
        if request.headers.get("apns-topic", topic) != topic:
            return PushReply(400, "DeviceTokenNotForTopic")
        return self._replies[token].popleft() if self._replies[token] else PushReply()


def _send(talk: h2.connection.H2Connection, stream: int, reply: PushReply) -> None:
    headers = [(":status", str(reply.status))]
    if reply.retry_after_s is not None:
        headers.append(("retry-after", str(reply.retry_after_s)))
    said: dict[str, object] = {"reason": reply.reason} if reply.reason else {}
    if reply.gone_at is not None:
        said["timestamp"] = int(reply.gone_at.timestamp() * 1000)
    talk.send_headers(stream, headers, end_stream=not said)
    if said:
        talk.send_data(stream, json.dumps(said).encode(), end_stream=True)


def _pass_type_of(line: ssl.SSLSocket) -> str:
    shown = line.getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(shown or b"")
    return str(certificate.subject.get_attributes_for_oid(NameOID.USER_ID)[0].value)


def _write_certificate(file: Path, key_file: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "push service of a test")])
    now = datetime.now(UTC)  # noqa: TID251  (TLS looks at the clock of this computer)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file.write_bytes(certificate.public_bytes(Encoding.PEM))
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
