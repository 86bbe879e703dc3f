"""The field of a cell that holds several texts: one a line, plain or with the other language kept beside each."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from journeydesigner.i18n import Language
from journeydesigner.model import Text2
from journeydesigner.panels.fields.text import TextField


class ListedField(TextField):
    """A list of texts, written one below the other. What it offers is a tuple of `Text2`, or of plain words."""

    def __init__(self, is_bilingual: bool) -> None:
        self._is_bilingual = is_bilingual
        self._items: tuple[Any, ...] = ()
        super().__init__("text" if is_bilingual else "words", one_line=False)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._items = () if is_mixed else tuple(value or ())
        super().show_value(value, is_mixed)

    def _with(self, typed: str) -> Any:
        lines = tuple(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))
        if not self._is_bilingual:
            return lines
        return merged(self._items, tuple(Text2(**{self.side: line}) for line in lines), self.side)

    def _sides(self) -> tuple[str, str]:
        items = (item.get(self.side) if isinstance(item, Text2) else item for item in self._items)
        return "\n".join(items), ""


def _written(item: Text2) -> dict[str, str]:
    return {side: text for side, text in item.model_dump().items() if text}


def merged(before: Sequence[Text2], after: Sequence[Text2], side: Language) -> tuple[Text2, ...]:
    """The lines `after`, which are written in `side`, each with what the line it was says in the other language.

    A line that reads as before is the same line; a line rewritten in its place keeps its other side; a new one
    has none.
    """
    old, new = [item.get(side) for item in before], [item.get(side) for item in after]
    lines: list[Text2] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            lines.extend(before[a:b])
        elif what == "replace" and b - a == d - c:
            pairs = zip(before[a:b], after[c:d], strict=True)
            lines.extend(Text2(**{**one.model_dump(), **_written(two)}) for one, two in pairs)
        else:
            lines.extend(after[c:d])
    return tuple(lines)
