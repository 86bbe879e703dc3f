"""Takes another file's journeys and libraries into the open project; ids that collide are given anew."""

from __future__ import annotations

from pathlib import Path

from journeydesigner.editor.session import is_text
from journeydesigner.exchange import read_text
from journeydesigner.exchange.merging import merge_into
from journeydesigner.model import Draft
from journeydesigner.store import read_project


def import_file(draft: Draft, path: Path) -> int:
    """Add what the file at `path` holds; the number of records added. Raises the refusals of reading."""
    incoming = read_text(path) if is_text(path) else read_project(path)
    merged = merge_into(draft.project, incoming)
    draft.take(merged)
    return sum(before is None for before, _ in merged.changes.values())
