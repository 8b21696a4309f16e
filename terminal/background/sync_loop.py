"""Keeps this terminal and the server in step: pushes at once, listens always, backs off politely.

Two chains run beside each other. Up: handshake, then push until nothing waits. Down: pull
until caught up, compare once, then hold a pull open until the server has something to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from shared_domain.wire.blanks import BlanksReply
from shared_domain.wire.pull import LONGEST_WAIT_S, LedgerDigest, PullReply
from shared_domain.wire.push import HandshakeReply, PushReply
from terminal.background.tasks import Lane, Urgency
from terminal.use_cases.keep_blanks import apply_refill, plan_refill
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.run_pull import (
    apply_compare,
    apply_pull,
    plan_compare,
    plan_pull,
)
from terminal.use_cases.run_push import apply_handshake, apply_push, plan_handshake, plan_push
from terminal.use_cases.sync_steps import (
    Compare,
    Heard,
    Pull,
    Push,
    Refill,
    ShakeHands,
    Step,
    SyncOutcome,
    perform,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.wire.protocol import SyncProtocol
    from terminal.background.tasks import Tasks
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import Clock, Unavailable

# The first try after a failure comes soon, because most failures are a cable; the last ones
# come once a minute, because a server that is down is not helped by more.
FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 60.0

# Even when nothing happens the two sides shake hands this often: it finds a restored server.
HANDSHAKE_EVERY_MS = 5 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Connection:
    """How the way to the server is; `trouble` is None while it works."""

    is_online: bool = False
    trouble: ServerTrouble | None = None
    next_try_s: float | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Two ways to the same server, so that a held pull never makes a push wait."""

    counter: Counter
    speaking: SyncProtocol
    listening: SyncProtocol
    clock: Clock
    app_version: str


