"""Google Wallet on a port of this machine: tokens, classes, objects, batches, and its refusals.

It holds to what Google documents: a class is reviewed again when it changes, an object needs its
class, nothing is deleted, and a card rings three times a day.
"""

from __future__ import annotations

import base64
import json
import threading
from collections import Counter, deque
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

Json = dict[str, Any]
Reply = tuple[int, Json]

EMAIL = "stempel@example.iam.gserviceaccount.com"
SCOPE = "https://www.googleapis.com/auth/wallet_object.issuer"
RINGS_A_DAY = 3
NEEDED = {
    "loyaltyClass": ("id", "issuerName", "programName", "programLogo", "reviewStatus"),
    "loyaltyObject": ("id", "classId", "state"),
}


@dataclass
class FakeGoogle:
    """What Google knows. `failures` are given to the next calls, one each, before anything else."""

    invited: bool = True
    failures: deque[int] = field(default_factory=deque)
    batch_failures: deque[int] = field(default_factory=deque)
    kept: dict[str, dict[str, Json]] = field(
        default_factory=lambda: {"loyaltyClass": {}, "loyaltyObject": {}}
    )
    calls: list[str] = field(default_factory=list)
    rings: Counter[str] = field(default_factory=Counter)
    tokens: set[str] = field(default_factory=set)

    @property
    def key(self) -> rsa.RSAPrivateKey:
        return _account_key()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def objects(self) -> dict[str, Json]:
        return self.kept["loyaltyObject"]

    @property
    def classes(self) -> dict[str, Json]:
        return self.kept["loyaltyClass"]

    def key_file(self, folder: Path) -> Path:
        """A service account's key file, as Google's console hands it out."""
        pem = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file = folder / "google-key.json"
        content = {
            "type": "service_account",
            "project_id": "example",
            "private_key_id": "key-1",
            "private_key": pem.decode(),
            "client_email": EMAIL,
            "client_id": "1",
            "token_uri": f"{self.url}/token",
        }
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    def __enter__(self) -> Self:
        google = self

        class Line(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, content_type, content = google.serve(
                    self.command, self.path, dict(self.headers.items()), body
                )
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PATCH = answer  # noqa: N815  (the names it is called by)

            def log_message(self, *_: object) -> None:
                """Nothing: a test reads `calls`."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Line)
        self._server.daemon_threads = True
        # Looked for this often whether it is to end.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    # --- what is asked ---

    def serve(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        """The status, the type and the content of an answer."""
        path = urlsplit(path).path
        self.calls.append(f"{method} {path}")
        if path == "/token":
            return _as_json(self._token(body))
        fields = {name.lower(): value for name, value in headers.items()}
        if fields.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return _as_json(_no(401, "no token in force"))
        if self.failures:
            return _as_json(_no(self.failures.popleft(), "as a test wants it"))
        if path == "/batch":
            return self._batch(fields["content-type"], body)
        return _as_json(self._one(method, path, body))

    def _token(self, body: bytes) -> Reply:
        form = parse_qs(body.decode())
        claims = self._claims(form["assertion"][0])
        if form["grant_type"] != ["urn:ietf:params:oauth:grant-type:jwt-bearer"] or claims is None:
            return 400, {"error": "invalid_grant"}
        if (claims["iss"], claims["scope"]) != (EMAIL, SCOPE):
            return 400, {"error": "invalid_grant"}
        assert 0 < claims["exp"] - claims["iat"] <= 3600
        token = f"token-{len(self.tokens)}"
        self.tokens.add(token)
        return 200, {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}

    def _claims(self, jwt: str) -> Json | None:
        """What a signed text says, if this account's key has signed it."""
        text, _, signature = jwt.rpartition(".")
        try:
            self.key.public_key().verify(_bytes(signature), text.encode(), PKCS1v15(), SHA256())
        except InvalidSignature:
            return None
        claims: Json = json.loads(_bytes(text.partition(".")[2]))
        return claims

    def _batch(self, content_type: str, body: bytes) -> tuple[int, str, bytes]:
        whole = f"Content-Type: {content_type}\r\n\r\n".encode() + body
        answers = []
        for part in BytesParser(policy=HTTP).parsebytes(whole).iter_parts():
            raw = part.get_payload(decode=True)
            assert isinstance(raw, bytes)
            # Google's own client ends the lines of a part in one letter, ours in two.
            head, _, content = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
            method, path, _ = head.split(b"\n")[0].decode().split(" ")
            if self.batch_failures and (status := self.batch_failures.popleft()) != 200:
                reply = _no(status, "as a test wants it")
            else:
                reply = self._one(method, urlsplit(path).path, content)
            name = str(part["Content-ID"]).strip("<>")
            answers.append(_batch_part(name, reply))
        return 200, "multipart/mixed; boundary=answers", b"".join(answers) + b"--answers--\r\n"

    def _one(self, method: str, path: str, body: bytes) -> Reply:
        if not self.invited:
            return _no(403, "Permission denied")
        parts = path.removeprefix("/walletobjects/v1/").split("/")
        kind, given = parts[0], json.loads(body or b"{}")
        if len(parts) == 1:
            return self._insert(kind, given)
        if parts[1] not in self.kept[kind]:
            return _no(404, f"{parts[1]} not found")
        return (
            self._patch(kind, parts[1], given) if method == "PATCH" else self._get(kind, parts[1])
        )

    def _get(self, kind: str, id_: str) -> Reply:
        return 200, self.kept[kind][id_]

    def _insert(self, kind: str, given: Json) -> Reply:
        if given.get("id") in self.kept[kind]:
            return _no(409, "already exists")
        lacking = [name for name in NEEDED[kind] if not given.get(name)]
        if lacking:
            return _no(400, f"Invalid resource: {', '.join(lacking)}")
        if kind == "loyaltyObject" and given["classId"] not in self.classes:
            return _no(404, "class not found")
        return self._write(kind, given["id"], given)

    def _patch(self, kind: str, id_: str, given: Json) -> Reply:
        if kind == "loyaltyClass" and given.get("reviewStatus") != "UNDER_REVIEW":
            return _no(400, "Invalid review status")
        if given.pop("notifyPreference", None) == "NOTIFY_ON_UPDATE":
            if self.rings[id_] >= RINGS_A_DAY:
                return _no(429, "QuotaExceededException")
            self.rings[id_] += 1
        merged = self.kept[kind][id_] | given
        return self._write(kind, id_, {name: v for name, v in merged.items() if v is not None})

    def _write(self, kind: str, id_: str, made: Json) -> Reply:
        if kind == "loyaltyClass":
            if made["reviewStatus"] not in {"DRAFT", "UNDER_REVIEW"}:
                return _no(400, "Invalid review status")
            made = made | {"reviewStatus": "APPROVED"}
        self.kept[kind][id_] = made
        return 200, made


@cache
def _account_key() -> rsa.RSAPrivateKey:
    """One key for all: making it takes longer than most tests."""
    return rsa.generate_private_key(65537, 2048)


def _no(status: int, message: str) -> Reply:
    return status, {"error": {"code": status, "message": message}}


def _as_json(reply: Reply) -> tuple[int, str, bytes]:
    return reply[0], "application/json", json.dumps(reply[1]).encode()


def _batch_part(name: str, reply: Reply) -> bytes:
    content = json.dumps(reply[1])
    return (
        "--answers\r\nContent-Type: application/http\r\n"
        f"Content-ID: <response-{name}>\r\n\r\n"
        f"HTTP/1.1 {reply[0]} Said\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(content)}\r\n\r\n{content}\r\n"
    ).encode()


def _bytes(letters: str) -> bytes:
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
