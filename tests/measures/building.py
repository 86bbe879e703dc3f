"""A small project that measures are worked out on by hand: records as plain fields, by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeydesigner.measures import Behind, Measures, behind, measure
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Kpi,
    Persona,
    Project,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.rank import spread

Fields = Mapping[str, Any]
JOURNEY = Id("j")
KIND_OF = {
    "i": ProjectInfo, "p": Persona, "u": Unit, "r": Role, "y": System, "c": Channel, "j": Journey, "s": Stage,
    "t": Touchpoint, "x": Transition, "k": Kpi,
}  # fmt: skip
"""The first letter of an id tells the kind."""
RANKS = spread(100)


def channel(nature: str, direction: str = "two_way", control: str = "brand", **fields: Any) -> Fields:
    return {
        "family": "other", "nature": nature, "human": "none", "control": control, "direction": direction, **fields,
    }  # fmt: skip


BASE: Mapping[str, Fields] = {
    "i": {"title": "Small"},
    "p": {"client_kind": "user"},
    "u1": {"function": "service"},
    "u2": {"function": "digital"},
    "r1": {"unit": "u1"},
    "r2": {"unit": "u2"},
    "r_tbd": {"unit": "u2", "placeholder": True},
    "c_desk": channel("physical"),
    "c_site": channel("digital"),
    "c_kiosk": channel("hybrid"),
    "c_phone": channel("remote"),
    "c_flyer": channel("physical", "outbound"),
    "c_ad": channel("digital", "outbound", "external"),
    "j": {"kind": "user", "personas": ["p"]},
}
"""A journey without a stage, with what stages and touchpoints need."""


def built(records: Mapping[str, Fields]) -> Project:
    """The project of the base and these records, ranked as they are written; the same id changes fields."""
    merged = {id_: {**BASE.get(id_, {}), **records.get(id_, {})} for id_ in {**BASE, **records}}
    return Project.of(
        _record(id_, fields, rank) for (id_, fields), rank in zip(merged.items(), RANKS, strict=False)
    )


def _record(id_: str, fields: Fields, rank: str) -> Entity:
    kind, made = KIND_OF[id_[0]], dict(fields)
    if "rank" in kind.model_fields:
        made.setdefault("rank", rank)
    for words in {"name", "title"} & kind.model_fields.keys():
        text = made.get(words, id_.upper())
        made[words] = {"fr": text, "en": text} if isinstance(text, str) else text
    if "scope" in kind.model_fields:
        made = {"metric": "other", "scope": "journey", "direction": "up", **made}
    for parent in {"journey"} & kind.model_fields.keys():
        made.setdefault(parent, JOURNEY)
    return kind.model_validate({"id": id_, **made})


def measured(records: Mapping[str, Fields]) -> Measures:
    """The measures of the journey of these records."""
    return measure(built(records), JOURNEY)


def told(records: Mapping[str, Fields], name: str) -> dict[str, float | None]:
    """The elements behind a measure, with their values."""
    found: tuple[Behind, ...] = behind(built(records), JOURNEY, name)
    return {str(element): value for element, value in found}


def feeling(score: int) -> Fields:
    words = {-2: "frustrated", -1: "nervous", 0: "neutral", 1: "reassured", 2: "happy"}
    return {"label": words[score], "score": score}
