"""Fixes as data: what would repair a finding, in plain parameters. The editor carries them out, nobody here.

Fixes are asked for when they are shown and again before one is carried out, so that none can be out of date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Kind
from journeydesigner.model.journey import Mechanism, StageType
from journeydesigner.model.organisation import Facet, RaciCode
from journeydesigner.rules.wording import Param, Sentence, Words, sentence

Need = Literal["role", "unit", "persona", "channel", "system", "journey", "touchpoint"]
"""What the window may have to ask for before a fix can be carried out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Stands where the user's answer goes: the id of a `what`. Those `suggested` fit best, in this order."""

    what: Need
    suggested: tuple[Id, ...] = ()


FIGURE = "measures."
"""Begins what `Open` shows of a journey that is none of its fields but a figure, by the measure's name."""

Values = tuple[tuple[str, Any], ...]
"""Names of fields, as in the model, with their values.

A `Sentence` becomes a text in both languages, `Asked` the user's answer, an `Item` the value it describes; each
may lie inside a tuple.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """The fields of a value inside a record, where one of them is asked for: an assignment, a link."""

    values: Values


@dataclass(frozen=True, slots=True)
class SetFields:
    """Set these fields of one record."""

    element: Id
    values: Values


@dataclass(frozen=True, slots=True)
class Append:
    """Add ids or values to a list of a record; those that are in it already are left where they are."""

    element: Id
    field: str
    items: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Make a record of a kind in its parent `element`; what `values` leave out is as usual for a new one.

    A kind that lies directly in the project is made for `element`, which then names it in its list `field`.
    """

    kind: Kind
    element: Id
    values: Values
    field: str | None = None


@dataclass(frozen=True, slots=True)
class AddStages:
    """Add stages of these types to a journey, each where its type usually comes; none: as usual for its kind."""

    element: Id
    types: tuple[StageType, ...] = ()


@dataclass(frozen=True, slots=True)
class DetailStage:
    """Make an empty journey that shows a stage from closer by."""

    element: Id


@dataclass(frozen=True, slots=True)
class SetBridge:
    """Give the passage of a transition a bridge, or change the one it has: None leaves as it is.

    With an owner alone, a passage without bridge goes on without: somebody answers for it all the same.
    """

    element: Id
    by: Mechanism | None = None
    identity: bool | None = None
    history: bool | None = None
    owner: Id | Asked | None = None


@dataclass(frozen=True, slots=True)
class KeepAccountable:
    """Leave `keep` alone accountable for one facet of an element; its other code A roles become `others`."""

    element: Id
    keep: Id
    facet: Facet
    others: RaciCode


@dataclass(frozen=True, slots=True)
class ClearReferences:
    """Empty these fields of a record (paths as in the text format, see `rules.clearing.cleared`)."""

    element: Id
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replace:
    """Let everything that names `element` name `by` instead, a record of the same kind; then perhaps remove it."""

    element: Id
    by: Id | Asked
    remove: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a record, with what cannot live without it."""

    element: Id


@dataclass(frozen=True, slots=True)
class Open:
    """Show a record with this field under the cursor (None: show it); nothing is edited.

    A field that begins with `FIGURE` is a measure of the journey: show what lies behind it.
    """

    element: Id
    field: str | None = None


Action = (
    SetFields
    | Append
    | AddRecord
    | AddStages
    | DetailStage
    | SetBridge
    | KeepAccountable
    | ClearReferences
    | Replace
    | Remove
    | Open
)

Kindred = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to repair a finding: what the button says, and what is to be done, as one undo step.

    Either edits, or a single `Open`. It asks for one thing at most.
    """

    label: Sentence
    actions: tuple[Action, ...]

    @property
    def opens(self) -> Open | None:
        """What the window shows instead of editing."""
        (first, *_) = self.actions
        return first if isinstance(first, Open) else None

    @property
    def asked(self) -> Asked | None:
        """What the window must ask for first, with what fits best."""
        return next((asked for action in self.actions for asked in _asked(action)), None)

    @property
    def needs(self) -> Need | None:
        """What the window must ask for first."""
        asked = self.asked
        return asked.what if asked else None

    @property
    def names_owner(self) -> bool:
        """Whether it makes somebody answer for something."""
        first = self.actions[0]
        if isinstance(first, SetBridge):
            return first.owner is not None
        return isinstance(first, SetFields) and any(field == "owner" for field, _ in first.values)

    @property
    def kind(self) -> Kindred:
        """The same for fixes that do the same to different elements, whatever these are called."""
        words = tuple(value for _, value in self.label.params if isinstance(value, Words))
        return (self.label.msgid, words, *dict.fromkeys(map(type, self.actions)))


def fix(label: str, *actions: Action, **params: Param) -> Fix:
    """A `Fix` whose button says `label` (mark it with `N_` where it is written)."""
    return Fix(sentence(label, **params), actions)


def sets(element: Id, /, **values: Any) -> SetFields:
    """Set fields of a record, named as in the model (`from_`)."""
    return SetFields(element, tuple(values.items()))


def adds(kind: Kind, element: Id, /, **values: Any) -> AddRecord:
    """Make a record in the parent `element` with these fields, named as in the model (`from_`)."""
    return AddRecord(kind, element, tuple(values.items()))


def item(**values: Any) -> Item:
    """A value inside a record with something to be asked for."""
    return Item(tuple(values.items()))


def assigns(element: Id, role: Id | None = None) -> SetFields:
    """Make `role` the owner; None: the window asks for one, last used first."""
    return sets(element, owner=role or Asked("role"))


def bridges(element: Id, mechanisms: Iterable[Mechanism]) -> Iterable[Fix]:
    """One fix per mechanism that could bridge the passage."""
    for by in mechanisms:
        yield fix(N_("Add: {mechanism}"), SetBridge(element, by), mechanism=Words("mechanism", (by,)))


def _asked(value: object) -> Iterator[Asked]:
    if isinstance(value, Asked):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _asked(inner)
    elif isinstance(value, Action | Item):
        for field in fields(value):
            yield from _asked(getattr(value, field.name))
