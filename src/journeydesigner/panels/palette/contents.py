"""What the palette holds for a project: the three large entries, channels by nature, roles by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QIcon

from journeydesigner.editor.payload import Payload
from journeydesigner.i18n import _, language, plural
from journeydesigner.layout.draw.glyphs import FAMILY_ICON, GROUP_ICON, GROUP_INK
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Id, Project
from journeydesigner.model.naming import entity_name
from journeydesigner.panels.options import NATURES, channel_icon, matches, role_options
from journeydesigner.panels.palette.entry import Face
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.usage import uses_by_channel


@dataclass(frozen=True)
class GroupContents:
    """A group: a stable key, the words of its heading, its faces with their pictures."""

    key: str
    title: str
    picture: QIcon
    ink: str
    faces: tuple[tuple[Face, QIcon], ...]


def large_faces() -> tuple[tuple[Face, QIcon], ...]:
    """Stage, touchpoint and action behind the scenes."""
    faces = (
        Face(Payload("stage"), _("Stage"), "columns-3", key="E", note=_("Drag it between two stages.")),
        Face(Payload("touchpoint"), _("Touchpoint"), "square-plus", key="P", note=_("Drag it into a stage.")),
        Face(Payload("action"), _("Backstage action"), "wrench", key="C", note=_("Drag it into a stage.")),
    )
    return tuple((face, icon(face.icon, "text")) for face in faces)


def groups(project: Project, query: str) -> Iterator[GroupContents]:
    """Channels by nature, then roles, as far as they match the query; empty groups are left out."""
    uses = uses_by_channel(project)
    channels = project.children(Channel)
    for nature in NATURES:
        found = [c for c in channels if c.nature == nature]
        shown = [c for c in found if matches(query, entity_name(c, language()), label("family", c.family))]
        if shown:
            faces = tuple((_channel_face(c, uses.get(c.id, 0)), channel_icon(c)) for c in shown)
            ink = GROUP_INK[nature]
            yield GroupContents(nature, label("nature", nature), icon(GROUP_ICON[nature], ink), ink, faces)
    roles = [o for o in role_options(project) if matches(query, o.text, o.group, o.note)]
    if roles:
        faces = tuple(
            (
                Face(Payload("role", Id(str(o.value))), o.text, note=", ".join(n for n in (o.group, o.note) if n)),
                o.picture or QIcon(),
            )
            for o in roles
        )
        yield GroupContents("roles", _("Roles"), icon("users"), "text2", faces)


def _channel_face(channel: Channel, uses: int) -> Face:
    used = plural("used by {n} touchpoint", "used by {n} touchpoints", uses) if uses else _("not used yet")
    return Face(
        Payload("channel", channel.id),
        entity_name(channel, language()),
        FAMILY_ICON[channel.family],
        GROUP_INK[channel.nature],
        channel.nature,
        uses,
        note=f"{label('family', channel.family)}, {used}",
    )
