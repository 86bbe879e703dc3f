"""Keeps the findings of the open document true after every edit, and repairs what a finding names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from psygnal import Signal

from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.edits.fixes import FixGone, carry_out
from journeydesigner.editor.marks import marks_of
from journeydesigner.i18n import N_, message
from journeydesigner.layout.draw import Marks
from journeydesigner.model import Draft, Id
from journeydesigner.model.info import Severity
from journeydesigner.rules.engine import SEVERITIES, Check
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.waivers import standing

MakeRole = Callable[[Draft], Id | None]
"""Makes a role that does not exist yet, in the draft of the fix."""


class Checker:
    """The findings of a document on a given day."""

    changed = Signal()
    """After each edit, once the findings are those of the new project."""

    def __init__(self, document: Document, on: datetime.date) -> None:
        self._document = document
        self._check = Check.fresh(document.project, on)
        self._standing: tuple[Finding, ...] | None = None
        self._marks: Marks | None = None
        document.changed.connect(self._follow)

    @property
    def on(self) -> datetime.date:
        """The day that mandates and reviews are compared with."""
        return self._check.on

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that stand, in the panel's order: most severe first, then along the journey."""
        if self._standing is None:
            self._standing = standing(self._check.findings, self._check.project, self._check.on)
        return self._standing

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many stand of each severity."""
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return counts

    @property
    def marks(self) -> Marks:
        """What the drawing shows of the findings."""
        if self._marks is None:
            self._marks = marks_of(self.findings)
        return self._marks

    def of(self, element: Id) -> tuple[Finding, ...]:
        """The findings of one element, most severe first."""
        found = self._check.by_element.get(element, ())
        return standing(found, self._check.project, self._check.on) if found else ()

    def fixes(self, finding: Finding) -> tuple[Fix, ...]:
        """What would repair a finding, the usual way first."""
        return self._check.fixes(finding)

    def repair(self, finding: Finding, fix: Fix, role: Id | MakeRole | None = None) -> None:
        """Carry out a fix as one undo step; `role` answers `fix.needs`, and is made in the same step when new.

        Raises `FixGone` when the fix is no longer offered, and whatever refusal the edit meets.
        """
        if fix not in self._check.fixes(finding):
            raise FixGone(message(N_("That is no longer there, so there is nothing left to repair.")))
        label = message(N_("Repair: {title}"), title=finding.title())
        with self._document.edit(label) as draft:
            carry_out(draft, fix, role(draft) if callable(role) else role)

    def _follow(self, change: Change) -> None:
        self._check = self._check.update(change.before, change.after, change.delta)
        self._standing = self._marks = None
        self.changed.emit()
