"""What can be picked: channels by nature, roles by unit, personas, applications, journeys, each with a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QIcon

from journeydesigner.i18n import _, language
from journeydesigner.layout.draw.glyphs import FAMILY_ICON, GROUP_INK
from journeydesigner.layout.draw.owners import OwnerBook
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Channel, Id, Persona, Project, Role, System, Touchpoint, Unit
from journeydesigner.model.channel import Nature
from journeydesigner.model.naming import entity_name, fold
from journeydesigner.panels.pictures import chip_icon, icon

NATURES: tuple[Nature, ...] = ("physical", "hybrid", "remote", "digital")


@dataclass(frozen=True)
class Option:
    """One thing to pick. `group` is the heading it stands under, `note` a word beside it."""

    value: str | None
    text: str
    group: str = ""
    note: str = ""
    picture: QIcon | None = None


def matches(query: str, *texts: str) -> bool:
    """Whether every word of `query` begins or lies in one of the texts."""
    heap = fold(" ".join(texts))
    return all(word in heap for word in fold(query).split())


def channel_options(project: Project, without: Iterable[Id] = ()) -> list[Option]:
    """Channels by nature, in the order of their lanes."""
    left_out = set(without)
    return [
        Option(c.id, entity_name(c, language()), label("nature", c.nature), picture=channel_icon(c))
        for nature in NATURES
        for c in project.children(Channel)
        if c.nature == nature and c.id not in left_out
    ]


def channel_option(project: Project, channel: str) -> Option | None:
    """One channel as an option; None when the project has no such channel."""
    found = project.one(Channel, Id(channel))
    return Option(found.id, entity_name(found, language()), picture=channel_icon(found)) if found else None


def channel_icon(channel: Channel) -> QIcon:
    """The glyph of a channel's family in the colour of its nature."""
    return icon(FAMILY_ICON[channel.family], GROUP_INK[channel.nature])


def tag_options(project: Project) -> list[Option]:
    """Every tag that a touchpoint of the file carries, in the order of letters."""
    tags = {tag for touchpoint in project.all(Touchpoint).values() for tag in touchpoint.tags}
    return [Option(tag, tag) for tag in sorted(tags, key=lambda tag: (fold(tag), tag))]


def role_options(project: Project) -> list[Option]:
    """Roles by unit; those nobody holds and those of outside firms say so."""
    book = OwnerBook.of(project, language())
    units = {unit.id: unit for unit in project.children(Unit)}
    order = {id_: place for place, id_ in enumerate(units)}
    roles = sorted(project.children(Role), key=lambda role: order.get(role.unit, len(order)))
    return [_role_option(book, units.get(role.unit), role) for role in roles]


def role_option(project: Project, role: Id | None) -> Option | None:
    """One role as an option; None when the project has no such role."""
    found = project.one(Role, role)
    if found is None:
        return None
    return _role_option(OwnerBook.of(project, language()), project.one(Unit, found.unit), found)


def _role_option(book: OwnerBook, unit: Unit | None, role: Role) -> Option:
    external = role.external or (unit is not None and unit.external)
    note = _("to be named") if role.placeholder else _("external") if external else ""
    unit_name = entity_name(unit, language()) if unit else ""
    return Option(role.id, entity_name(role, language()), unit_name, note, chip_icon(book.get(role.id)))


def unit_options(project: Project) -> list[Option]:
    """The units of the project."""
    return [
        Option(unit.id, entity_name(unit, language()), note=_("external") if unit.external else "")
        for unit in project.children(Unit)
    ]


def persona_options(project: Project) -> list[Option]:
    """The personas of the project."""
    return [Option(p.id, entity_name(p, language())) for p in project.children(Persona)]


def system_options(project: Project) -> list[Option]:
    """The applications of the project."""
    return [Option(s.id, entity_name(s, language())) for s in project.children(System)]


def journey_options(project: Project, without: Iterable[Id] = ()) -> list[Option]:
    """The journeys of the project."""
    left_out = set(without)
    return [Option(j.id, entity_name(j, language())) for j in project.journeys() if j.id not in left_out]


def stage_options(project: Project, journey: Id) -> list[Option]:
    """The stages of a journey, numbered as on the map."""
    return [
        Option(stage.id, f"{number}. {entity_name(stage, language())}")
        for number, stage in enumerate(project.stages(journey), 1)
    ]


def touchpoint_options(project: Project) -> list[Option]:
    """The touchpoints of the project by stage, in the order of the map."""
    return [
        Option(touchpoint.id, entity_name(touchpoint, language()), stage.text)
        for journey in project.journeys()
        for stage in stage_options(project, journey.id)
        for touchpoint in project.touchpoints(Id(str(stage.value)))
    ]


def word_options(vocabulary: str) -> list[Option]:
    """The values of an enumeration."""
    return [Option(value, label(vocabulary, value)) for value in WORDS[vocabulary]]


def with_suggested(options: Sequence[Option], suggested: Iterable[Id]) -> list[Option]:
    """The options with those `suggested` first once more, under a heading of their own."""
    by_value = {option.value: option for option in options}
    first = [replace(by_value[id_], group=_("Fits best")) for id_ in suggested if id_ in by_value]
    return [*first, *(replace(o, group=o.group or _("All")) for o in options)] if first else list(options)


def grouped(options: Iterable[Option]) -> Iterator[Option | str]:
    """The options with their headings, each heading once, before the first option under it."""
    heading = ""
    for option in options:
        if option.group and option.group != heading:
            heading = option.group
            yield heading
        yield option
