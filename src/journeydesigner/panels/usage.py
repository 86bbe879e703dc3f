"""How many touchpoints use each channel, kept for the project last asked about: panels ask for every channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journeydesigner.model import Id, Project, Touchpoint

_last: list[tuple[Project, Mapping[Id, int]]] = []


def uses_by_channel(project: Project) -> Mapping[Id, int]:
    """Touchpoints per channel, as their main one or as an alternative."""
    if not _last or _last[0][0] is not project:
        counts: Counter[Id | None] = Counter()
        for touchpoint in project.all(Touchpoint).values():
            if touchpoint.alt:
                counts.update({touchpoint.channel, *touchpoint.alt})
            else:
                counts[touchpoint.channel] += 1
        _last[:] = [(project, {channel: n for channel, n in counts.items() if channel is not None})]
    return _last[0][1]
