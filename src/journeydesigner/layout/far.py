"""Which links are shown as two tags because they pass over whole stages, and their labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from journeydesigner.layout.graph import NONE_FAR, Edge, Far, Pair, Stub, Stubs
from journeydesigner.layout.plan import LongLinks
from journeydesigner.model.values import TouchpointId

REACH = 1
"""A link to a stage further away than this would pass over a whole stage."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Home = Mapping[TouchpointId, int]
Clusters = Mapping[Pair, Sequence[Edge]]


def find_far(
    count: int,
    rows: Mapping[int, Sequence[TouchpointId]],
    home: Home,
    clusters: Clusters,
    long_links: LongLinks,
    last: Far = NONE_FAR,
    changed: tuple[Collection[int], Collection[Pair]] | None = None,
) -> Far:
    """The links that are shown as two tags, among so many stages. `rows`: the touchpoints of each.

    A label is the number of the stage where the link begins, and a letter in the order of the cards there: unique
    on the map, and an edit gives new labels only to links that begin in the same stage.
    `changed`: the stages and pairs of stages that are not as they were for `last`; all when it is not given. Only
    the rows of these are looked at.
    """
    if long_links == "drawn":
        return NONE_FAR
    if changed is None:
        last = Far(REACH, ((),) * count, {})
        changed = (), clusters
    stages, pairs = changed
    partners = _partners(last, stages, [pair for pair in pairs if pair[1] - pair[0] > REACH])
    if not partners:
        return last
    leaving: dict[int, Stubs] = {}
    for stage, others in partners.items():
        edges = chain.from_iterable(clusters.get(_pair(stage, other), ()) for other in others)
        outs = _labelled(stage, [edge for edge in edges if home[edge.source] == stage], rows[stage], home)
        leaving[stage] = outs
    return _joined(last, leaving, partners)


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _partners(last: Far, stages: Iterable[int], pairs: Sequence[Pair]) -> dict[int, set[int]]:
    """The stages whose links may have other labels, and with which stages they have any."""
    found: dict[int, set[int]] = {stage: set() for stage in stages if last.stubs[stage]}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    for stage, others in found.items():
        others.update(stub.other for stub in last.stubs[stage])
    return found


def _joined(last: Far, leaving: Mapping[int, Stubs], partners: Mapping[int, Collection[int]]) -> Far:
    """All ends, where the links that leave some stages are others than before."""
    homes = dict(last.homes)
    stubs = list(last.stubs)
    for stage in leaving:
        for stub in stubs[stage]:
            if stub.leaves:
                homes.pop(stub.edge.id, None)
    come: dict[int, dict[int, list[Stub]]] = {}
    """By stage where links arrive, and stage where they begin."""
    for stage, outs in leaving.items():
        homes.update((stub.edge.id, (stage, stub.other)) for stub in outs)
        for other in partners[stage]:
            come.setdefault(other, {})[stage] = []
        for stub in outs:
            come[stub.other][stage].append(stub._replace(leaves=False, other=stage))
    for stage in come.keys() | leaving.keys():
        found = _ends(stage, stubs[stage], leaving, come.get(stage, {}))
        if found != stubs[stage]:
            stubs[stage] = found
    if all(now is held for now, held in zip(stubs, last.stubs, strict=True)):
        return last
    return Far(REACH, tuple(stubs), homes)


def _ends(stage: int, held: Stubs, leaving: Mapping[int, Stubs], come: Mapping[int, Sequence[Stub]]) -> Stubs:
    """The ends in a stage: links that leave it, then those that arrive, by the stage where they begin."""
    outs = leaving.get(stage)
    if outs is None:
        outs = tuple(stub for stub in held if stub.leaves)
    kept = [stub for stub in held if not stub.leaves and stub.other not in come]
    arriving = sorted(chain(kept, *come.values()), key=lambda stub: stub.other)
    return (*outs, *arriving)


def _labelled(stage: int, edges: Sequence[Edge], row: Sequence[TouchpointId], home: Home) -> Stubs:
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
