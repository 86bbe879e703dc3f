"""What the canvas shows: the plan of one journey and its drawing, kept up to date by differences.

Shows the project, or for a while a preview of it. Tells `repaint` which rectangles differ; None: all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from time import thread_time

from journeydesigner.canvas.affected import affected, marked_differently
from journeydesigner.canvas.entries import Entry, Gap, entries, parts
from journeydesigner.canvas.grid import Grid
from journeydesigner.i18n import language
from journeydesigner.layout.draw import Marks, Options, Subject, ground
from journeydesigner.layout.draw.detail import detailed
from journeydesigner.layout.drawing import Part, Rect, TextMeasurer
from journeydesigner.layout.lay_out import Memory, lay_out
from journeydesigner.layout.plan import Plan, View
from journeydesigner.model import Delta, Id, Project
from journeydesigner.model.values import JourneyId, StageId

NO_JOURNEY = JourneyId(Id("none"))
QUICK = 0.25
"""Seconds that laying out may take in the middle of a drag."""
Repaint = Callable[[list[Rect] | None], None]


class Picture:
    """Plan and drawing of the journey shown."""

    def __init__(self, project: Project, measurer: TextMeasurer, repaint: Repaint) -> None:
        self.journey: JourneyId | None = None
        self._pace = 0.0
        self.view = View()
        self._repaint = repaint
        self._real = project
        self._shown = project
        self._hidden: frozenset[Id] = frozenset()
        self._previewed: frozenset[Id] | None = frozenset()
        self._grid = Grid()
        self._drawn: dict[str, tuple[Entry, tuple[Part, ...]]] = {}
        self._obstacles: dict[StageId, list[Rect]] | None = None
        self._zoom = 1.0
        self._memory = Memory()
        options = Options(language=language())
        self.standing = self._planned(project)
        """The map of the document itself, even while a preview is shown."""
        self.subject = Subject(project, self.standing, Marks(), options, measurer)

    # -- what is shown

    @property
    def plan(self) -> Plan:
        """The map as it is shown now."""
        return self.subject.plan

    @property
    def project(self) -> Project:
        """The project as it is shown now: the real one, or a preview."""
        return self._shown

    @property
    def is_preview(self) -> bool:
        """Whether something is shown that is not in the document."""
        return self._shown is not self._real

    @property
    def is_quick(self) -> bool:
        """Whether a preview takes so little time that a hand in the middle of a drag does not notice."""
        return self._pace < QUICK

    def parts_meeting(self, rect: Rect) -> Iterable[Part]:
        """What is to be painted of a rectangle, bottom to top."""
        for entry in self._grid.meeting(rect):
            yield from self._parts(entry)

    def near(self, x: float, y: float, reach: float) -> Iterable[Entry]:
        """What lies near a point, topmost first."""
        return self._grid.near(x, y, reach)

    def meeting(self, rect: Rect) -> Iterable[Entry]:
        """What meets a rectangle, bottom to top."""
        return self._grid.meeting(rect)

    def parts_of(self, key: str) -> tuple[Part, ...]:
        """The parts drawn for one key; none when nothing of that key is on the map."""
        entry = self._grid.get(key)
        return self._parts(entry) if entry is not None else ()

    # -- changing what is shown

    def show_journey(self, journey: JourneyId | None, view: View | None = None) -> None:
        """Show another journey, or the same one arranged in another way."""
        self.journey = journey
        self.view = view or self.view
        self.standing = self._planned(self._real)
        self._show(self._real, self.standing, None)

    def update(self, delta: Delta, project: Project) -> None:
        """The document is `project` now, which differs from before by `delta`."""
        self.end_preview()
        touched = affected(delta, self._real, project)
        self._real = project
        self.standing = self._planned(project)
        self._show(project, self.standing, touched)

    def preview(self, project: Project, delta: Delta, hidden: Iterable[Id] = ()) -> None:
        """Show the map as it would be after `delta`, leaving out the cards of `hidden`."""
        self.end_preview()
        self._previewed = affected(delta, self._real, project)
        self._hidden = frozenset(hidden)
        self._show(project, self._planned(project), self._previewed)

    def end_preview(self) -> None:
        """Show the document again; what is hidden stays hidden."""
        if self.is_preview:
            self._show(self._real, self.standing, self._previewed)

    def hide(self, hidden: Iterable[Id]) -> None:
        """Leave out the cards of these touchpoints, and of no others."""
        if self._hidden != frozenset(hidden):
            self._hidden = frozenset(hidden)
            self._replace(frozenset())

    def set_marks(self, marks: Marks) -> None:
        """Show these findings."""
        touched = marked_differently(self.subject.marks, marks)
        if touched:
            self.subject = replace(self.subject, marks=marks)
            self._replace(touched)

    def set_zoom(self, zoom: float) -> None:
        """Show as much of the cards as a zoom allows (device pixels per map pixel)."""
        self._zoom = zoom
        options = detailed(self.subject.options, zoom)
        if options != self.subject.options:
            self.subject = replace(self.subject, options=options)
            self._drawn.clear()

    def set_language(self) -> None:
        """Draw the words again in the language shown."""
        self.subject = replace(self.subject, options=replace(self.subject.options, language=language()))
        self._drawn.clear()
        self._repaint(None)

    # -- inside

    def _planned(self, project: Project) -> Plan:
        started = thread_time()
        plan = lay_out(project, self.journey or NO_JOURNEY, self.view, self._memory)
        self._pace = thread_time() - started
        return plan

    def _show(self, project: Project, plan: Plan, touched: frozenset[Id] | None) -> None:
        self._shown = project
        self.subject = replace(self.subject, project=project, plan=plan)
        if touched is None:
            self._redraw()
            self._repaint(None)
        else:
            self._replace(touched)

    def _redraw(self) -> None:
        """Everything may look different: forget what was drawn. Nothing is painted before it is seen."""
        self._drawn.clear()
        self._obstacles = None
        self._grid = Grid()
        self._grid.replace(self._visible_entries())

    def _replace(self, touched: frozenset[Id]) -> None:
        self._obstacles = None
        dirty = self._grid.replace(self._renewed(entry, touched) for entry in self._visible_entries())
        if dirty:
            self._repaint(dirty)

    def _renewed(self, entry: Entry, touched: frozenset[Id]) -> Entry:
        held = self._grid.get(entry.key)
        if held is None or (held is entry and entry.element not in touched):
            return entry
        if entry.element in touched or isinstance(entry.source, Gap):
            return replace(entry, version=held.version + 1)
        return held if held.source == entry.source else replace(entry, version=held.version)

    def _visible_entries(self) -> Iterable[Entry]:
        found = entries(self.subject, self._grid.get)
        if not self._hidden:
            return found
        hidden = {f"card:{id_}" for id_ in self._hidden}
        return (entry for entry in found if entry.key not in hidden)

    def _parts(self, entry: Entry) -> tuple[Part, ...]:
        held = self._drawn.get(entry.key)
        if held is not None and held[0] is entry:
            return held[1]
        drawn = parts(self.subject, entry, self._around(entry))
        self._drawn[entry.key] = entry, drawn
        return drawn

    def _around(self, entry: Entry) -> list[Rect]:
        """What the label of a gap must keep clear of; worked out once per plan, and only when a gap is seen."""
        if not isinstance(entry.source, Gap):
            return []
        if self._obstacles is None:
            stages = {stage for stage, _ in self.subject.marks.gaps}
            self._obstacles = ground.obstacles(self.plan, stages)
        return self._obstacles.get(entry.source.column.stage, [])
