"""Photographs of cards as a counter's camera takes them, painted: easy, medium and hard ones.

Everything about a photograph follows from its seed, so that a picture that was not read can be
painted again. `scene` fixes the card and where it is held; `shot` is one frame of an unsteady hand.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QRadialGradient, QTransform

from shared_domain.card_codes import ALPHABET, CODE_LETTERS
from tests.scenarios.card_pictures import qr_picture

Level = Literal["easy", "medium", "hard"]
LEVELS: tuple[Level, ...] = get_args(Level)
SIZES = (QSize(640, 480), QSize(1280, 720))

_NOISE_SIDE = 512


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How bad it may get. Lengths are shares: of the picture's height, or of the code's side."""

    code_side: tuple[float, float]
    turn_degrees: float
    tilt: float
    blur_modules: float
    smear_modules: float
    noise: float
    darkness: float
    glare: float


DIFFICULTIES: dict[Level, Difficulty] = {
    "easy": Difficulty((0.55, 0.8), 8, 0.02, 0.2, 0.0, 0.05, 0.15, 0.0),
    "medium": Difficulty((0.45, 0.7), 45, 0.08, 0.5, 0.35, 0.15, 0.45, 0.15),
    "hard": Difficulty((0.42, 0.65), 180, 0.14, 0.8, 0.7, 0.3, 0.7, 0.35),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One card held before the camera: what its code says, and how hard it is to read."""

    level: Level
    number: int

    @property
    def text(self) -> str:
        """The known answer: as long as a card's code, and of the same letters."""
        return "".join(random.Random(f"text {self.number}").choices(ALPHABET, k=CODE_LETTERS))

    def shot(self, frame: int, size: QSize) -> QImage:
        """One frame of this scene."""
        difficulty = DIFFICULTIES[self.level]
        held = random.Random(f"{self.level} {self.number}")
        shaken = random.Random(f"{self.level} {self.number} {frame}")
        code = _code_of(self.text)
        side = held.uniform(*difficulty.code_side) * size.height() * shaken.uniform(0.95, 1.05)
        place = _place(held, shaken, difficulty, side, size)
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(QColor.fromHsv(held.randrange(360), 60, held.randrange(60, 200)))
        _paint_counter(picture, held)
        _paint_card(picture, code, place)
        modules = code.width() / 8
        picture = _blurred(picture, shaken.uniform(0, difficulty.blur_modules) * side / modules)
        picture = _smeared(picture, shaken, difficulty.smear_modules * side / modules)
        _light(picture, held, shaken, difficulty)
        _add_noise(picture, shaken, shaken.uniform(0, difficulty.noise))
        return picture


@lru_cache(maxsize=8)
def _code_of(text: str) -> QImage:
    return qr_picture(text)


def _place(
    held: random.Random, shaken: random.Random, difficulty: Difficulty, side: float, size: QSize
) -> QPolygonF:
    """Where the four corners of the code stand, tilted, turned and a little shaken."""
    turn = held.uniform(-difficulty.turn_degrees, difficulty.turn_degrees) + shaken.uniform(-6, 6)
    tilt = difficulty.tilt * side
    half = side / 2
    turned = QTransform().rotate(turn)
    middle = QPointF(_held_at(size.width(), side, held), _held_at(size.height(), side, held))
    middle += QPointF(shaken.uniform(-3, 3), shaken.uniform(-3, 3))
    corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    return QPolygonF(
        [
            turned.map(QPointF(x + _leaning(tilt, held, shaken), y + _leaning(tilt, held, shaken)))
            + middle
            for x, y in corners
        ]
    )


def _leaning(tilt: float, held: random.Random, shaken: random.Random) -> float:
    """How far a corner is nearer or farther than it should be; some of it changes all the time."""
    return held.uniform(-tilt, tilt) * 0.7 + shaken.uniform(-tilt, tilt) * 0.3


def _held_at(length: int, side: float, held: random.Random) -> float:
    """Somewhere near the middle, so that the turned code stays in the picture."""
    room = max(0.0, length / 2 - side * 0.72)
    return length / 2 + held.uniform(-room, room)


def _paint_counter(picture: QImage, held: random.Random) -> None:
    """What lies about on a counter: boxes and lines that are no code."""
    painter = QPainter(picture)
    for _ in range(14):
        painter.fillRect(
            QRectF(
                held.uniform(0, picture.width()),
                held.uniform(0, picture.height()),
                held.uniform(10, picture.width() / 4),
                held.uniform(4, picture.height() / 6),
            ),
            QColor.fromHsv(held.randrange(360), held.randrange(160), held.randrange(30, 255)),
        )
    painter.end()


def _paint_card(picture: QImage, code: QImage, place: QPolygonF) -> None:
    square = QPolygonF(QRectF(code.rect()))
    square.pop_back()
    onto = QTransform.quadToQuad(square, place)
    assert isinstance(onto, QTransform), "four corners that lie on one line"
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(onto)
    painter.drawImage(0, 0, code)
    painter.end()


def _blurred(picture: QImage, radius: float) -> QImage:
    """Out of focus: fewer pixels and back again, which is close enough to a lens."""
    factor = 1 + radius
    small = picture.scaled(
        round(picture.width() / factor),
        round(picture.height() / factor),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return small.scaled(
        picture.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _smeared(picture: QImage, shaken: random.Random, most_pixels: float) -> QImage:
    """A hand that moved while the shutter was open: the picture over itself, a few times."""
    steps = 5
    x, y = (shaken.uniform(-most_pixels, most_pixels) / steps for _ in range(2))
    smeared = picture.copy()
    painter = QPainter(smeared)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for step in range(1, steps):
        painter.setOpacity(1 / (step + 1))
        painter.drawImage(QPointF(x * step, y * step), picture)
    painter.end()
    return smeared


def _light(
    picture: QImage, held: random.Random, shaken: random.Random, difficulty: Difficulty
) -> None:
    painter = QPainter(picture)
    darkness = held.uniform(0, difficulty.darkness)
    painter.fillRect(picture.rect(), QColor.fromRgbF(0, 0, 0, darkness))
    if shaken.random() < difficulty.glare:
        middle = QPointF(shaken.uniform(0, picture.width()), shaken.uniform(0, picture.height()))
        glow = QRadialGradient(middle, picture.height() * shaken.uniform(0.1, 0.3))
        glow.setColorAt(0, QColor(255, 255, 255, 230))
        glow.setColorAt(1, QColor(255, 255, 255, 0))
        painter.fillRect(picture.rect(), glow)
    painter.end()


def _add_noise(picture: QImage, shaken: random.Random, amount: float) -> None:
    painter = QPainter(picture)
    painter.setOpacity(amount)
    shift = shaken.randrange(_NOISE_SIDE)
    for left in range(-shift, picture.width(), _NOISE_SIDE):
        for top in range(-shift, picture.height(), _NOISE_SIDE):
            painter.drawImage(left, top, _noise())
    painter.end()


@lru_cache(maxsize=1)
def _noise() -> QImage:
    grains = random.Random("noise").randbytes(_NOISE_SIDE * _NOISE_SIDE)
    noise = QImage(grains, _NOISE_SIDE, _NOISE_SIDE, _NOISE_SIDE, QImage.Format.Format_Grayscale8)
    return noise.copy()
