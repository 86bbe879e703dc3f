"""A journey as one page to hand on, checked on the day it is printed; for window and command line alike."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from journeydesigner.editor.marks import marks_of
from journeydesigner.i18n import Language
from journeydesigner.layout.drawing import TextMeasurer
from journeydesigner.layout.page import Imprint, Page, compose
from journeydesigner.layout.paper import Paper
from journeydesigner.layout.plan import LayerName, Pivot
from journeydesigner.model import Id, Project
from journeydesigner.rules.engine import check_project
from journeydesigner.rules.finding import Finding
from journeydesigner.rules.waivers import standing


def page_of(
    project: Project,
    journey: Id,
    paper: Paper,
    *,
    file: str,
    on: datetime.date,
    language: Language,
    measurer: TextMeasurer,
    findings: Iterable[Finding] | None = None,
    pivot: Pivot = "channels",
    layers: tuple[LayerName, ...] = ("arc",),
) -> Page:
    """The page of one journey with the badges of its findings (None: check it now).

    `pivot` says what lanes are, `layers` what is shown below them.
    Raises KeyError for a journey the project does not have.
    """
    if findings is None:
        findings = standing(check_project(project, on), project, on)
    here = [finding for finding in findings if finding.journey == journey]
    errors, warnings, infos = (
        sum(finding.severity == severity for finding in here) for severity in ("error", "warning", "info")
    )
    imprint = Imprint(file, on, (errors, warnings, infos))
    marks = marks_of(here)
    return compose(project, journey, paper, marks, imprint, language, measurer, pivot=pivot, layers=layers)
