"""Writing down what a workshop voted: a tag "votes: 5" on each touchpoint, the same word in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.model import Draft, Touchpoint
from journeydesigner.model.values import TouchpointId

_TAG = re.compile(r"votes\s*:\s*(\d{1,9})", re.IGNORECASE | re.ASCII)


def votes_of(touchpoint: Touchpoint) -> int | None:
    """What was voted for it, by its tag; None where it was never voted for."""
    found = next(filter(None, map(_TAG.fullmatch, touchpoint.tags)), None)
    return int(found[1]) if found else None


def keep_votes(draft: Draft, votes: Mapping[TouchpointId, int]) -> None:
    """Say on each touchpoint how many votes it has, in place of what an earlier vote said; 0 takes that away."""
    for id_, count in votes.items():
        tags = list(draft.one(Touchpoint, id_).tags)
        earlier = [tag for tag in tags if _TAG.fullmatch(tag)]
        place = tags.index(earlier[0]) if earlier else len(tags)
        others = [tag for tag in tags if tag not in earlier]
        others[place:place] = [f"votes: {count}"] if count else []
        set_fields(draft, [id_], tags=tuple(others))
