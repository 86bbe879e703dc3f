"""What is remembered of a file: through real files and windows, and what broken memories do."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.remembered import MOST_FILES, NOTHING, Look, Remembered, Sight
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.camera import Spot
from journeydesigner.editor.edits.placing import add_journey, add_stage
from journeydesigner.i18n import message
from journeydesigner.layout.plan import NATURES, View
from journeydesigner.model import Id
from journeydesigner.model.values import JourneyId
from journeydesigner.store import read_project

TOUR = JourneyId(Id("tour"))
FAR = Spot(0.9, 1100, 500)
OWNERS = View(pivot="owners", apart=frozenset({"remote", "digital"}), density="roomy", layers=("thoughts", "arc"))


@pytest.fixture
def saved(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The tourism example in a file of its own."""
    window.session.save(tmp_path / "mine.journey")
    return window


def reopened(desktop: Desktop, window: MainWindow, qtbot: QtBot, path: Path | None = None) -> MainWindow:
    """The window's file, closed and opened again."""
    path = path or window.session.path
    assert path is not None
    assert window.close()
    desktop.open(path, None)
    found = desktop.windows[-1]
    assert found is not window
    qtbot.waitExposed(found)
    return found


def look_around(window: MainWindow, view: View = OWNERS, spot: Spot = FAR) -> Spot:
    window.canvas.set_view(view)
    window.canvas.look_from(spot)
    return window.canvas.spot()


# -- through windows


