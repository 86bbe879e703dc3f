"""Rule STR008: a reference leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import KINDS, Entity, Transition
from journeydesigner.model.integrity import Fault, broken_references
from journeydesigner.model.kinds import referring_fields
from journeydesigner.rules.clearing import cleared
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import ClearReferences, Fix, Remove, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View

SEVERAL = N_(
    '"{field}" of {id} points to {target}, which does not exist, and so do others of its fields: {fields}.'
)
FIELDS = {"scope", *(name for kind in KINDS for name in referring_fields(kind))}


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Empty the fields that lead nowhere; a link without ends can only go."""
    entity = view.project.get(finding.element)
    if entity is None:
        return
    clearable = tuple(f.field for f in broken_references(view.project, entity) if cleared(entity, (f.field,)))
    if clearable:
        yield fix(N_("Clear the reference"), ClearReferences(entity.id, clearable))
    elif isinstance(entity, Transition):
        yield fix(N_("Remove the link"), Remove(entity.id))


@rule(
    "STR008",
    severity="error",
    scope=KINDS,
    own=" ".join(sorted(FIELDS)),
    reads=dict.fromkeys(KINDS, "id"),
    title=N_("Broken reference"),
    message=N_('"{field}" of {id} points to {target}, which does not exist.'),
    repairs=repairs,
)
def check(view: View, entity: Entity) -> Iterator[Found]:
    """A file damaged or written by hand may name what is not there; every other rule then reads too little.

    One finding per record names the first such field and lists the others. A sub-journey may lie in another file
    and is no fault. Grounding: own (file integrity).
    """
    faults = tuple(broken_references(view.project, entity))
    if faults:
        yield _said(faults)


def _said(faults: tuple[Fault, ...]) -> Found:
    params = dict(faults[0].message.params)
    others = ", ".join(fault.field for fault in faults[1:])
    return found(
        SEVERAL if others else None,
        id=faults[0].entity,
        field=faults[0].field,
        target=str(params["target"]),
        fields=others,
    )
