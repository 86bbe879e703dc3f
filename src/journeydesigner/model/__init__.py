"""What a project is: frozen records, the snapshot that holds them, and the delta between two snapshots."""

from journeydesigner.model.channel import Channel, System, SystemLink
from journeydesigner.model.delta import Delta
from journeydesigner.model.draft import Draft
from journeydesigner.model.info import ProjectInfo, RuleSetting, Thresholds
from journeydesigner.model.journey import (
    Bridge,
    Emotion,
    Journey,
    JourneyLink,
    Stage,
    Touchpoint,
    Transition,
)
from journeydesigner.model.kinds import KINDS, Kind
from journeydesigner.model.organisation import Assignment, ContinuousRole, Persona, Role, Unit
from journeydesigner.model.project import Project
from journeydesigner.model.steering import Evidence, Kpi, Opportunity, PainPoint, Waiver
from journeydesigner.model.values import Entity, Id, Text2

__all__ = [
    "KINDS",
    "Assignment",
    "Bridge",
    "Channel",
    "ContinuousRole",
    "Delta",
    "Draft",
    "Emotion",
    "Entity",
    "Evidence",
    "Id",
    "Journey",
    "JourneyLink",
    "Kind",
    "Kpi",
    "Opportunity",
    "PainPoint",
    "Persona",
    "Project",
    "ProjectInfo",
    "Role",
    "RuleSetting",
    "Stage",
    "System",
    "SystemLink",
    "Text2",
    "Thresholds",
    "Touchpoint",
    "Transition",
    "Unit",
    "Waiver",
]
