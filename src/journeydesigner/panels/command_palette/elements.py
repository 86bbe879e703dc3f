"""Every element of a project as something to find: its names in both languages, its kind, and where it lies."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QIcon

from journeydesigner.i18n import LANGUAGES, N_, _, language, translate
from journeydesigner.layout.draw.owners import OwnerBook
from journeydesigner.model import (
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
    Role,
    Stage,
    System,
    Text2,
    Touchpoint,
    Unit,
)
from journeydesigner.model.naming import entity_name
from journeydesigner.panels.command_palette.index import Index, Names
from journeydesigner.panels.command_palette.row import Row
from journeydesigner.panels.findings.places import Places
from journeydesigner.panels.options import channel_icon
from journeydesigner.panels.pictures import chip_icon, icon

KIND_WORDS: dict[Kind, str] = {
    Journey: N_("Journey"),
    Stage: N_("Stage"),
    Touchpoint: N_("Touchpoint"),
    Channel: N_("Channel"),
    Persona: N_("Persona"),
    Role: N_("Role"),
    Unit: N_("Unit"),
    System: N_("Application"),
    Opportunity: N_("Opportunity"),
    PainPoint: N_("Pain point"),
    Kpi: N_("KPI"),
    Evidence: N_("Piece of evidence"),
}
"""The kinds that can be found, in the order of hits that are equally good."""
KIND_ICONS: dict[Kind, str] = {
    Journey: "route",
    Stage: "columns-3",
    Touchpoint: "square-plus",
    Persona: "user",
    Unit: "users",
    System: "server",
    Opportunity: "flag",
    PainPoint: "circle-alert",
    Kpi: "target",
    Evidence: "file-text",
}


class Elements:
    """The elements of one snapshot of a project, searched by name."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._places = Places(project)
        self._owners = OwnerBook.of(project, language())
        self._ids: list[Id] = []
        names: list[Names] = []
        for entity in _entities(project):
            self._ids.append(entity.id)
            names.append(_names(project, entity))
        self._index = Index(names)

    def search(self, query: str, most: int) -> Iterator[tuple[int, Row]]:
        """The best hits with their grades (see `Index.search`)."""
        for grade, number in self._index.search(query, most):
            row = self.row(self._ids[number])
            if row is not None:
                yield grade, row

    def row(self, id_: Id) -> Row | None:
        """An element as the list shows it; None when the project does not have it."""
        entity = self.project.get(id_)
        if entity is None or type(entity) not in KIND_WORDS:
            return None
        text = entity_name(entity, language())
        other = next((name for name in _own_names(entity) if not text.startswith(name)), "")
        return Row(f"element:{id_}", text, self._note(entity), picture=self._picture(entity), other=other)

    def _note(self, entity: Entity) -> str:
        """The kind, and the stage and journey it lies in."""
        parts = [_(KIND_WORDS[type(entity)])]
        stage = self._places.stage(entity.id)
        if stage is not None and stage != entity.id:
            parts.append(self._places.stage_words(stage))
        journey = self.project.journey_of(entity)
        if journey is not None and journey.id != entity.id and len(self.project.journeys()) > 1:
            parts.append(entity_name(journey, language()))
        return " · ".join(parts)

    def _picture(self, entity: Entity) -> QIcon:
        if isinstance(entity, Channel):
            return channel_icon(entity)
        if isinstance(entity, Role):
            return chip_icon(self._owners.get(entity.id))
        channel = self.project.one(Channel, entity.channel) if isinstance(entity, Touchpoint) else None
        return channel_icon(channel) if channel is not None else icon(KIND_ICONS[type(entity)])


def _entities(project: Project) -> Iterator[Entity]:
    """Journeys and what stands in them along the journey, then the libraries, then what steers."""
    journeys = project.journeys()
    yield from journeys
    stages = [stage for journey in journeys for stage in project.stages(journey.id)]
    yield from stages
    for stage in stages:
        yield from project.touchpoints(stage.id)
    for kind in (Channel, Persona, Role, Unit, System):
        yield from project.children(kind)
    for journey in journeys:
        yield from project.children(Opportunity, journey.id)
        yield from project.children(Kpi, journey.id)
        yield from project.children(Evidence, journey.id)
    yield from project.all(PainPoint).values()


def _own_names(entity: Entity) -> Iterator[str]:
    text = entity.note if isinstance(entity, Evidence) else None
    name = text or getattr(entity, "name", None) or getattr(entity, "text", None)
    if isinstance(name, Text2):
        yield from (said for spoken in LANGUAGES if (said := name.get(spoken)))
    else:
        yield str(name or entity.id)


def _names(project: Project, entity: Entity) -> Names:
    hints = [translate(KIND_WORDS[type(entity)], spoken) for spoken in LANGUAGES]
    if isinstance(entity, Touchpoint):
        stage = project.one(Stage, entity.stage)
        hints += _own_names(stage) if stage is not None else ()
    if isinstance(entity, Role) and entity.person:
        hints.append(entity.person)
    return Names(tuple(_own_names(entity)), tuple(hints))
