"""What is wrong with the computer or the network, in words a cashier understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from terminal.ui.refusals.explanation import Explanation
from terminal.ui.result.state import Tone
from terminal.use_cases.ports import ServerUnavailable, StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from terminal.use_cases.ports import Unavailable

translate = QCoreApplication.translate


def explain_trouble(trouble: Unavailable) -> Explanation:
    """Nothing was given and nothing was lost; the words say so, and what to do."""
    if isinstance(trouble, StorageUnavailable):
        return _about_storage(trouble.trouble)
    if isinstance(trouble, ServerUnavailable):
        return Explanation(
            Tone.ATTENTION,
            "cloud-off",
            translate("Trouble", "The server did not answer"),
            (
                translate("Trouble", "Nothing was given, and nothing was lost."),
                translate("Trouble", "Try again, or ask a manager."),
            ),
        )
    return Explanation(
        Tone.REFUSED,
        "triangle-alert",
        translate("Trouble", "Something went wrong"),
        (
            translate("Trouble", "Nothing was given, and nothing was lost."),
            translate("Trouble", "Try again. If it happens again, restart Stempel."),
        ),
    )


def _about_storage(trouble: StorageTrouble) -> Explanation:
    nothing = translate("Trouble", "Nothing was given, and nothing was lost.")
    match trouble:
        case StorageTrouble.DISK_FULL:
            headline = translate("Trouble", "The disk is full")
            step = translate("Trouble", "Free some space on this computer, then scan again.")
        case StorageTrouble.READ_ONLY:
            headline = translate("Trouble", "Stempel cannot save")
            step = translate(
                "Trouble", "It may not write to its folder. Call whoever set up this computer."
            )
        case StorageTrouble.LOCKED:
            headline = translate("Trouble", "The data is in use")
            step = translate("Trouble", "Close the other Stempel window, then scan again.")
        case StorageTrouble.DAMAGED:
            headline = translate("Trouble", "The data is damaged")
            step = translate("Trouble", "Restart Stempel. It keeps a second copy.")
        case StorageTrouble.NEWER_VERSION:
            headline = translate("Trouble", "This version of Stempel is too old")
            step = translate("Trouble", "A newer version wrote the data. Please update Stempel.")
        case _:
            assert_never(trouble)
    return Explanation(Tone.REFUSED, "hard-drive", headline, (nothing, step))
