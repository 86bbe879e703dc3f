"""The project's own record: title, languages, settings of its rules. Source: domain reference B.3."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from journeydesigner.model.values import Date, Entity, Language, Many, Share, Str, Text2, Value

Severity = Literal["error", "warning", "info"]
SCHEMA_VERSION = 1
"""Version of the model that the document and the text format hold."""
LARGEST = 10**6
"""No threshold means anything beyond this, and every format can hold it."""


class RuleSetting(Value):
    """How severe the project takes one rule, or that it is off."""

    rule: Str
    severity: Severity | Literal["off"]


class Thresholds(Value):
    """Limits the rules and measures compare with; proposals of the domain reference, settable per project."""

    handover_run: Annotated[int, Field(ge=1, le=LARGEST)] = 3
    local_share: Share = 0.6
    evidence_days: Annotated[int, Field(ge=1, le=LARGEST)] = 548
    lookalike_channels: Annotated[int, Field(ge=2, le=LARGEST)] = 3
    local_global_gap: Share = 0.3
    low_digital_ease: Annotated[int, Field(ge=1, le=5)] = 2


class ProjectInfo(Entity):
    """One file is one project; this is its title page."""

    title: Text2
    schema_version: Literal[1] = 1
    bilingual: bool = False
    language: Language = "fr"
    created: Date | None = None
    updated: Date | None = None
    severity_profile: Many[RuleSetting] = ()
    thresholds: Thresholds = Thresholds()

    @model_validator(mode="after")
    def _of_one_mind(self) -> ProjectInfo:
        if len({setting.rule for setting in self.severity_profile}) < len(self.severity_profile):
            raise ValueError("a rule has two severities")
        return self
