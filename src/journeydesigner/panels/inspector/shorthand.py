"""Rows as the forms mostly need them: by the kind of value they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import N_
from journeydesigner.model import Draft, Id
from journeydesigner.panels.fields.assignments import RaciField
from journeydesigner.panels.fields.choice import ChoiceField, FlagField
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.fields.grade import GradeField
from journeydesigner.panels.fields.number import DateField, NumberField
from journeydesigner.panels.fields.owner import OwnerField
from journeydesigner.panels.fields.pick import ManyField, One, Options, PickField
from journeydesigner.panels.fields.text import TextField, Written
from journeydesigner.panels.inspector.rows import Row, Section, parts, with_role
from journeydesigner.panels.options import Option, channel_option, channel_options

NONE_CHOSEN = N_("None")


def title(act: str) -> Row:
    """The name, as the title of the form."""
    return Row("name", N_("Name"), act, lambda: TextField("name", is_title=True), is_alone=True)


def choice(name: str, label: str, act: str, vocabulary: str, *, optional: bool = False, **more: Any) -> Row:
    """One word of a vocabulary."""
    return Row(name, label, act, lambda: ChoiceField(vocabulary, optional), **more)


def flag(name: str, label: str, act: str, **more: Any) -> Row:
    """Yes or no."""
    return Row(name, label, act, FlagField, **more)


def text(name: str, label: str, act: str, **more: Any) -> Row:
    """A paragraph in both languages."""

    def write(draft: Draft, ids: Sequence[Id], value: Any) -> None:
        for id_ in ids:
            written = value.into(getattr(draft.get(id_), name)) if isinstance(value, Written) else value
            set_fields(draft, [id_], **{name: written})

    return Row(
        name, label, act, partial(TextField, "text", one_line=False, by_side=True), **{"write": write, **more}
    )


def number(name: str, label: str, act: str, unit: str, **more: Any) -> Row:
    """A whole number of some unit (a msgid)."""
    return Row(name, label, act, lambda: NumberField(unit), **more)


def pick(name: str, label: str, act: str, options: Options, empty: str = NONE_CHOSEN, **more: Any) -> Row:
    """One record."""
    return Row(name, label, act, lambda: PickField(options, empty), **more)


def many(
    name: str,
    label: str,
    act: str,
    options: Options,
    empty: str = NONE_CHOSEN,
    one: One | None = None,
    **more: Any,
) -> Row:
    """Several records or words. `one` finds the option of a value where there may be thousands of them."""
    return Row(name, label, act, lambda: ManyField(options, empty, one=one), **{"is_list": True, **more})


def channel(name: str, label: str, act: str, **more: Any) -> Row:
    """One channel."""
    return Row(name, label, act, lambda: PickField(_channels, NONE_CHOSEN, channel_option), **more)


def channels(name: str, label: str, act: str, options: Options | None = None, **more: Any) -> Row:
    """Several channels, all of them or those of `options`."""
    offered = options or _channels
    make = partial(ManyField, offered, NONE_CHOSEN, one=channel_option)
    return Row(name, label, act, make, **{"is_list": True, **more})


def _channels(subject: Subject) -> list[Option]:
    return channel_options(subject.project)


def owner(
    name: str,
    label: str,
    act: str,
    needed: Callable[[Subject], bool] | None = None,
    *,
    inherits: bool = False,
    **more: Any,
) -> Row:
    """A role, made on the spot where none fits."""
    return Row(name, label, act, lambda: OwnerField(needed, inherits), **{"write": with_role(name), **more})


def plain(name: str, label: str, act: str, **more: Any) -> Row:
    """A few words in no language."""
    return Row(name, label, act, lambda: TextField("words"), **more)


def grade(name: str, label: str, act: str, **more: Any) -> Row:
    """From 1 low to 5 high."""
    return Row(name, label, act, GradeField, **more)


def date(name: str, label: str, act: str, **more: Any) -> Row:
    """A day of the calendar."""
    return Row(name, label, act, DateField, **more)


def words(name: str, label: str, act: str) -> Row:
    """A list of plain words, written with commas between them."""

    def write(draft: Draft, ids: Sequence[Id], typed: Any) -> None:
        found = (word.strip() for word in str(typed or "").split(","))
        set_fields(draft, ids, **{name: tuple(dict.fromkeys(word for word in found if word))})

    return Row(
        name,
        label,
        act,
        lambda: TextField("words"),
        read=lambda _project, element: ", ".join(getattr(element, name)) or None,
        write=write,
        hint=N_("Several with commas between them."),
    )


def raci() -> Section:
    """Who else takes part."""
    row = Row("raci", N_("RACI"), N_("Change RACI"), RaciField, write=parts("raci"), is_list=True, is_wide=True)
    return Section(N_("Who else takes part"), (row,), is_open=False)
