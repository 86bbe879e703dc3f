"""How a form is described: rows of fields in sections, each with the words of its label and of its undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.model import Draft, Id, Project
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.parts import Added
from journeydesigner.panels.owner_chooser import settle_choice

Write = Callable[[Draft, Sequence[Id], Any], object]


@dataclass(frozen=True)
class Row:
    """One field of a form. `name` is the field of the record unless `read` and `write` say otherwise."""

    name: str
    label: str
    """msgid of the word beside the field."""
    act: str
    """msgid of what undo calls the change."""
    make: Callable[[], Field]
    read: Callable[[Project, Any], Any] | None = None
    write: Write | None = None
    shown: Callable[[Project, Any], bool] | None = None
    """When the field has a sense for an element; always, where None."""
    is_alone: bool = False
    """Only for one element at a time."""
    is_list: bool = False
    """Several elements show what they have in common; what is put in or taken out is so for each of them."""
    is_wide: bool = False
    """Label above the field, which takes the whole width."""
    hint: str = ""
    """msgid of a sentence that explains the field."""

    def value(self, project: Project, element: Any) -> Any:
        """The value the field shows of an element."""
        return self.read(project, element) if self.read else getattr(element, self.name)

    def carry(self, draft: Draft, ids: Sequence[Id], value: Any) -> None:
        """Put a value into the elements. Raises `Refusal` when one cannot take it."""
        if self.write:
            self.write(draft, ids, value)
        elif self.is_list:
            put_list(draft, ids, self.name, value)
        else:
            set_fields(draft, ids, **{self.name: value})


@dataclass(frozen=True)
class Section:
    """Rows under one heading. A closed one opens by a click and stays open while the program runs."""

    title: str
    """msgid; "" for the first section, which cannot be closed."""
    rows: tuple[Row, ...]
    is_open: bool = True


@dataclass(frozen=True)
class FormPlan:
    """A form: what stands under the title, and its sections. The title itself is the name of the element."""

    kind: str
    """msgid of the word for what it edits."""
    several: str
    """msgid of the heading when it edits several; {n} stands for their number."""
    sections: tuple[Section, ...]
    title: Row | None
    """The name, to be changed in place; None where `heading` says what it is."""
    heading: Callable[[Project, Any], str] | None = None
    subtitle: Callable[[Project, Any], str] | None = None


def with_role(field: str) -> Write:
    """Writes a field whose value is a choice of owner, making the role first when it is new."""

    def write(draft: Draft, ids: Sequence[Id], choice: Any) -> None:
        set_fields(draft, ids, **{field: settle_choice(draft, choice)})

    return write


def parts(field: str) -> Write:
    """Writes a list of roles, making the role first when it is new."""

    def write(draft: Draft, ids: Sequence[Id], value: Any) -> None:
        if isinstance(value, Added):
            role = settle_choice(draft, value.choice)
            assert role is not None
            value = value.with_role(role)
        put_list(draft, ids, field, value)

    return write


def in_common(lists: Sequence[Any]) -> Any:
    """What all of these lists hold, in the order of the first; what there is, when it is no list."""
    first, *others = lists
    if not isinstance(first, tuple) or not others:
        return first
    return tuple(item for item in first if all(item in other for other in others))


def put_list(draft: Draft, ids: Sequence[Id], field: str, values: tuple[Any, ...]) -> None:
    """Put a list into one element; of several, change what they have in common as the list says."""
    lists = [getattr(draft.get(id_), field) for id_ in ids]
    common = in_common(lists)
    for id_, own in zip(ids, lists, strict=True):
        kept = [item for item in own if item not in common or item in values]
        merged = (*kept, *(item for item in values if item not in kept))
        set_fields(draft, [id_], **{field: values if len(ids) == 1 else merged})
