"""The bar above every screen, its banners, and the detail behind the status pill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.background.sync_loop import Connection
from terminal.ui.desk import Screen
from terminal.ui.header.state import BannerKind, DeviceTrouble, HeaderState, PillKind, PillState
from terminal.ui.refusals.explanation import local_time
from terminal.ui.sync_detail.state import SyncDetailState, SyncProblem
from terminal.use_cases.ports import Protection, ServerTrouble, StorageTrouble, StorageUnavailable
from terminal.use_cases.sync_status import read_status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from terminal.ui.desk import Desk
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.sync_status import CounterStatus

# Reading this many records more than are mirrored is worth a number on the pill.
_WORTH_COUNTING = 400

# "Up to date · 2 min" must not say 2 for long.
_EVERY_MS = 15_000

_PROBLEMS = {
    ServerTrouble.UNREACHABLE: SyncProblem.UNREACHABLE,
    ServerTrouble.TOO_SLOW: SyncProblem.TOO_SLOW,
    ServerTrouble.CUT_OFF: SyncProblem.CUT_OFF,
    ServerTrouble.NOT_OUR_SERVER: SyncProblem.NOT_OUR_SERVER,
    ServerTrouble.NOT_TRUSTED: SyncProblem.UNTRUSTED_ANSWER,
    ServerTrouble.REFUSED: SyncProblem.SERVER_TROUBLE,
    ServerTrouble.NOT_RECOGNISED: SyncProblem.SIGN_IN_REFUSED,
    ServerTrouble.BROKEN: SyncProblem.SERVER_TROUBLE,
}


class HeaderPresenter:
    """`sync_now` is set by whoever wires the screens together."""

    def __init__(
        self,
        desk: Desk,
        show_header: Callable[[HeaderState], None],
        show_banners: Callable[[tuple[BannerKind, ...]], None],
        show_detail: Callable[[SyncDetailState], None],
    ) -> None:
        self._desk = desk
        self._show_header = show_header
        self._show_banners = show_banners
        self._show_detail = show_detail
        self._status: CounterStatus | None = None
        self._connection = Connection()
        self._problem_at: datetime | None = None
        self._storage: StorageTrouble | None = None
        self._cancel_tick: Callable[[], None] = lambda: None
        self.language = "en"
        self.protection: Protection | None = None
        self._troubles: set[DeviceTrouble] = set()
        self.sync_now: Callable[[], None] = lambda: None

    def refresh(self) -> None:
        """Read how things stand, and again before the minutes on the pill grow stale."""
        self._cancel_tick()
        if not self._desk.is_paired:
            self.render()
            return
        counter = self._desk.counter

        def arrived(status: CounterStatus) -> None:
            self._status = status
            self.render()

        self._desk.local(lambda: read_status(counter), arrived, self.note_trouble)
        self._cancel_tick = self._desk.scheduler.after(_EVERY_MS, self.refresh)

    def connection_changed(self, connection: Connection) -> None:
        if connection.trouble is not None and connection.trouble != self._connection.trouble:
            self._problem_at = self._status.now if self._status else None
        self._connection = connection
        self.refresh()

    @property
    def trouble(self) -> DeviceTrouble | None:
        """The device to look after first, in the order in which they are missed at a counter."""
        return next((device for device in DeviceTrouble if device in self._troubles), None)

    def note_device(self, device: DeviceTrouble, *, works: bool) -> None:
        """A device fell out, or came back: its pill comes and goes with it."""
        if works:
            self._troubles.discard(device)
        else:
            self._troubles.add(device)
        self.render()

    def note_trouble(self, trouble: Unavailable) -> None:
        """The disk is in the way: that stays on the screen until something was recorded again."""
        if isinstance(trouble, StorageUnavailable):
            self._storage = trouble.trouble
            self.render()

    def note_recorded(self) -> None:
        """Something was committed: whatever the disk's trouble was, it is over."""
        self._storage = None
        self.refresh()

    def open_detail(self) -> None:
        if self._desk.is_paired:
            self._desk.go(Screen.SYNC_DETAIL)
            self.refresh()

    def ask_for_sync(self) -> None:
        self.sync_now()

    def leave_detail(self) -> None:
        self._desk.go_home()

    def render(self) -> None:
        status, session = self._status, self._desk.session
        pill = self._pill()
        self._show_header(
            HeaderState(
                vendor_name=status.vendor.name if status and status.vendor else "",
                terminal_name=status.identity.name if status else "",
                staff_name=session.name if session else "",
                is_manager=session is not None and session.is_manager,
                language=self.language,
                pill=pill,
                trouble=self.trouble,
            )
        )
        self._show_banners(self._banners())
        if self._desk.screen is Screen.SYNC_DETAIL:
            self._show_detail(self._detail(pill))

    def _pill(self) -> PillState:
        status = self._status
        if status is None:
            return PillState(kind=PillKind.STARTING)
        waiting, behind = status.waiting, status.ledger_head - status.position
        if status.is_revoked:
            return PillState(kind=PillKind.REVOKED)
        if self._storage is not None:
            return PillState(kind=_storage_pill(self._storage), waiting=waiting)
        if not status.clock_is_trusted:
            return PillState(kind=PillKind.CLOCK_NOT_TRUSTED, waiting=waiting)
        if not self._connection.is_online:
            return PillState(kind=PillKind.OFFLINE, waiting=waiting)
        if behind > _WORTH_COUNTING:
            done, total = status.position, status.ledger_head
            return PillState(kind=PillKind.SYNCING, done=done, total=total, waiting=waiting)
        return PillState(kind=PillKind.UP_TO_DATE, minutes=self._minutes(status), waiting=waiting)

    def _minutes(self, status: CounterStatus) -> int:
        if status.last_sync_at is None:
            return 0
        return max(0, int((status.now - status.last_sync_at).total_seconds() // 60))

    def _banners(self) -> tuple[BannerKind, ...]:
        status, banners = self._status, []
        if status is not None and status.is_revoked:
            banners.append(BannerKind.REVOKED)
        if self._storage is not None:
            full = self._storage is StorageTrouble.DISK_FULL
            banners.append(BannerKind.DISK_FULL if full else BannerKind.READ_ONLY)
        if status is not None and not status.clock_is_trusted:
            banners.append(BannerKind.CLOCK_NOT_TRUSTED)
        return tuple(banners)

    def _detail(self, pill: PillState) -> SyncDetailState:
        status, names = self._status, self._desk.directory
        if status is None:
            return SyncDetailState(pill=pill)
        trouble, next_try_s = self._connection.trouble, self._connection.next_try_s
        return SyncDetailState(
            pill=pill,
            server_name=status.identity.server_url,
            waiting=status.waiting,
            oldest_waiting_at=local_time(status.oldest_waiting_at, names)
            if status.oldest_waiting_at
            else None,
            last_sync_at=local_time(status.last_sync_at, names) if status.last_sync_at else None,
            problem=_PROBLEMS[trouble] if trouble is not None else None,
            problem_at=local_time(self._problem_at, names) if self._problem_at else None,
            next_try_s=round(next_try_s) if next_try_s is not None else None,
            parked=status.parked,
            cases=status.open_cases,
            reduced_protection=self.protection is Protection.FILE,
        )


def _storage_pill(trouble: StorageTrouble) -> PillKind:
    return PillKind.DISK_FULL if trouble is StorageTrouble.DISK_FULL else PillKind.READ_ONLY
