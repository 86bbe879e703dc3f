"""The measures of one journey as values, and as JSON. Names are those of the contract in docs/measures.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from journeydesigner.measures.facts import Facts
from journeydesigner.model.values import PersonaId, StageId, TransitionId

Share = float | None
"""0 to 1; None where there is nothing to take a share of."""

DIGITS = 3
"""Decimals in JSON."""


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who answers: four shares, never averaged."""

    journey: int
    stages: Share
    touchpoints: Share
    handovers: Share


@dataclass(frozen=True, slots=True)
class Arc:
    """How the client feels: coverage and troughs over the frontstage, the others along the main path."""

    coverage: Share
    n_main: int
    mean: float | None
    min: int | None
    max: int | None
    peak: int | None
    end: int | None
    peak_end: float | None
    volatility: float | None
    troughs: int


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of domain reference C.2 for one journey; None where the denominator is empty."""

    ownership_coverage: Ownership
    handover_count_main: int
    handover_density_main: Share
    handover_count_all: int
    longest_handover_run: int
    silo_jumps_all: int
    silo_jumps_main: int
    continuity_score: float
    world_switches: int
    bridge_coverage: float
    balance_by_stage: Mapping[StageId, float | None]
    imbalance: Share
    emotion: Arc
    local_attainment: Share
    global_attainment: Share
    local_global_gap: float | None
    personalisation_share: Share
    reciprocity_share: Share
    persona_access: Mapping[PersonaId, Share]
    main_path: tuple[TransitionId, ...]
    facts: Facts = field(repr=False, compare=False)
    """What they were worked out from: spares the next measuring what an edit did not touch."""

    def as_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`, numbers rounded to three decimals; never NaN, infinity or minus nought."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name != "facts"}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0
    if isinstance(value, tuple):
        return list(value)
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return value
