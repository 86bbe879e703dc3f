"""A map before it has pixels: what each step of the layout worked out, for the next one to start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.layout.geometry import Tables
from journeydesigner.layout.graph import Graph
from journeydesigner.layout.lanes import Rows, Usage
from journeydesigner.layout.layers.wants import Notebook
from journeydesigner.layout.place import Placement
from journeydesigner.layout.read import Reading
from journeydesigner.layout.routing import Routing


@dataclass(frozen=True, slots=True)
class Symbols:
    """A map before it has pixels, and the tables that give it some."""

    reading: Reading
    placements: Sequence[Placement]
    usage: Usage
    rows: Rows
    routing: Routing
    tables: Tables
    notebook: Notebook
    """What the layers show."""

    @property
    def graph(self) -> Graph:
        """The journey."""
        return self.reading.graph
