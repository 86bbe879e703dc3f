"""The tables of applications and channels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from journeydesigner.editor.edits.channels import USUAL, set_counterparts, set_nature
from journeydesigner.editor.edits.fields import NotPossible, set_fields
from journeydesigner.editor.edits.placing import both
from journeydesigner.i18n import N_, Language, message
from journeydesigner.model import Channel, Draft, Entity, Id, Project, Role, System, Text2, Unit
from journeydesigner.model.values import ChannelId
from journeydesigner.panels.library.people import FIRST
from journeydesigner.panels.library.shorthand import flag, name, plain, records, role, unit, word
from journeydesigner.panels.library.system_links import LinksCell
from journeydesigner.panels.options import NATURES, channel_icon
from journeydesigner.panels.tables.cells import TextCell, WordsCell
from journeydesigner.panels.tables.column import Column, TablePlan, TableWords


class SystemNameCell(TextCell):
    """The name of an application: a product name is the same in both languages and stays one text."""

    def __init__(self) -> None:
        super().__init__(is_name=True)

    def put(self, before: Any, value: Any, side: Language) -> Any:
        if not isinstance(before, str):
            return super().put(before, value, side)
        typed = value if isinstance(value, str) else value.get(side) if value is not None else ""
        if not typed.strip():
            raise NotPossible(message(N_("A name cannot be empty.")))
        return typed


def _shown_name(_lens: Any, system: System) -> Text2:
    return system.name if isinstance(system.name, Text2) else Text2(fr=system.name, en=system.name)


def _new_system(_project: Project, id_: Id, like: Entity | None) -> System:
    home = like.unit if isinstance(like, System) else None
    return System(id=id_, rank=FIRST, name=both("New application"), unit=home)


def _by_nature(project: Project) -> Iterator[Channel]:
    """As on the map: physical first, and those of one nature in the order of their lanes."""
    channels = project.children(Channel)
    return (channel for nature in NATURES for channel in channels if channel.nature == nature)


def _usual(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """A channel of which only the family is said is as channels of that family mostly are."""
    return asdict(USUAL[said["family"]]) if "family" in said else {}


def _new_channel(_project: Project, id_: Id, like: Entity | None) -> Channel:
    family = like.family if isinstance(like, Channel) else "website"
    return Channel(id=id_, name=both("New channel"), family=family, **asdict(USUAL[family]))


def _set_nature(draft: Draft, ids: Sequence[Id], nature: Any) -> None:
    for id_ in ids:
        set_nature(draft, id_, nature)


def _set_counterparts(draft: Draft, ids: Sequence[Id], counterparts: Any) -> None:
    for id_ in ids:
        set_counterparts(draft, id_, counterparts)


def _tell_counterparts(draft: Draft, made: Entity) -> None:
    """A copy of a channel stands for what its original stands for, in the other world."""
    if isinstance(made, Channel):
        counterparts = made.counterparts
        set_fields(draft, [made.id], counterparts=())
        set_counterparts(draft, ChannelId(made.id), counterparts)


SYSTEMS = TablePlan(
    kind=System,
    prefix="y",
    make=_new_system,
    reads=frozenset((Unit, System)),
    words=TableWords(
        title=N_("Applications"),
        add=N_("Add an application"),
        duplicate=N_("Duplicate applications"),
        move=N_("Move applications"),
        remove=N_("Remove applications"),
        paste=N_("Paste applications"),
        empty=N_(
            "Applications are what touchpoints run on. Add the first one, or paste a list from a spreadsheet."
        ),
    ),
    columns=(
        Column("name", N_("Name"), N_("Rename application"), SystemNameCell(), read=_shown_name, width=28),
        unit("unit", N_("Unit"), N_("Change unit"), N_("No unit")),
        word("kind", N_("Kind"), N_("Change kind"), "system_kind", width=18),
        plain(
            "identity_domain",
            N_("One account"),
            N_("Change account"),
            hint=N_("Applications with the same word here share one account."),
        ),
        Column("links", N_("Linked applications"), N_("Change links of the application"), LinksCell(), width=36),
    ),
)

CHANNELS = TablePlan(
    kind=Channel,
    prefix="c",
    rows=_by_nature,
    make=_new_channel,
    usual=_usual,
    copy=_tell_counterparts,
    reads=frozenset((Channel, Role)),
    words=TableWords(
        title=N_("Channels"),
        add=N_("Add a channel"),
        duplicate=N_("Duplicate channels"),
        move=N_("Move channels"),
        remove=N_("Remove channels"),
        paste=N_("Paste channels"),
        empty=N_(
            "Channels are the ways in which the Client and you meet. "
            "Add the first one, or paste a list from a spreadsheet."
        ),
    ),
    columns=(
        name(N_("Rename channel"), picture=lambda _lens, record: channel_icon(record)),
        word("family", N_("Family"), N_("Change family"), "family"),
        word(
            "nature",
            N_("Nature"),
            N_("Change nature"),
            "nature",
            in_order=True,
            write=_set_nature,
            hint=N_("Seen from the Client: a place or an object is physical, a screen is digital."),
        ),
        word("human", N_("Human presence"), N_("Change human presence"), "human", width=20),
        word("control", N_("Control"), N_("Change control"), "control", width=12),
        word("direction", N_("Direction"), N_("Change direction"), "direction", width=12),
        Column(
            "devices",
            N_("Devices"),
            N_("Change devices"),
            WordsCell("device"),
            width=22,
            hint=N_("Any one of them is enough."),
        ),
        flag("network", N_("Network"), N_("Change network needed")),
        records(
            "counterparts",
            N_("Counterparts"),
            N_("Change counterparts"),
            Channel,
            write=_set_counterparts,
            hint=N_("Channels that offer the same in the other world."),
        ),
        Column("purpose", N_("Purpose"), N_("Change purpose"), TextCell(), width=24),
        role("owner", N_("Owner"), N_("Change owner")),
        word("status", N_("Status"), N_("Change status"), "channel_status", in_order=True, width=11),
    ),
)
