"""Tells what a keyboard-wedge scanner types from what a hand types, one key at a time.

It is pure: no Qt, no clock, no keyboard. It may hold keys back, but never loses or reorders one.

A burst is a run of keys with no gap above `gap_limit_ms`, or above `late_key_ms` once it has 24
keys at a scanner's pace: then a gap means that the computer was busy. It ends with Enter, Tab,
silence or a key no code contains. It is a scan when it has at least `SHORTEST_SCAN` keys and

- came at a scanner's pace, on average within `scanner_pace_ms` a key. Scanners need 2 to 30 ms;
  the fastest typists about 60 over a word, although single gaps can be as short as 20.
  The exception: up to `LONGEST_TYPED_NUMBER` digits for a widget that takes typing are typed. A
  PIN, an amount or a birthday rolled over the number pad is never taken away, however fast; longer
  numbers at such a pace are product codes, which must not end up in an amount;
- or came slower, as from some Bluetooth scanners, but is `TORN_CODE_LETTERS` or more letters of
  the card alphabet and nothing else, which no word in any language is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from shared_domain.card_codes import ALPHABET, TORN_CODE_LETTERS
from terminal.devices.key_layouts import KeyLayout
from terminal.use_cases.key_strokes import HeldKeys, KeyKind, KeyStroke, Ruling, ThisKey
from terminal.use_cases.scanned_text import ScannedText

SHORTEST_SCAN = 6
LONGEST_TYPED_NUMBER = 8

# One late key does not make a scanner a hand: the computer may have been busy.
_LATE_KEYS_OF_A_HAND = 2
_CARD_LETTERS = frozenset(ALPHABET + ALPHABET.lower())
_DIGITS = frozenset("0123456789")

_PASS = Ruling(HeldKeys.KEEP, ThisKey.PASS)
_HOLD = Ruling(HeldKeys.KEEP, ThisKey.HOLD)


@dataclass(frozen=True, slots=True)
class WedgeTiming:
    """The patience of the decoder; shops with an odd scanner change it in the settings."""

    gap_limit_ms: int = 120
    scanner_pace_ms: int = 40
    # Once it is certain that a scanner types, its next key, its Enter or its second Enter may be
    # this late: Windows gives keys the time at which a busy program took them. A hand needs longer.
    late_key_ms: int = 300


@dataclass(slots=True)
class _Burst:
    """The keys of a run so far. A key that types nothing has an empty text."""

    is_expected: bool = False
    last_ms: int = 0
    texts: list[str] = field(default_factory=list)
    us_characters: list[str | None] = field(default_factory=list)
    gaps_ms: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def add(self, text: str, us_character: str | None, at_ms: int) -> None:
        self.texts.append(text)
        self.us_characters.append(us_character)
        self.gaps_ms.append(at_ms - self.last_ms)
        self.last_ms = at_ms

    def pace_ms(self) -> float:
        """The average gap; the first key has none before it."""
        return sum(self.gaps_ms) / max(1, len(self) - 1)

    def consists_of(self, characters: frozenset[str]) -> bool:
        """Whether each key typed one of these, in the layout at work or on a US keyboard."""
        return all(
            text in characters or us_character in characters
            for text, us_character in zip(self.texts, self.us_characters, strict=True)
        )

    def physical(self) -> str | None:
        known = [character for character in self.us_characters if character is not None]
        return "".join(known) if len(known) == len(self) else None


class WedgeDecoder:
    """The state machine. `press` for every key that goes down, `silence` when none has come."""

    def __init__(self, layout: KeyLayout, timing: WedgeTiming | None = None) -> None:
        self._layout = layout
        self._timing = timing or WedgeTiming()
        self._burst = _Burst()
        self._scan_ended_ms: int | None = None

    @property
    def gap_limit_ms(self) -> int:
        """How long the keys may now be silent before `silence` must be called."""
        return self._patience_ms()

    def press(self, stroke: KeyStroke, at_ms: int) -> Ruling:
        """Rule on a key that went down at `at_ms`, on a clock of any origin."""
        match stroke.kind:
            case KeyKind.MODIFIER:
                return _PASS
            case KeyKind.CHARACTER:
                return self._character(stroke, at_ms)
            case KeyKind.ENDING:
                return self._ending(at_ms)
            case KeyKind.COMMAND:
                return self._command(stroke, at_ms)

    def silence(self) -> Ruling:
        """Rule on the held keys: none has come for `gap_limit_ms`."""
        return self._close()

    def _character(self, stroke: KeyStroke, at_ms: int) -> Ruling:
        before = self._close() if self._is_over(at_ms) else _PASS
        self._scan_ended_ms = None
        if not self._burst:
            self._burst = _Burst(stroke.is_expected, last_ms=at_ms)
        self._burst.add(stroke.text, self._layout.us_character(stroke), at_ms)
        if self._looks_typed():
            return self._close()
        return replace(before, key=ThisKey.HOLD)

    def _ending(self, at_ms: int) -> Ruling:
        ruling = self._close()
        ended_ms = self._scan_ended_ms
        if ended_ms is not None and abs(at_ms - ended_ms) <= self._timing.late_key_ms:
            return replace(ruling, key=ThisKey.DISCARD)
        return ruling

    def _command(self, stroke: KeyStroke, at_ms: int) -> Ruling:
        # Some scanners press Ctrl+] for a separator, or a function key at the end.
        if not self._is_over(at_ms) and self._is_scan() and self._is_quick():
            self._burst.add(stroke.text, "", at_ms)
            return _HOLD
        return self._close()

    def _close(self) -> Ruling:
        """End the burst and rule on its keys; the key that ended it passes."""
        burst, is_scan, self._burst = self._burst, self._is_scan(), _Burst()
        if not burst:
            return _PASS
        if not is_scan:
            return Ruling(HeldKeys.RELEASE, ThisKey.PASS)
        self._scan_ended_ms = burst.last_ms
        text = "".join(burst.texts)
        scanned = ScannedText(text, burst.physical(), "wedge", took_ms=sum(burst.gaps_ms))
        return Ruling(HeldKeys.DISCARD, ThisKey.PASS, scanned)

    def _is_over(self, at_ms: int) -> bool:
        # A jump backwards ends a burst too: X servers start again at 0 after 49.7 days.
        return abs(at_ms - self._burst.last_ms) > self._patience_ms()

    def _patience_ms(self) -> int:
        is_certain = len(self._burst) >= TORN_CODE_LETTERS and self._is_quick()
        limit_ms = self._timing.gap_limit_ms
        return max(limit_ms, self._timing.late_key_ms) if is_certain else limit_ms

    def _is_quick(self) -> bool:
        return self._burst.pace_ms() <= self._timing.scanner_pace_ms

    def _is_scan(self) -> bool:
        burst = self._burst
        if len(burst) < SHORTEST_SCAN:
            return False
        if not self._is_quick():
            return len(burst) >= TORN_CODE_LETTERS and burst.consists_of(_CARD_LETTERS)
        is_typed_number = len(burst) <= LONGEST_TYPED_NUMBER and burst.consists_of(_DIGITS)
        return not (burst.is_expected and is_typed_number)

    def _looks_typed(self) -> bool:
        """Whether these keys need not wait for more, so that what a hand types shows at once."""
        late_keys = sum(gap > self._timing.scanner_pace_ms for gap in self._burst.gaps_ms)
        return (
            late_keys >= _LATE_KEYS_OF_A_HAND
            and not self._is_quick()
            and not self._burst.consists_of(_CARD_LETTERS)
        )
