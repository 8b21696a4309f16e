"""Looks at a window as a tired cashier would: finds cut words, small targets and overlaps.

Every finding is one sentence that names the widget and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QProgressBar,
    QWidget,
)

from terminal.ui.theme import Look
from terminal.ui.widgets.fitting import fits
from terminal.ui.widgets.number_pad import NumberPad
from terminal.ui.widgets.words import FittedWords

LEAST_TEXT_PX = 17
LEAST_TARGET_PX = 72
LEAST_KEY_PX = 84
LEAST_RESULT_PX = 44
# Sub-pixel layouts may be one pixel short without anybody seeing it.
_TOLERANCE = 1

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView)


@runtime_checkable
class ChecksItself(Protocol):
    """A painted widget that knows whether all of its words are visible."""

    def text_fits(self) -> bool: ...


def seen(window: QWidget) -> Iterator[QWidget]:
    """Every visible widget that somebody looks at, without Qt's own inner parts."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.objectName().startswith("qt_"):
            yield widget


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} “{text or widget.accessibleName()}”"


def faults(window: QMainWindow, look: Look) -> list[str]:
    """Everything that is wrong with this window, in sentences."""
    widgets = list(seen(window))
    found = [fault for widget in widgets for fault in _faults_of(widget, window, look)]
    return found + list(_overlaps(widgets, window))


def _faults_of(widget: QWidget, window: QMainWindow, look: Look) -> Iterator[str]:
    name = name_of(widget)
    if not _shows_all_words(widget):
        yield f"{name}: its words do not fit {widget.width()} x {widget.height()}"
    if isinstance(widget, QLabel) and widget.text() and _text_px(widget) < LEAST_TEXT_PX:
        yield f"{name}: its words are only {_text_px(widget)} px high"
    if isinstance(widget, CONTROLS) and not isinstance(widget, QHeaderView):
        yield from _control_faults(widget, look)
    if isinstance(widget, (*CONTROLS, QLabel, QProgressBar)):
        yield from _place_faults(widget, window)


def _shows_all_words(widget: QWidget) -> bool:
    if isinstance(widget, ChecksItself):
        return widget.text_fits()
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect().size() + QSize(_TOLERANCE, _TOLERANCE)
        if widget.wordWrap():
            return fits(widget.font(), widget.text(), room)
        metrics = widget.fontMetrics()
        return (
            metrics.horizontalAdvance(widget.text()) <= room.width()
            and metrics.height() <= room.height() + _TOLERANCE
        )
    return True


def _text_px(label: QLabel) -> int:
    return label.font().pixelSize()


def _control_faults(control: QWidget, look: Look) -> Iterator[str]:
    name = name_of(control)
    is_key = isinstance(control, QAbstractButton) and isinstance(control.parent(), NumberPad)
    least = look.px(LEAST_KEY_PX if is_key else LEAST_TARGET_PX)
    if min(control.width(), control.height()) < least - _TOLERANCE:
        yield f"{name}: a target of {control.width()} x {control.height()}, less than {least}"
    spoken = QAccessible.queryAccessibleInterface(control)
    if not spoken.text(QAccessible.Text.Name):
        yield f"{type(control).__name__} {control.geometry()}: it has no accessible name"
    if spoken.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
        yield f"{name}: it has no accessible role"
    if control.isEnabled() and not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield f"{name}: the keyboard cannot reach it"


def _place_faults(widget: QWidget, window: QMainWindow) -> Iterator[str]:
    """Nothing may stand outside its parents, except above or below what scrolls."""
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        room = QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        room.adjust(-_TOLERANCE, -_TOLERANCE, _TOLERANCE, _TOLERANCE)
        scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
        if area.left() < room.left() or area.right() > room.right():
            yield f"{name_of(widget)}: it stands outside {type(parent).__name__} sideways"
        elif not scrolls and (area.top() < room.top() or area.bottom() > room.bottom()):
            yield f"{name_of(widget)}: it stands outside {type(parent).__name__} up or down"
        if scrolls:
            break
        parent = parent.parentWidget()
    if area.right() > window.width() or area.left() < 0:
        yield f"{name_of(widget)}: it stands outside the window"


def _overlaps(widgets: list[QWidget], window: QMainWindow) -> Iterator[str]:
    """Words and controls lie beside each other, never on each other."""
    leaves = [
        widget
        for widget in widgets
        if isinstance(widget, (*CONTROLS, FittedWords))
        or (isinstance(widget, QLabel) and widget.text())
    ]
    areas = [(leaf, _visible_area(leaf, window)) for leaf in leaves]
    for (one, here), (other, there) in combinations(areas, 2):
        shared = here.intersected(there)
        if one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        if shared.width() > _TOLERANCE and shared.height() > _TOLERANCE:
            yield f"{name_of(one)} and {name_of(other)} lie on each other"


def _visible_area(widget: QWidget, window: QMainWindow) -> QRect:
    """The part of a widget that is not scrolled away."""
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            area = area.intersected(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return area
