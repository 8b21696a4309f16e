"""The server as a process of its own: started by its command, ended politely or not."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import IO, Any

COMMAND = [sys.executable, "-m", "sync_server"]


class Serving:
    """A serving command: its announcement, and a polite end."""

    def __init__(self, *arguments: str, env: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.announced: dict[str, Any] = json.loads(self._stream(self.process.stdout).readline())

    def stop(self) -> str:
        """End it as a service manager does; what it logged."""
        self.process.send_signal(signal.SIGTERM)
        _, log = self.process.communicate(timeout=10)
        return log

    @staticmethod
    def _stream(stream: IO[str] | None) -> IO[str]:
        assert stream is not None
        return stream
