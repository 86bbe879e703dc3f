"""Random edits of everything that a measure reads: records come, go, change, and point where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from journeydesigner.model import (
    Channel,
    Draft,
    Entity,
    Id,
    Journey,
    Kind,
    Kpi,
    Persona,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
)
from journeydesigner.model.rank import spread
from tests.measures.building import feeling

Values = Callable[[Draft], st.SearchStrategy[Any]]

YES_NO: Values = lambda _: st.booleans()  # noqa: E731
RANKS: Values = lambda _: st.sampled_from(spread(12))  # noqa: E731
HUGE = st.sampled_from([None, 0.0, 1.0, -1e308, 1e308, 5e-324])


def _of(*values: Any) -> Values:
    return lambda _: st.sampled_from(values)


def _id(kind: Kind) -> Values:
    """An id of a kind, or of nothing."""
    return lambda draft: st.sampled_from([*sorted(draft.project.all(kind)), "gone"])


def _id_or_none(kind: Kind) -> Values:
    return lambda draft: st.none() | _id(kind)(draft)


def _ids(kind: Kind) -> Values:
    return lambda draft: st.lists(_id(kind)(draft), max_size=2, unique=True)


def _bridge(draft: Draft) -> st.SearchStrategy[Any]:
    fields = {
        "by": st.sampled_from(["none", "qr"]),
        "identity": st.booleans(),
        "history": st.booleans(),
        "owner": _id_or_none(Role)(draft),
    }
    return st.none() | st.fixed_dictionaries(fields)


def _links(draft: Draft) -> st.SearchStrategy[Any]:
    link = st.fixed_dictionaries({"to": _id(System)(draft), "kind": st.sampled_from(["api", "manual_rekey"])})
    return st.lists(link, max_size=2)


def _scope(draft: Draft) -> st.SearchStrategy[Any]:
    stages, points = draft.project.all(Stage), draft.project.all(Touchpoint)
    return st.sampled_from(["journey", *(f"stage:{s}" for s in stages), *(f"touchpoint:{t}" for t in points)])


FIELDS: dict[Kind, dict[str, Values]] = {
    Persona: {"devices": _of([], ["tablet"]), "avoided": _ids(Channel)},
    Role: {"unit": _of("u1", "u2", "gone"), "placeholder": YES_NO},
    System: {"identity_domain": _of(None, "a", "b"), "links": _links},
    Channel: {
        "nature": _of("physical", "hybrid", "remote", "digital"),
        "control": _of("brand", "partner", "external"),
        "direction": _of("outbound", "two_way"),
        "devices": _of([], ["tablet"], ["smartphone"]),
    },
    Journey: {"owner": _id_or_none(Role), "personas": _ids(Persona)},
    Stage: {
        "owner": _id_or_none(Role),
        "personas": lambda draft: st.none() | _ids(Persona)(draft),
        "journey": _id(Journey),
        "rank": RANKS,
    },
    Touchpoint: {
        "stage": _id(Stage),
        "rank": RANKS,
        "type": _of("communication", "action"),
        "layer": _of("client", "frontstage", "backstage"),
        "channel": _id_or_none(Channel),
        "alt": _ids(Channel),
        "owner": _id_or_none(Role),
        "systems": _ids(System),
        "needs_identity": YES_NO,
        "needs_history": YES_NO,
        "personalised": YES_NO,
        "entry": YES_NO,
        "exit": YES_NO,
        "emotion": lambda _: st.none() | st.integers(-2, 2).map(feeling),
    },
    Transition: {
        "from_": _id(Touchpoint),
        "to": _id(Touchpoint),
        "kind": _of("sequence", "choice", "fallback", "loop"),
        "p": _of(None, 0.1, 0.9),
        "bridge": _bridge,
        "journey": _id(Journey),
        "rank": RANKS,
    },
    Kpi: {
        "scope": _scope,
        "direction": _of("up", "down"),
        "baseline": lambda _: HUGE,
        "target": lambda _: HUGE,
        "current": lambda _: HUGE,
        "journey": _id(Journey),
    },
}


def edit(draft: Draft, data: st.DataObject) -> None:
    """Change, add or remove a few records of the draft; what a record cannot take is left."""
    for _ in range(data.draw(st.integers(1, 3), label="steps")):
        kind = data.draw(st.sampled_from(list(FIELDS)), label="kind")
        records: list[Entity] = sorted(draft.project.all(kind).values(), key=lambda record: record.id)
        if not records:
            continue
        record = data.draw(st.sampled_from(records), label="record")
        what = data.draw(st.sampled_from(["change", "change", "change", "add", "remove"]), label="what")
        if what == "remove":
            draft.remove(record.id)
        elif what == "add":
            draft.add(record.model_copy(update={"id": draft.new_id("n")}))
        else:
            _change(draft, record.id, kind, data)


def _change(draft: Draft, id_: Id, kind: Kind, data: st.DataObject) -> None:
    for field in data.draw(st.lists(st.sampled_from(list(FIELDS[kind])), min_size=1, max_size=3, unique=True)):
        current, value = draft.get(id_), data.draw(FIELDS[kind][field](draft), label=field)
        assert current is not None
        try:
            draft.update(current, **{field: value})
        except ValidationError:
            continue
