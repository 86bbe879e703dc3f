"""The figures as rows: which there are, what each says, and what is drawn below it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from journeydesigner.i18n import _
from journeydesigner.layout.draw.stages import DIGITAL, PHYSICAL, is_alarming
from journeydesigner.measures import Measures, value_of
from journeydesigner.measures.catalogue import FIGURES, LONG_DENSITY, SECTIONS, Figure
from journeydesigner.measures.wording import NOTHING, named, parts_of, value_words
from journeydesigner.model import Stage
from journeydesigner.panels.measures.pictures import Bar, Curve, Gauge, Gauges
from journeydesigner.panels.rows.lines import Heading, Line, Picture, Row


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A row of one measure."""

    name: str
    """Dotted, as `measures.behind` takes it."""
    title: str
    figure: Figure
    is_head: bool = False
    """Whether it stands above the list of what lies behind it, and says in full what it is."""

    @property
    def key(self) -> tuple[str, bool]:
        """The same figure is the same row."""
        return self.name, self.is_head


def figure_lines(measures: Measures, folded: Container[str]) -> Iterator[Line]:
    """All figures below the headings of their sections, those of folded sections left out."""
    for section in SECTIONS:
        lines = [
            FigureLine(name, title, figure)
            for figure in section.figures
            for name, title in named(measures, figure)
        ]
        if lines:
            is_open = section.key not in folded
            yield Heading(section.key, _(section.title), None, is_open)
            if is_open:
                yield from lines


def figure_row(measures: Measures, line: FigureLine) -> Row:
    """A figure in words, with its picture."""
    figure, shown = line.figure, _shown(measures, line)
    formula, reading, note = _(figure.formula), _(figure.reading), _counted(measures, line.name)
    alarming, is_missing = is_too_much(measures, line.name), shown == NOTHING
    texts = (_(figure.missing),) if is_missing else (reading,) if alarming and not line.is_head else ()
    said = (f"{line.title}: {_spoken(measures, line.name) or shown}", note, *texts)
    return Row(
        title=line.title,
        texts=(*texts, formula, reading) if line.is_head else texts,
        spoken=". ".join(text.rstrip(".") for text in said if text) + ".",
        code="" if line.name == BALANCE and not is_missing else shown,
        severity="warning" if alarming else None,
        picture=None if is_missing else _picture(measures, line.name, note, alarming),
        is_figure=True,
        tip=f"{formula}\n{reading}",
    )


def is_too_much(measures: Measures, name: str) -> bool:
    """Whether a figure has passed the limit its reading names (C.2; where the project sets one, that one)."""
    thresholds = measures.facts.project.info.thresholds
    density, gap = measures.handover_density_main, measures.local_global_gap
    return {
        "ownership_coverage.journey": measures.ownership_coverage.journey == 0,
        "handover_density_main": density is not None and density > LONG_DENSITY,
        "longest_handover_run": measures.longest_handover_run >= thresholds.handover_run,
        "local_global_gap": gap is not None and gap > thresholds.local_global_gap,
    }.get(name, False)


def _shown(measures: Measures, line: FigureLine) -> str:
    if line.name == BALANCE:
        return value_words(measures.imbalance, "share")
    return value_words(value_of(measures, line.name), line.figure.unit)


def _counted(measures: Measures, name: str) -> str:
    parts = parts_of(measures, name)
    return _("{part} of {whole}", part=parts[0], whole=parts[1]) if parts and parts[1] else ""


def _spoken(measures: Measures, name: str) -> str:
    """What a picture tells, for those who hear it."""
    if name == BALANCE:
        values = enumerate(measures.balance_by_stage.values(), 1)
        return ", ".join(f"{number}: {value_words(value, 'balance')}" for number, value in values)
    return ""


def _picture(measures: Measures, name: str, note: str, alarming: bool) -> Picture | None:
    if name == BALANCE:
        return _gauges(measures)
    if name == ARC:
        scores = measures.facts.mood.scores
        return Curve.of(scores) if len(scores) > 1 else None
    if name in BARS or name.startswith("persona_access."):
        limit = LONG_DENSITY if name == "handover_density_main" else None
        return Bar(value_of(measures, name) or 0.0, note, alarming, limit)
    return None


def _gauges(measures: Measures) -> Gauges:
    project, gauges = measures.facts.project, []
    for number, (id_, value) in enumerate(measures.balance_by_stage.items(), 1):
        stage = project.one(Stage, id_)
        alarming = stage is not None and value is not None and is_alarming(stage, value)
        gauges.append(Gauge(number, value, alarming))
    return Gauges(tuple(gauges), (_(PHYSICAL), _(DIGITAL)))


BALANCE, ARC = "balance_by_stage", "emotion.n_main"
BARS = frozenset(name for name, figure in FIGURES.items() if figure.unit == "share")
