"""How well and how fast the camera reads cards: painted photographs with known answers.

`python -m tests.benchmarks.decode [--scenes N] [--frames F] [--save FOLDER] [--json]`. A scene
counts as read when any of its frames is: the camera looks ten times a second. A wrong answer
counts against it, and ends the program with 1.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.devices.code_reader import read_codes
from tests.benchmarks.card_photographs import LEVELS, SIZES, Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize

    from tests.benchmarks.card_photographs import Level


@dataclass(frozen=True, slots=True)
class Score:
    """One level at one size; shares of 1, and milliseconds of the decoder alone."""

    level: str
    size: str
    scenes: int
    frames: int
    one_frame: float
    any_frame: float
    wrong: int
    median_ms: float
    p99_ms: float


def score_of(level: Level, size: QSize, scenes: int, frames: int) -> Score:
    """Show every frame of every scene to the reader."""
    read, seen, wrong = 0, 0, 0
    spent_ms: list[float] = []
    for scene in (Scene(level, number) for number in range(scenes)):
        answers: list[str] = []
        for frame in range(frames):
            picture = scene.shot(frame, size)
            started = time.perf_counter()
            answers += read_codes(picture, frame)
            spent_ms.append((time.perf_counter() - started) * 1_000)
        read += answers.count(scene.text)
        seen += scene.text in answers
        wrong += len(answers) - answers.count(scene.text)
    return Score(
        level=level,
        size=f"{size.width()}x{size.height()}",
        scenes=scenes,
        frames=frames,
        one_frame=read / (scenes * frames),
        any_frame=seen / scenes,
        wrong=wrong,
        median_ms=statistics.median(spent_ms),
        p99_ms=statistics.quantiles(spent_ms, n=100)[98],
    )


def save_samples(folder: Path, count: int = 4) -> None:
    """Pictures to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for level in LEVELS:
        for number in range(count):
            Scene(level, number).shot(0, SIZES[0]).save(str(folder / f"{level}-{number}.png"))


def main(words: Sequence[str]) -> int:
    """Print a line for each level and size."""
    parser = argparse.ArgumentParser(description="How well and how fast the camera reads cards.")
    parser.add_argument("--scenes", type=int, default=300)
    parser.add_argument("--frames", type=int, default=5)
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="only paint some pictures")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(words)
    if wanted.save is not None:
        save_samples(wanted.save)
        return 0
    scenes, frames = wanted.scenes, wanted.frames
    scores = [score_of(level, size, scenes, frames) for size in SIZES for level in LEVELS]
    if wanted.json:
        machine = {"python": platform.python_version(), "cores": os.cpu_count()}
        facts = {**machine, "zxing-cpp": version("zxing-cpp"), "scores": [*map(asdict, scores)]}
        print(json.dumps(facts, indent=2))
    else:
        for score in scores:
            print(
                f"{score.size:>9} {score.level:<6} one frame {score.one_frame:6.1%}, "
                f"any of {score.frames} {score.any_frame:6.1%}, wrong {score.wrong}, "
                f"{score.median_ms:.1f} ms a frame (p99 {score.p99_ms:.1f})"
            )
    return 1 if any(score.wrong for score in scores) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
