"""Random projects that use every field of every kind, and hold no fault between records."""

from __future__ import annotations

import datetime
import types
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from journeydesigner.model import (
    KINDS,
    Channel,
    Entity,
    Evidence,
    Id,
    Journey,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    Project,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
    Waiver,
)
from journeydesigner.model.kinds import PARENT_FIELD, TARGET
from journeydesigner.model.rank import spread
from journeydesigner.model.values import Value

PREFIX: dict[Kind, str] = {
    Persona: "p", Unit: "u", Role: "r", System: "y", Channel: "c", Journey: "j", Stage: "s", Touchpoint: "t",
    PainPoint: "n", Transition: "x", Opportunity: "o", Kpi: "k", Evidence: "e", Waiver: "w", ProjectInfo: "prj",
}  # fmt: skip
Pools = dict[Kind, list[str]]

OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
TRICKY = [
    "no", "on", "null", "~", "1e5", "0x1f", "12", "2026-11-22", "-", "? a", "# x", "a: b", "'", '"', "{", "[a]",
    "%", "*a", "&a", "!t", "é « à » !", "two\nlines", " spaced ", "tab\tbed", "a\u2028b", "\ufeffa",
    "a\u00a0", "😀",
]  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(TRICKY),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters=OVERRIDES), min_size=1, max_size=12
    ).filter(str.strip),
)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A project of up to two journeys and every library."""
    pools = {kind: _ids(draw, kind) for kind in KINDS}
    for kind in (Unit, Role):
        pools[kind] = pools[kind] or [f"{PREFIX[kind]}0"]
    entities: list[Entity] = [draw(records(ProjectInfo, Id("prj"), {}, pools))]
    for kind in KINDS:
        parents = pools[_parent_kind(kind)] if kind in PARENT_FIELD else [""]
        if kind is ProjectInfo or not parents:
            pools[kind] = pools[kind] if kind is ProjectInfo else []
            continue
        for id_, rank in zip(pools[kind], spread(len(pools[kind])), strict=True):
            given: dict[str, Any] = {} if kind is Channel else {"rank": rank}
            if kind in PARENT_FIELD:
                given[PARENT_FIELD[kind]] = draw(st.sampled_from(parents))
            entities.append(draw(records(kind, Id(id_), given, pools)))
    return _sound(entities)


def _ids(draw: st.DrawFn, kind: Kind) -> list[str]:
    return [f"{PREFIX[kind]}{n}" for n in range(draw(st.integers(0, 3)))]


def _parent_kind(kind: Kind) -> Kind:
    return {"journey": Journey, "stage": Stage, "touchpoint": Touchpoint}[PARENT_FIELD[kind]]  # type: ignore[return-value]


def records(kind: Kind, id_: Id, given: dict[str, Any], pools: Pools) -> st.SearchStrategy[Any]:
    """Records of `kind` with any fields that fit; what does not fit together falls back to the required ones."""
    fixed = {"id": id_, **given, **({"scope": "journey"} if kind is Kpi else {})}
    fields = {n: _values(f, pools) for n, f in kind.model_fields.items() if n not in fixed}
    if "rank" in fields:
        fields["rank"] = st.none() | st.sampled_from(spread(9))
    required = {n: s for n, s in fields.items() if kind.model_fields[n].is_required()}
    optional = {n: s for n, s in fields.items() if n not in required}
    drawn = st.fixed_dictionaries(required, optional=optional)

    def build(values: dict[str, Any]) -> Value:
        try:
            return kind.model_validate({**fixed, **values})
        except ValidationError:
            loop = {"kind": "loop"} if kind is Transition else {}
            return kind.model_validate({**fixed, **loop, **{n: v for n, v in values.items() if n in required}})

    return drawn.map(build)


def _values(field: FieldInfo, pools: Pools) -> st.SearchStrategy[Any]:
    return _of(field.annotation, field.metadata, pools)


def _of(annotation: Any, metadata: list[Any], pools: Pools) -> st.SearchStrategy[Any]:
    if annotation in TARGET:
        return _id_of(TARGET[annotation], pools)
    origin = get_origin(annotation)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin in (Union, types.UnionType):
        return st.one_of([_of(a, [], pools) for a in get_args(annotation)])
    if origin is tuple:
        inner = _of(get_args(annotation)[0], [], pools)
        return st.just([]) if inner.is_empty else st.lists(inner, max_size=2)
    if hasattr(annotation, "__metadata__"):
        return _of(get_args(annotation)[0], list(annotation.__metadata__), pools)
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return _inner(annotation, pools)
    return _scalar(annotation, metadata)


def _id_of(kind: Kind | None, pools: Pools) -> st.SearchStrategy[Any]:
    pool = pools[kind] if kind else [i for ids in pools.values() for i in ids]
    return st.sampled_from(pool) if pool else st.nothing()


def _inner(kind: type[Value], pools: Pools) -> st.SearchStrategy[Any]:
    if set(kind.model_fields) == {"fr", "en"}:
        return st.fixed_dictionaries({"fr": WORDS}, optional={"en": WORDS})
    required = {n: _values(f, pools) for n, f in kind.model_fields.items() if f.is_required()}
    optional = {n: _values(f, pools) for n, f in kind.model_fields.items() if not f.is_required()}
    return st.fixed_dictionaries(required, optional=optional)


def _scalar(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    limits = [m for item in metadata for m in getattr(item, "metadata", [item])]
    least = next((m.ge for m in limits if isinstance(m, Ge)), None)
    most = next((m.le for m in limits if isinstance(m, Le)), None)
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(least if least is not None else -9, most if most is not None else 99)  # type: ignore[arg-type]
    if annotation is float:
        return st.floats(least, most, allow_nan=False, allow_infinity=False)  # type: ignore[arg-type]
    if annotation is datetime.date:
        return st.dates()
    if annotation is type(None):
        return st.none()
    return WORDS


def _sound(entities: list[Entity]) -> Project:
    """The project of these records without what integrity would refuse."""
    project = Project.of(e for e in entities if not isinstance(e, Transition))
    walked = {
        t.id: project.journey_of(t)
        for t in project.all(Touchpoint).values()
        if t.layer in ("client", "frontstage")
    }
    links = []
    for link in (e for e in entities if isinstance(e, Transition)):
        journeys = {walked[end].id if walked.get(end) else None for end in (link.from_, link.to)}  # type: ignore[union-attr]
        if journeys == {link.journey}:
            links.append(link)
    going_on = {link.from_ for link in links if link.kind == "sequence"}
    kept = [_mended(e, project, going_on) for e in project]
    return _without_dangling(Project.of([*kept, *links]))


def _mended(entity: Entity, project: Project, going_on: set[Any]) -> Entity:
    if not isinstance(entity, Touchpoint):
        return entity
    journey = project.journey_of(entity)
    changes: dict[str, Any] = {}
    if entity.id in going_on:
        changes["exit"] = False
    if entity.emotion and journey and journey.state != "current":
        changes["emotion"] = entity.emotion.model_copy(update={"source": "assumed"})
    return entity.model_copy(update=changes)


def _without_dangling(project: Project) -> Project:
    """Drop, until nothing changes, the records whose references lead nowhere."""
    from journeydesigner.model.integrity import faults

    while True:
        wrong = {fault.entity for fault in faults(project, project)}
        if not wrong:
            return project
        orphans = {e.id for e in project if (f := PARENT_FIELD.get(type(e))) and getattr(e, f) in wrong}
        project = Project.of(e for e in project if e.id not in wrong | orphans)
