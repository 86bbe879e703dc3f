"""The form of a channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeydesigner.editor.edits.channels import set_counterparts, set_nature
from journeydesigner.i18n import N_, _, plural
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Draft, Id, Project
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.inspector.rows import FormPlan, Section
from journeydesigner.panels.inspector.shorthand import channels, choice, flag, many, owner, text, title
from journeydesigner.panels.options import Option, channel_options, word_options
from journeydesigner.panels.usage import uses_by_channel


def _subtitle(project: Project, channel: Channel) -> str:
    uses = uses_by_channel(project).get(channel.id, 0)
    used = plural("used by {n} touchpoint", "used by {n} touchpoints", uses) if uses else _("not used yet")
    return f"{label('nature', channel.nature)}, {used}"


def _set_nature(draft: Draft, ids: Sequence[Id], nature: Any) -> None:
    for id_ in ids:
        set_nature(draft, id_, nature)


def _set_counterparts(draft: Draft, ids: Sequence[Id], counterparts: Any) -> None:
    for id_ in ids:
        set_counterparts(draft, id_, counterparts)


def _others(subject: Subject) -> list[Option]:
    return channel_options(subject.project, [channel.id for channel in subject.elements])


_FIRST = (
    choice(
        "nature",
        N_("Nature"),
        N_("Change nature"),
        "nature",
        write=_set_nature,
        hint=N_("Seen from the Client: a place or an object is physical, a screen is digital."),
    ),
    choice("family", N_("Family"), N_("Change family"), "family"),
    choice("human", N_("Human presence"), N_("Change human presence"), "human"),
    choice("control", N_("Control"), N_("Change control"), "control"),
    choice("direction", N_("Direction"), N_("Change direction"), "direction"),
    choice("status", N_("Status"), N_("Change status"), "channel_status"),
)

_NEEDS = (
    many(
        "devices",
        N_("Devices"),
        N_("Change devices"),
        lambda _subject: word_options("device"),
        hint=N_("Any one of them is enough."),
    ),
    flag("network", N_("Network"), N_("Change network needed")),
)

_COUNTERPARTS = channels(
    "counterparts",
    N_("Counterparts"),
    N_("Change counterparts"),
    _others,
    write=_set_counterparts,
    is_alone=True,
    hint=N_("Channels that offer the same in the other world."),
)

PLAN = FormPlan(
    kind=N_("Channel"),
    several=N_("{n} channels"),
    title=title(N_("Rename channel")),
    subtitle=_subtitle,
    sections=(
        Section("", _FIRST),
        Section(N_("What the Client needs"), _NEEDS),
        Section(N_("In the other world"), (_COUNTERPARTS,)),
        Section(
            N_("Steering"),
            (
                owner("owner", N_("Owner"), N_("Change owner")),
                text("purpose", N_("Purpose"), N_("Change purpose")),
            ),
        ),
    ),
)
