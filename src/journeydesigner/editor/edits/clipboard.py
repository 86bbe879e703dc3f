"""The part of a journey that a copy takes, and how it lies in the clipboard: as text `journeydesigner/1`.

What is pasted from it is decided in `pasting`. Text that comes from a clipboard is data of unknown origin.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Language, message
from journeydesigner.model import (
    Entity,
    Id,
    Journey,
    Kpi,
    PainPoint,
    Project,
    Stage,
    Touchpoint,
)
from journeydesigner.model.integrity import faults
from journeydesigner.model.kinds import references
from journeydesigner.model.naming import entity_name, one_line
from journeydesigner.model.project import LIBRARIES

MIME = "application/x-journeydesigner"
MAX_BYTES = 16 * 1024 * 1024
"""Largest part taken from the clipboard: some 25,000 touchpoints."""
_HEAD = "# clipboard "
"""Begins the first line, a comment to whoever reads the rest as a text of its own."""


class NothingToPaste(Refusal):
    """The clipboard holds nothing that can be put on a map; nothing was changed."""


@dataclass(frozen=True)
class Clip:
    """Some stages and touchpoints, with what belongs to them and what they name."""

    part: Project
    """One journey. Stages that only hold picked touchpoints are there with those, and those between them."""
    chosen: frozenset[Id]
    """The stages that come whole, and the touchpoints picked one by one."""
    origin: str = ""
    """The open document it was taken from; ids mean the same there."""


def take(project: Project, ids: Iterable[Id], origin: str = "", *, moves: bool = False) -> Clip | None:
    """What a copy of these elements holds; None when there is neither a stage nor a touchpoint among them.

    Touchpoints bring their pain points, and the links that begin and end among them. Opportunities, evidence and
    waivers stay where they are: they speak of the original. So do KPIs, whose figures were measured there, unless
    the elements themselves move.
    """
    picked = [e for id_ in ids if isinstance(e := project.get(id_), Stage | Touchpoint)]
    journey = project.journey_of(picked[0]) if picked else None
    if journey is None:
        return None
    picked = [e for e in picked if project.journey_of(e) == journey]
    whole = {e.id for e in picked if isinstance(e, Stage)}
    chosen = frozenset(e.id for e in picked if isinstance(e, Stage) or e.stage not in whole)
    mains = list(content(project, chosen, kpis=moves))
    records: list[Entity] = [
        project.info,
        Journey(id=journey.id, rank=journey.rank, name=journey.name, kind=journey.kind, state=journey.state),
        *_holders(project, journey, chosen),
        *mains,
        *needed(project, mains, ()),
    ]
    return Clip(Project.of(records), chosen, origin)


def content(project: Project, chosen: Collection[Id], *, kpis: bool = True) -> Iterator[Entity]:
    """The records that come with what was chosen: parents before children, each in the order of the map."""
    picked = [e for i in chosen if isinstance(e := project.get(i), Stage | Touchpoint)]
    journey = project.journey_of(picked[0]) if picked else None
    if journey is None:
        return
    holding = {e.id if isinstance(e, Stage) else e.stage for e in picked}
    inside: set[Id] = set()
    for stage in project.stages(journey.id):
        if stage.id not in holding:
            continue
        if stage.id in chosen:
            inside.add(stage.id)
            yield stage
        for touchpoint in project.touchpoints(stage.id):
            if stage.id in chosen or touchpoint.id in chosen:
                inside.add(touchpoint.id)
                yield touchpoint
                yield from project.children(PainPoint, touchpoint.id)
    links = [link for id_ in inside for link in project.outgoing(id_) if link.to in inside]
    yield from sorted(links, key=lambda link: (link.rank, link.id))
    for kpi in project.children(Kpi, journey.id) if kpis else ():
        if kpi.stage in inside or kpi.touchpoint in inside:
            yield kpi


def needed(project: Project, records: Iterable[Entity], known: Collection[Id]) -> list[Entity]:
    """The library records that these name and that are not `known`, with those that they cannot be without.

    What a library record merely mentions (the backup of a role, the links of an application) is not followed:
    one touchpoint would bring half of an organisation.
    """
    found: dict[Id, Entity] = {}
    waiting = [(record, False) for record in records]
    while waiting:
        record, only_required = waiting.pop()
        for field, target, _kind in references(record):
            if target in known or target in found or (only_required and not _is_required(record, field)):
                continue
            named = project.get(target)
            if isinstance(named, LIBRARIES):
                found[target] = named
                waiting.append((named, True))
    return list(found.values())


def names_of(clip: Clip, language: Language) -> str:
    """The names of what was copied, one a line: what a mail or a spreadsheet gets."""
    records = content(clip.part, clip.chosen)
    names = (entity_name(e, language) for e in records if isinstance(e, Stage | Touchpoint))
    return "\n".join(map(one_line, names))


def encode(clip: Clip) -> bytes:
    """The clip as text: what was chosen in a first line of comment, then the part in the text format."""
    from journeydesigner.exchange import dump_json

    head = json.dumps({"chosen": sorted(clip.chosen), "origin": clip.origin})
    return f"{_HEAD}{head}\n{dump_json(clip.part)}".encode()


def decode(data: bytes) -> Clip:
    """The clip in these bytes. Raises `NothingToPaste` with the reason."""
    from journeydesigner.exchange import parse_text
    from journeydesigner.exchange.refusals import TextRefusal

    if len(data) > MAX_BYTES:
        raise NothingToPaste(
            message(
                N_("The clipboard holds {size} MB, and at most {limit} MB are pasted. Copy less of it."),
                size=round(len(data) / 1024**2),
                limit=MAX_BYTES // 1024**2,
            )
        )
    head, _newline, body = data.partition(b"\n")
    told = _told(head)
    if told is None:
        body, told = data, {}
    suffix = "json" if body.lstrip()[:1] == b"{" else "yaml"
    try:
        part = parse_text(body, f"clipboard.{suffix}", broken_references="keep")
    except TextRefusal as refusal:
        raise NothingToPaste(
            message(N_("What is in the clipboard cannot be pasted: {reason}"), reason=str(refusal.problem))
        ) from None
    stages = [stage.id for journey in part.journeys()[:1] for stage in part.stages(journey.id)]
    chosen = frozenset(id_ for id_ in told.get("chosen", stages) if isinstance(part.get(id_), Stage | Touchpoint))
    clip = Clip(part, chosen, told.get("origin", ""))
    _check(clip)
    return clip


def _check(clip: Clip) -> None:
    if not clip.chosen:
        raise NothingToPaste(message(N_("The clipboard holds no stage and no touchpoint.")))
    for library in needed(clip.part, content(clip.part, clip.chosen), ()):
        for fault in faults(clip.part, (library,)):
            if _is_required(library, fault.field):
                raise NothingToPaste(
                    message(N_("What is in the clipboard cannot be pasted: {reason}"), reason=str(fault.message))
                )


def _told(head: bytes) -> Mapping[str, Any] | None:
    """What the first line says; None when it says nothing."""
    if not head.startswith(_HEAD.encode()):
        return None
    try:
        told = json.loads(head[len(_HEAD) :])
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    chosen, origin = told.get("chosen"), told.get("origin")
    if not isinstance(chosen, list) or not all(isinstance(id_, str) for id_ in chosen):
        return None
    return {"chosen": chosen, "origin": origin if isinstance(origin, str) else ""}


def _is_required(record: Entity, field: str) -> bool:
    known = type(record).model_fields.get(field)
    return known is not None and known.is_required()


def _holders(project: Project, journey: Journey, chosen: Collection[Id]) -> Iterator[Stage]:
    """Stages that hold touchpoints picked one by one, and those between: how far apart they are is kept."""
    stages = project.stages(journey.id)
    holders = {t.stage for i in chosen if (t := project.one(Touchpoint, i)) is not None}
    holding = [number for number, stage in enumerate(stages) if stage.id in holders and stage.id not in chosen]
    for stage in stages[holding[0] : holding[-1] + 1] if holding else ():
        if stage.id not in chosen:
            yield Stage(id=stage.id, rank=stage.rank, journey=stage.journey, name=stage.name, type=stage.type)
