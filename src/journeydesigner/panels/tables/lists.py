"""Several things in one cell of a spreadsheet: between semicolons or line ends, in quotes where they hold one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r'[;,"\n]|^\s|\s$')
_ITEM = {
    mark: re.compile(rf'[^\S\n]*(?:"((?:[^"]|"")*)"[^\S\n]*|([^{mark}\n]*))(?:{mark}|\n|\Z)')
    for mark in (";", ",")
}


def join_list(items: Sequence[str]) -> str:
    """The items as one text that `split_list` takes apart again."""
    return "; ".join('"' + item.replace('"', '""') + '"' if _SPECIAL.search(item) else item for item in items)


def split_list(text: str, *, commas: bool) -> list[str]:
    """The items of a cell, empty ones left out. Commas separate only where `commas`, and nothing else does."""
    items = _split(text, ";")
    if commas and len(items) == 1 and not text.lstrip().startswith('"'):
        items = _split(text, ",")
    return items


def _split(text: str, mark: str) -> list[str]:
    items, at = [], 0
    while at < len(text):
        found = _ITEM[mark].match(text, at)
        if found is None:  # a quote that nobody closed, or that goes on after its end
            end = min((i for i in (text.find(mark, at), text.find("\n", at)) if i >= 0), default=len(text))
            items.append(text[at:end].strip())
            at = end + 1
            continue
        quoted, plain = found.groups()
        items.append(quoted.replace('""', '"') if quoted is not None else plain.strip())
        at = found.end()
    return [item for item in items if item.strip()]
