"""Sets findings aside once the user has said why; remembers who said so last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.waiving import Grounds, set_aside
from journeydesigner.i18n import N_, _, message, plural
from journeydesigner.model import Waiver
from journeydesigner.panels.memory import Memory
from journeydesigner.panels.waivers.grounds import GroundsDialog
from journeydesigner.rules.finding import Finding

BY = "waivers/by"
"""Where the name used last is remembered."""
Say = Callable[[str, bool], object]


def ask_to_set_aside(
    parent: QWidget,
    document: Document,
    checker: Checker,
    findings: Sequence[Finding],
    memory: Memory,
    say: Say,
) -> GroundsDialog:
    """Open the dialog for these findings; what it is given is written in one undo step."""

    def do(grounds: Grounds) -> None:
        label = (
            message(N_("Set aside: {title}"), title=findings[0].title())
            if len(findings) == 1
            else message(N_("Set {n} findings aside"), n=len(findings))
        )
        with document.edit(label) as draft:
            set_aside(draft, findings, grounds, checker.on)
        memory.keep(BY, grounds.by or "")
        say(plural("{n} finding set aside.", "{n} findings set aside.", len(findings)), True)

    dialog = GroundsDialog(
        parent,
        checker.on,
        do,
        title=_("Set findings aside"),
        about=_about(findings, document),
        action=plural("Set {n} finding aside", "Set {n} findings aside", len(findings)),
        known=Grounds("", memory.text(BY, "")),
        names=known_names(document),
    )
    dialog.open()
    return dialog


def known_names(document: Document) -> list[str]:
    """Whoever set something aside in this project."""
    return sorted({waiver.by for waiver in document.project.all(Waiver).values() if waiver.by})


def _about(findings: Sequence[Finding], document: Document) -> str:
    first = findings[0]
    if len(findings) == 1:
        return f"{first.rule}  {first.title()}\n{first.text(document.project)}"
    rules = dict.fromkeys(f"{finding.rule}  {finding.title()}" for finding in findings)
    head = plural("{n} finding", "{n} findings", len(findings))
    more = ["…"] if len(rules) > 4 else []
    return "\n".join([head, *list(rules)[:4], *more])
