"""How many of a kind there are, in words: "3 touchpoints"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeydesigner.i18n import plural
from journeydesigner.model import (
    Channel,
    Evidence,
    Journey,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
    Waiver,
)

_COUNTED: Mapping[Kind, Callable[[int], str]] = {
    ProjectInfo: lambda n: plural("{n} project", "{n} projects", n),
    Persona: lambda n: plural("{n} persona", "{n} personas", n),
    Unit: lambda n: plural("{n} unit", "{n} units", n),
    Role: lambda n: plural("{n} role", "{n} roles", n),
    System: lambda n: plural("{n} application", "{n} applications", n),
    Channel: lambda n: plural("{n} channel", "{n} channels", n),
    Journey: lambda n: plural("{n} journey", "{n} journeys", n),
    Stage: lambda n: plural("{n} stage", "{n} stages", n),
    Touchpoint: lambda n: plural("{n} touchpoint", "{n} touchpoints", n),
    PainPoint: lambda n: plural("{n} pain point", "{n} pain points", n),
    Transition: lambda n: plural("{n} link", "{n} links", n),
    Opportunity: lambda n: plural("{n} opportunity", "{n} opportunities", n),
    Kpi: lambda n: plural("{n} KPI", "{n} KPIs", n),
    Evidence: lambda n: plural("{n} piece of evidence", "{n} pieces of evidence", n),
    Waiver: lambda n: plural("{n} waiver", "{n} waivers", n),
}


def counted(kind: Kind, n: int) -> str:
    """So many records of a kind, in the current language."""
    return _COUNTED[kind](n)
