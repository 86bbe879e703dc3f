"""A number as the map shows it, by language: thousands set apart, three figures behind the point, its unit."""

from __future__ import annotations

from journeydesigner.i18n import Language
from journeydesigner.model import Kpi

_NARROW = "\u202f"
_HUGE = 1e12


def shown_number(value: float, language: Language) -> str:
    """« 104 000 », « 38,5 », "104,000", "38.5"; what is too long for a note is written with its power of ten."""
    is_long = abs(value) >= _HUGE or 0 < abs(value) < 0.001
    text = f"{value:.3g}" if is_long else f"{value:,.3f}".rstrip("0").removesuffix(".")
    if language == "fr":
        text = text.replace(",", _NARROW).replace(".", ",")
    return text.replace("-", "−") if value < 0 else text


def with_unit(number: str, kpi: Kpi) -> str:
    """Figures of a KPI with its unit, on one line; a percentage has one even where nobody wrote it down."""
    unit = kpi.unit or ("%" if kpi.metric == "percent" else "")
    return f"{number}\u00a0{unit}" if unit else number
