"""Keeps the findings of the open document true after every edit, and repairs what a finding names."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from psygnal import Signal

from journeydesigner.collector import collector_paused
from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.edits.fixes import FixGone, Made, carry_out
from journeydesigner.editor.marks import marks_again, marks_of
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.layout.draw import Marks
from journeydesigner.model import Delta, Draft, Entity, Id, Persona, Waiver
from journeydesigner.model.info import Severity
from journeydesigner.rules.engine import Check
from journeydesigner.rules.finding import Finding, Key, Unassessed
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.repairing import look_again
from journeydesigner.rules.waivers import Status, key_of, status

Pairs = Iterable[tuple[Finding, Fix]]
MakeAnswer = Callable[[Draft], Id | None]
"""Makes what a fix asks for and what does not exist yet, in the draft of the fix."""
Answer = Id | MakeAnswer | None
"""What the user answered where `fix.needs` something: an id, or how to make what it names."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """What repairing several findings at once did, or would do.

    `gone` counts the findings that no longer stood when their turn came, because a repair before theirs took care
    of them or because the project has changed; `refused` those whose repair the project cannot take.
    """

    done: tuple[tuple[Finding, Fix], ...]
    gone: int
    refused: int
    made: Made
    delta: Delta


class Checker:
    """The findings of a document on a given day."""

    changed = Signal()
    """After each edit, once the findings are those of the new project."""

    def __init__(self, document: Document, on: datetime.date, *, later: bool = False) -> None:
        """With `later` the first check is done by `go_on`, a little at a time, or at once when somebody asks."""
        self._document = document
        self._on = on
        self._slices = Check.in_slices(document.project, on)
        self._known: Check | None = None
        self._is_told = not later
        self._parted: tuple[tuple[Finding, ...], tuple[Finding, ...]] | None = None
        self._marks: Marks | None = None
        self._unmarked: set[Id] = set()
        self._waivers: tuple[tuple[Waiver, Status], ...] | None = None
        self._keys: frozenset[Key] | None = None
        self._statuses: dict[Id, tuple[tuple[Entity | None, ...], Status]] = {}
        document.changed.connect(self._follow)
        if not later:
            self._finish()

    @property
    def is_checked(self) -> bool:
        """Whether the first check is done, and everyone has been told."""
        return self._is_told

    def go_on(self) -> bool:
        """Do a slice of the first check; whether it is done. Then everyone is told."""
        if self._known is None:
            with collector_paused():
                self._known = next(self._slices)
        if self._known is not None and not self._is_told:
            self._is_told = True
            self.changed.emit()
        return self._is_told

    def _finish(self) -> Check:
        with collector_paused():
            for known in self._slices:
                self._known = known
        assert self._known is not None, "the last slice is the check"
        return self._known

    @property
    def _check(self) -> Check:
        return self._known if self._known is not None else self._finish()

    @property
    def on(self) -> datetime.date:
        """The day that mandates and reviews are compared with."""
        return self._on

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that stand, in the panel's order: most severe first, then along the journey."""
        return self._part()[0]

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Those that somebody set aside, in the same order."""
        return self._part()[1]

    @property
    def unassessed(self) -> tuple[Unassessed, ...]:
        """What could not be judged for want of data, along the journeys."""
        return self._check.unassessed

    @property
    def waivers(self) -> tuple[tuple[Waiver, Status], ...]:
        """Every waiver of the project with what has become of it."""
        if self._waivers is None:
            waivers = self._check.project.children(Waiver)
            self._waivers = tuple((waiver, self._status(waiver)) for waiver in waivers)
        return self._waivers

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many stand of each severity."""
        waived = Counter(finding.severity for finding in self.waived)
        return {severity: n - waived[severity] for severity, n in self._check.counts.items()}

    @property
    def marks(self) -> Marks:
        """What the drawing shows of the findings."""
        if self._marks is None:
            self._marks = marks_of(self.findings)
        elif self._unmarked:
            self._marks = marks_again(self._marks, {element: self.of(element) for element in self._unmarked})
        self._unmarked = set()
        return self._marks

    def of(self, element: Id) -> tuple[Finding, ...]:
        """The findings of one element, most severe first."""
        held = self._held
        return tuple(finding for finding in self._check.of(element) if finding.key not in held)

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """What would repair a finding, the usual way first."""
        return self._check.fixes(finding)

    def alike(self, finding: Finding, fix: Fix) -> tuple[tuple[Finding, Fix], ...]:
        """The findings that stand and that the same kind of fix would repair, this one included, each with it."""
        standing = {found.key for found in self.findings}
        return tuple(pair for pair in self._check.alike(finding, fix) if pair[0].key in standing)

    def repair(self, finding: Finding, fix: Fix, answer: Answer = None) -> Made:
        """Carry out a fix as one undo step and return what it made; `answer` is what `fix.needs`.

        Raises `FixGone` when the fix is no longer offered, and whatever refusal the edit meets.
        """
        label = message(N_("Repair: {title}"), title=finding.title())
        with self._document.edit(label) as draft:
            if not _is_offered(fix, self._check.fixes(finding)):
                raise FixGone
            return carry_out(draft, fix, answer(draft) if callable(answer) else answer)

    def repair_all(self, pairs: Pairs, answer: Answer = None) -> Repairs:
        """Carry out several fixes as one undo step; each finding is looked at again when its turn comes.

        `answer` is given to every fix that needs one. A repair that the project cannot take is left out and
        counted. Nothing is changed, and no step made, when none is left to do.
        """
        chosen = tuple(pairs)
        title = chosen[0][0].title() if chosen else ""
        with self._document.edit(message(N_("Repair all: {title}"), title=title)) as draft:
            return _repaired(draft, self.on, chosen, answer)

    def rehearse(self, pairs: Pairs, answer: Answer = None) -> Repairs:
        """What `repair_all` would do, without doing it: for the preview."""
        return _repaired(self._document.scratch(), self.on, tuple(pairs), answer)

    def _part(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        if self._parted is None:
            found, held = self._check.findings, self._held
            apart = tuple(finding for finding in found if finding.key in held) if held else ()
            self._parted = (tuple(f for f in found if f.key not in held) if apart else found, apart)
        return self._parted

    @property
    def _held(self) -> frozenset[Key]:
        """Keys of what waivers set aside."""
        if self._keys is None:
            self._keys = frozenset(key_of(waiver) for waiver, became in self.waivers if became == "holds")
        return self._keys

    def _status(self, waiver: Waiver) -> Status:
        """What has become of a waiver; asked again only when it, its element or its persona is another record."""
        project = self._check.project
        about = (waiver, project.get(waiver.element), project.one(Persona, waiver.persona))
        kept = self._statuses.get(waiver.id)
        if kept is None or any(was is not now for was, now in zip(kept[0], about, strict=True)):
            kept = self._statuses[waiver.id] = (about, status(project, waiver, self.on))
        return kept[1]

    def _follow(self, change: Change) -> None:
        held = self._held
        check = self._known = self._check.update(change.before, change.after, change.delta)
        self._is_told = True
        self._parted = self._waivers = self._keys = None
        if check.changed is None:
            self._marks = None
        else:
            self._unmarked |= check.changed | {element for _, element, _ in held ^ self._held}
        self.changed.emit()


def _repaired(draft: Draft, on: datetime.date, pairs: Iterable[tuple[Finding, Fix]], answer: Answer) -> Repairs:
    done: list[tuple[Finding, Fix]] = []
    made: list[Id] = []
    gone = refused = 0
    given: Id | None = None
    for finding, fix in pairs:
        if not _is_offered(fix, look_again(draft.project, on, finding)):
            gone += 1
            continue
        if fix.needs is not None and given is None:
            given = answer(draft) if callable(answer) else answer
        trial = Draft(draft.project)  # what is refused half-way leaves nothing behind
        try:
            made.extend(carry_out(trial, fix, given))
        except Refusal:
            refused += 1
            continue
        draft.take(trial.delta())
        done.append((finding, fix))
    return Repairs(tuple(done), gone, refused, tuple(made), draft.delta())


def _is_offered(fix: Fix, offered: Iterable[Fix]) -> bool:
    """Whether a fix still does the same; what its button says may count differently by now."""
    return any(now.kind == fix.kind and now.actions == fix.actions for now in offered)
