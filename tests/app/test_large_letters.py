"""With letters of 200 %: nothing is cut without being told elsewhere, in the window and in every dialog."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QToolButton, QWidget

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.i18n import Language
from tests.app.conftest import OPENING, TOURISM


@pytest.fixture(params=["fr", "en"])
def large(request: pytest.FixtureRequest, qapp: QApplication, desktop: Desktop) -> Iterator[MainWindow]:
    """A window on the sample, as large as a usual screen, with letters twice as large."""
    base, font = qapp.font(), qapp.font()
    font.setPointSizeF(2 * 9.4)
    qapp.setFont(font)
    spoken: Language = request.param
    desktop.start(TOURISM, spoken)
    window = desktop.windows[0]
    window.resize(1600, 1000)
    settle()
    yield window
    qapp.setFont(base)


def settle() -> None:
    for _round in range(6):
        QApplication.processEvents()


def written(widget: QWidget) -> str:
    """What a label or a button shows, without the marks of mnemonics."""
    text = widget.text() if isinstance(widget, QLabel | QPushButton | QToolButton) else ""
    if isinstance(widget, QToolButton) and widget.toolButtonStyle().name == "ToolButtonIconOnly":
        return ""
    return re.sub("&(?!&)", "", text)


def room_for(widget: QWidget, text: str) -> bool:
    """Whether all of a text can be seen in a label or a button."""
    metrics, inside = QFontMetrics(widget.font()), widget.contentsRect()
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
        return longest <= inside.width() + 1 and widget.heightForWidth(widget.width()) <= widget.height() + 1
    lines = text.split("\n")
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    return widest <= inside.width() + 1 and len(lines) * metrics.ascent() <= inside.height() + 2


def cut_in(root: QWidget) -> list[str]:
    """What is cut and told nowhere else."""
    return [
        f"{type(w).__name__} {text!r} in {w.width()} x {w.height()}"
        for w in root.findChildren(QWidget)
        if w.isVisible() and (text := written(w)) and not room_for(w, text) and text not in w.toolTip()
    ]


@pytest.mark.parametrize("element", ["", "t12", "s3", "x04", "c_site", "r_num"])
def test_nothing_in_the_window_is_cut(large: MainWindow, element: str) -> None:
    large.selection.set([element] if element else [])  # type: ignore[list-item]
    for key in ("findings", "waivers", "measures"):
        large.docks.show(key)
        settle()
        assert cut_in(large) == []


@pytest.mark.parametrize("key", OPENING)
def test_nothing_in_a_dialog_is_cut(large: MainWindow, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.show() or 0)
    before = set(QApplication.topLevelWidgets())
    large.commands[key].trigger()
    settle()
    new = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible() and w.isWindow()]
    found = [cut for root in new or [large] for cut in cut_in(root)]
    for root in new:
        root.close()
    assert found == []
