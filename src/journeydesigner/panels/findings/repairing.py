"""Carries out what a row asks for: one repair, all of a kind, setting aside; asks first where that is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journeydesigner.editor.checker import Answer, Checker, Pairs
from journeydesigner.editor.document import Document
from journeydesigner.errors import Refusal
from journeydesigner.i18n import _, plural
from journeydesigner.panels.asking import ask, nothing_to_pick
from journeydesigner.panels.findings.fix_all import FixAllDialog
from journeydesigner.panels.memory import Memory
from journeydesigner.panels.waivers.setting_aside import ask_to_set_aside
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix


class Repairing(QObject):
    """The hands of the panel."""

    said = Signal(str, bool)
    opened = Signal(str, str)

    def __init__(self, panel: QWidget, document: Document, checker: Checker, memory: Memory) -> None:
        super().__init__(panel)
        self._panel, self._document, self._checker, self._memory = panel, document, checker, memory

    def ask(self, finding: Finding, fix: Fix, anchor: QWidget) -> None:
        """Carry out a fix, once what it needs has been asked for in a list at `anchor`; or show what it opens."""
        opens = fix.opens
        if opens is not None:
            self.opened.emit(opens.element, opens.field or "")
            return
        self._with_answer(fix, anchor, finding, lambda answer: self.repair(finding, fix, answer))

    def repair(self, finding: Finding, fix: Fix, answer: Answer = None) -> bool:
        """Carry out a fix as one undo step and say so; a refusal is said too, and then nothing has changed."""
        done = _("Repaired: {title}", title=finding.title())
        try:
            made = self._checker.repair(finding, fix, answer)
        except Refusal as refusal:
            self.said.emit(str(refusal), False)
            return False
        self.said.emit(done, True)
        if made:
            self.opened.emit(made[0], "")
        return True

    def ask_all(self, finding: Finding, fix: Fix, anchor: QWidget) -> None:
        """Show what repairing everything of this kind would change, and do what the user leaves ticked."""
        self._with_answer(fix, anchor, finding, lambda answer: self._preview(finding, fix, answer))

    def _preview(self, finding: Finding, fix: Fix, answer: Answer) -> None:
        pairs = self._checker.alike(finding, fix)
        dialog = FixAllDialog(self._document, self._checker, pairs, answer, self._panel)
        dialog.accepted.connect(lambda: self.repair_all(dialog.chosen, answer))
        dialog.open()

    def repair_all(self, pairs: Pairs, answer: Answer = None) -> bool:
        """Carry out several fixes as one undo step, and say how many were, and how many could not be."""
        try:
            repairs = self._checker.repair_all(pairs, answer)
        except Refusal as refusal:
            self.said.emit(str(refusal), False)
            return False
        said = [plural("{n} finding repaired.", "{n} findings repaired.", len(repairs.done))]
        if repairs.gone:
            said.append(plural("{n} was no longer there.", "{n} were no longer there.", repairs.gone))
        if repairs.refused:
            said.append(plural("{n} cannot be repaired this way.", "{n} cannot be repaired this way.",
                               repairs.refused))  # fmt: skip
        self.said.emit(" ".join(said), bool(repairs.done))
        return bool(repairs.done)

    def set_aside(self, findings: Sequence[Finding]) -> None:
        """Ask why these findings are to be set aside, and do so in one step."""
        ask_to_set_aside(self._panel, self._document, self._checker, findings, self._memory, self.said.emit)

    def _with_answer(self, fix: Fix, anchor: QWidget, finding: Finding, then: Callable[[Answer], object]) -> None:
        asked = fix.asked
        if asked is None:
            then(None)
            return
        refusal = nothing_to_pick(self._document.project, asked)
        if refusal is not None:
            self.said.emit(refusal, False)
            return
        ask(anchor, self._document.project, asked, then, finding.title())
