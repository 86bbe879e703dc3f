"""The measures of two journeys side by side, with what lies between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeydesigner.i18n import Language
from journeydesigner.measures.behind import value_of
from journeydesigner.measures.catalogue import SECTIONS, Figure, Section, Unit
from journeydesigner.measures.measures import Measures
from journeydesigner.measures.wording import named, value_words

EQUAL = "="
"""What stands where both are written alike: what is less than a percent nobody sees in the values either."""
_BY_STAGE = "balance_by_stage"
_BETWEEN: dict[Unit, Unit] = {"share": "gap", "gap": "gap"}
"""How the difference of two values is read: percentages differ by points, all else by a signed number."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One measure of two journeys; None where a journey has no value."""

    name: str
    title: str
    figure: Figure
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """After less before; None where either is missing."""
        return self.after - self.before if self.before is not None and self.after is not None else None

    def words(self, into: Language | None = None) -> tuple[str, str, str]:
        """Both values and their difference, in `into` or in the current language."""
        unit = self.figure.unit
        values = value_words(self.before, unit, into), value_words(self.after, unit, into)
        between = self.difference
        if between is not None and values[0] == values[1]:
            return *values, EQUAL
        return *values, value_words(between, _BETWEEN.get(unit, "score"), into)


def side_by_side(
    before: Measures, after: Measures, into: Language | None = None
) -> Iterator[tuple[Section, tuple[Pair, ...]]]:
    """Every measure of either journey but the balance of single stages, in the sections of the catalogue."""
    for section in SECTIONS:
        titles: dict[str, tuple[str, Figure]] = {}
        for figure in section.figures:
            if figure.name != _BY_STAGE:
                for measures in (before, after):
                    titles.update((name, (title, figure)) for name, title in named(measures, figure, into))
        pairs = (
            Pair(name, title, figure, _value(before, name), _value(after, name))
            for name, (title, figure) in titles.items()
        )
        yield section, tuple(pairs)


def _value(measures: Measures, name: str) -> float | None:
    """A value; None also for a persona that does not live this journey."""
    whole, _, part = name.partition(".")
    if whole == "persona_access" and part not in measures.persona_access:
        return None
    return value_of(measures, name)
