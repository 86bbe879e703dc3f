"""Turns the located tree of one text into records, and remembers where each stands for refusals to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from journeydesigner.exchange import wording
from journeydesigner.exchange.fields import Fields, Map, Spot, plain
from journeydesigner.exchange.refusals import BrokenContent
from journeydesigner.exchange.shapes import CHILDREN, LIBRARIES, TOP, SubJourneyText, SystemLinkText
from journeydesigner.exchange.tree import Node, join
from journeydesigner.i18n import N_, message
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Kind,
    ProjectInfo,
    RuleSetting,
    Stage,
    System,
    SystemLink,
    Thresholds,
    Waiver,
)
from journeydesigner.model.integrity import Fault
from journeydesigner.model.journey import DEFAULT_SCORE
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.rank import spread

_STEP = re.compile(r"[^.\[\]]+")


class Assembly:
    """The records of one text, in the order of the text. Raises `TextRefusal` at the first fault."""

    def __init__(self, file: str, root: Node) -> None:
        self.entities: list[Entity] = []
        self._fields = Fields(file)
        self._spots: dict[Id, Spot] = {}
        self._said_elsewhere: dict[tuple[Id, str], Spot] = {}
        self._root = root

    def run(self) -> list[Entity]:
        """Read everything."""
        top = self._fields.map_of(self._root, "")
        self._fields.known(top, TOP, "")
        self._info(top)
        links = self._system_links(top)
        for name, kind in LIBRARIES.items():
            self._all(kind, top, name, "", links if kind is System else {})
        self._all(Journey, top, "journeys", "", {})
        for (node, path), rank in _ranked(self._fields.items(top, "waivers", "")):
            self._waiver(node, path, rank)
        return self.entities

    def lines(self) -> dict[Id, int]:
        """On which line, from 1, each record stands."""
        return {id_: _line_of_id(node) for id_, (node, _) in self._spots.items()}

    def refusal(self, fault: Fault) -> BrokenContent:
        """A fault between records as a refusal at its place in the text."""
        node, path = self._spot_of(fault)
        return BrokenContent(self._fields.file, fault.message, node.line, path)

    # -- records

    def _info(self, top: Map) -> None:
        if "project" not in top:
            raise self._fields.refuse(message(wording.MISSING), self._root, "project")
        node, path = top["project"], "project"
        fields = self._fields.map_of(node, path)
        given: dict[str, Any] = {}
        profile = fields.get("severity_profile")
        if profile is not None and profile.value is not None:
            given["severity_profile"] = tuple(self._rule_settings(profile, f"{path}.severity_profile"))
        thresholds = fields.get("thresholds")
        if thresholds is not None and thresholds.value is not None:
            spot = f"{path}.thresholds"
            given["thresholds"] = self._fields.record(Thresholds, thresholds, spot, {}, ())
        self._add(self._fields.record(ProjectInfo, node, path, given, tuple(given)), node, path)

    def _rule_settings(self, node: Node, path: str) -> Iterator[RuleSetting]:
        for rule, severity in self._fields.map_of(node, path).items():
            holder = Node(severity.line, {"rule": Node(severity.line, rule), "severity": severity})
            try:
                yield RuleSetting.model_validate(plain(holder))
            except ValueError:
                problem = message(
                    wording.ENUMERATION, shown=wording.show(plain(severity)), allowed="error, warning, info, off"
                )
                raise self._fields.refuse(problem, severity, join(path, rule)) from None

    def _system_links(self, top: Map) -> dict[str, list[SystemLink]]:
        """The links, by the id of the system they are kept with."""
        links: dict[str, list[SystemLink]] = {}
        for node, path in self._fields.items(top, "system_links", ""):
            link = self._fields.record(SystemLinkText, node, path, {}, ())
            kept = links.setdefault(link.a, [])
            fields = self._fields.map_of(node, path)
            self._said_elsewhere[link.a, f"links[{len(kept)}].to"] = (fields["b"], f"{path}.b")
            self._said_elsewhere.setdefault((link.a, "links"), (fields["a"], f"{path}.a"))
            kept.append(SystemLink(to=link.b, kind=link.kind))
        return links

    def _all(self, kind: Kind, holder: Map, name: str, path: str, links: dict[str, list[SystemLink]]) -> None:
        for (node, spot), rank in _ranked(self._fields.items(holder, name, path)):
            given: dict[str, Any] = {} if kind is Channel else {"rank": rank}
            if kind is System:
                given["links"] = tuple(links.pop(_id_at(node), ()))
            self._record(kind, node, spot, given)
        for id_ in links:
            node, spot = self._said_elsewhere[Id(id_), "links"]
            raise BrokenContent(self._fields.file, _unknown_target(id_), node.line, spot)

    def _record(self, kind: Kind, node: Node, path: str, given: dict[str, Any]) -> None:
        fields = self._fields.map_of(node, path)
        if kind is Journey:
            details = self._sub_journeys(fields, path)
        children = CHILDREN.get(kind, {})
        if "emotion" in fields:
            _score_by_label(fields["emotion"])
        entity = self._fields.record(kind, node, path, given, (*children, "sub_journeys"))
        self._add(entity, node, path)
        for name, child in children.items():
            for (inner, spot), rank in _ranked(self._fields.items(fields, name, path)):
                more: dict[str, Any] = {PARENT_FIELD[child]: entity.id, "rank": rank}
                if child is Stage:
                    more["sub_journey"] = details.pop(_id_at(inner), None)
                self._record(child, inner, spot, more)
        if kind is Journey:
            for id_ in details:
                node, spot = self._said_elsewhere[Id(id_), "stage"]
                raise BrokenContent(self._fields.file, _unknown_target(id_), node.line, spot)

    def _sub_journeys(self, journey: Map, path: str) -> dict[str, str]:
        """The journey that details each stage, by the stage's id."""
        details: dict[str, str] = {}
        for node, spot in self._fields.items(journey, "sub_journeys", path):
            entry = self._fields.record(SubJourneyText, node, spot, {}, ())
            fields = self._fields.map_of(node, spot)
            if entry.stage in details:
                problem = message(
                    N_("stage {stage} has a sub-journey already. Keep one of the two."), stage=entry.stage
                )
                raise BrokenContent(self._fields.file, problem, fields["stage"].line, f"{spot}.stage")
            details[entry.stage] = entry.journey
            self._said_elsewhere[entry.stage, "stage"] = (fields["stage"], f"{spot}.stage")
            self._said_elsewhere[entry.stage, "sub_journey"] = (fields["journey"], f"{spot}.journey")
        return details

    def _waiver(self, node: Node, path: str, rank: str) -> None:
        given: dict[str, Any] = {"rank": rank}
        fields = self._fields.map_of(node, path)
        if "id" not in fields or fields["id"].value is None:
            given["id"] = next(i for n in count(1) if (i := Id(f"waiver{n}")) not in self._spots)
        self._add(self._fields.record(Waiver, node, path, given, ()), node, path)

    def _add(self, entity: Entity, node: Node, path: str) -> None:
        if entity.id in self._spots:
            first, _ = self._spots[entity.id]
            fields = self._fields.map_of(node, path)
            problem = message(
                N_("the id {id} is already used on line {first}. Give one of the two another id."),
                id=entity.id,
                first=_line_of_id(first),
            )
            raise BrokenContent(self._fields.file, problem, fields["id"].line, f"{path}.id")
        self._spots[entity.id] = (node, path)
        self.entities.append(entity)

    def _spot_of(self, fault: Fault) -> Spot:
        if (fault.entity, fault.field) in self._said_elsewhere:
            return self._said_elsewhere[fault.entity, fault.field]
        node, path = self._spots[fault.entity]
        for step in _STEP.findall(fault.field):
            value = node.value
            if isinstance(value, dict) and step in value:
                node, path = value[step], join(path, step)
            elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
                node, path = value[int(step)], f"{path}[{step}]"
            else:
                break
        return node, path


def _ranked(spots: list[Spot]) -> Iterator[tuple[Spot, str]]:
    return zip(spots, spread(len(spots)), strict=True)


def _id_at(node: Node) -> str:
    id_ = node.value.get("id") if isinstance(node.value, dict) else None
    return id_.value if id_ is not None and isinstance(id_.value, str) else ""


def _line_of_id(node: Node) -> int:
    return node.value["id"].line if isinstance(node.value, dict) and "id" in node.value else node.line


def _unknown_target(id_: str) -> Any:
    return message(
        N_("{target} does not exist. Write the id of an existing record, or remove the entry."), target=id_
    )


def _score_by_label(emotion: Node) -> None:
    """An emotion without a score has the default one of its label (B.3)."""
    fields = emotion.value
    if not isinstance(fields, dict) or ("score" in fields and fields["score"].value is not None):
        return
    label = fields.get("label")
    if label is not None and isinstance(label.value, str) and label.value in DEFAULT_SCORE:
        fields["score"] = Node(label.line, DEFAULT_SCORE[label.value])
