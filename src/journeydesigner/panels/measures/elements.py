"""The elements behind a figure as rows: those that lack what it asks for first, each with its value and reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeydesigner.i18n import N_, _, language
from journeydesigner.measures import Behind, Measures, behind
from journeydesigner.measures.catalogue import FIGURES, Figure, Unit
from journeydesigner.measures.wording import value_words
from journeydesigner.model import Id
from journeydesigner.model.naming import name_of
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.measures.reasons import reason
from journeydesigner.panels.rows.lines import Heading, Line, Row

ALL, NOT_TOLD = N_("Behind this figure"), N_("No value yet")
LOST, KEPT = N_("Something gets lost"), N_("Nothing gets lost")
"""How the seams behind the continuity are told apart."""

_UNITS: dict[str, Unit] = {
    "continuity_score": "share",
    "balance_by_stage": "balance",
    "imbalance": "share",
    "emotion.volatility": "number",
    "local_attainment": "share",
    "global_attainment": "share",
    "local_global_gap": "share",
}
"""How the values of elements are read; those of feelings are scores, all others count 1 or 0 and are told so."""


@dataclass(frozen=True, slots=True)
class ElementLine:
    """A row of one element behind a figure."""

    name: str
    element: Id
    value: float | None

    @property
    def key(self) -> tuple[str, Id]:
        """The same element behind the same figure is the same row."""
        return self.name, self.element


def figure_of(name: str) -> Figure:
    """The figure that a dotted name stands for."""
    return FIGURES.get(name) or FIGURES[name.partition(".")[0]]


def element_lines(measures: Measures, name: str, folds: dict[str, bool]) -> Iterator[Line]:
    """The elements behind a figure in groups: what lacks first, and what has it folded until it is asked for."""
    facts = measures.facts
    groups = _groups(figure_of(name), behind(facts.project, facts.journey, name, measures))
    filled = [(title, group) for title, group in groups if group]
    for place, (title, group) in enumerate(filled):
        is_open = folds.get(title, place == 0)
        yield Heading(title, _(title), len(group), is_open)
        if is_open:
            yield from (ElementLine(name, element, value) for element, value in group)


def _groups(figure: Figure, found: Sequence[Behind]) -> Iterator[tuple[str, list[Behind]]]:
    lacking, having = (LOST, KEPT) if figure.name == "continuity_score" else (figure.lacking, figure.having)
    told = [(element, value) for element, value in found if value is not None]
    if lacking:
        yield lacking, [Behind(element, value) for element, value in told if value < 1]
        yield having, [Behind(element, value) for element, value in told if value >= 1]
    else:
        yield ALL, [Behind(element, value) for element, value in told]
    yield NOT_TOLD, [b for b in found if b.value is None]


def element_row(measures: Measures, places: Places, line: ElementLine) -> Row:
    """An element in words: its name, its value, where it is and why it counts as it does."""
    title, value = name_of(measures.facts.project, line.element, language()), _value(line)
    stage = places.stage(line.element)
    where = places.stage_words(stage) if stage is not None else ""
    if stage == line.element:
        title, where = where, ""
    texts = tuple(text for text in (reason(measures, line.name, line.element), where) if text)
    figure, group = figure_of(line.name), ""
    if figure.lacking and line.value is not None:
        group = _(figure.lacking if line.value < 1 else figure.having)
    said = (f"{title}, {value}" if value else title, group, *texts)
    return Row(title=title, texts=texts, spoken=". ".join(s.rstrip(".") for s in said if s) + ".", code=value)


def _value(line: ElementLine) -> str:
    is_feeling = line.name.startswith("emotion.") and line.name != "emotion.coverage"
    unit = _UNITS.get(line.name) or ("score" if is_feeling else None)
    return value_words(line.value, unit) if unit else ""
