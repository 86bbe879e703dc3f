"""Projects that note which fields of which records are read, and hand out siblings in another order.

A rule that declares the `rank` of a kind may rely on its order: then siblings come in order, and that is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from journeydesigner.model import (
    KINDS,
    Entity,
    Id,
    Kind,
    Project,
    ProjectInfo,
    System,
    Touchpoint,
    Transition,
    Waiver,
)
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.project import Kept
from journeydesigner.rules.usage import Usage

E = TypeVar("E", bound=Entity)
Reads = set[tuple[Kind, Id | None, str]]
"""Kind, id and field; the id is None where a whole table was read."""


class Tracked(Project):
    """A project that puts down in `reads` whatever it is asked."""

    __slots__ = ("ordered", "reads")

    def __init__(self, project: Project, ordered: frozenset[Kind] = frozenset()) -> None:
        super().__init__(project._tables, project._children, project._outgoing, project._incoming)
        self.reads: Reads = set()
        self.ordered = ordered

    @property
    def parts(self) -> tuple[Any, Any, Any, Any]:
        """What a project that notes nothing is made of."""
        return self._tables, self._children, self._outgoing, self._incoming

    def element(self, kind: type[E], id_: Id) -> E:
        """A record whose fields are noted when they are read; asking for it is not noted."""
        found = super().one(kind, id_)
        assert found is not None
        return _noting(found, kind, self.reads)

    @property
    def info(self) -> ProjectInfo:
        return self.element(ProjectInfo, super().info.id)

    def all(self, kind: type[E]) -> Mapping[Id, E]:
        self.reads.add((kind, None, "id"))
        return {id_: _noting(entity, kind, self.reads) for id_, entity in super().all(kind).items()}

    def one(self, kind: type[E], id_: Id | None) -> E | None:
        self.reads.add((kind, id_, "id"))
        found = super().one(kind, id_)
        return None if found is None else _noting(found, kind, self.reads)

    def get(self, id_: Id | None) -> Entity | None:
        for kind in KINDS:
            found = self.one(kind, id_)
            if found is not None:
                return found
        return None

    def __contains__(self, id_: object) -> bool:
        return self.get(Id(str(id_))) is not None

    def __iter__(self) -> Iterator[Entity]:
        for kind in KINDS:
            yield from self.all(kind).values()

    def children(self, kind: type[E], parent: Id | None = None) -> tuple[E, ...]:
        self.reads.add((kind, None, PARENT_FIELD.get(kind, "id")))
        return self._handed_out(kind, super().children(kind, parent))

    def first(self, kind: type[E], parent: Id | None = None) -> E | None:
        self.reads.add((kind, None, PARENT_FIELD.get(kind, "id")))
        found = super().first(kind, parent)
        return None if found is None else _noting(found, kind, self.reads)

    def outgoing(self, touchpoint: Id) -> tuple[Transition, ...]:
        self.reads.add((Transition, None, "from_"))
        return self._handed_out(Transition, super().outgoing(touchpoint))

    def incoming(self, touchpoint: Id) -> tuple[Transition, ...]:
        self.reads.add((Transition, None, "to"))
        return self._handed_out(Transition, super().incoming(touchpoint))

    def leads_on(self, touchpoint: Id) -> bool:
        return bool(self.outgoing(touchpoint))

    def is_led_to(self, touchpoint: Id) -> bool:
        return bool(self.incoming(touchpoint))

    def index(self, kind: type[Kept]) -> Kept:
        """Usage notes what it is asked; what another index reads is noted while it is made."""
        return TrackedUsage(self) if kind is Usage else super().index(kind)  # type: ignore[return-value]

    def _handed_out(self, kind: type[E], siblings: tuple[E, ...]) -> tuple[E, ...]:
        if kind in self.ordered:
            self.reads.add((kind, None, "rank"))
        else:
            siblings = siblings[::-1]
        return tuple(_noting(sibling, kind, self.reads) for sibling in siblings)


class TrackedUsage(Usage):
    """The usage of a tracked project: what is asked about a channel or an application is put down."""

    def __init__(self, project: Tracked) -> None:
        super().__init__(Usage.of(Project(*project.parts)).counts)
        object.__setattr__(self, "project", project)

    def total(self, id_: Id) -> int:
        self._note(id_)
        return super().total(id_)

    def stages(self, id_: Id) -> Iterable[Id]:
        self._note(id_)
        return super().stages(id_)

    def _note(self, id_: Id) -> None:
        project: Tracked = object.__getattribute__(self, "project")
        is_system = id_ in Project(*project.parts).all(System)
        for field in ("systems",) if is_system else ("channel", "alt"):
            project.reads.add((Touchpoint, None, field))


def _noting(entity: Entity, kind: type[E], reads: Reads) -> E:
    if kind is Waiver:  # no rule reads one yet, and what refers to what is told by the very class
        return entity  # type: ignore[return-value]
    copy = _noting_kind(kind).model_construct(None, **entity.__dict__)
    object.__setattr__(copy, "__pydantic_private__", {"reads": reads})
    return copy  # type: ignore[return-value]


@cache
def _noting_kind(kind: Kind) -> Kind:
    fields = frozenset(kind.model_fields)

    def read(self: Any, name: str) -> Any:
        if name in fields:
            held = object.__getattribute__(self, "__dict__")
            noted = object.__getattribute__(self, "__pydantic_private__")
            if noted is not None:
                noted["reads"].add((kind, held["id"], name))
        return object.__getattribute__(self, name)

    return type(f"Noting{kind.__name__}", (kind,), {"__getattribute__": read, "__module__": kind.__module__})
