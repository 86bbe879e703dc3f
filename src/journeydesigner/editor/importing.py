"""Takes another file's journeys and libraries into the open project; ids that collide are given anew."""

from __future__ import annotations

from pathlib import Path

from journeydesigner.editor.session import read
from journeydesigner.exchange.merging import merge_into
from journeydesigner.model import Draft


def import_file(draft: Draft, path: Path) -> int:
    """Add what the file at `path` holds; the number of records added. Raises the refusals of reading."""
    merged = merge_into(draft.project, read(path).project)
    draft.take(merged)
    return sum(before is None for before, _ in merged.changes.values())
