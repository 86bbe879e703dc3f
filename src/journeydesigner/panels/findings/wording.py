"""Findings, and what could not be judged, as the rows of the panel: words, marks, buttons, and what is spoken."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from journeydesigner.editor.checker import Checker
from journeydesigner.i18n import _, plural
from journeydesigner.layout.draw.glyphs import MECHANISM_ICON
from journeydesigner.layout.words import label
from journeydesigner.model import Id, Project
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.rows.lines import Button, Row
from journeydesigner.rules.finding import Finding, Unassessed
from journeydesigner.rules.fixes import (
    AddRecord,
    AddStages,
    Append,
    DetailStage,
    Fix,
    KeepAccountable,
    Open,
    Remove,
    Replace,
    SetBridge,
    SetFields,
)

SET_ASIDE = "set aside"
"""The key of the button that opens the waiver."""


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """What could not be judged, as a line of the list."""

    said: Unassessed

    @property
    def key(self) -> Hashable:
        """What makes it the same line tomorrow."""
        return "unassessed", self.said.rule, self.said.element, self.said.persona, self.said.msgid

    @property
    def element(self) -> Id:
        """The element the rule could not judge."""
        return self.said.element

    @property
    def rule(self) -> str:
        """The code of the rule."""
        return self.said.rule


def finding_row(finding: Finding, checker: Checker, places: Places, *, under_rule: bool = False) -> Row:
    """A finding with the buttons that repair it, and the one that sets it aside.

    Under the heading of its rule it says where it is, instead of what the heading says already.
    """
    project = places.project
    fixes = checker.fixes(finding)
    buttons = [
        Button(f"fix {n}", _button_text(fix, project), fix_icon(fix), "main" if n == 0 else "plain", spoken)
        for n, fix in enumerate(fixes)
        for spoken in (fix.label.text(project),)
    ]
    buttons.append(Button(SET_ASIDE, _("Set aside…"), look="text"))
    return Row(
        title=places.words(finding.element) if under_rule else finding.title(),
        texts=(finding.text(project),),
        spoken=_spoken(finding, fixes, places),
        code="" if under_rule else finding.rule,
        buttons=tuple(buttons),
        severity=finding.severity,
    )


def unassessed_row(line: NotAssessed, places: Places) -> Row:
    """What could not be judged, and what is missing."""
    place, missing = places.words(line.element), line.said.text(places.project)
    return Row(place, (missing,), f"{place}. {missing}")


def _spoken(finding: Finding, fixes: tuple[Fix, ...], places: Places) -> str:
    """A finding as a screen reader says it: severity, title, code, place, message, and what repairs it."""
    project = places.project
    said = f"{label('severity', finding.severity)}: {finding.title()}, {finding.rule}. "
    said += f"{places.words(finding.element)}. {finding.text(project)} "
    if not fixes:
        return said + _("No repair.")
    repairs = ", ".join(fix.label.text(project) for fix in fixes)
    return said + plural("{n} repair: {repairs}.", "{n} repairs: {repairs}.", len(fixes), repairs=repairs)


def _button_text(fix: Fix, project: Project) -> str:
    """What a button says: the icon beside it tells that a bridge is added, so its name is enough."""
    first = fix.actions[0]
    if isinstance(first, SetBridge) and first.by is not None:
        return label("mechanism", first.by)
    return fix.label.text(project)


_ICONS: dict[type, str] = {
    KeepAccountable: "user", Open: "pencil", AddRecord: "plus", AddStages: "columns-3", Append: "plus",
    DetailStage: "list-tree", Remove: "trash-2", Replace: "repeat", SetFields: "check",
}  # fmt: skip


def fix_icon(fix: Fix) -> str:
    """The icon of a repair."""
    action = fix.actions[0]
    if fix.names_owner:
        return "user-plus"
    if isinstance(action, SetBridge):
        if action.by is not None:
            return MECHANISM_ICON[action.by]
        return "key-round" if action.identity else "history"
    return _ICONS.get(type(action), "trash-2")