def test_a_file_opens_as_it_was_looked_at(saved: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    spot = look_around(saved)
    again = reopened(desktop, saved, qtbot)
    assert again.canvas.picture.view == OWNERS
    assert again.canvas.spot() == pytest.approx(spot, abs=2)
    assert again.commands["pivot_owners"].isChecked()


def test_a_start_on_a_file_shows_it_as_it_was_looked_at(saved: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    saved.resize(1000, 640)
    saved.docks.docks["findings"].hide()
    spot, path = look_around(saved), saved.session.path
    assert saved.close()
    desktop.start(path, "en")
    again = desktop.windows[-1]
    qtbot.waitExposed(again)
    assert again.canvas.picture.view == OWNERS
    assert again.canvas.spot() == pytest.approx(spot, abs=2)
    assert again.height() == 640
    assert again.docks.docks["findings"].isHidden()


def test_nothing_of_it_is_in_the_document(saved: MainWindow) -> None:
    path = saved.session.path
    assert path is not None
    before = path.read_bytes()
    look_around(saved)
    assert not saved.isWindowModified()
    assert saved.document.history.undoable is None
    saved.close()
    assert path.read_bytes() == before


def test_each_journey_has_a_look_of_its_own(saved: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    with saved.document.edit(message("Step")) as draft:
        other = JourneyId(add_journey(draft).id)
        for _number in range(4):
            add_stage(draft, other)
    saved.files.save()
    spot = look_around(saved)
    saved.show_journey(other)
    assert saved.canvas.picture.view == OWNERS, "a journey nobody has looked at is shown like the last one"
    blueprint = View(pivot="blueprint")
    look_around(saved, blueprint, Spot(1.0, 500, 300))
    saved.show_journey(TOUR)
    assert saved.canvas.picture.view == OWNERS
    assert saved.canvas.spot() == pytest.approx(spot, abs=2)
    saved.show_journey(other)
    again = reopened(desktop, saved, qtbot)
    assert again.canvas.journey == other
    assert again.canvas.picture.view == blueprint
    again.show_journey(TOUR)
    assert again.canvas.picture.view == OWNERS
    assert again.canvas.spot() == pytest.approx(spot, abs=2)


def test_a_journey_that_is_gone_is_no_longer_shown(saved: MainWindow, desktop: Desktop) -> None:
    path = saved.session.path
    assert path is not None
    saved.close()
    gone = JourneyId(Id("elsewhere"))
    desktop.settings.remembered.keep(path, Look(gone, {gone: Sight(OWNERS)}))
    desktop.open(path, None)
    assert desktop.windows[-1].canvas.journey == TOUR
    assert desktop.windows[-1].canvas.picture.view == View()


def test_saving_as_takes_the_look_along(
    saved: MainWindow, desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spot = look_around(saved)
    target = tmp_path / "copy.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    assert saved.files.save_as()
    assert desktop.settings.remembered.of(target).sights[TOUR].view == OWNERS
    again = reopened(desktop, saved, qtbot)
    assert again.session.path == target
    assert again.canvas.picture.view == OWNERS
    assert again.canvas.spot() == pytest.approx(spot, abs=2)
    assert read_project(target) == again.project


def test_the_window_of_a_file_comes_back_where_it_was(saved: MainWindow, desktop: Desktop) -> None:
    saved.resize(790, 560)
    saved.docks.docks["palette"].hide()
    saved.docks.docks["overview"].hide()
    size, path = saved.size(), saved.session.path
    assert path is not None
    saved.close()
    desktop.new()
    other = desktop.windows[-1]
    assert other.size() == size, "a new file begins as the last window was"
    other.docks.docks["palette"].show()
    other.resize(760, 600)
    other.close()
    desktop.open(path, None)
    again = desktop.windows[-1]
    assert again.size() == size
    assert again.docks.docks["palette"].isHidden()
    desktop.new()
    assert not desktop.windows[-1].docks.docks["palette"].isHidden()


def test_two_windows_remembered_at_one_place_do_not_hide_each_other(
    saved: MainWindow, desktop: Desktop, tmp_path: Path
) -> None:
    path = saved.session.path
    assert path is not None
    saved.memory.keep()
    look = desktop.settings.remembered.of(path)
    copy = tmp_path / "copy.journey"
    copy.write_bytes(path.read_bytes())
    desktop.settings.remembered.keep(copy, look)
    desktop.open(copy, None)
    assert desktop.windows[-1].pos() != saved.pos()


def test_a_file_without_a_name_is_not_remembered(window: MainWindow, tmp_path: Path) -> None:
    look_around(window)
    window.close()
    assert not (tmp_path / "views").exists()


def test_forgetting_the_recent_files_forgets_how_they_were_looked_at(saved: MainWindow, desktop: Desktop) -> None:
    saved.memory.keep()
    path = saved.session.path
    assert desktop.settings.remembered.of(path) != NOTHING
    desktop.settings.forget_recent()
    assert desktop.settings.remembered.of(path) == NOTHING


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "views")
    (tmp_path / "real.journey").write_text("x")
    (tmp_path / "link.journey").symlink_to(tmp_path / "real.journey")
    remembered.keep(tmp_path / "link.journey", Look(journey=TOUR))
    assert remembered.of(tmp_path / "real.journey").journey == TOUR


# -- what is kept, and what is broken


views = st.builds(
    View,
    pivot=st.sampled_from(["channels", "blueprint", "owners"]),
    apart=st.frozensets(st.sampled_from(sorted(NATURES))),
    density=st.sampled_from(["compact", "normal", "roomy"]),
    layers=st.sets(st.sampled_from(["thoughts", "pains", "kpis", "arc"])).map(tuple),
)
spots = st.none() | st.builds(
    Spot, st.floats(0.05, 4), st.floats(-1e6, 1e6, allow_nan=False), st.floats(-1e6, 1e6, allow_nan=False)
)
looks = st.builds(
    Look,
    journey=st.none() | st.text(min_size=1),
    sights=st.dictionaries(st.text(), st.builds(Sight, views, spots), max_size=4),
    geometry=st.none() | st.binary(),
    docks=st.none() | st.binary(),
    known_docks=st.lists(st.text()).map(tuple),
)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
branches = leaves | st.lists(leaves, max_size=4) | st.dictionaries(st.text(), leaves, max_size=4)
anything = branches | st.lists(branches, max_size=4) | st.dictionaries(st.text(), branches, max_size=4)


@given(looks)
@settings(max_examples=60, deadline=None)
def test_what_is_kept_is_what_was_seen(tmp_path_factory: pytest.TempPathFactory, look: Look) -> None:
    remembered = Remembered(tmp_path_factory.getbasetemp() / "kept")
    remembered.keep(Path("/some/where.journey"), look)
    assert remembered.of(Path("/some/where.journey")) == look


@given(anything, st.sampled_from(["", "journey", "sights", "view", "spot", "geometry", "docks", "known_docks"]))
@settings(max_examples=150, deadline=None)
def test_anything_else_is_read_as_nothing_or_in_part(
    tmp_path_factory: pytest.TempPathFactory, broken: object, at: str
) -> None:
    remembered, path = Remembered(tmp_path_factory.getbasetemp() / "broken"), Path("/some/where.journey")
    remembered.keep(path, Look(TOUR, {TOUR: Sight(OWNERS, Spot(1, 2, 3))}, b"g", b"d", ("palette",)))
    place = remembered._place(path)
    held = json.loads(place.read_text())
    if at in ("view", "spot"):
        held["sights"]["tour"][at] = broken
    elif at:
        held[at] = broken
    else:
        held = broken
    place.write_text(json.dumps(held))
    look = remembered.of(path)
    assert isinstance(look, Look)
    for sight in look.sights.values():
        assert sight.view.pivot in ("channels", "blueprint", "owners")
        assert sight.spot is None or sight.spot.zoom > 0
    if at in ("geometry", "docks", "known_docks"):
        assert look.sights[TOUR].view == OWNERS


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "\x00\xff", '{"sights": {"tour": {"spot": [1e999, 0, 0]}}}']
)
def test_a_damaged_memory_opens_the_file_all_the_same(saved: MainWindow, desktop: Desktop, text: str) -> None:
    path = saved.session.path
    assert path is not None
    saved.close()
    desktop.settings.remembered._place(path).write_text(text, encoding="latin-1")
    desktop.open(path, None)
    assert desktop.windows[-1].canvas.picture.view == View()


def test_every_field_of_a_view_is_remembered() -> None:
    """A new field must be of a kind that is understood."""
    from typing import get_type_hints

    from journeydesigner.app.remembered import _fitted, _flat

    hints = get_type_hints(View)
    for one in fields(View):
        value = getattr(View(), one.name)
        plain = json.loads(json.dumps(_flat(value)))
        assert _fitted(plain, hints[one.name]) == value, one.name


@pytest.mark.parametrize(
    ("held", "apart"),
    [
        ({"shared_lanes": False}, frozenset()),
        ({"apart": ["digital", "remote"]}, {"digital", "remote"}),
        ({"apart": ["digital", "lunar"]}, frozenset()),
        ({"apart": ["digital", ["remote"]]}, frozenset()),
        ({"apart": True}, frozenset()),
    ],
)
def test_natures_apart_are_read_or_else_all_share(tmp_path: Path, held: dict[str, object], apart: object) -> None:
    """Files of before held `shared_lanes`, which nobody reads any more."""
    remembered, path = Remembered(tmp_path / "views"), Path("/some/where.journey")
    remembered.keep(path, Look(journey=TOUR, sights={TOUR: Sight(OWNERS, None)}))
    place = remembered._place(path)
    found = json.loads(place.read_text())
    found["sights"][TOUR]["view"] = {"pivot": "channels", "density": "roomy", **held}
    place.write_text(json.dumps(found))
    view = remembered.of(path).sights[TOUR].view
    assert view.apart == apart
    assert view.density == "roomy"


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    import os

    remembered = Remembered(tmp_path / "views")
    for number in range(MOST_FILES + 5):
        path = Path(f"/some/{number}.journey")
        remembered.keep(path, Look(journey=TOUR))
        os.utime(remembered._place(path), (number, number))
    remembered.keep(Path("/some/last.journey"), Look(journey=TOUR))
    assert len(list((tmp_path / "views").iterdir())) == MOST_FILES
    assert remembered.of(Path("/some/0.journey")) == NOTHING
    assert remembered.of(Path("/some/last.journey")) != NOTHING


def test_a_folder_that_cannot_be_written_is_borne(tmp_path: Path) -> None:
    (tmp_path / "views").write_text("a file where the folder should be")
    remembered = Remembered(tmp_path / "views")
    remembered.keep(Path("/some/where.journey"), Look(journey=TOUR))
    assert remembered.of(Path("/some/where.journey")) == NOTHING
    remembered.forget()
