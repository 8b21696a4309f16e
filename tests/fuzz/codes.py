"""Throws hostile text at the path a scan takes: clean, parse, verify with a real Ed25519 key.

`python -m tests.fuzz.codes --inputs N [--seed S] [--json]`; the exit status is 1 when anything
was raised, a forgery was taken for a card, or a genuine card was not.
"""

from __future__ import annotations

import argparse
import json
import random
import string
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared_domain.card_codes import (
    ALPHABET,
    CODE_LETTERS,
    BalanceSnapshot,
    CardCode,
    make_code,
    parse_code,
    verified,
)
from shared_domain.card_numbers import parse_card_number
from shared_domain.identifiers import VendorId
from terminal.use_cases.scanned_text import ScannedText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VENDOR, OTHER_VENDOR = VendorId(UUID(int=1)), VendorId(UUID(int=2))
KEY_ID = 3
MANY_CARDS = 40
LONGEST_NOISE = 400
HUGE = 20_000
LOOKALIKES = {"K": "\u212a", "S": "\u017f", "I": "\u0131", "B": "\uff22", "O": "0", "E": "\u0415"}
PREFIXES = ["]Q3", "]Q1", "]C1", "\\000026", "]d2\\000026", " ", "\t", "]Q3\\000026 ", "Alt+029"]


@dataclass
class Tally:
    """What happened; `exceptions` counts what was raised by its type and words."""

    inputs: int = 0
    seed: int = 0
    exceptions_raised: int = 0
    forgeries_accepted: int = 0
    genuine_accepted: int = 0
    genuine_refused: int = 0
    inputs_per_s: float = 0.0
    slowest_ms: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    exceptions: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        return not (self.exceptions_raised or self.forgeries_accepted or self.genuine_refused)


@dataclass(frozen=True)
class Hostile:
    """One input. `is_genuine` when it is one of the vendor's cards, however it is dressed up."""

    kind: str
    text: str
    is_genuine: bool = False
    physical: str | None = None

    @property
    def scanned(self) -> ScannedText:
        return ScannedText(self.text, self.physical, "wedge")


