"""The menu bar: which command stands where. Menus that follow the project are filled when they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from journeydesigner.app.layer_commands import KEYS as LAYERS
from journeydesigner.app.view_commands import DENSITIES, PIVOTS
from journeydesigner.i18n import N_, _, language
from journeydesigner.panels.groupings import GROUPINGS
from journeydesigner.panels.style import plain_tip

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

Entry = str | None | tuple[str, tuple[str, ...]]
"""A command, a line between groups (None), or a menu within the menu with its commands."""

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        N_("&File"),
        (
            "new", "template", "open", "recent", "sample", None, "import", None, "save", "save_as", None, "export",
            "export_text", None, "project_properties", None, "close", "quit",
        ),
    ),
    (
        N_("&Edit"),
        (
            "undo", "redo", None, "cut", "copy", "copy_picture", "paste", "duplicate", None, "rename", "move",
            "remove", None, "select_all", "deselect", None, "palette", "find", "find_next", "find_previous",
        ),
    ),
    (
        N_("&View"),
        (
            "zoom_in", "zoom_out", "zoom_100", "fit_all", "fit_selection", None, "zoom_stage",
            "next_stage", "previous_stage", None, "isolate", "filter", None,
            *(f"pivot_{pivot}" for pivot, *_rest in PIVOTS), None, "side_by_side", None,
            "shared_lanes", "lanes_here", "long_links", (N_("Layers"), LAYERS),
            (N_("Density"), ("density_compact", "density_normal", "density_roomy")), None, "left_panels",
            "outline", "overview", "right_panels", "all_panels", None,
            (N_("Theme"), ("theme_light", "theme_dark")),
            (N_("Language"), ("language_fr", "language_en")), "reduced_motion",
        ),
    ),
    (N_("&Insert"), ("add_stage", "add_touchpoint", "add_action", "add_next", None, "link", "bridge")),
    (
        N_("&Journey"),
        (
            "journeys", None, "present", None, "new_journey", "draft_future",
            "journey_properties", "remove_journey", None,
            "library", "raci",
            (N_("Registers"), ("pain_points", "opportunities", "kpis", "evidence")), None,
            "next_finding", "previous_finding", "set_aside",
            (N_("Group the findings"), tuple(f"group_by_{grouping}" for grouping in GROUPINGS)), "measures",
            "waivers",
            "rule_settings",
        ),
    ),
    (N_("&Help"), ("rules_help", "keys", None, "about")),
)  # fmt: skip

ON_A_JOURNEY = (
    "side_by_side", "draft_future",
    "export", "present", "remove_journey", "journey_properties", "select_all", "paste", "add_stage",
    "add_touchpoint", "add_action", "link", "raci", "zoom_in", "zoom_out", "zoom_100", "fit_all", "shared_lanes",
    "lanes_here", "long_links", "zoom_stage", "next_stage", "previous_stage", "copy_picture",
    *LAYERS, "find", "find_next", "find_previous", "filter",
    *(f"density_{density}" for density, _words in DENSITIES), *(f"pivot_{pivot}" for pivot, *_rest in PIVOTS),
)  # fmt: skip
"""Commands that need a map."""


class Menus:
    """The menu bar of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._titles: list[tuple[QMenu, str]] = []
        self._recent = QMenu(window)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._journeys = QActionGroup(window)
        for title, entries in MENUS:
            menu = window.menuBar().addMenu("")
            self._titles.append((menu, title))
            for entry in entries:
                self._add(menu, entry)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, tuple):
            inner = menu.addMenu("")
            self._titles.append((inner, entry[0]))
            for key in entry[1]:
                inner.addAction(self._window.commands[key])
        elif entry == "recent":
            menu.addMenu(self._recent)
            self._titles.append((self._recent, N_("Open recent")))
        elif entry == "journeys":
            menu.aboutToShow.connect(lambda: self._fill_journeys(menu))
        else:
            menu.addAction(self._window.commands[entry])

    def reword(self) -> None:
        """Title the menus in the current language."""
        for menu, title in self._titles:
            menu.setTitle(_(title))

    def wait(self) -> None:
        """Offer nothing on the toolbar that needs a document before there is one."""
        for key in (*ON_A_JOURNEY, "undo", "redo"):
            self._window.commands[key].setEnabled(False)

    def refresh(self) -> None:
        """Say what undo and redo would do, and offer nothing that cannot be done."""
        history, commands = self._window.document.history, self._window.commands
        undo, redo = commands["undo"], commands["redo"]
        undo.setEnabled(history.undoable is not None)
        redo.setEnabled(history.redoable is not None)
        undo.setText(
            _("Undo: {step}", step=_escaped(str(history.undoable.label))) if history.undoable else _("Undo")
        )
        redo.setText(
            _("Redo: {step}", step=_escaped(str(history.redoable.label))) if history.redoable else _("Redo")
        )
        has_journey = self._window.journey is not None
        for key in ON_A_JOURNEY:
            commands[key].setEnabled(has_journey)
        by_channel = self._window.canvas.picture.view.pivot == "channels"
        for key in ("shared_lanes", "lanes_here"):
            commands[key].setEnabled(has_journey and by_channel)
        checker = self._window.checker
        for key in ("next_finding", "previous_finding", "set_aside"):
            commands[key].setEnabled(checker.is_checked and bool(checker.findings))
        self.follow_selection()
        self._recent.setEnabled(bool(self._window.desktop.settings.recent))

    def follow_selection(self) -> None:
        """Offer what can be done with the selection, and nothing else."""
        from journeydesigner.model import Stage, Touchpoint, Transition

        project, commands = self._window.project, self._window.commands
        kinds = {type(project.get(id_)) for id_ in self._window.selection.ids}
        for key in ("rename", "remove", "deselect", "fit_selection"):
            commands[key].setEnabled(bool(kinds))
        commands["isolate"].setEnabled(bool(kinds) or "isolation" in self._window.finding.lighting)
        for key in ("cut", "copy", "duplicate", "add_next"):
            commands[key].setEnabled(bool(kinds & {Touchpoint, Stage}))
        commands["move"].setEnabled(Touchpoint in kinds)
        commands["bridge"].setEnabled(Transition in kinds)

    def _fill_recent(self) -> None:
        self._recent.clear()
        self._recent.setToolTipsVisible(True)
        for path in self._window.desktop.settings.recent:
            action = self._recent.addAction(_escaped(path.name))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(
                lambda _checked=False, path=path: self._window.desktop.open(path, self._window)
            )
        self._recent.addSeparator()
        forget = self._recent.addAction(_("Forget these files"))
        forget.triggered.connect(self._window.desktop.settings.forget_recent)

    def _fill_journeys(self, menu: QMenu) -> None:
        for old in self._journeys.actions():
            menu.removeAction(old)
            old.deleteLater()
        first = menu.actions()[0] if menu.actions() else None
        for journey in self._window.project.journeys():
            action = QAction(_escaped(journey.name.get(language())), self._journeys)
            action.setCheckable(True)
            action.setChecked(journey.id == self._window.canvas.journey)
            action.triggered.connect(lambda _checked=False, id_=journey.id: self._window.show_journey(id_))
            if first is not None:
                menu.insertAction(first, action)


def menu_path(key: str) -> tuple[str, ...]:
    """The titles of the menus that lead to a command, as catalogue ids; none for one that stands in no menu."""
    for title, entries in MENUS:
        for entry in entries:
            if entry == key:
                return (title,)
            if isinstance(entry, tuple) and key in entry[1]:
                return title, entry[0]
    return ()


def _escaped(words: str) -> str:
    """Words of a file as a menu shows them: an ampersand is no shortcut, a tab no column."""
    return words.replace("&", "&&").replace("\t", " ")