class SyncLoop(QObject):
    """Lives in the window's thread; everything slow is done on the lanes of `tasks`."""

    connection_changed = Signal(object)
    mirror_changed = Signal()

    def __init__(self, tasks: Tasks, jitter: Callable[[], float]) -> None:
        super().__init__()
        self._tasks = tasks
        self._jitter = jitter
        self._lines: Lines | None = None
        self._connection = Connection()
        self._shaken = self._refilled = False
        self._up_busy = self._up_wanted = self._shake_when_pushed = False
        self._down_busy = self._compared = self._caught_up = False
        self._failures = 0
        self._retry = _single_shot(self._begin_up)
        self._rhythm = _single_shot(self._shake_again)

    @property
    def connection(self) -> Connection:
        return self._connection

    def start(self, lines: Lines) -> None:
        """Begin; before this, nothing here does anything."""
        self._lines = lines
        self._begin_up()

    def stop(self) -> None:
        """Begin nothing more; what is under way comes back to nobody."""
        self._lines = None
        self._retry.stop()
        self._rhythm.stop()

    def wake(self) -> None:
        """Something was recorded: push it now, unless the server is being left in peace."""
        self._up_wanted = True
        if not self._retry.isActive():
            self._begin_up()

    def sync_now(self) -> None:
        """A person asks: try at once, whatever happened before."""
        self._failures = 0
        self._retry.stop()
        self._shaken = False
        self._begin_up()

    # The way up

    def _begin_up(self) -> None:
        if self._lines is None or self._up_busy:
            return
        self._up_busy, self._up_wanted = True, False
        lines = self._lines
        if self._shaken:
            self._local(partial(plan_push, lines.counter), self._speak_or_refill)
        else:
            plan = partial(plan_handshake, lines.counter, lines.app_version)
            self._local(plan, self._speak)

    def _speak_or_refill(self, push: Push | None) -> None:
        """What was recorded goes first; blanks are asked for once after each handshake."""
        if push is None and self._shake_when_pushed:
            self._shake_when_pushed = self._shaken = self._up_busy = False
            self._begin_up()
            return
        if push is not None or self._refilled or self._lines is None:
            self._speak(push)
            return
        self._refilled = True
        self._local(partial(plan_refill, self._lines.counter), self._speak)

    def _speak(self, step: ShakeHands | Push | Refill | None) -> None:
        lines = self._lines
        if lines is None:
            return
        if step is None:
            self._up_done()
            return
        self._tasks.run(
            Lane.REMOTE,
            partial(perform, lines.speaking, step, lines.clock),
            partial(self._spoken, step),
            self._up_failed,
        )

    def _spoken(self, step: ShakeHands | Push | Refill, heard: Heard) -> None:
        lines = self._lines
        if lines is None:
            return
        self._local(partial(_apply, lines.counter, step, heard), partial(self._applied_up, step))

    def _applied_up(self, step: ShakeHands | Push | Refill, outcome: SyncOutcome) -> None:
        self._failures = 0
        self._shaken = not outcome.shake_again
        self._show(Connection(is_online=True))
        if isinstance(step, ShakeHands):
            self._caught_up = self._caught_up and not outcome.reread
            self._refilled = False
            self._shake_when_pushed = outcome.shake_when_pushed
            self._rhythm.start(HANDSHAKE_EVERY_MS)
            self._begin_down()
        self.mirror_changed.emit()
        self._up_busy = False
        self._begin_up()

    def _up_done(self) -> None:
        self._up_busy = False
        if self._up_wanted:
            self._begin_up()

    def _up_failed(self, trouble: Unavailable) -> None:
        self._up_busy = False
        self._fall_back(trouble)

    def _shake_again(self) -> None:
        self._shaken = False
        self._begin_up()

    # The way down

    def _begin_down(self) -> None:
        if self._lines is None or self._down_busy:
            return
        self._down_busy = True
        counter = self._lines.counter
        if self._caught_up and not self._compared:
            self._local(partial(plan_compare, counter), self._listen, self._down_failed)
        else:
            wait_s = LONGEST_WAIT_S if self._caught_up else 0
            self._local(partial(plan_pull, counter, wait_s), self._listen, self._down_failed)

    def _listen(self, step: Pull | Compare) -> None:
        lines = self._lines
        if lines is None:
            return
        self._tasks.run(
            Lane.LISTENING,
            partial(perform, lines.listening, step, lines.clock),
            partial(self._listened, step),
            self._down_failed,
        )

    def _listened(self, step: Pull | Compare, heard: Heard) -> None:
        lines = self._lines
        if lines is None:
            return
        apply = partial(_apply, lines.counter, step, heard)
        self._local(apply, partial(self._applied_down, step), self._down_failed)

    def _applied_down(self, step: Pull | Compare, outcome: SyncOutcome) -> None:
        if isinstance(step, Compare):
            self._compared = True
        self._caught_up = outcome.caught_up or (isinstance(step, Compare) and not outcome.reread)
        if outcome.changed or outcome.caught_up:
            self.mirror_changed.emit()
        self._down_busy = False
        if outcome.recorded:
            self.wake()
        if outcome.shake_again:
            # Nothing is read on before the next handshake, which begins the way down anew.
            self._shake_again()
            return
        if self._connection.is_online:
            self._begin_down()

    def _down_failed(self, trouble: Unavailable) -> None:
        self._down_busy = False
        self._fall_back(trouble)

    # Both

    def _local(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Unavailable], None] | None = None,
    ) -> None:
        self._tasks.run(Lane.LOCAL, work, done, failed or self._up_failed, Urgency.BACKGROUND)

    def _fall_back(self, trouble: Unavailable) -> None:
        """Leave the server in peace for a while, longer each time, never all at once."""
        if self._lines is None or self._retry.isActive():
            return
        self._shaken = self._caught_up = self._compared = False
        delay_s = min(FIRST_RETRY_S * 2**self._failures, LONGEST_RETRY_S)
        delay_s *= 0.5 + self._jitter() / 2
        self._failures = min(self._failures + 1, 10)
        self._retry.start(round(delay_s * 1000))
        kind = trouble.trouble if isinstance(trouble, ServerUnavailable) else None
        self._show(Connection(is_online=False, trouble=kind, next_try_s=delay_s))

    def _show(self, connection: Connection) -> None:
        if connection != self._connection:
            self._connection = connection
            self.connection_changed.emit(connection)


def _apply(counter: Counter, step: Step, heard: Heard) -> SyncOutcome:
    match step, heard.reply:
        case ShakeHands(), HandshakeReply() as reply:
            return apply_handshake(counter, step, heard, reply)
        case Push(), PushReply() as reply:
            return apply_push(counter, step, reply)
        case Pull(), PullReply() as reply:
            return apply_pull(counter, step, heard, reply)
        case Compare(), LedgerDigest() as reply:
            return apply_compare(counter, step, reply)
        case Refill(), BlanksReply() as reply:
            return apply_refill(counter, reply)
        case _:
            raise ServerUnavailable(ServerTrouble.BROKEN, "an answer to something else")


def _single_shot(action: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(action)
    return timer
