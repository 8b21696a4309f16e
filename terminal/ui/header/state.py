"""What the window shows around every page: names, the status pill, pills of trouble, banners."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class PillKind(enum.Enum):
    """How this terminal stands to the server and to its own disk; the worst one is shown."""

    STARTING = "starting"
    UP_TO_DATE = "up_to_date"
    OFFLINE = "offline"
    SYNCING = "syncing"
    CLOCK_NOT_TRUSTED = "clock_not_trusted"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    REDUCED_PROTECTION = "reduced_protection"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PillState:
    """The status pill. Each number is used by the kinds that speak of it and ignored by others."""

    kind: PillKind
    minutes: int = 0
    waiting: int = 0
    done: int = 0
    total: int = 0


class DeviceTrouble(enum.Enum):
    """A device that stopped working; shown as a yellow pill with the next step."""

    SCANNER = "scanner"
    CAMERA = "camera"
    SOUND = "sound"
    PRINTER = "printer"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderState:
    """The bar above the pages. An empty `staff_name` means nobody is signed in."""

    vendor_name: str = ""
    terminal_name: str = ""
    staff_name: str = ""
    is_manager: bool = False
    language: str = "en"
    pill: PillState = field(default_factory=lambda: PillState(kind=PillKind.STARTING))
    trouble: DeviceTrouble | None = None


class BannerKind(enum.Enum):
    """A condition that stays until it is cured and that the cashier must know while working."""

    CLOCK_NOT_TRUSTED = "clock_not_trusted"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    REVOKED = "revoked"
    PRACTICE = "practice"
