"""The journey itself: stages, touchpoints, transitions and bridges. Source: domain reference B.3.

Order is a rank among siblings; positions on the canvas are computed, never stored.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from journeydesigner.model.organisation import Assignment, ContinuousRole, JourneyKind
from journeydesigner.model.values import (
    ChannelId,
    Count,
    Date,
    JourneyId,
    Many,
    PersonaId,
    Ranked,
    RoleId,
    Score,
    Share,
    StageId,
    Str,
    SystemId,
    Text2,
    TouchpointId,
    Value,
)

Horizon = Literal["task", "lifecycle"]
JourneyState = Literal["current", "future", "hypothesis"]
JourneyStatus = Literal["draft", "in_review", "validated", "archived"]
StageType = Literal[
    "awareness", "consideration", "purchase", "delivery", "onboarding", "use", "support", "loyalty", "advocacy",
    "exit", "win_back", "other",
]  # fmt: skip
IntendedWorlds = Literal["any", "physical_only", "digital_only"]
TouchpointType = Literal["communication", "action"]
Layer = Literal["client", "frontstage", "backstage", "support"]
Initiator = Literal["client", "organisation", "partner", "peer"]
Intent = Literal["inform", "buy", "use", "solve", "maintain"]
Place = Literal["home", "workplace", "third_place", "on_the_move", "partner_site", "organisation_site", "outdoors"]
Promise = Literal["supports", "neutral", "contradicts"]
ProcessKind = Literal["business", "administrative"]
Availability = Literal["always", "hours", "season"]
Connectivity = Literal["good", "poor", "none"]
TransitionKind = Literal["sequence", "choice", "loop", "skip", "fallback"]
Mechanism = Literal[
    "none", "link", "qr", "code", "account", "reference", "appointment", "ticket", "badge", "email", "sms",
    "phone_number", "form", "printed_document", "human_introduction",
]  # fmt: skip
EmotionLabel = Literal["excited", "happy", "reassured", "neutral", "nervous", "disappointed", "frustrated"]
EmotionSource = Literal["observed", "assumed"]
JourneyLinkKind = Literal["continues", "influences"]

DEFAULT_SCORE: dict[EmotionLabel, int] = {
    "excited": 2, "happy": 2, "reassured": 1, "neutral": 0, "nervous": -1, "disappointed": -2, "frustrated": -2,
}  # fmt: skip


class JourneyLink(Value):
    """This journey continues in, or influences, another one. (A stage's detail is `Stage.sub_journey`.)"""

    kind: JourneyLinkKind
    journey: JourneyId


class Journey(Ranked):
    """How somebody lives the organisation from end to end: the aggregate that one canvas shows."""

    name: Text2
    kind: JourneyKind
    horizon: Horizon = "task"
    horizon_months: Count | None = None
    state: JourneyState = "current"
    compares_to: JourneyId | None = None
    status: JourneyStatus = "draft"
    goal: Text2 | None = None
    trigger: Text2 | None = None
    outcome: Text2 | None = None
    brand_promise: Text2 | None = None
    objective: Text2 | None = None
    owner: RoleId | None = None
    sponsor: RoleId | None = None
    personas: Many[PersonaId] = ()
    review_date: Date | None = None
    markets: Many[Str] = ()
    languages: Many[Str] = ()
    continuous_roles: Many[ContinuousRole] = ()
    links: Many[JourneyLink] = ()


class Stage(Ranked):
    """A column of the map: one period of the journey, with somebody who answers for it."""

    journey: JourneyId
    name: Text2
    type: StageType = "other"
    goal: Text2 | None = None
    owner: RoleId | None = None
    raci: Many[Assignment] = ()
    personas: Many[PersonaId] | None = None
    intended_worlds: IntendedWorlds = "any"
    intended_reason: Text2 | None = None
    sub_journey: JourneyId | None = None
    duration_h: Count | None = None


class Emotion(Value):
    """How the client feels there, and whether that was observed or is assumed."""

    label: EmotionLabel
    score: Score
    source: EmotionSource = "assumed"
    persona: PersonaId | None = None


class Touchpoint(Ranked):
    """A card of the map: one contact, or one action behind the scenes."""

    stage: StageId
    name: Text2
    type: TouchpointType = "communication"
    layer: Layer = "frontstage"
    channel: ChannelId | None = None
    alt: Many[ChannelId] = ()
    initiator: Initiator | None = None
    intent: Intent | None = None
    place: Place | None = None
    owner: RoleId | None = None
    raci: Many[Assignment] = ()
    critical: bool = False
    needs_identity: bool = False
    needs_history: bool = False
    personalised: bool = False
    promise: Promise | None = None
    systems: Many[SystemId] = ()
    process: Text2 | None = None
    process_kind: ProcessKind | None = None
    availability: Availability = "always"
    connectivity: Connectivity = "good"
    wait_min: Count | None = None
    wait_tolerance_min: Count | None = None
    duration_min: Count | None = None
    entry: bool = False
    exit: bool = False
    emotion: Emotion | None = None
    thought: Text2 | None = None
    offer: Text2 | None = None
    evidence_object: Text2 | None = None
    good_practice: bool = False
    tags: Many[Str] = ()
    """Words of the team's own, to filter by; rules never read them."""

    @model_validator(mode="after")
    def _possible(self) -> Touchpoint:
        if self.type == "action" and self.channel is not None:
            raise ValueError("an action has no channel")
        if self.channel is not None and self.channel in self.alt:
            raise ValueError("the channel is also listed as an alternative")
        if self.layer in ("backstage", "support") and (self.emotion or self.entry or self.exit):
            raise ValueError("behind the scenes there is no emotion, no entry and no exit")
        return self


class Bridge(Value):
    """What carries the client across a passage, and whether identity and history cross with them."""

    by: Mechanism
    identity: bool = False
    history: bool = False
    owner: RoleId | None = None


class Transition(Ranked):
    """A link of the map: from one touchpoint to the next."""

    journey: JourneyId
    from_: Annotated[TouchpointId, Field(alias="from")]
    to: TouchpointId
    kind: TransitionKind = "sequence"
    condition: Text2 | None = None
    p: Share | None = None
    max_iterations: Count | None = None
    delay_min: Count | None = None
    bridge: Bridge | None = None

    @model_validator(mode="after")
    def _goes_somewhere(self) -> Transition:
        if self.from_ == self.to and self.kind != "loop":
            raise ValueError("only a loop may return to its own touchpoint")
        return self
