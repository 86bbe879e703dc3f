"""Fixes as data: what would repair a finding, in plain parameters. The editor carries them out, nobody here.

Fixes are asked for when they are shown and again before one is carried out, so that none can be out of date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from journeydesigner.i18n import N_
from journeydesigner.model import Id
from journeydesigner.model.journey import Mechanism
from journeydesigner.model.organisation import Facet, RaciCode
from journeydesigner.rules.wording import Param, Sentence, Words, sentence


@dataclass(frozen=True, slots=True)
class AssignOwner:
    """Make `role` the owner of a journey, stage or touchpoint; None: the window asks for one, last used first."""

    element: Id
    role: Id | None = None


@dataclass(frozen=True, slots=True)
class AssignBridgeOwner:
    """Make `role` answer for the passage of a transition, with or without a bridge; None: the window asks."""

    element: Id
    role: Id | None = None


@dataclass(frozen=True, slots=True)
class KeepAccountable:
    """Leave `keep` alone accountable for one facet of an element; its other code A roles become `others`."""

    element: Id
    keep: Id
    facet: Facet
    others: RaciCode


@dataclass(frozen=True, slots=True)
class SetBridge:
    """Give the passage of a transition a bridge, or change the one it has: None leaves as it is."""

    element: Id
    by: Mechanism | None = None
    identity: bool | None = None
    history: bool | None = None


@dataclass(frozen=True, slots=True)
class ClearReferences:
    """Empty these fields of a record (paths as in the text format, see `rules.clearing.cleared`)."""

    element: Id
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a record that cannot stand without what it refers to."""

    element: Id


Action = AssignOwner | AssignBridgeOwner | KeepAccountable | SetBridge | ClearReferences | Remove


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to repair a finding: what the button says, and what is to be done."""

    label: Sentence
    action: Action

    @property
    def needs(self) -> Literal["role"] | None:
        """What the window must ask for before the fix can be carried out."""
        asks = isinstance(self.action, AssignOwner | AssignBridgeOwner) and self.action.role is None
        return "role" if asks else None


def fix(label: str, action: Action, **params: Param) -> Fix:
    """A `Fix` whose button says `label` (mark it with `N_` where it is written)."""
    return Fix(sentence(label, **params), action)


def bridges(element: Id, mechanisms: Iterable[Mechanism]) -> Iterable[Fix]:
    """One fix per mechanism that could bridge the passage."""
    for by in mechanisms:
        yield fix(N_("Add: {mechanism}"), SetBridge(element, by), mechanism=Words("mechanism", (by,)))
