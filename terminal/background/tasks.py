"""The only file that names a thread: five lanes of work, and one way back to the window.

`local` does every database call, one at a time; `remote` does the HTTP calls that somebody
waits for; `listening` holds the one call that waits for the server to speak; `keeping` makes
and checks the copies that nobody waits for; `devices` looks at pictures and prints.
"""

from __future__ import annotations

import enum
import itertools
import logging
import queue
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from terminal.use_cases.ports import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

T = TypeVar("T")

# More than this waiting means that something is stuck, and piling up would only hide it.
LONGEST_QUEUE = 1_000


class Lane(enum.Enum):
    """Which worker does it."""

    LOCAL = "local"
    REMOTE = "remote"
    LISTENING = "listening"
    KEEPING = "keeping"
    DEVICES = "devices"


class Urgency(enum.IntEnum):
    """The customer at the counter goes before anything that can wait."""

    COUNTER = 0
    BACKGROUND = 1


class Broken(Unavailable):
    """A fault of ours stopped the work; the log has the details, the counter goes on."""


@dataclass(order=True)
class _Job:
    urgency: int
    number: int
    work: Callable[[], Any] | None = field(compare=False)
    done: Callable[[Any], None] = field(compare=False)
    failed: Callable[[Unavailable], None] = field(compare=False)


class _Worker(threading.Thread):
    """One thread that takes jobs by urgency, then in order."""

    def __init__(self, name: str, deliver: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(name=name, daemon=True)
        self.jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue(LONGEST_QUEUE)
        self._deliver = deliver

    def run(self) -> None:
        while True:
            job = self.jobs.get()
            if job.work is None:
                return
            self._deliver(_outcome_of(job, job.work))


def _outcome_of(job: _Job, work: Callable[[], Any]) -> Callable[[], None]:
    try:
        result = work()
    except Unavailable as trouble:
        return lambda caught=trouble: job.failed(caught)  # type: ignore[misc]  # bound early
    except Exception:  # noqa: BLE001  (see below)
        # The one broad except of this program: a fault in one job must not end the counter.
        _log.exception("a job failed")
        return lambda: job.failed(Broken("a fault of the program itself"))
    return lambda: job.done(result)


class Tasks(QObject):
    """Runs work on a lane and hands its outcome to the thread that this object lives in."""

    _came_back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._came_back.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._numbers = itertools.count()
        self._closed = False
        self._workers = {lane: _Worker(lane.value, self._deliver) for lane in Lane}
        for worker in self._workers.values():
            worker.start()

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
        urgency: Urgency = Urgency.COUNTER,
    ) -> None:
        """Do `work` on its lane, then exactly one of `done` and `failed` in this thread."""
        if not self._closed:
            self._workers[lane].jobs.put_nowait(
                _Job(urgency, next(self._numbers), work, done, failed)
            )

    def close(self, patience_s: float = 5.0) -> None:
        """Let the workers finish what they are at, and take nothing more."""
        self._closed = True
        last = _Job(Urgency.BACKGROUND + 1, next(self._numbers), None, _ignore, _ignore)
        for worker in self._workers.values():
            worker.jobs.put_nowait(last)
        for worker in self._workers.values():
            worker.join(patience_s)

    def _deliver(self, outcome: Callable[[], None]) -> None:
        self._came_back.emit(outcome)

    def _hand_over(self, outcome: Callable[[], None]) -> None:
        if not self._closed:
            outcome()


def _ignore(_: object) -> None:
    """Nobody waits for the job that ends a worker."""
