"""The measures of a journey as named rows, in the words and figures that people read."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import language
from journeydesigner.measures import measure, value_of
from journeydesigner.measures.catalogue import FIGURES, SECTIONS
from journeydesigner.measures.wording import named, value_words
from journeydesigner.model import Id, Project
from journeydesigner.model.naming import name_of


def rows(project: Project, journey: Id) -> Iterator[tuple[str, str]]:
    """Name and value of every measure of a journey, in the current language; a dash where there is none."""
    measures = measure(project, journey)
    for figure in (figure for section in SECTIONS for figure in section.figures):
        for name, title in named(measures, figure):
            if figure is not FIGURES["balance_by_stage"]:
                yield title, value_words(value_of(measures, name), figure.unit)
                continue
            for stage, value in measures.balance_by_stage.items():
                yield f"{title}: {name_of(project, stage, language())}", value_words(value, figure.unit)
