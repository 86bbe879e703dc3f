"""Random edits of every kind: records come, go, change any field that a rule reads, and point where nothing is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from journeydesigner.model import (
    Bridge,
    Channel,
    Draft,
    Emotion,
    Entity,
    Evidence,
    Id,
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
from journeydesigner.model.rank import spread
from journeydesigner.rules.catalogue import catalogue

Values = Callable[[Draft], st.SearchStrategy[Any]]


def _ids(kind: Kind) -> Values:
    """An id of a kind, sometimes of another one or of nothing."""

    def some(draft: Draft) -> st.SearchStrategy[Any]:
        known = sorted(draft.project.all(kind))
        return st.sampled_from([*known, *known, "ghost", "u1", "s1"])

    return some


def _id_or_none(kind: Kind) -> Values:
    return lambda draft: st.none() | _ids(kind)(draft)


def _many(kind: Kind) -> Values:
    return lambda draft: st.lists(_ids(kind)(draft), max_size=2, unique=True)


def _any_of(*values: Any) -> Values:
    return lambda _: st.sampled_from(values)


def _raci(draft: Draft) -> st.SearchStrategy[Any]:
    dates = st.sampled_from([None, datetime.date(2026, 11, 1), datetime.date(2026, 12, 1)])
    fields = {
        "role": _ids(Role)(draft),
        "code": st.sampled_from("ARCI"),
        "facet": st.sampled_from(["experience", "platform"]),
        "valid_from": dates,
        "valid_to": dates,
    }
    return st.lists(st.fixed_dictionaries(fields), max_size=2)


def _bridge(draft: Draft) -> st.SearchStrategy[Any]:
    fields = {
        "by": st.sampled_from(["none", "qr", "ticket"]),
        "identity": st.booleans(),
        "history": st.booleans(),
        "owner": _id_or_none(Role)(draft),
    }
    return st.none() | st.builds(Bridge, **fields)


def _profile(_: Draft) -> st.SearchStrategy[Any]:
    setting = st.fixed_dictionaries(
        {"rule": st.sampled_from(sorted(catalogue())), "severity": st.sampled_from(["error", "info", "off"])}
    )
    return st.lists(setting, max_size=4)


def _emotion(_: Draft) -> st.SearchStrategy[Any]:
    fields = {
        "label": st.sampled_from(["happy", "neutral", "frustrated"]),
        "score": st.integers(-2, 2),
        "source": st.sampled_from(["observed", "assumed"]),
    }
    return st.none() | st.builds(Emotion, **fields)


def _system_links(draft: Draft) -> st.SearchStrategy[Any]:
    fields = {"to": _ids(System)(draft), "kind": st.sampled_from(["api", "manual_rekey"])}
    return st.lists(st.fixed_dictionaries(fields), max_size=2)


YES_NO = _any_of(True, False)
NAMES = _any_of({"en": "Name"}, {"fr": "Nom", "en": "Name"}, {"fr": "Nom"})
TEXTS = _any_of(None, {"en": "Said"}, {"fr": "Dit", "en": "Said"})
NUMBERS = _any_of(None, -200.0, 40.0, 70.0, 90.0)
DATES = _any_of(None, "2026-11-01", "2026-12-01", "2027-06-01")
DEVICES = _any_of([], ["smartphone"], ["computer", "phone"])
RANKS = _any_of(*spread(12))

FIELDS: dict[Kind, dict[str, Values]] = {
    ProjectInfo: {
        "severity_profile": _profile,
        "thresholds": _any_of(
            {"low_digital_ease": 1},
            {"low_digital_ease": 4},
            {"handover_run": 1},
            {"handover_run": 2, "local_share": 0.4, "lookalike_channels": 2, "evidence_days": 60},
        ),
        "bilingual": YES_NO,
        "title": NAMES,
    },
    Persona: {
        "devices": DEVICES,
        "avoided": _many(Channel),
        "digital_ease": _any_of(None, 1, 3, 5),
        "preferred": _many(Channel),
        "evidence": _many(Evidence),
        "name": NAMES,
        "rank": RANKS,
    },
    Unit: {"parent": _id_or_none(Unit), "name": NAMES, "function": _any_of("executive", "it")},
    Role: {
        "unit": _ids(Unit),
        "external": YES_NO,
        "mandate_end": DATES,
        "placeholder": YES_NO,
        "mandate_start": DATES,
        "backup": _id_or_none(Role),
        "reports_to": _id_or_none(Role),
        "name": NAMES,
    },
    System: {
        "name": NAMES,
        "unit": _id_or_none(Unit),
        "identity_domain": _any_of(None, "club", "shop"),
        "links": _system_links,
    },
    Channel: {
        "nature": _any_of("physical", "hybrid", "remote", "digital"),
        "human": _any_of("none", "on_request", "synchronous"),
        "control": _any_of("brand", "partner", "external"),
        "direction": _any_of("outbound", "two_way"),
        "devices": DEVICES,
        "network": YES_NO,
        "family": _any_of("website", "app", "other"),
        "counterparts": _many(Channel),
        "owner": _id_or_none(Role),
        "name": NAMES,
    },
    Journey: {
        "owner": _id_or_none(Role),
        "sponsor": _id_or_none(Role),
        "personas": _many(Persona),
        "review_date": DATES,
        "name": NAMES,
        "compares_to": _id_or_none(Journey),
        "links": lambda d: st.just([]) | _ids(Journey)(d).map(lambda j: [{"kind": "continues", "journey": j}]),
        "kind": _any_of("user", "customer_b2c"),
        "state": _any_of("current", "future"),
        "horizon": _any_of("task", "lifecycle"),
        "goal": TEXTS,
        "trigger": TEXTS,
        "outcome": TEXTS,
        "brand_promise": TEXTS,
        "objective": TEXTS,
        "continuous_roles": lambda d: st.just([]) | st.builds(lambda r: [{"role": r, "code": "C"}], _ids(Role)(d)),
        "rank": RANKS,
    },
    Stage: {
        "owner": _id_or_none(Role),
        "raci": _raci,
        "personas": lambda draft: st.none() | _many(Persona)(draft),
        "intended_worlds": _any_of("any", "physical_only", "digital_only"),
        "sub_journey": _id_or_none(Journey),
        "journey": _ids(Journey),
        "type": _any_of("awareness", "use", "win_back", "other"),
        "name": NAMES,
        "rank": RANKS,
    },
    Touchpoint: {
        "stage": _ids(Stage),
        "rank": RANKS,
        "type": _any_of("communication", "action"),
        "layer": _any_of("client", "frontstage", "backstage"),
        "channel": _id_or_none(Channel),
        "alt": _many(Channel),
        "owner": _id_or_none(Role),
        "raci": _raci,
        "critical": YES_NO,
        "needs_identity": YES_NO,
        "needs_history": YES_NO,
        "systems": _many(System),
        "availability": _any_of("always", "hours"),
        "connectivity": _any_of("good", "poor", "none"),
        "entry": YES_NO,
        "exit": YES_NO,
        "emotion": _emotion,
        "personalised": YES_NO,
        "promise": _any_of(None, "supports", "contradicts"),
        "wait_min": _any_of(None, 5, 10),
        "wait_tolerance_min": _any_of(None, 5, 10),
        "name": NAMES,
    },
    PainPoint: {"touchpoint": _ids(Touchpoint), "text": NAMES, "evidence": _many(Evidence)},
    Transition: {
        "from_": _ids(Touchpoint),
        "to": _ids(Touchpoint),
        "kind": _any_of("sequence", "choice", "fallback", "loop", "skip"),
        "condition": TEXTS,
        "p": _any_of(None, 0.0, 0.4, 0.6, 1.0),
        "max_iterations": _any_of(None, 2),
        "bridge": _bridge,
        "journey": _ids(Journey),
        "rank": RANKS,
    },
    Opportunity: {
        "owner": _id_or_none(Role),
        "touchpoints": _many(Touchpoint),
        "journey": _ids(Journey),
        "impact": _any_of(None, 2, 5),
        "due": DATES,
        "pains": _many(PainPoint),
        "text": NAMES,
    },
    Kpi: {
        "owner": _id_or_none(Role),
        "scope": _any_of("journey", "stage:s1", "touchpoint:t2", "stage:ghost"),
        "journey": _ids(Journey),
        "metric": _any_of("csat", "nps", "count"),
        "direction": _any_of("up", "down"),
        "baseline": NUMBERS,
        "target": NUMBERS,
        "current": NUMBERS,
        "frequency": _any_of(None, "monthly"),
        "source": TEXTS,
        "name": NAMES,
    },
    Evidence: {
        "journey": _ids(Journey),
        "date": _any_of("2020-01-01", "2026-06-30", "2026-11-01"),
        "covers": _many(Touchpoint),
    },
    Waiver: {"persona": _id_or_none(Persona)},
}


def edit(draft: Draft, data: st.DataObject) -> None:
    """Change, add or remove some records of the draft; what a record cannot take is left."""
    for _ in range(data.draw(st.integers(1, 4), label="steps")):
        kind = data.draw(st.sampled_from(list(FIELDS)))
        entities: list[Entity] = list(draft.project.all(kind).values())
        if not entities:
            continue
        entity = data.draw(st.sampled_from(entities), label="record")
        what = data.draw(st.sampled_from(["change", "change", "add", "remove"]))
        if what == "remove" and kind is not ProjectInfo:
            draft.remove(entity.id)
        elif what == "add" and kind is not ProjectInfo:
            new = data.draw(st.sampled_from(["ghost", draft.new_id("n")]))
            if draft.get(new) is None:
                draft.add(entity.model_copy(update={"id": Id(new)}))
        else:
            _change(draft, entity, data)


def _change(draft: Draft, entity: Entity, data: st.DataObject) -> None:
    for field in data.draw(
        st.lists(st.sampled_from(list(FIELDS[type(entity)])), min_size=1, max_size=2, unique=True)
    ):
        value = data.draw(FIELDS[type(entity)][field](draft), label=field)
        current = draft.get(entity.id)
        assert current is not None
        try:
            draft.update(current, **{field: value})
        except ValidationError:
            continue
