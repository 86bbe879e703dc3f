"""What a delta changes, in a line of words: records that come and go, and fields from what to what."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin

from journeydesigner.i18n import _, language
from journeydesigner.layout.words import WORDS, word
from journeydesigner.model import Delta, Entity, Id, Kind, Project, Text2
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import Share, Value
from journeydesigner.panels.inspector.inspector import PLANS
from journeydesigner.rules.wording import day

UNSAID = ("id", "rank")
"""Fields that tell the user nothing."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A project before and after a change; old values are named as they were."""

    before: Project
    after: Project


def changes_in_words(before: Project, delta: Delta, about: Id) -> str:
    """Everything a delta changes in `before`, in one line; records other than `about` are named."""
    sides = Sides(before, before.apply(delta))
    return "; ".join(said for pair in delta.changes.values() for said in _change(sides, *pair, about))


def _change(sides: Sides, old: Entity | None, new: Entity | None, about: Id) -> Iterator[str]:
    if old is None and new is not None:
        yield _("new: {name}", name=name_of(sides.after, new.id, language()))
    elif new is None and old is not None:
        yield _("removed: {name}", name=name_of(sides.before, old.id, language()))
    elif old is not None and new is not None:
        said = ", ".join(_fields(sides, type(new), old, new))
        name = name_of(sides.before, old.id, language())
        yield said if old.id == about or not said else f"{name} ({said})"


def _fields(sides: Sides, kind: Kind, old: Any, new: Any, path: str = "") -> Iterator[str]:
    for name, field in type(new).model_fields.items():
        was, now = getattr(old, name, None), getattr(new, name, None)
        if name in UNSAID or was == now or (old is None and now == field.default):
            continue
        yield from field_in_words(sides, kind, path + name, field.annotation, was, now)


def field_in_words(sides: Sides, kind: Kind, path: str, annotation: Any, was: Any, now: Any) -> Iterator[str]:
    """A field of a kind from what to what; what has fields of its own is told field by field."""
    if isinstance(now, Value) and not isinstance(now, Text2) and isinstance(was, Value | None):
        yield from _fields(sides, kind, was, now, f"{path}.")
        return
    yield _(
        "{field}: {old} → {new}",
        field=field_label(kind, path),
        old=_said(sides.before, was, annotation),
        new=_said(sides.after, now, annotation),
    )


def _said(project: Project, value: Any, annotation: Hashable) -> str:
    """A value in words; "–" for none."""
    if value is None or value == () or value == "":
        return "–"
    if isinstance(value, tuple):
        return ", ".join(_said(project, item, annotation) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.date):
        return day(value, language())
    if isinstance(value, Text2):
        return value.get(language())
    if isinstance(value, Value):
        return ", ".join(
            _said(project, getattr(value, name), cast(Hashable, field.annotation))
            for name, field in type(value).model_fields.items()
            if getattr(value, name) != field.default
        )
    if isinstance(value, float):
        return _("{n}%", n=round(100 * value)) if is_share(annotation) else f"{value:g}"
    vocabulary = vocabulary_of(annotation)
    if vocabulary is not None and value in WORDS[vocabulary]:
        return word(vocabulary, value)
    return name_of(project, Id(str(value)), language()) if isinstance(value, str) else str(value)


def is_share(annotation: Hashable) -> bool:
    """Whether a field holds a part of 1, shown as a percentage."""
    return Share in (annotation, *get_args(annotation))


@cache
def vocabulary_of(annotation: Hashable) -> str | None:
    """The words for the values of a field: those of the enumeration with the same values."""
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal:
            values = set(get_args(part))
            return next((name for name, words in WORDS.items() if set(words) == values), None)
    return next((found for part in get_args(annotation) if (found := vocabulary_of(part))), None)


def field_label(kind: Kind, path: str) -> str:
    """What the form of a kind calls a field, else any other form; the model's name where none has it."""
    labels = _labels()
    found = labels.get((kind, path)) or next(
        (label for (_kind, name), label in labels.items() if name == path), None
    )
    return _(found) if found else path.rstrip("_")


@cache
def _labels() -> dict[tuple[Kind, str], str]:
    return {
        (kind, row.name): row.label
        for kind, plan in PLANS.items()
        for row in (*filter(None, (plan.title,)), *(row for section in plan.sections for row in section.rows))
    }
