"""How many touchpoints use each channel, kept for the project last asked about: panels ask for every channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journeydesigner.model import Id, Project, Touchpoint

_last: list[tuple[Project, Mapping[Id, int]]] = []


def uses_by_channel(project: Project) -> Mapping[Id, int]:
    """Touchpoints per channel, as their main one or as an alternative."""
    if not _last or _last[0][0] is not project:
        counts: Counter[Id] = Counter()
        for touchpoint in project.all(Touchpoint).values():
            counts.update({channel for channel in (touchpoint.channel, *touchpoint.alt) if channel is not None})
        _last[:] = [(project, counts)]
    return _last[0][1]
