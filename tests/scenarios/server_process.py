"""The real server as a process of its own, that a scenario can stop and start again."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import msgspec

from shared_domain.wire.codec import encode
from shared_domain.wire.pairing import PairingQr
from sync_server.demo import Demo

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
_STOP_LIMIT_S = 10


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ServerProcess:
    """Serves the demonstration shop; the same folder and port again after a stop."""

    def __init__(self, folder: Path, loyalty_type: str, port: int | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self._loyalty_type = loyalty_type
        self._process: subprocess.Popen[str] | None = None
        self._log: IO[str] | None = None
        self.demo: Demo | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def launch(self) -> None:
        """Begin to start; `await_ready` says when it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._log = (self.folder / "server.log").open("a", encoding="utf-8")
        command = [sys.executable, "-m", "sync_server", "demo"]
        command += ["--data", str(self.folder), "--port", str(self.port)]
        command += ["--loyalty-type", self._loyalty_type]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=self._log, text=True, encoding="utf-8"
        )

    def await_ready(self) -> Demo:
        """What the server says of itself once it answers; raises RuntimeError if it will not."""
        process = self._process
        line = process.stdout.readline() if process and process.stdout else ""
        if not line:
            message = f"the server did not start; see {self.folder / 'server.log'}"
            raise RuntimeError(message)
        self.demo = msgspec.json.decode(line, type=Demo)
        return self.demo

    def start(self) -> Demo:
        self.launch()
        return self.await_ready()

    def stop(self) -> None:
        """As an operator stops it: asked politely, then waited for."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(_STOP_LIMIT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()
        if self._log is not None:
            self._log.close()
            self._log = None

    def pairing_ticket(self, number: int = 0, url: str | None = None) -> str:
        """What the pairing QR of a manager's screen says; `url` is another way to the server."""
        if self.demo is None:
            message = "the server has not been started"
            raise RuntimeError(message)
        qr = PairingQr(url or self.demo.url, self.demo.server_key, self.demo.pairing_codes[number])
        return encode(qr).decode()
