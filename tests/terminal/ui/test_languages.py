"""Every screen and every refusal in each shipped language, looked at where there is least room."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from shared_domain.outcomes import Reason, Refused
from terminal.ui.languages import LOCALES, TRANSLATIONS
from terminal.ui.refusals.explanation import Explanation
from terminal.ui.refusals.refusal_text import explain
from terminal.ui.result.page import ResultPage
from terminal.ui.result.state import ResultAction, ResultState
from terminal.ui.result.trouble_text import explain_trouble
from terminal.ui.theme import Appearance, Look
from tests.terminal.ui.gallery import Stage
from tests.terminal.ui.looking import faults
from tests.terminal.ui.morning import CARD, HEADER
from tests.terminal.ui.reasons import NAMES, REASONS, SILENT, TROUBLES
from tests.terminal.ui.samples import SAMPLES, Sample


@pytest.fixture(params=LOCALES)
def language(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[str]:
    """A shipped language, compiled afresh: what lies beside its source may be older."""
    name = str(request.param)
    compiled = tmp_path / f"{name}.qm"
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert tool is not None
    source = TRANSLATIONS / f"terminal_{name}.ts"
    subprocess.run([tool, "-silent", str(source), "-qm", str(compiled)], check=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    before = QLocale()
    QLocale.setDefault(QLocale(LOCALES[name]))
    qapp.installTranslator(translator)
    yield name
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def result_of(told: Explanation) -> ResultState:
    """The result as it is when it needs most room: a card beside it, a button below."""
    button = ResultAction(key="manager", label="Responsable", icon="key-round")
    return ResultState(
        tone=told.tone,
        headline=told.headline,
        icon=told.icon,
        lines=told.lines,
        stamp_card=CARD,
        actions=(button,),
    )


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("percent", [100, 150])
def test_no_screen_is_cut_in_any_language(look: Look, percent: int) -> None:
    look.wear(Appearance(text_percent=percent, reduced_motion=True))
    stage = Stage(look, 1024, 768)
    found = []
    for name, sample in SAMPLES.items():
        stage.show(sample)
        found += [f"{name}: {fault}" for fault in faults(stage.window, look)]
    stage.close()

    assert found == []


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("percent", [100, 150])
def test_no_refusal_is_cut_in_any_language(look: Look, percent: int) -> None:
    look.wear(Appearance(text_percent=percent, reduced_motion=True))
    stage = Stage(look, 1024, 768)
    told = [explain(Refused(reason, SILENT), NAMES) for reason in REASONS]
    told += [explain_trouble(trouble) for trouble in TROUBLES]
    found = []
    for explanation in told:
        stage.show(Sample(ResultPage, result_of(explanation), HEADER))
        found += faults(stage.window, look)
    stage.close()

    assert found == []


def test_every_reason_to_refuse_is_among_those_looked_at() -> None:
    assert {type(reason) for reason in REASONS} == set(get_args(Reason))
