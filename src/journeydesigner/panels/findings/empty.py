"""The sentence of the panel where no finding is listed: what was checked, what could not be, what is set aside."""

from __future__ import annotations

from journeydesigner.editor.checker import Checker
from journeydesigner.i18n import _, plural
from journeydesigner.model import Project
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.running import profile_of

NAMED = 8
"""Rules that are named one by one."""


def sentence_of_nothing(checker: Checker, project: Project) -> str:
    """Why the list is empty."""
    if checker.findings:
        return _("No finding passes the filter.")
    checked = len(profile_of(project, tuple(catalogue().values())))
    said = [plural("No finding. {n} rule checked", "No finding. {n} rules checked", checked)]
    lacking = sorted({unassessed.rule for unassessed in checker.unassessed})
    if lacking:
        names = ", ".join(lacking[:NAMED]) + ("…" if len(lacking) > NAMED else "")
        said.append(
            plural("{n} not assessable: {rules}", "{n} not assessable: {rules}", len(lacking), rules=names)
        )
    if checker.waived:
        said.append(plural("{n} finding set aside", "{n} findings set aside", len(checker.waived)))
    return ", ".join(said) + "."
