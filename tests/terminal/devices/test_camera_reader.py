"""Frames go into a real video sink; what comes out are scans, and never too many at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QMediaDevices, QVideoFrame
from pytestqt.qtbot import QtBot

from terminal.background.tasks import Broken
from terminal.devices.camera import Camera, choose_camera, choose_format
from terminal.devices.camera_reader import CameraReader
from terminal.devices.code_reader import read_codes
from terminal.use_cases.ports import Unavailable
from terminal.use_cases.scanned_text import ScannedText
from tests.benchmarks.card_photographs import LEVELS, SIZES, Level, Scene

T = TypeVar("T")


class LaterAside:
    """Keeps the work until the test lets it be done, as a busy worker would."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], None], Callable[[Unavailable], None]]] = []

    def __call__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
    ) -> None:
        self.waiting.append((lambda: done(work()), failed))

    def do_all(self) -> None:
        """Everything that waits is done, in order."""
        while self.waiting:
            self.waiting.pop(0)[0]()

    def fail(self) -> None:
        """The oldest of it breaks."""
        self.waiting.pop(0)[1](Broken())


class Lens:
    """A reader, the frames that are shown to it, and what it said."""

    def __init__(self, *, longest_darkness_ms: int = 60_000) -> None:
        self.aside = LaterAside()
        self.reader = CameraReader(self.aside, 0, longest_darkness_ms)
        self.scans: list[ScannedText] = []
        self.pictures: list[QImage] = []
        self.reader.scanned.connect(self.scans.append)
        self.reader.pictured.connect(self.pictures.append)

    def show(self, picture: QImage) -> None:
        """One frame."""
        self.reader.sink.setVideoFrame(QVideoFrame(picture))


@pytest.fixture
def lens(qtbot: QtBot) -> Lens:  # noqa: ARG001  (Qt runs)
    return Lens()


def blank(size: QSize = SIZES[0]) -> QImage:
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#8899AA"))
    return picture


def test_a_card_held_before_the_camera_is_a_scan(lens: Lens) -> None:
    scene = Scene("easy", 1)
    lens.show(scene.shot(0, SIZES[1]))
    lens.aside.do_all()

    assert lens.scans == [ScannedText(scene.text, None, "camera")]


def test_a_counter_without_a_card_is_none(lens: Lens) -> None:
    lens.show(blank())
    lens.aside.do_all()

    assert lens.scans == []


def test_while_a_picture_is_looked_at_the_others_pass_by(lens: Lens) -> None:
    for frame in range(5):
        lens.show(Scene("easy", 1).shot(frame, SIZES[0]))

    assert len(lens.aside.waiting) == 1


def test_the_camera_rests_between_two_looks(qtbot: QtBot) -> None:
    lens = Lens()
    patient = CameraReader(lens.aside, rest_ms=60_000)
    for _ in range(3):
        patient.sink.setVideoFrame(QVideoFrame(blank()))
        lens.aside.do_all()

    with qtbot.assertNotEmitted(patient.scanned):
        patient.sink.setVideoFrame(QVideoFrame(Scene("easy", 1).shot(0, SIZES[0])))
    assert lens.aside.waiting == []


def test_a_picture_that_could_not_be_looked_at_does_not_end_the_looking(
    qtbot: QtBot, lens: Lens
) -> None:
    lens.show(blank())
    lens.aside.fail()
    qtbot.waitUntil(lambda: not lens.reader.is_resting)
    lens.show(Scene("easy", 2).shot(0, SIZES[0]))
    lens.aside.do_all()

    assert [scan.text for scan in lens.scans] == [Scene("easy", 2).text]


def test_pictures_are_made_only_for_somebody_who_looks(qtbot: QtBot, lens: Lens) -> None:
    lens.show(blank(SIZES[1]))
    lens.aside.do_all()
    assert lens.pictures == []

    lens.reader.shows_pictures = True
    qtbot.waitUntil(lambda: not lens.reader.is_resting)
    lens.show(blank(SIZES[1]))
    lens.aside.do_all()
    assert [picture.width() for picture in lens.pictures] == [640]


def test_a_frame_without_a_picture_is_no_error(lens: Lens) -> None:
    lens.reader.sink.setVideoFrame(QVideoFrame())
    lens.aside.do_all()

    assert lens.scans == []


def test_a_camera_that_shows_nothing_any_more_is_noticed(qtbot: QtBot) -> None:
    lens = Lens(longest_darkness_ms=1)
    with qtbot.waitSignal(lens.reader.darkened):
        lens.show(blank())


def test_where_there_is_no_such_camera_it_says_so(qtbot: QtBot) -> None:
    camera = Camera("No camera is called this", LaterAside())
    with qtbot.waitSignal(camera.working_changed) as told:
        camera.start()
    camera.stop()

    assert told.args == [False]
    assert choose_camera(QMediaDevices.videoInputs(), "No camera is called this") is None
    assert choose_format([]) is None


@pytest.mark.parametrize(("level", "least"), [("easy", 6), ("medium", 6), ("hard", 5)])
def test_painted_photographs_are_read_within_five_frames(level: Level, least: int) -> None:
    scenes = [Scene(level, number) for number in range(6)]
    answers = [[*read_five(scene)] for scene in scenes]

    read = [scene.text in said for scene, said in zip(scenes, answers, strict=True)]
    assert sum(read) >= least
    wrong = [
        text
        for scene, said in zip(scenes, answers, strict=True)
        for text in said
        if text != scene.text
    ]
    assert wrong == []


def read_five(scene: Scene) -> list[str]:
    return [text for frame in range(5) for text in read_codes(scene.shot(frame, SIZES[1]), frame)]


def test_a_photograph_can_be_painted_again() -> None:
    for level in LEVELS:
        assert Scene(level, 7).shot(2, SIZES[0]) == Scene(level, 7).shot(2, SIZES[0])


def test_a_light_code_on_dark_ground_is_read() -> None:
    picture = Scene("easy", 3).shot(0, SIZES[1])
    picture.invertPixels()

    assert read_codes(picture) == (Scene("easy", 3).text,)


def test_no_picture_holds_no_code() -> None:
    assert read_codes(QImage()) == ()
