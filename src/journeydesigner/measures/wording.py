"""Values of measures as people write them in French and English."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from journeydesigner.i18n import Language, language, plural, translate
from journeydesigner.measures.catalogue import Figure, Unit
from journeydesigner.measures.measures import Measures
from journeydesigner.measures.measuring import access_counts
from journeydesigner.model import Persona
from journeydesigner.model.naming import name_of

NOTHING = "—"
"""What stands where there is no value."""


def value_words(value: float | None, unit: Unit, into: Language | None = None) -> str:
    """A value in `into`, or in the current language; a dash for None."""
    if value is None:
        return NOTHING
    spoken = into or language()
    if unit == "share":
        return translate("{n}%", spoken, n=_percent(value))
    if unit == "gap":
        points = round(100 * value)
        sign = "+" if points > 0 else "−" if points < 0 else ""
        return sign + plural("{n} point", "{n} points", abs(points), spoken)
    text = f"{value:+.2f}" if unit in ("score", "balance") else f"{value:.2f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text in ("+0", "-0") else text.replace("-", "−")
    return text.replace(".", ",") if spoken == "fr" else text


def _percent(value: float) -> int:
    """Whole percents; 0 and 100 only where they are meant: one owner missing among a thousand is not 100%."""
    percent = round(100 * value)
    return min(max(percent, 1), 99) if 0 < value < 1 else percent


def named(measures: Measures, figure: Figure, into: Language | None = None) -> Iterator[tuple[str, str]]:
    """The dotted names that a figure stands for, each with its title in words."""
    spoken, project = into or language(), measures.facts.project
    if figure.name != "persona_access":
        yield figure.name, translate(figure.title, spoken)
        return
    for persona in measures.persona_access:
        title = translate(figure.title, spoken, name=name_of(project, persona, spoken))
        yield f"{figure.name}.{persona}", title


def parts_of(measures: Measures, name: str) -> tuple[int, int] | None:
    """How many elements have what a share asks for, and how many are asked; None for what is no such share."""
    persona = measures.facts.project.one(Persona, _persona(name))
    if persona is not None:
        return access_counts(measures.facts, persona)
    return _PARTS[name](measures) if name in _PARTS else None


def _persona(name: str) -> Any:
    whole, _, part = name.partition(".")
    return part if whole == "persona_access" else None


def _stages(measures: Measures) -> tuple[int, int]:
    whole = len(measures.balance_by_stage)
    return round((measures.ownership_coverage.stages or 0) * whole), whole


_PARTS: Mapping[str, Callable[[Measures], tuple[int, int]]] = {
    "ownership_coverage.stages": _stages,
    "ownership_coverage.touchpoints": lambda m: (m.facts.point_sums.owned, m.facts.point_sums.controlled),
    "ownership_coverage.handovers": lambda m: (m.facts.link_sums.answered, m.facts.link_sums.handovers),
    "handover_density_main": lambda m: (m.handover_count_main, len(m.main_path)),
    "bridge_coverage": lambda m: (m.facts.link_sums.bridged, m.facts.link_sums.switches),
    "emotion.coverage": lambda m: (m.facts.point_sums.felt, m.facts.point_sums.frontstage),
    "personalisation_share": lambda m: (m.facts.point_sums.personalised, m.facts.point_sums.controlled),
    "reciprocity_share": lambda m: (m.facts.point_sums.two_way, m.facts.point_sums.channelled),
}