class Attacker:
    """Makes hostile inputs from a seed, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.key = Ed25519PrivateKey.from_private_bytes(self.chance.randbytes(32))
        other_key = Ed25519PrivateKey.from_private_bytes(self.chance.randbytes(32))
        self.codes = [self._code(VENDOR, self.key) for _ in range(MANY_CARDS)]
        self.other_vendors = [self._code(OTHER_VENDOR, self.key) for _ in range(MANY_CARDS)]
        self.other_keys = [self._code(VENDOR, other_key) for _ in range(MANY_CARDS)]

    @cached_property
    def ways(self) -> list[Callable[[], Hostile]]:
        """Every kind of attack, each as likely as the next."""
        return [
            *(self.genuine, self.prefixed, self.near, self.near, self.swapped, self.misread),
            *(self.transplanted,),
            *(self.foreign, self.truncated, self.doubled, self.letters, self.signed_noise),
            *(self.lookalike, self.interrupted, self.unicode, self.binary, self.surrogates),
            *(self.address, self.product, self.number, self.huge),
        ]

    def next(self) -> Hostile:
        return self.chance.choice(self.ways)()

    def genuine(self) -> Hostile:
        return Hostile("genuine", self._mixed_case(self._any_code()), is_genuine=True)

    def prefixed(self) -> Hostile:
        dressed = self.chance.choice(PREFIXES) + self._mixed_case(self._any_code())
        return Hostile(
            "prefixed", dressed + self.chance.choice(["", "\r", "\n", "\t ", "\x1d"]), True
        )

    def misread(self) -> Hostile:
        """The layout of the computer made noise of the text; the keys themselves were right."""
        noise = self.unicode().text
        return Hostile("misread", noise, is_genuine=True, physical=self._any_code())

    def near(self) -> Hostile:
        letters = list(self._any_code())
        for place in self.chance.sample(range(CODE_LETTERS), self.chance.randint(1, 3)):
            others = ALPHABET.replace(letters[place], "")
            letters[place] = self.chance.choice(others)
        return Hostile("near", self._mixed_case("".join(letters)))

    def swapped(self) -> Hostile:
        letters = list(self._any_code())
        left, right = self.chance.sample(range(CODE_LETTERS), 2)
        letters[left], letters[right] = letters[right], letters[left]
        text = "".join(letters)
        return Hostile("swapped", text, text in self.codes)

    def transplanted(self) -> Hostile:
        """One card's front on another card's signature."""
        front, back = self.chance.sample(self.codes, 2)
        cut = self.chance.randint(1, CODE_LETTERS - 1)
        text = front[:cut] + back[cut:]
        return Hostile("transplanted", text, text in self.codes)

    def foreign(self) -> Hostile:
        return Hostile("foreign", self.chance.choice([*self.other_vendors, *self.other_keys]))

    def truncated(self) -> Hostile:
        code = self._any_code()
        cut = self.chance.randint(0, CODE_LETTERS - 1)
        return Hostile("truncated", self.chance.choice([code[:cut], code[cut + 1 :]]))

    def doubled(self) -> Hostile:
        return Hostile(
            "doubled", self._any_code() + self._any_code()[: self.chance.randint(1, 154)]
        )

    def letters(self) -> Hostile:
        length = self.chance.choice([CODE_LETTERS] * 3 + [self.chance.randint(0, LONGEST_NOISE)])
        return Hostile("letters", "".join(self.chance.choices(ALPHABET, k=length)))

    def signed_noise(self) -> Hostile:
        """A well-formed code: right version, right key id, a signature that is noise."""

        def noise(_: bytes) -> bytes:
            return self.chance.randbytes(64)

        card_id = self.chance.randbytes(8).hex()
        return Hostile("signed_noise", make_code(VENDOR, KEY_ID, card_id, self._snapshot(), noise))

    def lookalike(self) -> Hostile:
        letter = self.chance.choice(list(LOOKALIKES))
        code = self._any_code()
        text = code.replace(letter, LOOKALIKES[letter], 1)
        return Hostile("lookalike", text, text == code)

    def interrupted(self) -> Hostile:
        code = self._any_code()
        place = self.chance.randint(1, CODE_LETTERS - 1)
        return Hostile(
            "interrupted", code[:place] + self.chance.choice(" -.\u00a00") + code[place:]
        )

    def unicode(self) -> Hostile:
        length = self.chance.choice([self.chance.randint(0, LONGEST_NOISE), CODE_LETTERS])
        return Hostile(
            "unicode", "".join(chr(self.chance.randrange(0x110000)) for _ in range(length))
        )

    def binary(self) -> Hostile:
        noise = self.chance.randbytes(self.chance.randint(0, LONGEST_NOISE))
        encoding = self.chance.choice(["latin-1", "cp437", "utf-8"])
        return Hostile("binary", noise.decode(encoding, errors="surrogateescape"))

    def surrogates(self) -> Hostile:
        letters = list(self._any_code())
        for place in self.chance.sample(range(CODE_LETTERS), self.chance.randint(1, 9)):
            letters[place] = chr(self.chance.randrange(0xD800, 0xE000))
        return Hostile("surrogates", "".join(letters))

    def address(self) -> Hostile:
        tail = "".join(self.chance.choices(string.printable, k=self.chance.randint(0, 200)))
        scheme = self.chance.choice(
            ["https://", "http://", "WIFI:S:", "mailto:", "upi://", "stempel:"]
        )
        return Hostile("address", scheme + tail)

    def product(self) -> Hostile:
        length = self.chance.choice([8, 12, 13, 14, 44, CODE_LETTERS])
        return Hostile("product", "".join(self.chance.choices(string.digits, k=length)))

    def number(self) -> Hostile:
        length = self.chance.choice([8, 9, 9, 9, 10])
        return Hostile("number", "".join(self.chance.choices(ALPHABET + "- ", k=length)))

    def huge(self) -> Hostile:
        if self.chance.random() > 0.05:
            return self.unicode()
        unit = self.chance.choice(["B", " ", "]Q3", "\\000026", "ü", self._any_code(), "Alt+029"])
        return Hostile("huge", (unit * HUGE)[:HUGE] + self.chance.choice(["", "x"]))

    def _any_code(self) -> str:
        return self.chance.choice(self.codes)

    def _mixed_case(self, code: str) -> str:
        written = self.chance.choice(["as it is", "small", "mixed"])
        if written == "mixed":
            return "".join(self.chance.choice([letter, letter.lower()]) for letter in code)
        return code.lower() if written == "small" else code

    def _snapshot(self) -> BalanceSnapshot:
        day = date(2020, 1, 1) + timedelta(days=self.chance.randrange(20_000))
        stamps, points = self.chance.randrange(300), self.chance.randrange(2**25)
        return BalanceSnapshot(stamps, points, self.chance.randrange(2**33), day)

    def _code(self, vendor_id: VendorId, key: Ed25519PrivateKey) -> str:
        card_id = self.chance.randbytes(8).hex()
        return make_code(vendor_id, KEY_ID, card_id, self._snapshot(), key.sign)


def is_taken_for_a_card(
    scanned: ScannedText, verify: Callable[[bytes, bytes], bool], *, card_is_known: bool
) -> bool:
    """Do with a scan what the terminal does, up to the question whose card it is."""
    for candidate in scanned.candidates():
        code = parse_code(candidate)
        if not isinstance(code, CardCode):
            parse_card_number(candidate)
        elif verified(code, VENDOR, {KEY_ID: verify}, card_is_known=card_is_known) is None:
            return True
    return False


def attack(inputs: int, seed: int) -> Tally:
    """Try this many inputs and count what came of them."""
    attacker = Attacker(seed)
    public_key = attacker.key.public_key()

    def verify(message: bytes, signature: bytes) -> bool:
        try:
            public_key.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    tally = Tally(inputs=inputs, seed=seed)
    began = time.perf_counter()
    for number in range(inputs):
        count_one(tally, attacker.next(), verify, card_is_known=number % 2 == 0)
    tally.inputs_per_s = round(inputs / (time.perf_counter() - began), 1)
    return tally


def count_one(
    tally: Tally,
    hostile: Hostile,
    verify: Callable[[bytes, bytes], bool],
    *,
    card_is_known: bool,
) -> None:
    """Try one input and add what came of it."""
    tally.kinds[hostile.kind] += 1
    began = time.perf_counter()
    try:
        taken = is_taken_for_a_card(hostile.scanned, verify, card_is_known=card_is_known)
    except Exception as error:  # noqa: BLE001  (whatever is raised is what this looks for)
        tally.exceptions_raised += 1
        tally.exceptions[f"{hostile.kind}: {type(error).__name__}: {error}"] += 1
        return
    tally.slowest_ms = max(tally.slowest_ms, round((time.perf_counter() - began) * 1000, 2))
    tally.genuine_accepted += taken and hostile.is_genuine
    tally.genuine_refused += hostile.is_genuine and not taken
    tally.forgeries_accepted += taken and not hostile.is_genuine


def main(words: Sequence[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="fuzz codes", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object, nothing else")
    options = parser.parse_args(words)
    tally = attack(options.inputs, options.seed)
    if options.json:
        print(json.dumps(vars(tally)))
    else:
        for name, value in vars(tally).items():
            print(f"{name.replace('_', ' '):<20} {value}")
    return 0 if tally.is_clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
