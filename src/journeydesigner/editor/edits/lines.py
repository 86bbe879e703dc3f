"""Pasting plain lines, from a mail or a spreadsheet: each becomes a touchpoint, linked in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeydesigner.editor.edits.clipboard import NothingToPaste
from journeydesigner.editor.edits.linking import link, why_no_link
from journeydesigner.editor.edits.placing import Spot, add_touchpoint
from journeydesigner.i18n import LANGUAGES, N_, Language, message, translate
from journeydesigner.model import Channel, Draft, Id, Project, Text2
from journeydesigner.model.values import NO_TEXT, ChannelId, TouchpointId

MOST_LINES = 500
"""Lines taken at once: more would be no stage that anybody could read."""
LONGEST = 400
"""Characters of a name: a longer line is a paragraph."""
_BULLET = re.compile(r"(?:[-*•‣◦▪·–—]|\(?\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A touchpoint in words, and the name of its channel ("" for none said)."""

    name: str
    channel: str = ""


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, without bullets and numbers; what follows a tab names the channel.

    A first row of headings is left out. Raises `NothingToPaste` for a text without words, of too many lines, or
    with a line too long for a name.
    """
    count = text.count("\n") + 1
    if count > 2 * MOST_LINES:
        raise _too_many(count)
    lines = tuple(_lines(text))
    headings = {translate(N_("Channel"), language).casefold() for language in LANGUAGES}
    if len(lines) > 1 and lines[0].channel.casefold() in headings:
        lines = lines[1:]
    if not lines:
        raise NothingToPaste(message(N_("The clipboard holds no stage and no touchpoint.")))
    if len(lines) > MOST_LINES:
        raise _too_many(len(lines))
    for number, line in enumerate(lines, 1):
        if len(line.name) > LONGEST:
            raise NothingToPaste(
                message(
                    N_("Line {number} of the clipboard has {size:,} characters, too many for a name. Shorten it."),
                    number=number,
                    size=len(line.name),
                )
            )
    return lines


def paste_lines(
    draft: Draft, lines: tuple[Line, ...], spot: Spot, language: Language, after: TouchpointId | None = None
) -> tuple[Id, ...]:
    """Add a touchpoint for each line, in order, each linked to the next one; returns their ids.

    A channel is found by its name in either language; a line that names none, or one that is unknown, gets that of
    the spot. Where the touchpoint `after` leads nowhere yet, it leads to the first.
    """
    channels = _channels(draft.project)
    made: list[TouchpointId] = []
    before = after if after is not None and not draft.project.outgoing(after) else None
    for line in lines:
        own = channels.get(line.channel.casefold(), spot.channel) if line.channel else spot.channel
        layer = None if own is not None else spot.layer
        there = Spot(spot.stage, spot.before, own, layer)
        name = Text2(fr=line.name) if language == "fr" else Text2(en=line.name)
        touchpoint = add_touchpoint(draft, there, name)
        id_ = TouchpointId(touchpoint.id)
        if before is not None and why_no_link(draft.project, before, id_) is None:
            link(draft, before, id_)
        before = id_
        made.append(id_)
    return tuple(made)


def unknown_channels(project: Project, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The channels that the lines name and the project does not have, each once."""
    known = _channels(project)
    return tuple(dict.fromkeys(n.channel for n in lines if n.channel and n.channel.casefold() not in known))


def _lines(text: str) -> Iterator[Line]:
    for row in text.splitlines():
        cells = [" ".join(NO_TEXT.sub(" ", cell).split()) for cell in row.split("\t")]
        name = _BULLET.sub("", f"{cells[0]} ", count=1).strip() if _BULLET.match(f"{cells[0]} ") else cells[0]
        if name:
            yield Line(name, cells[1] if len(cells) > 1 else "")


def _channels(project: Project) -> Mapping[str, ChannelId]:
    found: dict[str, ChannelId] = {}
    for channel in project.children(Channel):
        for name in (channel.name.fr, channel.name.en):
            if name.strip():
                found.setdefault(" ".join(name.split()).casefold(), ChannelId(channel.id))
    return found


def _too_many(count: int) -> NothingToPaste:
    msgid = N_("The clipboard holds {n:,} lines. At most {most:,} can be pasted at a time: copy fewer of them.")
    return NothingToPaste(message(msgid, n=count, most=MOST_LINES))
