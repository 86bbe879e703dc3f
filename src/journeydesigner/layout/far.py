"""Which links are shown as two tags because they pass over whole stages, and their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeydesigner.layout.graph import NONE_FAR, Edge, Far, Pair, Stub, Stubs
from journeydesigner.layout.plan import LongLinks
from journeydesigner.model.values import TouchpointId, TransitionId

REACH = 1
"""A link to a stage further away than this would pass over a whole stage."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def find_far(
    rows: Sequence[Sequence[TouchpointId]],
    home: Mapping[TouchpointId, int],
    clusters: Mapping[Pair, Sequence[Edge]],
    long_links: LongLinks,
    last: Far = NONE_FAR,
) -> Far:
    """The links that are shown as two tags. `rows`: the touchpoints of every stage.

    `last`: kept where it is the same.

    A label is the number of the stage where the link begins, and a letter in the order of the cards there: unique
    on the map, and an edit gives new labels only to links that begin in the same stage.
    """
    if long_links == "drawn":
        return NONE_FAR
    edges: list[list[Edge]] = [[] for _ in rows]
    for (a, b), members in clusters.items():
        if b - a > REACH:
            for edge in members:
                edges[home[edge.source]].append(edge)
    leaving = [_labelled(stage, members, rows[stage], home) for stage, members in enumerate(edges)]
    arriving: list[list[Stub]] = [[] for _ in rows]
    homes: dict[TransitionId, tuple[int, int]] = {}
    for stage, outs in enumerate(leaving):
        for stub in outs:
            arriving[stub.other].append(stub._replace(leaves=False, other=stage))
            homes[stub.edge.id] = stage, stub.other
    stubs = tuple(outs + tuple(ins) for outs, ins in zip(leaving, arriving, strict=True))
    if len(stubs) == len(last.stubs):
        stubs = tuple(held if held == found else found for found, held in zip(stubs, last.stubs, strict=True))
    found = Far(REACH, stubs, homes)
    return last if found == last else found


def _labelled(
    stage: int, edges: Sequence[Edge], row: Sequence[TouchpointId], home: Mapping[TouchpointId, int]
) -> Stubs:
    """The links that leave a stage, in reading order."""
    if not edges:
        return ()
    place = {id_: number for number, id_ in enumerate(row)}
    ordered = sorted(edges, key=lambda edge: (place[edge.source], home[edge.target], edge.id))
    labels = (f"{stage + 1}{_letters(number)}" for number in range(len(ordered)))
    return tuple(Stub(edge, True, home[edge.target], label) for edge, label in zip(ordered, labels, strict=True))


def _letters(number: int) -> str:
    """a to z, then aa, ab and so on."""
    more, last = divmod(number, len(LETTERS))
    return (_letters(more - 1) if more else "") + LETTERS[last]
