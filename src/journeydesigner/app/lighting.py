"""Which elements are lit on the map: those that search, isolation and filter all leave lit.

Only says what is lit; the canvas dims the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Literal

from journeydesigner.canvas.view import CanvasView
from journeydesigner.model import Id

Reason = Literal["search", "isolation", "filter"]


class Lighting:
    """The reasons to dim one canvas, and what each of them leaves lit."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas
        self._lit: dict[Reason, frozenset[Id]] = {}

    def set(self, reason: Reason, ids: Iterable[Id] | None) -> None:
        """Leave these lit for this reason; None: it no longer dims anything."""
        if ids is None:
            self._lit.pop(reason, None)
        else:
            self._lit[reason] = frozenset(ids)
        self._canvas.set_lit(reduce(frozenset.__and__, self._lit.values()) if self._lit else None)

    def __contains__(self, reason: object) -> bool:
        return reason in self._lit
