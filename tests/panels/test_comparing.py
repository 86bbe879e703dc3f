"""The list of differences and the table of measures: what they say, and what keys and clicks do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.i18n import set_language
from journeydesigner.measures import measure
from journeydesigner.model import Draft, Emotion, Id, Kpi, PainPoint, Project, Stage, Text2, Touchpoint
from journeydesigner.model.comparing import compare
from journeydesigner.panels.comparing.figures import FiguresTable
from journeydesigner.panels.comparing.list_panel import DifferencesPanel
from journeydesigner.panels.comparing.wording import Wording
from journeydesigner.panels.rows.lines import Heading
from tests.futures import edited
from tests.panels.conftest import press, show


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def panel(qtbot: QtBot) -> DifferencesPanel:
    of = edited()
    made = DifferencesPanel()
    made.show_comparison(compare(of.project, of.now, of.future))
    show(qtbot, made, 400, 800)
    return made


def headings(panel: DifferencesPanel) -> list[str]:
    return [line.title for line in panel.model.lines if isinstance(line, Heading)]


def details(project: Project, element: str) -> tuple[str, ...]:
    of = edited()
    comparison = compare(project, of.now, of.future)
    return Wording(comparison).details(comparison.by_id[Id(element)])


# -- words


def test_a_field_is_told_from_what_to_what() -> None:
    of = edited()
    assert details(of.project, of.link) == ("Delay: – → 30 min",)
    assert details(of.project, of.renamed)[0].endswith("→ Book in one go")
    assert details(of.project, of.renamed)[0].startswith("Name: ")
    assert details(of.project, of.moved)[0] == "Stage: Preparation → Inspiration"


def test_a_place_in_the_order_is_told_by_its_neighbour() -> None:
    of = edited()
    draft = Draft(of.project)
    cards = next(
        found for s in draft.project.stages(of.future)[1:] if len(found := draft.project.touchpoints(s.id)) > 3
    )
    draft.update(cards[-1], rank="A" + "0" * 25 + "1V")
    said = details(draft.project, cards[-1].id)
    assert said == (f"Order: after “{cards[-2].name.en}” → first",)


def test_feelings_pain_points_and_kpis_are_told() -> None:
    of = edited()
    draft = Draft(of.project)
    pain = next(p for p in draft.project.all(PainPoint).values() if p.id.endswith("_future") and p.severity)
    draft.remove(pain.id)
    said = details(draft.project, pain.touchpoint)
    assert said == (f"Pain points: {pain.text.en} (severity {pain.severity}) → –",)
    felt = next(
        t for t in draft.project.journey_touchpoints(of.future)
        if t.emotion and t.emotion.label != "excited" and t.id != pain.touchpoint
    )  # fmt: skip
    draft.update(felt, emotion=Emotion(label="excited", score=2, source="assumed"))
    assert any(line.endswith("→ excited") for line in details(draft.project, felt.id))
    kpi = next(k for k in draft.project.children(Kpi, of.future) if k.touchpoint or k.stage)
    draft.update(kpi, target=77.5)
    assert "target 77.5" in details(draft.project, str(kpi.touchpoint or kpi.stage))[-1]


def test_a_text_changed_in_the_other_language_only_says_so() -> None:
    of = edited()
    draft = Draft(of.project)
    card = draft.one(Touchpoint, of.added)
    twin = draft.one(Touchpoint, of.renamed)
    before = compare(draft.project, of.now, of.future).answer(twin.id)
    was = draft.one(Touchpoint, before)
    draft.update(twin, name=Text2(fr="Tout autre", en=was.name.en))
    assert card.id != twin.id
    assert details(draft.project, twin.id) == (f"Name (fr): {was.name.fr} → Tout autre",)


def test_what_is_missing_on_the_other_side_says_where() -> None:
    of = edited()
    words = Wording(compare(of.project, of.now, of.future))
    assert words.tip(of.added) == "Added: not in “A family week in the Orvanne country”"
    assert words.tip(of.gone) == "Removed: not in “A family week in the Orvanne country (future)”"
    same = next(
        t.id for t in of.project.journey_touchpoints(of.future) if not words._comparison.by_id[t.id].verdicts
    )
    assert words.tip(same) == ""


# -- the list


def test_differences_stand_below_their_stages(panel: DifferencesPanel) -> None:
    of = edited()
    assert headings(panel)[0] == "1. Inspiration"
    assert headings(panel)[-1] == "8. Ambassador"
    listed = {found.element.id for found in panel.listed}
    assert {of.added, of.gone, of.renamed, of.moved, of.stage, of.new_stage, of.link} <= listed
    assert panel.pills["added"].text() == "2 added"


def test_a_pill_leaves_only_its_kind(panel: DifferencesPanel, qtbot: QtBot) -> None:
    of = edited()
    qtbot.mouseClick(panel.pills["moved"], Qt.MouseButton.LeftButton)
    assert [found.element.id for found in panel.listed] == [of.moved]
    qtbot.mouseClick(panel.pills["gone"], Qt.MouseButton.LeftButton)
    assert of.gone in {found.element.id for found in panel.listed}
    for kind in ("moved", "gone"):
        qtbot.mouseClick(panel.pills[kind], Qt.MouseButton.LeftButton)  # type: ignore[index]
    assert len(panel.listed) > 4


def test_folding_hides_a_stage_and_is_kept(panel: DifferencesPanel) -> None:
    of = edited()
    count = len(panel.listed)
    panel.view.setFocus()
    panel.view.stand_on(0)
    press(panel.view, Qt.Key.Key_Left)
    assert len(panel.listed) < count
    panel.show_comparison(compare(of.project, of.now, of.future))
    assert len(panel.listed) < count


def test_walking_goes_round(panel: DifferencesPanel) -> None:
    first = panel.go(1)
    for _step in panel.listed[1:]:
        panel.go(1)
    assert panel.go(1) == first
    assert panel.go(-1) == panel.listed[-1]


def test_enter_and_click_open_a_difference(panel: DifferencesPanel, qtbot: QtBot) -> None:
    found = panel.go(1)
    with qtbot.waitSignal(panel.opened) as told:
        press(panel.view, Qt.Key.Key_Return)
    assert told.args == [found]
    row = next(n for n, line in enumerate(panel.model.lines) if not isinstance(line, Heading))
    where = panel.view.visualRect(panel.model.index(row)).center()
    with qtbot.waitSignal(panel.opened):
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def test_everything_is_copied_as_text(panel: DifferencesPanel) -> None:
    panel.copy()
    text = QApplication.clipboard().text()
    assert text.startswith("From “A family week in the Orvanne country” to “")
    assert "- Shared diary: Added" in text
    assert "  Delay: – → 30 min" in text
    for found in panel.listed:
        assert panel.words is not None
        assert panel.words.title(found) in text


def test_french_is_spoken_at_once(panel: DifferencesPanel) -> None:
    set_language("fr")
    assert panel.pills["added"].text() == "2 ajouts"
    assert "Carnet partagé : Ajout" in panel.text().replace("\u00a0", " ")


def test_rows_speak(panel: DifferencesPanel) -> None:
    row = next(n for n, line in enumerate(panel.model.lines) if not isinstance(line, Heading))
    said = panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith(".")
    assert any(word in said for word in ("Moved", "Changed", "Removed", "Added"))


def test_where_nothing_differs_it_says_so(panel: DifferencesPanel) -> None:
    of = edited()
    panel.show_comparison(compare(of.project, of.now, of.now))
    assert panel.nothing.isVisible()
    assert panel.nothing.text().startswith("Nothing differs")
    assert panel.go(1) is None


def test_names_are_never_markup(panel: DifferencesPanel) -> None:
    of = edited()
    draft = Draft(of.project)
    draft.update(draft.one(Stage, of.stage), name=Text2(en="<b>bold</b>", fr=""))
    panel.show_comparison(compare(draft.project, of.now, of.future))
    assert "<b>bold</b>" in panel.text()
    assert panel.nothing.textFormat() == Qt.TextFormat.PlainText


# -- the table


def test_measures_stand_side_by_side(qtbot: QtBot) -> None:
    of = edited()
    table = FiguresTable()
    show(qtbot, table, 420, 900)
    table.show_measures(measure(of.project, of.now), measure(of.project, of.future))
    model = table.figures
    rows = {
        model.index(n, 0).data(): [model.index(n, c).data() for c in (1, 2, 3)] for n in range(model.rowCount())
    }
    assert rows["Owner of the journey"] == ["0%", "0%", "="]
    assert rows["Stages with an owner"][2] == "−9 points"
    assert rows["Who answers"] == [None, None, None]
    table.setFocus()
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Stages with an owner\t71%\t62%\t−9 points" in QApplication.clipboard().text()


def test_an_empty_table_holds_nothing(qtbot: QtBot) -> None:
    table = FiguresTable()
    show(qtbot, table)
    table.show_measures(None, None)
    assert table.figures.rowCount() == 0
    set_language("fr")
    assert table.figures.headerData(3, Qt.Orientation.Horizontal) == "Écart"
