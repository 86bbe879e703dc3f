"""Who there is: personas who live the journey, units and roles who answer for it. Source: domain reference B.3."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from journeydesigner.model.values import (
    ChannelId,
    Date,
    EvidenceId,
    Grade,
    Many,
    Ranked,
    RoleId,
    StageId,
    Str,
    Text2,
    UnitId,
    Value,
)

JourneyKind = Literal["customer_b2c", "customer_b2b", "user", "employee", "supplier", "partner"]
Device = Literal["smartphone", "phone", "computer", "tablet", "wearable", "connected_product"]
PersonaRole = Literal["primary", "secondary"]
PersonaBasis = Literal["assumption", "research"]
UnitFunction = Literal[
    "marketing", "sales", "service", "product", "hr", "it", "digital", "purchasing", "operations", "finance",
    "legal", "executive", "journey", "provider", "partner", "other",
]  # fmt: skip
RaciCode = Literal["A", "R", "C", "I"]
Facet = Literal["experience", "message", "platform", "delivery", "data"]


class Persona(Ranked):
    """Who lives the journey. Has no owner: the client belongs to nobody."""

    name: Text2
    role: PersonaRole = "primary"
    client_kind: JourneyKind
    goals: Many[Text2] = ()
    needs: Many[Text2] = ()
    constraints: Many[Text2] = ()
    devices: Many[Device] = ()
    applications: Many[Str] = ()
    products: Many[Str] = ()
    digital_ease: Grade | None = None
    preferred: Many[ChannelId] = ()
    avoided: Many[ChannelId] = ()
    languages: Many[Str] = ()
    basis: PersonaBasis = "assumption"
    evidence: Many[EvidenceId] = ()

    @model_validator(mode="after")
    def _one_mind(self) -> Persona:
        if set(self.preferred) & set(self.avoided):
            raise ValueError("a channel is both preferred and avoided")
        return self


class Unit(Ranked):
    """A department or an outside firm."""

    name: Text2
    function: UnitFunction
    parent: UnitId | None = None
    external: bool = False


class Role(Ranked):
    """Who can answer for something: a function in a unit, held by somebody or by nobody yet (`placeholder`)."""

    name: Text2
    unit: UnitId
    person: Str | None = None
    external: bool = False
    mandate_start: Date | None = None
    mandate_end: Date | None = None
    placeholder: bool = False
    backup: RoleId | None = None
    reports_to: RoleId | None = None
    transverse: bool = False
    expertise: Many[Str] = ()


class Assignment(Value):
    """A role's part in one element: accountable, responsible, consulted or informed, for one facet."""

    role: RoleId
    code: RaciCode
    facet: Facet = "experience"
    valid_from: Date | None = None
    valid_to: Date | None = None


class ContinuousRole(Value):
    """A role that accompanies the client through all or some stages."""

    role: RoleId
    code: RaciCode
    stages: Literal["all"] | Many[StageId] = "all"
