"""The journeys of a project: which one is shown, a new one, one less; and the walk through the findings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.app.questions import confirm
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.panels.groupings import GROUPINGS, Grouping, kept_grouping

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow


class JourneyCommands:
    """What the Journey menu does for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """The commands of the Journey menu."""
        yield Command("new_journey", N_("New journey"), self.add, icon="route")
        yield Command("journey_properties", N_("Properties of the journey"), self._inspect, icon="settings")
        yield Command("project_properties", N_("Properties of the project"), self._inspect_project)
        yield Command("remove_journey", N_("Remove this journey…"), self.remove)
        yield Command("next_finding", N_("Next finding"), lambda: self._walk(1), icon="target", keys=("F8",))
        yield Command("previous_finding", N_("Previous finding"), lambda: self._walk(-1), keys=("Shift+F8",))
        yield Command("set_aside", N_("Set the finding aside…"), self._set_aside, icon="eye-off")
        yield Command("waivers", N_("Waivers"), lambda: self._window.docks.show("waivers"))
        for grouping, words in GROUPINGS.items():
            yield Command(
                f"group_by_{grouping}",
                words,
                partial(self._group_by, grouping),
                checked=partial(self._is_grouped_by, grouping),
            )

    def add(self) -> None:
        """Add an empty journey and show it."""
        from journeydesigner.editor.edits.placing import add_journey

        with self._window.document.edit(message(N_("Add a journey"))) as draft:
            made = add_journey(draft)
        self._window.show_journey(made.id)
        self._inspect()

    def remove(self) -> None:
        """Remove the journey shown, with everything in it, once that is confirmed."""
        from journeydesigner.editor.edits.removal import remove

        journey = self._window.journey
        if journey is None:
            return
        name = journey.name.get(language())
        if not confirm(
            self._window,
            _("Remove the journey “{name}” with all its stages?", name=name),
            _("You can take this back with Undo."),
            _("Remove"),
        ):
            return
        with self._window.document.edit(message(N_("Remove {name}"), name=name)) as draft:
            remove(draft, [journey.id])

    def _walk(self, by: int) -> None:
        """To the next finding or the one before, with its message in sight."""
        self._window.docks.show("findings")
        self._window.docks.findings.go(by)

    def _set_aside(self) -> None:
        """Set aside what is chosen in the list; the list comes to the front to show what that is."""
        self._window.docks.show("findings")
        self._window.docks.findings.set_aside()

    def _group_by(self, grouping: Grouping) -> None:
        self._window.docks.show("findings")
        self._window.docks.findings.filter.grouper.choose(grouping)

    def _is_grouped_by(self, grouping: Grouping) -> bool:
        docks = self._window.docks
        if docks.is_built("findings"):
            return docks.findings.filter.grouping == grouping
        return kept_grouping(self._window.desktop.settings) == grouping

    def _inspect_project(self) -> None:
        self._window.docks.open_field(self._window.project.info.id, "title")

    def _inspect(self) -> None:
        self._window.selection.clear()
        self._window.docks.show("inspector")
        self._window.docks.inspector.focus_field("name")
