"""What would repair a finding, asked when it is shown and once more before a fix is carried out. Edits nothing."""

from __future__ import annotations

import datetime

from journeydesigner.model import Project
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.fixes import Fix
from journeydesigner.rules.running import run
from journeydesigner.rules.view import View


def fixes_of(view: View, finding: Finding) -> tuple[Fix, ...]:
    """What would repair a finding that stands, the usual way first; none for one whose rule broke down."""
    rule = catalogue().get(finding.rule)
    if rule is None or rule.repairs is None or finding.failed:
        return ()
    return tuple(rule.repairs(view, finding))


def look_again(project: Project, on: datetime.date, finding: Finding) -> tuple[Fix, ...]:
    """The fixes of one finding in a project that may have changed since; none when it no longer stands there."""
    rule, element = catalogue().get(finding.rule), project.get(finding.element)
    if rule is None or not isinstance(element, rule.scope):
        return ()
    view = View(project, on)
    said = run(rule, finding.severity, view, (element,)).found.get(element.id, ())
    return fixes_of(view, finding) if any(found.key == finding.key for found in said) else ()
