"""Stands between terminals and the server and does to requests what bad networks do.

It reads whole HTTP/1.1 requests and answers with a Content-Length, as both programs send them.
A terminal whose request or answer is lost hears its connection end, so that nobody waits.
"""

from __future__ import annotations

import asyncio
import enum
import threading
from collections import Counter
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    import random
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Coroutine, Iterable
    from types import TracebackType

T = TypeVar("T")

_BAD_GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 27\r\n\r\n"
    b"<html>Bad gateway :-(</html"
)
# A late request arrives after about so many others.
_MOST_LATE = 6
_LONGEST_STREAM = 4 * 1024 * 1024


class Fate(enum.Enum):
    """What becomes of a request; the shares of a bad day are in `SHARES`."""

    PASSED = "passed"
    REQUEST_LOST = "request_lost"
    ANSWER_LOST = "answer_lost"
    DOUBLED = "doubled"
    LATE = "late"
    CUT_OFF = "cut_off"
    BAD_GATEWAY = "bad_gateway"


SHARES = {
    Fate.PASSED: 50,
    Fate.REQUEST_LOST: 10,
    Fate.ANSWER_LOST: 10,
    Fate.DOUBLED: 10,
    Fate.LATE: 10,
    Fate.CUT_OFF: 5,
    Fate.BAD_GATEWAY: 5,
}


class ChaosProxy:
    """Listens at `url` while entered. `fates` counts; `be_good` lets everything through."""

    def __init__(self, server_port: int, chance: random.Random) -> None:
        self._server_port = server_port
        self._chance = chance
        self._is_good = False
        self._late: list[tuple[int, bytes]] = []
        self._seen = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy")
        self.fates: Counter[Fate] = Counter()
        self.url = ""

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = self._until_done(self._listen(), 10)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._until_done(self._stop(), 30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(30)
        self._loop.close()

    def be_good(self) -> None:
        """From here on everything passes, and what is still late arrives now."""
        self._is_good = True
        self._until_done(self._deliver(10**9), 60)

    def _until_done(self, work: Coroutine[None, None, T], limit_s: float) -> T:
        """Have the proxy's own thread do it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(limit_s)

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LONGEST_STREAM)

    async def _stop(self) -> None:
        self._server.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, near: StreamReader, back: StreamWriter) -> None:
        """One connection of a terminal, request after request."""
        try:
            while request := await _message(near):
                answer = await self._treat(request)
                if answer is None:
                    break
                back.write(answer)
                await back.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # whoever hung up is told nothing
        finally:
            back.close()

    async def _treat(self, request: bytes) -> bytes | None:
        """The answer that comes back; None when the connection just ends."""
        self._seen += 1
        await self._deliver(self._seen)
        fate = self._fate()
        self.fates[fate] += 1
        match fate:
            case Fate.PASSED:
                return await self._forward(request)
            case Fate.REQUEST_LOST:
                return None
            case Fate.ANSWER_LOST:
                await self._forward(request)
                return None
            case Fate.DOUBLED:
                answers = await asyncio.gather(self._forward(request), self._forward(request))
                return self._chance.choice(answers)
            case Fate.LATE:
                self._late.append((self._seen + self._chance.randint(1, _MOST_LATE), request))
                return None
            case Fate.CUT_OFF:
                await self._forward(request, self._chance.randrange(len(request)))
                return None
            case Fate.BAD_GATEWAY:
                if self._chance.random() < 0.5:
                    await self._forward(request)
                return _BAD_GATEWAY

    def _fate(self) -> Fate:
        if self._is_good:
            return Fate.PASSED
        [fate] = self._chance.choices(list(SHARES), list(SHARES.values()))
        return fate

    async def _deliver(self, until: int) -> None:
        """What was held back long enough arrives; nobody waits for its answers any more."""
        due = [request for when, request in self._late if when <= until]
        self._late = [(when, request) for when, request in self._late if when > until]
        for request in due:
            await self._forward(request)

    async def _forward(self, request: bytes, cut_at: int | None = None) -> bytes | None:
        """Ask the server on a connection of its own; None when it is cut off before the end."""
        back, out = await asyncio.open_connection(
            "127.0.0.1", self._server_port, limit=_LONGEST_STREAM
        )
        try:
            out.write(request[:cut_at])
            await out.drain()
            return await _message(back) if cut_at is None else None
        finally:
            out.close()


async def _message(stream: StreamReader) -> bytes:
    """One whole request or answer; nothing when the other side has closed."""
    try:
        head = await stream.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    return head + await stream.readexactly(_content_length(head.lower().split(b"\r\n")))


def _content_length(lines: Iterable[bytes]) -> int:
    lengths = [line.partition(b":")[2] for line in lines if line.startswith(b"content-length:")]
    return int(lengths[0]) if lengths else 0
