"""What a scanner delivered, before anyone knows whether it is a card.

It must not judge: use cases try the candidates in order and take the first that means something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

# No card code comes near this; what is longer was not meant for this counter, and cleaning it
# would take longer than anybody waits.
LONGEST_SCAN = 2_000

ScanSource = Literal["wedge", "camera", "serial", "typed"]

# What scanners put before a code: an AIM symbology identifier (`]Q3`, ISO/IEC 15424), an extended
# channel (`\000026`, AIM ITS/04-001), a group separator written as the keys that would type it.
_PREFIXES = re.compile(r"(?:\][A-Za-z][0-9A-Za-z]|\\[0-9]{6}|Alt\+0?29|\s)+")
_SUFFIXES = re.compile(r"(?:Alt\+0?29|\s)+\Z")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class ScannedText:
    """One scan. A card code proves who somebody is, so neither reading appears in a `repr`.

    `text` is what the device delivered; from a keyboard wedge, what the keys typed in the
    keyboard layout of this computer. `physical` is what the same keys would have typed on a US
    keyboard, or None where the platform does not tell or the device has no keys. `took_ms` is
    how long a wedge typed, where that is known; it says nothing about what was scanned.
    """

    text: str = field(repr=False)
    physical: str | None = field(repr=False)
    source: ScanSource
    took_ms: int | None = field(default=None, compare=False, repr=False)

    def candidates(self) -> tuple[str, ...]:
        """What the scan may have meant, most likely first, without what scanners add; no repeats.

        A scanner set to US keys types `7ZMA` as `èWQ` on a French computer; then the second
        candidate is the right one.
        """
        readings = [
            reading for reading in (self.text, self.physical or "") if len(reading) <= LONGEST_SCAN
        ]
        return tuple(dict.fromkeys(filter(None, map(_without_additions, readings))))


def _without_additions(reading: str) -> str:
    printable = _CONTROLS.sub("", reading)
    return _SUFFIXES.sub("", printable[_end_of_prefixes(printable) :])


def _end_of_prefixes(printable: str) -> int:
    found = _PREFIXES.match(printable)
    return found.end() if found else 0
