"""Which applications one exchanges data with, and how: a cell of names with their kind of link, and its field."""

# ruff: noqa: ARG002  (all cells are asked the same way; not each looks at everything it is given)
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from journeydesigner.i18n import Language
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Id, System, SystemLink
from journeydesigner.panels.fields.field import Field, Subject
from journeydesigner.panels.fields.pick import ManyField
from journeydesigner.panels.options import Option, system_options
from journeydesigner.panels.tables.cell import Cell, Finder
from journeydesigner.panels.tables.cells import read_word
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.links import NONE
from journeydesigner.panels.tables.lists import join_list, split_list

KINDS = tuple(WORDS["system_link_kind"])
_MARK = ":"


class LinksField(ManyField):
    """Links as chips; the list offers each other application once for each kind of link."""

    def __init__(self) -> None:
        super().__init__(_options, NONE)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        super().show_value(tuple(f"{link.to}{_MARK}{link.kind}" for link in value or ()), is_mixed)

    def offer(self, value: Any) -> bool:
        pairs = (str(item).partition(_MARK) for item in value or ())
        return super().offer(tuple(_link(Id(to), kind) for to, _mark, kind in pairs))


def _link(to: Id, kind: str) -> SystemLink:
    return SystemLink.model_validate({"to": to, "kind": kind})


def _options(subject: Subject) -> Sequence[Option]:
    own = {element.id for element in subject.elements}
    return [
        Option(f"{option.value}{_MARK}{kind}", f"{option.text} ({label('system_link_kind', kind)})", option.text)
        for option in system_options(subject.project)
        if option.value not in own
        for kind in KINDS
    ]


class LinksCell(Cell):
    """Links as "Booking engine (API)"."""

    def text(self, lens: Lens, value: Any) -> str:
        return ", ".join(f"{lens.name(link.to)} ({label('system_link_kind', link.kind)})" for link in value)

    def field(self) -> Field:
        return LinksField()

    def copied(self, lens: Lens, value: Any) -> str:
        return join_list(
            [f"{lens.label(System, link.to)} ({label('system_link_kind', link.kind)})" for link in value]
        )

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        links = (self._read_one(finder, item) for item in split_list(text, commas=False))
        return tuple(dict.fromkeys(links))

    def _read_one(self, finder: Finder, item: str) -> SystemLink:
        named = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", item, re.DOTALL)
        if named is None or finder.knows(System, item):
            return _link(finder.find(System, item), "api")
        return _link(finder.find(System, named[1]), read_word("system_link_kind", named[2]))
