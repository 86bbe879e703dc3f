"""Columns as the tables of the Library mostly need them: by the kind of value they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeydesigner.i18n import N_
from journeydesigner.model import Kind, System, Unit
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.options import Option, channel_options, system_options, unit_options
from journeydesigner.panels.tables.cells import FlagCell, LinesCell, PlainCell, TextCell, WordCell
from journeydesigner.panels.tables.column import Column
from journeydesigner.panels.tables.links import NONE, ReferenceCell, ReferencesCell, RoleCell


def name(act: str, **more: Any) -> Column:
    """The name in both languages."""
    return Column("name", N_("Name"), act, TextCell(is_name=True), width=28, **more)


def word(field: str, label: str, act: str, vocabulary: str, *, in_order: bool = False, **more: Any) -> Column:
    """One word of a vocabulary."""
    return Column(field, label, act, WordCell(vocabulary, in_order=in_order), **more)


def flag(field: str, label: str, act: str, **more: Any) -> Column:
    """Yes or no."""
    return Column(field, label, act, FlagCell(), **{"width": 9, **more})


def plain(field: str, label: str, act: str, **more: Any) -> Column:
    """One text that is the same in both languages."""
    return Column(field, label, act, PlainCell(), **more)


def lines(field: str, label: str, act: str, *, is_bilingual: bool = False, **more: Any) -> Column:
    """Several texts."""
    return Column(field, label, act, LinesCell(is_bilingual), **{"width": 20, **more})


def role(field: str, label: str, act: str, **more: Any) -> Column:
    """A role, made on the spot where none fits."""
    return Column(field, label, act, RoleCell(), **{"width": 20, **more})


def unit(field: str, label: str, act: str, empty: str = NONE, **more: Any) -> Column:
    """A unit."""
    return Column(field, label, act, ReferenceCell(Unit, _units, empty), **{"width": 18, **more})


def records(field: str, label: str, act: str, kind: Kind, **more: Any) -> Column:
    """Several channels or applications."""
    options = _systems if kind is System else _channels
    return Column(field, label, act, ReferencesCell(kind, options), **{"width": 20, **more})


def _units(subject: Subject) -> Sequence[Option]:
    own = {element.id for element in subject.elements}
    return [option for option in unit_options(subject.project) if option.value not in own]


def _systems(subject: Subject) -> Sequence[Option]:
    return system_options(subject.project)


def _channels(subject: Subject) -> Sequence[Option]:
    return channel_options(subject.project, [element.id for element in subject.elements])
