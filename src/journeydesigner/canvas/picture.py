"""What the canvas shows: the plan of one journey and its drawing, kept up to date by differences.

Shows the project, or for a while a preview of it. Tells `repaint` which rectangles differ; None: all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from time import thread_time

from journeydesigner.canvas.affected import affected, marked_differently
from journeydesigner.canvas.differences import differences
from journeydesigner.canvas.drawn import Drawn
from journeydesigner.canvas.entries import Entry, Gap, bounds_of, marks_bounds, parts
from journeydesigner.canvas.index import Index
from journeydesigner.i18n import language
from journeydesigner.layout.draw import Marks, Options, Subject, ground
from journeydesigner.layout.draw.detail import detailed
from journeydesigner.layout.drawing import Part, Rect, TextMeasurer
from journeydesigner.layout.lay_out import Memory, lay_out
from journeydesigner.layout.plan import Card, Plan, View
from journeydesigner.model import Delta, Id, Project
from journeydesigner.model.values import JourneyId, StageId, TouchpointId, TransitionId

NO_JOURNEY = JourneyId(Id("none"))
QUICK = 0.25
"""Seconds that laying out may take in the middle of a drag."""
MANY = 200
"""When more elements than this may look different, everything is painted again."""
Repaint = Callable[[list[Rect] | None], None]
Seen = Callable[[], Rect | None]
"""The part of the map that is on the screen; None when none is."""


class Picture:
    """Plan and drawing of the journey shown."""

    def __init__(
        self, project: Project, measurer: TextMeasurer, repaint: Repaint, seen: Seen = lambda: None
    ) -> None:
        self.journey: JourneyId | None = None
        self._pace = 0.0
        self.view = View()
        self._repaint = repaint
        self._seen = seen
        self._real = project
        self._shown = project
        self._hidden: frozenset[Id] = frozenset()
        self._previewed: frozenset[Id] | None = frozenset()
        self._expected: Delta | None = None
        """What the preview shown would change."""
        self._is_held = False
        self._drawn = Drawn()
        self._zoom = 1.0
        self._memory = Memory()
        options = Options(language=language())
        self.standing = self._planned(project)
        """The map of the document itself, even while a preview is shown."""
        self.subject = Subject(project, self.standing, Marks(), options, measurer)
        self._index = Index(self.subject)

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
    def hidden(self) -> frozenset[Id]:
        """The cards left out."""
        return self._hidden

    @property
    def is_quick(self) -> bool:
        """Whether a preview takes so little time that a hand in the middle of a drag does not notice."""
        return self._pace < QUICK

    def parts_meeting(self, rect: Rect) -> Iterable[Part]:
        """What is to be painted of a rectangle, bottom to top."""
        for entry in self.meeting(rect):
            yield from self.drawn(entry)

    def near(self, x: float, y: float, reach: float) -> Iterable[Entry]:
        """What lies near a point, topmost first."""
        around = Rect(x - reach, y - reach, max(2 * reach, 0.01), max(2 * reach, 0.01))
        return reversed(self.meeting(around))

    def meeting(self, rect: Rect) -> list[Entry]:
        """What meets a rectangle, bottom to top; marks of links only where they are drawn."""
        found = self._index.meeting(rect, with_marks=self.subject.options.level > 0)
        if not self._hidden:
            return found
        return [e for e in found if e.element not in self._hidden or not isinstance(e.source, Card)]

    def parts_of(self, key: str) -> tuple[Part, ...]:
        """The parts drawn for one key; none when nothing of that key is on the map."""
        entry = self._index.get(key)
        return self.drawn(entry) if entry is not None else ()

    # -- changing what is shown

    def show_journey(self, journey: JourneyId | None, view: View | None = None) -> None:
        """Show another journey, or the same one arranged in another way."""
        self.journey = journey
        self.view = view or self.view
        self.standing = self._planned(self._real)
        self._show(self._real, self.standing, None)

    def update(self, delta: Delta, project: Project) -> None:
        """The document is `project` now, which differs from before by `delta`."""
        if self.is_preview and delta == self._expected:
            touched: frozenset[Id] | None = frozenset()  # all of it is seen already
        else:
            touched = self._touched(affected(delta, self._real, project))
        self._real = project
        self.standing = self._planned(project)
        self._show(project, self.standing, touched)

    def preview(self, project: Project, delta: Delta, hidden: Iterable[Id] = ()) -> None:
        """Show the map as it would be after `delta`, leaving out the cards of `hidden`."""
        previewed = affected(delta, self._real, project)
        touched = self._touched(previewed)
        self._previewed, self._expected = previewed, delta
        self.hide(hidden)
        self._show(project, self._planned(project), touched)

    def end_preview(self) -> None:
        """Show the document again; what is hidden stays hidden."""
        if self.is_preview and not self._is_held:
            self._show(self._real, self.standing, self._previewed)

    def hold_preview(self) -> None:
        """A preview stays until `let_go`: an edit follows that may make it true."""
        self._is_held = True

    def let_go(self) -> bool:
        """Show the document again; whether a preview was still shown, since no edit came."""
        self._is_held = False
        is_left = self.is_preview
        self.end_preview()
        return is_left

    def hide(self, hidden: Iterable[Id]) -> None:
        """Leave out the cards of these touchpoints, and of no others."""
        now = frozenset(hidden)
        changed, self._hidden = self._hidden ^ now, now
        dirty = [bounds_of(self.plan.cards[TouchpointId(i)]) for i in changed if i in self.plan.cards]
        if dirty:
            self._repaint(dirty)

    def set_marks(self, marks: Marks) -> None:
        """Show these findings."""
        touched = marked_differently(self.subject.marks, marks)
        if touched:
            self.subject = replace(self.subject, marks=marks)
            self._index.show(self.subject)
            self._renew(touched, [])

    def set_zoom(self, zoom: float) -> None:
        """Show as much of the cards as a zoom allows (device pixels per map pixel)."""
        self._zoom = zoom
        options = detailed(self.subject.options, zoom)
        if options != self.subject.options:
            self._drawn.turn(self.subject.options, options)
            self.subject = replace(self.subject, options=options)

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

    def _touched(self, edited: frozenset[Id] | None) -> frozenset[Id] | None:
        """What an edit may make look different from what is shown, which may be the preview of another edit."""
        if not self.is_preview:
            return edited
        return None if edited is None or self._previewed is None else edited | self._previewed

    def _show(self, project: Project, plan: Plan, touched: frozenset[Id] | None) -> None:
        before, old_ground = self.plan, self._index.ground
        self._shown = project
        self.subject = replace(self.subject, project=project, plan=plan)
        dirty = self._differences(before) if touched is not None and before is not plan else []
        if touched is None or dirty is None:
            self._drawn.clear()
            self._index = Index(self.subject)
            self._repaint(None)
            return
        self._index.show(self.subject)
        if before is not plan:
            dirty += _ground_differences(old_ground, self._index.ground)
        self._renew(touched, dirty)

    def _differences(self, before: Plan) -> list[Rect] | None:
        return differences(before, self.plan, self._seen(), self.subject.marks.gaps)

    def _renew(self, touched: Collection[Id], dirty: list[Rect]) -> None:
        """Draw these elements anew, and paint them and what else is out of date."""
        if len(touched) > MANY:
            self._drawn.clear()
            self._repaint(None)
            return
        self._drawn.forget(touched)
        for id_ in touched:
            dirty += self._bounds(id_)
        if dirty:
            self._repaint(dirty)

    def _bounds(self, id_: Id) -> Iterator[Rect]:
        """Where an element is drawn."""
        plan = self.plan
        if plan.ribbons:
            yield from (bounds_of(note) for note in plan.notes_of(id_))
            if id_ == plan.journey:  # says who accompanies the client, and as what
                yield from (Rect(0, r.y, plan.width, r.h) for r in plan.ribbons if r.layer == "roles")
        if id_ in plan.cards:
            card = plan.cards[TouchpointId(id_)]
            yield bounds_of(card)
            number = next(n for n, column in enumerate(plan.columns) if column.stage == card.stage)
            yield from (bounds_of(dot) for dot in plan.sections[number].dots if dot.touchpoint == id_)
        elif id_ in plan.links:
            link = plan.links[TransitionId(id_)]
            yield from map(bounds_of, link.tags or (link,))
            yield marks_bounds(link)
        elif any(column.stage == id_ for column in plan.columns):
            for group in ground.GAP_LABELS:
                cell = plan.cell(StageId(id_), group)
                if cell is not None:
                    yield cell

    def drawn(self, entry: Entry) -> tuple[Part, ...]:
        """The parts of something that `meeting` found, bottom to top."""
        drawn = self._drawn.get(entry)
        if drawn is None:
            drawn = parts(self.subject, entry, self._around(entry))
            self._drawn.keep(entry, drawn)
        return drawn

    def _around(self, entry: Entry) -> list[Rect]:
        """What the label of a gap must keep clear of."""
        if not isinstance(entry.source, Gap):
            return []
        stage = entry.source.column.stage
        return ground.obstacles(self.plan, {stage})[stage]


def _ground_differences(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Rect]:
    """Where what lies under all stages differs; only the end where nothing but its width does."""
    if len(before) != len(after):
        yield from (entry.bounds for entry in (*before, *after))
        return
    for old, new in zip(before, after, strict=True):
        if old.source == new.source:
            continue
        a, b = old.bounds, new.bounds
        same = (old.key, old.order) == (new.key, new.order)
        if same and (a.x, a.y, a.h) == (b.x, b.y, b.h) and a.w != b.w:
            left, right = sorted((a.right, b.right))
            yield Rect(left - 4, a.y, right - left + 8, a.h)
        else:
            yield from (a, b)
