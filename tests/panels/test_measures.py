"""The Measures panel: figures with their pictures, live after edits, and the elements behind each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.measurer import Measurer
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message, set_language
from journeydesigner.measures import Measures
from journeydesigner.measures.catalogue import FIGURES
from journeydesigner.model import Id, Journey, Project, ProjectInfo, Text2
from journeydesigner.panels.measures import MeasuresPanel
from journeydesigner.panels.measures.elements import ElementLine
from journeydesigner.panels.measures.figures import FigureLine
from journeydesigner.panels.measures.pictures import MOST_GAUGES, MOST_POINTS, Bar, Curve, Gauge, Gauges
from journeydesigner.panels.rows.lines import Heading, Row
from journeydesigner.panels.rows.view import RowsView
from journeydesigner.panels.style import scaled
from journeydesigner.render.fonts import application_font
from tests.builders import sample
from tests.panels.conftest import Desk, press, show


class Counted(Measurer):
    """Counts how often it is asked."""

    asked = 0

    def of(self, journey: Id | None) -> Measures | None:
        self.asked += 1
        return super().of(journey)


@pytest.fixture
def measurer(desk: Desk) -> Counted:
    return Counted(desk.document)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, measurer: Counted) -> Iterator[MeasuresPanel]:
    found = MeasuresPanel(desk.document, desk.selection, measurer, desk.journey)
    show(qtbot, found)
    settle()
    yield found
    set_language("en")


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()


def edit(desk: Desk, id_: str, **fields: Any) -> None:
    with desk.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id(id_)], **fields)


def view(panel: MeasuresPanel) -> RowsView:
    return panel.figures if panel.opened is None else panel.behind


def row(panel: MeasuresPanel, name: str) -> Row:
    """What a figure says."""
    line = next(line for line in panel.figures.rows.lines if isinstance(line, FigureLine) and line.name == name)
    return panel.figures.rows.words(line)


def place(panel: MeasuresPanel, key: object) -> int:
    return next(n for n, line in enumerate(view(panel).rows.lines) if line.key == key)


def click(qtbot: QtBot, panel: MeasuresPanel, key: object) -> None:
    """Click the middle of the title of a row, once it is in sight."""
    listed, number = view(panel), place(panel, key)
    listed.scrollTo(listed.rows.index(number))
    settle()
    rect = listed.visualRect(listed.rows.index(number))
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(60, 12))
    settle()


def elements(panel: MeasuresPanel) -> list[str]:
    return [str(line.element) for line in panel.lines if isinstance(line, ElementLine)]


def headings(panel: MeasuresPanel) -> list[tuple[str, int | None, bool]]:
    return [(line.title, line.count, line.is_open) for line in panel.lines if isinstance(line, Heading)]


# -- the figures


def test_every_measure_is_there_once_in_its_section(panel: MeasuresPanel) -> None:
    names = [line.name for line in panel.lines if isinstance(line, FigureLine)]
    assert [n for n in names if not n.startswith("persona_access")] == [
        n for n in FIGURES if n != "persona_access"
    ]
    assert names[-2:] == ["persona_access.p_claire", "persona_access.p_henri"]
    assert [title for title, _count, _open in headings(panel)] == [
        "Who answers", "From team to team", "From world to world", "Physical and digital", "How it feels",
        "What it achieves", "For the Client",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title", "value"),
    [
        ("ownership_coverage.stages", "Stages with an owner", "71%"),
        ("handover_count_all", "Hand-overs", "23"),
        ("continuity_score", "Continuity", "85%"),
        ("emotion.mean", "Mean emotion", "+0.6"),
        ("emotion.min", "Lowest point", "−2"),
        ("emotion.volatility", "Volatility", "1.63"),
        ("local_global_gap", "Gap between local and global", "+92 points"),
        ("persona_access.p_henri", "Open to “Henri, retired rambler”", "94%"),
    ],
)
def test_a_figure_in_words(panel: MeasuresPanel, name: str, title: str, value: str) -> None:
    said = row(panel, name)
    assert (said.title, said.code) == (title, value)
    assert said.spoken.startswith(f"{title}: {value}")
    assert said.tip.count("\n") == 1, "formula and reading"


def test_figures_are_drawn(panel: MeasuresPanel) -> None:
    assert row(panel, "ownership_coverage.stages").picture == Bar(5 / 7, "5 of 7")
    density = row(panel, "handover_density_main")
    assert density.picture == Bar(0.5, "10 of 20", True, 0.4)
    gauges = row(panel, "balance_by_stage").picture
    assert isinstance(gauges, Gauges)
    assert [(g.number, g.value) for g in gauges.gauges] == [
        (1, 0.0), (2, 1.0), (3, 1.0), (4, -1.0), (5, 0.0), (6, 1.0), (7, pytest.approx(0.6)),
    ]  # fmt: skip
    assert [g.number for g in gauges.gauges if g.is_alarming] == [2, 3, 4, 6]
    curve = row(panel, "emotion.n_main").picture
    assert isinstance(curve, Curve)
    assert len(curve.scores) == 20


def test_the_four_owners_are_four_bars(panel: MeasuresPanel) -> None:
    bars = [
        row(panel, f"ownership_coverage.{part}").picture
        for part in ("journey", "stages", "touchpoints", "handovers")
    ]
    assert [bar.share for bar in bars if isinstance(bar, Bar)] == [0, 5 / 7, 26 / 31, 17 / 23]


def test_what_has_passed_its_limit_is_marked_and_says_why(panel: MeasuresPanel, desk: Desk) -> None:
    marked = {
        line.name
        for line in panel.lines
        if isinstance(line, FigureLine) and row(panel, line.name).severity == "warning"
    }
    assert marked == {
        "ownership_coverage.journey", "handover_density_main", "longest_handover_run", "local_global_gap",
    }  # fmt: skip
    assert row(panel, "handover_density_main").texts == ("Above 40% it deserves a look.",)
    edit(desk, "tour", owner="r_acc")
    edit(desk, desk.project.info.id, thresholds={"handover_run": 4, "local_global_gap": 0.95})
    settle()
    assert row(panel, "ownership_coverage.journey").severity is None
    assert row(panel, "longest_handover_run").severity is None
    assert row(panel, "local_global_gap").severity is None


def test_a_journey_without_anything_says_why_there_is_no_figure(qtbot: QtBot) -> None:
    document = Document(empty())
    panel = MeasuresPanel(document, Selection(document), Measurer(document), Id("j"))
    show(qtbot, panel)
    settle()
    stages = row(panel, "ownership_coverage.stages")
    assert (stages.code, stages.texts, stages.picture) == ("—", ("There is no stage.",), None)
    for line in panel.lines:
        if isinstance(line, FigureLine):
            said = row(panel, line.name)
            assert said.code != "—" or said.texts, line.name
            panel.open_list(line.name)
            settle()
            panel.close_list()


def test_without_a_journey_there_is_a_sentence(qtbot: QtBot) -> None:
    document = Document(Project.of([ProjectInfo(id=Id("i"), title=Text2(en="Nothing"))]))
    panel = MeasuresPanel(document, Selection(document), Measurer(document), None)
    show(qtbot, panel)
    settle()
    assert panel.nothing.isVisible()
    assert panel.nothing.text() == "There is no journey to measure yet."


def empty() -> Project:
    journey = Journey(id=Id("j"), rank="a0", name=Text2(en="Empty"), kind="user")
    return Project.of([ProjectInfo(id=Id("i"), title=Text2(en="Nothing")), journey])


# -- live


def test_it_follows_edits_and_undo(panel: MeasuresPanel, desk: Desk) -> None:
    edit(desk, "s3", owner="r_acc")
    settle()
    assert row(panel, "ownership_coverage.stages").code == "86%"
    desk.document.undo()
    settle()
    assert row(panel, "ownership_coverage.stages").code == "71%"


def test_many_edits_in_a_turn_are_measured_once_and_none_unseen(
    panel: MeasuresPanel, desk: Desk, measurer: Counted
) -> None:
    measurer.asked = 0
    for owner in ("r_acc", None, "r_acc"):
        edit(desk, "s3", owner=owner)
    assert measurer.asked == 0, "an edit waits for nothing"
    settle()
    assert measurer.asked == 1
    panel.hide()
    edit(desk, "s3", owner=None)
    settle()
    assert measurer.asked == 1
    panel.show()
    settle()
    assert measurer.asked == 2
    assert row(panel, "ownership_coverage.stages").code == "71%"


def test_an_edit_keeps_place_and_current_row(panel: MeasuresPanel, desk: Desk) -> None:
    panel.figures.stand_on(place(panel, ("emotion.troughs", False)))
    settle()
    offset = panel.figures.verticalScrollBar().value()
    assert offset > 0
    edit(desk, "s3", owner="r_acc")
    settle()
    assert panel.figures.verticalScrollBar().value() == offset
    current = panel.figures.current
    assert isinstance(current, FigureLine)
    assert current.name == "emotion.troughs"


def test_an_open_list_follows_edits(panel: MeasuresPanel, desk: Desk) -> None:
    panel.open_list("ownership_coverage.stages")
    assert elements(panel) == ["s3", "s7"]
    edit(desk, "s3", owner="r_acc")
    settle()
    assert elements(panel) == ["s7"]
    assert headings(panel) == [("Without an owner", 1, True), ("With an owner", 6, False)]


def test_the_list_of_a_persona_that_goes_closes(panel: MeasuresPanel, desk: Desk) -> None:
    panel.open_list("persona_access.p_henri")
    assert elements(panel)
    with desk.document.edit(message("elsewhere")) as draft:
        remove(draft, [Id("p_henri")])
    settle()
    assert panel.opened is None
    assert "persona_access.p_henri" not in [line.name for line in panel.lines if isinstance(line, FigureLine)]


def test_another_journey_is_measured_from_the_first_page(panel: MeasuresPanel, desk: Desk) -> None:
    panel.open_list("ownership_coverage.stages")
    with desk.document.edit(message("elsewhere")) as draft:
        draft.add(Journey(id=Id("j2"), rank="a5", name=Text2(en="Other"), kind="user"))
    panel.set_journey(Id("j2"))
    settle()
    assert panel.opened is None
    assert row(panel, "ownership_coverage.stages").code == "—"
    with desk.document.edit(message("elsewhere")) as draft:
        draft.remove(Id("j2"))
    settle()
    assert panel.nothing.isVisible()


# -- what lies behind


def test_a_click_lists_what_lies_behind_and_a_click_on_that_shows_it(
    qtbot: QtBot, panel: MeasuresPanel, desk: Desk
) -> None:
    shown: list[str] = []
    panel.reveal.connect(shown.append)
    click(qtbot, panel, ("bridge_coverage", False))
    assert panel.opened == "bridge_coverage"
    assert headings(panel) == [("Without a bridge", 2, True), ("With a bridge", 7, False)]
    assert elements(panel) == ["x04", "x26"]
    click(qtbot, panel, ("bridge_coverage", "x26"))
    assert desk.selection.ids == ("x26",)
    assert shown == ["x26"]
    click(qtbot, panel, "With a bridge")
    assert len(elements(panel)) == 9
    click(qtbot, panel, "back")
    assert panel.opened is None
    current = panel.figures.current
    assert isinstance(current, FigureLine)
    assert current.name == "bridge_coverage", "back to where it came from"


def test_all_of_it_by_keyboard(panel: MeasuresPanel, desk: Desk) -> None:
    shown: list[str] = []
    panel.reveal.connect(shown.append)
    panel.take_focus()
    assert isinstance(panel.figures.current, FigureLine), "on the first figure"
    press(panel.figures, Qt.Key.Key_Down)
    press(panel.figures, Qt.Key.Key_Return)
    assert panel.opened == "ownership_coverage.stages"
    assert panel.behind.hasFocus()
    assert panel.behind.current.element == "s3", "on the first element"
    press(panel.behind, Qt.Key.Key_Down)
    press(panel.behind, Qt.Key.Key_Return)
    assert (desk.selection.ids, shown) == (("s7",), ["s7"])
    press(panel.behind, Qt.Key.Key_Escape)
    assert panel.opened is None
    assert panel.figures.hasFocus()
    current = panel.figures.current
    assert isinstance(current, FigureLine)
    assert current.name == "ownership_coverage.stages"
    press(panel.figures, Qt.Key.Key_Return)
    press(panel.behind, Qt.Key.Key_Backspace)
    assert panel.opened is None
    press(panel.figures, Qt.Key.Key_Return)
    press(panel.behind, Qt.Key.Key_Home)
    press(panel.behind, Qt.Key.Key_Space)
    assert panel.opened is None, "the back row"


def test_f1_on_a_figure_tells_what_it_is(panel: MeasuresPanel) -> None:
    panel.figures.stand_on(place(panel, ("continuity_score", False)))
    press(panel.figures, Qt.Key.Key_F1)
    assert panel.opened == "continuity_score"
    head = panel.lines[1]
    assert isinstance(head, FigureLine)
    assert panel.behind.rows.words(head).texts[0].startswith("Mean over the links")


def test_sections_fold(qtbot: QtBot, panel: MeasuresPanel, desk: Desk) -> None:
    click(qtbot, panel, "ownership")
    assert not [line for line in panel.lines if isinstance(line, FigureLine) and line.name.startswith("ownership")]
    edit(desk, "s3", owner="r_acc")
    settle()
    assert headings(panel)[0] == ("Who answers", None, False)
    panel.figures.stand_on(0)
    press(panel.figures, Qt.Key.Key_Right)
    assert headings(panel)[0] == ("Who answers", None, True)


@pytest.mark.parametrize(
    ("name", "element", "texts", "value"),
    [
        ("ownership_coverage.stages", "s3", ("Nobody answers for it.",), ""),
        ("ownership_coverage.stages", "s7", ("“To be named” is still to be named.",), ""),
        ("ownership_coverage.touchpoints", "t12", ("Nobody answers for it.", "3. Booking"), ""),
        ("handover_count_main", "x08", None, ""),
        ("silo_jumps_all", "x10", None, ""),
        (
            "continuity_score",
            "x14",
            ("No way across, identity is not carried, history is not carried", "3. Booking"),
            "0%",
        ),
        ("world_switches", "x04", ("Physical → digital, no bridge", "1. Inspiration"), ""),
        ("balance_by_stage", "s4", (), "−1"),
        ("emotion.troughs", "t24", None, "−2"),
        ("local_global_gap", "k01", None, "8%"),
        ("persona_access.p_henri", "t22", None, ""),
    ],
)
def test_an_element_with_its_value_and_its_reason(
    panel: MeasuresPanel, name: str, element: str, texts: tuple[str, ...] | None, value: str
) -> None:
    panel.open_list(name)
    line = next(line for line in panel.lines if isinstance(line, ElementLine) and line.element == element)
    said = panel.behind.rows.words(line)
    assert said.code == value
    assert texts is None or said.texts == texts
    assert said.texts or name == "balance_by_stage"
    assert said.title in said.spoken


def test_every_list_can_be_opened(panel: MeasuresPanel) -> None:
    for line in [line for line in panel.lines if isinstance(line, FigureLine)]:
        panel.open_list(line.name)
        settle()
        assert elements(panel), line.name
        head = panel.lines[1]
        assert isinstance(head, FigureLine)
        assert panel.behind.rows.words(head).texts[-2:] == tuple(panel.behind.rows.words(head).tip.split("\n"))
        panel.close_list()


def test_what_is_listed_is_copied_as_text(panel: MeasuresPanel) -> None:
    panel.figures.stand_on(place(panel, ("emotion.mean", False)))
    press(panel.figures, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Mean emotion\t+0.6"


# -- for everybody


def test_a_screen_reader_hears_names_values_and_formulas(panel: MeasuresPanel) -> None:
    table = QAccessible.queryAccessibleInterface(panel.figures)
    assert table.text(QAccessible.Text.Name) == "Measures"
    rows = {
        cell.text(QAccessible.Text.Name): cell.text(QAccessible.Text.Description)
        for cell in (table.child(n) for n in range(table.childCount()))
        if cell is not None
    }
    assert (
        rows["Stages with an owner: 71%. 5 of 7."]
        == "Stages whose owner is no placeholder ÷ stages.\nThe higher, the better."
    )
    assert any(name.startswith("Balance by stage: 1: 0, 2: +1,") for name in rows)


def test_french(panel: MeasuresPanel) -> None:
    set_language("fr")
    settle()
    said = row(panel, "ownership_coverage.stages")
    assert (said.title, said.code) == ("Étapes avec responsable", "71\u00a0%")
    assert row(panel, "emotion.mean").code == "+0,6"
    assert said.picture == Bar(5 / 7, "5 sur 7")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_nothing_is_cut_at_260_pixels(qtbot: QtBot, spoken: Any, scale: float) -> None:
    set_language(spoken)
    document = Document(sample("tourism"))
    panel = MeasuresPanel(document, Selection(document), Measurer(document), Id("tour"))
    panel.setFont(scaled(application_font(), scale))
    show(qtbot, panel, 260, 500)
    panel.setMinimumSize(10, 10)
    panel.resize(260, 500)
    settle()
    names = [line.name for line in panel.lines if isinstance(line, FigureLine)]
    for name in [None, *names]:
        if name is not None:
            panel.open_list(name)
        listed = view(panel)
        width = listed.viewport().width()
        assert width < 260
        for line in panel.lines:
            placed = listed.placed(line)
            bottom = 0
            for piece in placed.pieces:
                assert piece.where.left() >= 0
                assert piece.where.right() <= width
                assert piece.text.size().width() <= piece.where.width() + 1
                bottom = max(bottom, piece.where.bottom())
            assert bottom < placed.height
    set_language("en")


# -- pictures


def painted(picture: Any, width: int = 240) -> QImage:
    font = application_font()
    image = QImage(width, max(1, picture.height(width, font)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    picture.paint(painter, image.rect(), font)
    painter.end()
    return image


def inked(image: QImage, columns: range) -> int:
    return sum(image.pixelColor(x, y).alpha() > 40 for x in columns for y in range(image.height()))


def test_a_longer_share_is_a_longer_bar() -> None:
    filled = []
    for share in (0.0, 0.25, 0.5, 1.0):
        image = painted(Bar(share))
        middle = image.height() // 2
        accent = painted(Bar(1.0)).pixelColor(120, middle)
        filled.append(sum(image.pixelColor(x, middle) == accent for x in range(image.width())))
    assert filled == sorted(filled)
    assert filled[0] == 0
    assert filled[2] == pytest.approx(120, abs=3)
    assert filled[3] > 230


def test_a_note_that_has_no_room_beside_its_bar_goes_below() -> None:
    font = application_font()
    long = Bar(0.5, "10 000 of 10 000")
    assert long.height(300, font) < long.height(120, font)


def test_gauges_stand_in_rows_and_end_somewhere() -> None:
    font = application_font()
    few = Gauges(tuple(Gauge(n, 0.0, False) for n in range(1, 8)), ("P", "D"))
    many = Gauges(tuple(Gauge(n, None, False) for n in range(1, 401)), ("P", "D"))
    assert few.height(300, font) < few.height(200, font) < few.height(100, font)
    assert many.height(300, font) <= (MOST_GAUGES // 3 + 1) * few.height(800, font)
    assert inked(painted(few), range(240)) > 0
    assert inked(painted(many), range(240)) > 0


def test_a_curve_of_thousands_is_as_short_as_one_of_sixty() -> None:
    scores = [(-2, 2, 0, 1)[n % 4] for n in range(8_000)]
    curve = Curve.of(scores)
    assert len(curve.scores) <= MOST_POINTS
    assert set(curve.band) == {(-2, 2)}
    assert sum(curve.scores) / len(curve.scores) == pytest.approx(0.25, abs=0.02)
    assert inked(painted(curve), range(240)) > inked(painted(Curve.of([0, 1, 0])), range(240)) > 0
