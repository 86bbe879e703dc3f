"""Changing fields of records: what the inspector and inline editing do."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from journeydesigner.editor.edits.placing import is_unnamed, open_lane
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, language, message
from journeydesigner.model import Channel, Draft, Entity, Id, Role, Stage, Text2, Touchpoint


class NotPossible(Refusal):
    """The value does not fit the field or the rest of the record; nothing was changed."""


def set_fields(draft: Draft, elements: Iterable[Id], **fields: Any) -> None:
    """Set the same fields on several records. Raises `NotPossible` when one cannot take them."""
    for id_ in elements:
        element = draft.get(id_)
        if element is None:
            raise KeyError(id_)
        try:
            changed = draft.update(element, **fields)
        except ValidationError as error:
            raise NotPossible(why_impossible(error)) from error
        _in_order(element, changed)
        if isinstance(changed, Touchpoint):
            _open_lanes(draft, changed)


def rename(draft: Draft, element: Id, text: str) -> None:
    """Set the name of a record in the language shown, leaving the other language as it is.

    An empty name is refused: raises `NotPossible`.
    """
    named = draft.get(element)
    if named is None:
        raise KeyError(element)
    if not text.strip():
        raise NotPossible(message(N_("A name cannot be empty.")))
    current = getattr(named, "name", None)
    if isinstance(current, Text2):
        blank = is_unnamed(current)
        try:
            name: Text2 | str = Text2(**{language(): text}) if blank else current.with_(language(), text)
        except ValidationError as error:
            raise NotPossible(why_impossible(error)) from error
    else:
        name = text
    set_fields(draft, [element], name=name)


def write_text(draft: Draft, element: Id, field: str, text: str) -> None:
    """Set a text of a record in the language shown, leaving the other language as it is.

    An empty text takes away what may be missing, and is refused elsewhere: raises `NotPossible`.
    """
    found = draft.get(element)
    if found is None:
        raise KeyError(element)
    current = getattr(found, field)
    if not text.strip():
        if type(found).model_fields[field].is_required():
            raise NotPossible(message(N_("A text cannot be empty.")))
        set_fields(draft, [element], **{field: None})
        return
    is_new = current is None or is_unnamed(current)
    try:
        said = Text2(**{language(): text}) if is_new else current.with_(language(), text)
    except ValidationError as error:
        raise NotPossible(why_impossible(error)) from error
    set_fields(draft, [element], **{field: said})


def written_name(element: Entity) -> str:
    """The name of a record to be typed over, in the language shown, without the mark of the other language."""
    return written_text(element, "name")


def written_text(element: Entity, field: str) -> str:
    """A text of a record to be typed over, in the language shown, without the mark of the other language."""
    text = getattr(element, field, None)
    if isinstance(text, Text2):
        wanted, other = (text.fr, text.en) if language() == "fr" else (text.en, text.fr)
        return wanted or other
    return str(text or "")


def _in_order(before: Entity, after: Entity) -> None:
    """Time runs forwards in what is being said; what a file said before may stay."""
    for start, end in set(_periods(after)) - set(_periods(before)):
        if start and end and end < start:
            raise NotPossible(message(N_("The end would come before the beginning: change the other date first.")))


def _periods(element: Entity) -> list[tuple[datetime.date | None, datetime.date | None]]:
    if isinstance(element, Role):
        return [(element.mandate_start, element.mandate_end)]
    if isinstance(element, Stage | Touchpoint):
        return [(part.valid_from, part.valid_to) for part in element.raci]
    return []


def _open_lanes(draft: Draft, touchpoint: Touchpoint) -> None:
    for channel in (touchpoint.channel, *touchpoint.alt):
        if channel is not None and isinstance(draft.get(channel), Channel):
            open_lane(draft, channel)


def why_impossible(error: ValidationError) -> Message:
    """The first cause why a value cannot be, in words."""
    from journeydesigner.exchange.wording import problem

    first = error.errors(include_url=False)[0]
    return problem(first, first["input"], is_text2=False)
