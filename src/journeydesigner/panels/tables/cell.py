"""What every cell of a table can do: be worded, sorted, edited, copied, and read from text that is pasted."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtGui import QIcon

from journeydesigner.i18n import Language
from journeydesigner.model import Draft, Id, Kind
from journeydesigner.model.naming import fold
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.tables.lens import Lens


class Finder(Protocol):
    """Finds records by what a spreadsheet calls them."""

    def knows(self, kind: Kind, text: str) -> bool:
        """Whether there is a record of this name or id."""

    def find(self, kind: Kind, text: str) -> Id:
        """The record of this name or id. Raises `Refusal` when there is none, or more than one."""


class Cell:
    """One kind of value. A cell itself holds nothing: the same one serves all rows of a column."""

    is_number = False
    """Whether it stands at the right end."""
    is_flag = False
    """Whether it is switched rather than edited."""

    def text(self, lens: Lens, value: Any) -> str:
        """The value in words; "" when there is none."""
        raise NotImplementedError

    def picture(self, lens: Lens, value: Any) -> QIcon | None:  # noqa: ARG002
        """What stands before the words."""
        return None

    def key(self, lens: Lens, value: Any) -> Any:
        """What the rows are sorted by; None sorts last. All keys of a cell can be compared."""
        return fold(self.text(lens, value)) or None

    def field(self) -> Field:
        """The field that edits it."""
        raise NotImplementedError

    def settled(self, draft: Draft, value: Any) -> Any:  # noqa: ARG002
        """The value that a field means by what it offers; what is new is made in the draft."""
        return value

    def put(self, before: Any, value: Any, side: Language) -> Any:  # noqa: ARG002
        """What a record holds after `value` was offered to it in the language `side`."""
        return value

    def copied(self, lens: Lens, value: Any) -> str:
        """The value as a spreadsheet takes it. `read` understands it again."""
        return self.text(lens, value)

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        """The value meant by a text that is not empty. Raises `Refusal` with the reason and what to do."""
        raise NotImplementedError
