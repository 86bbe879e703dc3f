"""How a table is described: its columns, each with the words of its heading and of its undo step, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QIcon

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import Language, translate
from journeydesigner.model import Draft, Entity, Id, Kind, Project
from journeydesigner.model.naming import fold
from journeydesigner.panels.tables.cell import Cell
from journeydesigner.panels.tables.lens import Lens

Write = Callable[[Draft, Sequence[Id], Any], object]


@dataclass(frozen=True)
class Column:
    """One field of the records. `field` is its name in the model unless `read` and `write` say otherwise."""

    field: str
    label: str
    """msgid of the heading."""
    act: str
    """msgid of what undo calls the change; "" for what is worked out and cannot be edited."""
    cell: Cell
    read: Callable[[Lens, Any], Any] | None = None
    write: Write | None = None
    """For what is not just a field to be set: it is given the records and the value."""
    picture: Callable[[Lens, Any], QIcon | None] | None = None
    """What stands before the words; what the cell says where None."""
    hint: str = ""
    """msgid of a sentence that explains the field."""
    width: int = 14
    """In letters, at first."""
    is_shown: bool = True
    """At first; the menu of the heading shows and hides."""

    @property
    def is_editable(self) -> bool:
        """Whether its cells can be changed."""
        return bool(self.act)

    def value(self, lens: Lens, record: Entity) -> Any:
        """What the cell of a record holds."""
        return self.read(lens, record) if self.read else getattr(record, self.field)

    def icon(self, lens: Lens, record: Entity) -> QIcon | None:
        """What stands before the words of a cell."""
        return self.picture(lens, record) if self.picture else self.cell.picture(lens, self.value(lens, record))

    def text(self, lens: Lens, record: Entity) -> str:
        """What the cell of a record shows."""
        return self.cell.text(lens, self.value(lens, record))

    def carry(self, draft: Draft, ids: Sequence[Id], value: Any, side: Language) -> None:
        """Put what a field offered into the records. Raises `Refusal` when one cannot take it."""
        value = self.cell.settled(draft, value)
        if self.write is not None:
            self.write(draft, ids, value)
            return
        for id_ in ids:
            before = getattr(draft.get(id_), self.field)
            set_fields(draft, [id_], **{self.field: self.cell.put(before, value, side)})

    def is_called(self, heading: str) -> bool:
        """Whether a heading of a spreadsheet means this column: its words in either language, or its field."""
        wanted = fold(heading).strip()
        words = (translate(self.label, "fr"), translate(self.label, "en"), self.field)
        return wanted in {fold(word) for word in words}


@dataclass(frozen=True)
class TableWords:
    """What a table calls its records: msgids."""

    title: str
    add: str
    """The button and the undo step that add one: "Add a role"."""
    duplicate: str
    move: str
    remove: str
    empty: str
    """What stands where the project has none: what they are for and how to begin."""
    paste: str
    """The undo step of a paste: "Paste roles"."""
    tree: str = ""
    """The button that shows the records under each other."""


Make = Callable[[Project, Id, Entity | None], Entity]
"""A new record: from the project, its id, and the record it is made beside (None: beside none). Its rank is given
when it is put among its siblings."""


@dataclass(frozen=True)
class TablePlan:
    """A table: which records, in which columns, and what is done to make one."""

    kind: Kind
    words: TableWords
    columns: tuple[Column, ...]
    """The first one is the name, or what stands for it."""
    make: Make
    prefix: str
    """Of new ids."""
    rows: Callable[[Project], Iterable[Entity]] | None = None
    """The records listed, in their own order; all that lie directly in the project where None."""
    reads: frozenset[Kind] = frozenset()
    """Kinds of other records that the cells tell about."""
    tree: str | None = None
    """The field that names the record a row stands under, where the table can show that."""
    prepare: Callable[[Draft, Id | None], object] | None = None
    """Makes what a new record cannot do without, such as a unit for a role."""
    usual: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    """What else holds of a new record of which a spreadsheet says only some fields: from those to what follows."""
    copy: Callable[[Draft, Entity], object] | None = None
    """What is more to do after a record was duplicated; it is given the new one."""

    def records(self, project: Project) -> Sequence[Entity]:
        """The records listed, in their own order."""
        if self.rows is not None:
            return tuple(self.rows(project))
        return project.children(self.kind)
