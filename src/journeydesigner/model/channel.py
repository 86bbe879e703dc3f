"""Through what client and organisation meet, and the applications behind. Source: domain reference B.2, B.3."""

from __future__ import annotations

from typing import Literal

from journeydesigner.model.organisation import Device
from journeydesigner.model.values import (
    ChannelId,
    Entity,
    Many,
    Rank,
    Ranked,
    RoleId,
    Str,
    SystemId,
    Text2,
    UnitId,
    Value,
)

Family = Literal[
    "website", "app", "portal", "email", "sms", "social", "chat", "video", "phone", "post", "print", "signage",
    "place", "event", "kiosk", "transport", "product", "marketplace", "reviews", "search", "learning", "media",
    "other",
]  # fmt: skip
Nature = Literal["physical", "hybrid", "remote", "digital"]
Human = Literal["none", "on_request", "asynchronous", "synchronous"]
Control = Literal["brand", "partner", "customer", "external"]
Direction = Literal["outbound", "inbound", "two_way"]
ChannelStatus = Literal["idea", "pilot", "live", "retired"]
SystemKind = Literal[
    "crm",
    "erp",
    "hris",
    "cms",
    "booking",
    "ticketing",
    "learning",
    "identity",
    "kiosk",
    "automation",
    "other",
]
SystemLinkKind = Literal["sso", "api", "data_sync", "manual_rekey"]


class Channel(Entity):
    """A way of meeting. Its nature is seen from the client's side, never from the staff's.

    `rank` is the place of its lane inside its nature group: None until the channel is first used, then given once
    and changed only when the user drags the lane.
    """

    rank: Rank | None = None
    name: Text2
    family: Family
    nature: Nature
    human: Human
    control: Control
    direction: Direction
    devices: Many[Device] = ()
    network: bool = False
    counterparts: Many[ChannelId] = ()
    purpose: Text2 | None = None
    owner: RoleId | None = None
    status: ChannelStatus = "live"


class SystemLink(Value):
    """How an application exchanges data with another one. The link is kept with the first of the two."""

    to: SystemId
    kind: SystemLinkKind


class System(Ranked):
    """An application. A product name needs no translation, so `name` may be one plain string."""

    name: Text2 | Str
    unit: UnitId | None = None
    kind: SystemKind = "other"
    identity_domain: Str | None = None
    links: Many[SystemLink] = ()
