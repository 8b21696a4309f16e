# ruff: noqa: INP001  (a script beside the files it makes, not part of a package)
"""Makes the four sounds of the counter; run it again after changing a note, and commit the files.

    python resources/sounds/make_sounds.py

They differ in direction, length and rhythm as well as in pitch, so that they are told apart in
noise and by people who do not hear pitch well: done rises, again repeats one note, refused falls
and stays low, attention calls three times.
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

RATE_HZ = 44_100
FADE_S = 0.008  # short enough to sound crisp, long enough not to click
PEAK = 0.55  # leaves room for the speaker of a cheap till

# Each sound is a list of (start_s, length_s, frequency_hz); the notes may overlap.
Notes = list[tuple[float, float, float]]

SOUNDS: dict[str, Notes] = {
    "done": [(0.00, 0.13, 784.0), (0.09, 0.26, 1174.7)],
    "again": [(0.00, 0.11, 587.3), (0.17, 0.11, 587.3)],
    "refused": [(0.00, 0.20, 311.1), (0.18, 0.36, 207.7)],
    "attention": [(0.00, 0.09, 880.0), (0.14, 0.09, 880.0), (0.28, 0.20, 1046.5)],
}


def note_level(time_s: float, length_s: float, frequency_hz: float) -> float:
    """One sample of a soft bell: a sine with two quieter overtones, faded at both ends."""
    if not 0.0 <= time_s < length_s:
        return 0.0
    fade = min(1.0, time_s / FADE_S, (length_s - time_s) / FADE_S)
    ring = math.exp(-3.0 * time_s / length_s)
    turn = math.tau * frequency_hz * time_s
    tone = math.sin(turn) + 0.35 * math.sin(2 * turn) + 0.12 * math.sin(3 * turn)
    return fade * ring * tone


def samples(notes: Notes) -> list[float]:
    """The notes mixed and brought to one loudness, each sample between -PEAK and PEAK."""
    end_s = max(start + length for start, length, _ in notes)
    mixed = [
        sum(note_level(at / RATE_HZ - start, length, pitch) for start, length, pitch in notes)
        for at in range(int(end_s * RATE_HZ))
    ]
    loudest = max(abs(level) for level in mixed)
    return [PEAK * level / loudest for level in mixed]


def write_wave(path: Path, levels: list[float]) -> None:
    """Write 16-bit mono PCM, which every sound system plays without a decoder."""
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(b"".join(struct.pack("<h", round(32767 * level)) for level in levels))


def main() -> None:
    for name, notes in SOUNDS.items():
        write_wave(Path(__file__).with_name(f"{name}.wav"), samples(notes))


if __name__ == "__main__":
    main()
