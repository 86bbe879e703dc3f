"""The parts that were drawn, in the way the map is drawn now and in the last few: zooming comes back to them."""

from __future__ import annotations

from collections.abc import Iterable

from journeydesigner.canvas.entries import Entry, Passage, Source
from journeydesigner.layout.draw import Options
from journeydesigner.layout.drawing import Part
from journeydesigner.layout.plan import Card, Link
from journeydesigner.model import Id

WAYS = 4
"""Earlier ways of drawing that are remembered."""
MOST = 2_000
"""Entries above which an earlier way is not remembered: the memory they take is worth more than the time."""
KINDS = ("card", "link", "marks")

Kept = dict[str, tuple[Source, tuple[Part, ...]]]


class Drawn:
    """Parts by key of their entry, with what they were made from."""

    def __init__(self) -> None:
        self._now: Kept = {}
        self._earlier: dict[Options, Kept] = {}

    def turn(self, before: Options, after: Options) -> None:
        """The map is drawn in another way from now on."""
        if len(self._now) <= MOST:
            self._earlier[before] = self._now
        self._now = self._earlier.pop(after, {})
        for way in list(self._earlier)[:-WAYS]:
            del self._earlier[way]

    def clear(self) -> None:
        """Anything may look different now."""
        self._now = {}
        self._earlier = {}

    def forget(self, ids: Iterable[Id]) -> None:
        """These elements may look different now."""
        keys = [f"{kind}:{id_}" for id_ in ids for kind in KINDS]
        for kept in (self._now, *self._earlier.values()):
            for key in keys:
                kept.pop(key, None)

    def get(self, entry: Entry) -> tuple[Part, ...] | None:
        """The parts of an entry, if they were drawn from what it is made from now."""
        held, source = self._now.get(entry.key), entry.source
        if held is not None and (held[0] is source or (isinstance(source, Card) and held[0] == source)):
            return held[1]
        return None

    def keep(self, entry: Entry, parts: tuple[Part, ...]) -> None:
        """Remember the parts of an entry, where it is worth while."""
        if isinstance(entry.source, Card | Link | Passage):
            self._now[entry.key] = entry.source, parts
