"""Making a record of any kind from some of its fields: what the fields leave out is as usual for a new one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from journeydesigner.editor.edits.channels import add_channel
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.kpi_templates import TEMPLATES
from journeydesigner.editor.edits.linking import link
from journeydesigner.editor.edits.placing import (
    Spot,
    add_journey,
    add_stage,
    add_touchpoint,
    both,
    rank_before,
)
from journeydesigner.editor.edits.steering import add_evidence, add_kpi, add_opportunity, add_pain_point
from journeydesigner.i18n import N_
from journeydesigner.model import (
    Channel,
    Draft,
    Entity,
    Evidence,
    Journey,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    Stage,
    Touchpoint,
    Transition,
)

Fields = Mapping[str, Any]


def make_record(draft: Draft, kind: Kind, fields: Fields) -> Entity:
    """Add a record of `kind`, after its siblings. `fields`, by name as in the model, hold its parent at least.

    Raises KeyError for a kind that nobody makes this way or a parent that is not there, `fields.NotPossible` for
    values that the record cannot take, `placing.CannotPlace` for a link that cannot be.
    """
    made = _MAKERS[kind](draft, fields)
    set_fields(draft, [made.id], **fields)
    return draft.one(kind, made.id)


def _touchpoint(draft: Draft, fields: Fields) -> Entity:
    return add_touchpoint(draft, Spot(fields["stage"], channel=fields.get("channel"), layer=fields.get("layer")))


def _transition(draft: Draft, fields: Fields) -> Entity:
    return link(draft, fields["from_"], fields["to"], fields.get("kind"))


def _kpi(draft: Draft, fields: Fields) -> Entity:
    """The metric says which template the rest comes from."""
    template = next((t for t in TEMPLATES if t.metric == fields.get("metric")), None)
    return add_kpi(draft, fields["journey"], template=template)


def _persona(draft: Draft, fields: Fields) -> Entity:
    return draft.add(
        Persona(
            id=draft.new_id("p"),
            rank=rank_before(draft.project.children(Persona), None),
            name=both(N_("New persona")),
            client_kind=fields["client_kind"],
        )
    )


_MAKERS: Mapping[Kind, Callable[[Draft, Fields], Entity]] = {
    Journey: lambda draft, _: add_journey(draft),
    Stage: lambda draft, fields: add_stage(draft, fields["journey"]),
    Touchpoint: _touchpoint,
    Transition: _transition,
    PainPoint: lambda draft, fields: add_pain_point(draft, fields["touchpoint"]),
    Opportunity: lambda draft, fields: add_opportunity(draft, fields["journey"]),
    Kpi: _kpi,
    Evidence: lambda draft, fields: add_evidence(
        draft, fields["journey"], fields.get("date", datetime.date.today())
    ),
    Persona: _persona,
    Channel: lambda draft, fields: add_channel(draft, fields["family"]),
}
