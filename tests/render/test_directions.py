"""Names in Arabic and Hebrew: at the right edge of their card, cut at their own end, on screen and in a PDF."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.inline_editor import InlineEditor
from journeydesigner.layout.draw import Marks, Options, Subject
from journeydesigner.layout.draw.cards import card
from journeydesigner.layout.drawing import Part, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import View
from journeydesigner.layout.text import LRM, RLM, runs_left, wrap
from journeydesigner.layout.theme import theme
from journeydesigner.model import Project, Text2
from journeydesigner.panels.fields.text import TextBox
from journeydesigner.render.measurer import qt_measurer
from journeydesigner.render.painter import DrawingPainter
from tests.builders import sample

ARABIC = "الدفع عبر الإنترنت"
HEBREW = "דף הבית של האתר"
LONG = " ".join([ARABIC, HEBREW] * 6)


def named(name: str) -> tuple[Subject, Part]:
    """The card of t12 with another name."""
    entities = [
        e.model_copy(update={"name": Text2(en=name), "emotion": None, "critical": False}) if e.id == "t12" else e
        for e in sample("tourism")
    ]
    project = Project.of(entities)
    plan = lay_out(project, project.journeys()[0].id, View())
    subject = Subject(project, plan, Marks(), Options(language="en"), qt_measurer())
    return subject, card(subject, plan.cards["t12"])  # type: ignore[index]


def title_of(part: Part) -> list[Text]:
    return [s for s in part.shapes if isinstance(s, Text) and s.size >= 11]


@pytest.mark.parametrize(
    ("text", "leftward"),
    [(ARABIC, True), (HEBREW, True), ("Paris " + ARABIC, False), (f"12. {HEBREW}", True), ("Réserver", False),
     ("", False), ("12 %", False), ("« " + ARABIC, True)],
)  # fmt: skip
def test_the_first_letter_decides(text: str, leftward: bool) -> None:
    assert runs_left(text) is leftward


@pytest.mark.parametrize("name", [ARABIC, HEBREW, ARABIC + " Paris"])
def test_a_name_read_from_the_right_stands_at_the_right_edge(name: str) -> None:
    subject, part = named(name)
    rect = subject.plan.cards["t12"].rect  # type: ignore[index]
    for line in title_of(part):
        assert line.anchor == "end"
        assert rect.right - 10 <= line.x < rect.right


def test_a_name_read_from_the_left_stays_where_it_was() -> None:
    assert {line.anchor for line in title_of(named(f"Réserver {ARABIC}")[1])} == {"start"}


def test_every_line_of_a_name_is_read_as_the_name_is() -> None:
    lines = wrap(qt_measurer(), f"{ARABIC} Paris Lyon Marseille {HEBREW}", 12, "medium", 129, 3).lines
    assert len(lines) > 1
    assert all(runs_left(line) or line.startswith(RLM) for line in lines)
    lines = wrap(qt_measurer(), f"Réserver maintenant ici {ARABIC} {HEBREW}", 12, "medium", 129, 3).lines
    assert len(lines) > 1
    assert not any(runs_left(line.removeprefix(LRM)) and not line.startswith(LRM) for line in lines)


def ink(image: QImage, left: int, right: int) -> int:
    """How many dark pixels lie between two xs."""
    ground = image.pixelColor(0, 0).lightness()
    return sum(
        abs(image.pixelColor(x, y).lightness() - ground) > 90
        for x in range(left, right)
        for y in range(image.height())
    )


class Shown(QWidget):
    """A text as a header paints it: by a widget's own painter, whose direction is the interface's."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.resize(300, 40)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        DrawingPainter(theme("light")).paint_shapes(painter, [self._text])
        painter.end()


def by_image(text: Text) -> QImage:
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    DrawingPainter(theme("light")).paint_shapes(painter, [text])
    painter.end()
    return image


def test_a_cut_name_ends_at_its_left(qtbot: QtBot) -> None:
    line = wrap(qt_measurer(), LONG, 18, "medium", 220, 1).lines[0]
    assert line.endswith("…")
    text = Text(280, 26, line, 18, "text", "medium", "end")
    start = 280 - round(qt_measurer().width(line, 18, "medium"))
    dots = round(qt_measurer().width("…", 18, "medium"))
    widget = Shown(text)
    qtbot.addWidget(widget)
    for image in (by_image(text), widget.grab().toImage()):
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        assert ink(image, 280 - dots, 280) > 2 * ink(image, start, start + dots - 2) > 0


def test_the_words_stay_words_in_a_pdf(tmp_path: object, qtbot: QtBot) -> None:  # noqa: ARG001
    pypdf = pytest.importorskip("pypdf")
    from pathlib import Path

    from PySide6.QtGui import QPdfWriter

    file = Path(str(tmp_path)) / "name.pdf"
    writer = QPdfWriter(str(file))
    painter = QPainter(writer)
    painter.scale(8, 8)
    DrawingPainter(theme("light")).paint(painter, [named(HEBREW)[1]])
    painter.end()
    words = pypdf.PdfReader(file).pages[0].extract_text()
    assert any(word in words or word[::-1] in words for word in HEBREW.split())


def first_ink(box: QWidget) -> int:
    """The leftmost dark pixel inside a field, away from its edge."""
    image = box.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return next(
        x
        for x in range(14, image.width() - 14)
        if any(image.pixelColor(x, y).lightness() < 120 for y in range(8, image.height() - 8))
    )


@pytest.mark.parametrize("kind", ["form", "map"])
def test_a_name_being_typed_stands_where_it_is_read(qtbot: QtBot, kind: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(420, 120)
    if kind == "form":
        box: TextBox | InlineEditor = TextBox(one_line=True)
        box.setParent(parent)
        box.resize(400, 60)
    else:
        box = InlineEditor(parent)
        box.open("", QRect(0, 0, 400, 60), 13, bold=False, theme=theme("light"), label="Name")
    parent.show()
    for text, at_the_left in ((HEBREW, False), ("Site", True)):
        box.setPlainText(text)
        assert (first_ink(box) < 60) is at_the_left
