"""A text as a tree of values that know their line. Knows YAML and JSON only as limits, and no journey.

Both parsers drive one builder, so that depth, size, doubled keys and foreign numbers are refused alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from journeydesigner.exchange.refusals import Malformed
from journeydesigner.i18n import N_, Message, message

Scalar = str | int | float | bool | None

MAX_DEPTH = 24
"""Levels of nesting; the format itself needs 9."""
MAX_NODES = 1_000_000
"""Values in one file; 10,000 touchpoints need about 200,000, and a million take some seconds to refuse."""
MAX_DIGITS = 60


@dataclass(slots=True)
class Node:
    """One value and the line it stands on (from 1); inside a map, the line of its key."""

    line: int
    value: Scalar | dict[str, Node] | list[Node]


class Builder:
    """Builds the tree from what a parser meets, in order. Raises `Malformed` with the right line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self._stack: list[Node] = []
        self._key: list[tuple[str, int]] = []
        self._awaits_value = False
        self._count = 0

    @property
    def expects_key(self) -> bool:
        """Whether the next scalar names a field."""
        return bool(self._stack) and isinstance(self._stack[-1].value, dict) and not self._awaits_value

    def key(self, name: str, line: int) -> None:
        """The next value belongs to field `name`."""
        holder = self._stack[-1].value
        assert isinstance(holder, dict)
        if name in holder:
            problem = message(
                N_("this field is written twice, first on line {first}. Keep one of the two."),
                first=holder[name].line,
            )
            raise Malformed(self.file, problem, line, self._path(name))
        self._key[-1] = (name, line)
        self._awaits_value = True

    def scalar(self, value: Scalar, line: int) -> None:
        """A single value."""
        self._place(Node(line, value))

    def open(self, value: dict[str, Node] | list[Node], line: int) -> None:
        """A map or a list begins."""
        if self.expects_key:
            self.fail(N_("a field's name must be plain text. Check the brackets and the indentation here."), line)
        if len(self._stack) >= MAX_DEPTH:
            self.fail(
                N_("values are nested deeper than {limit} levels. No journey needs that."), line, limit=MAX_DEPTH
            )
        node = Node(line, value)
        self._place(node)
        self._stack.append(node)
        self._key.append(("", line))
        self._awaits_value = False

    def close(self) -> None:
        """The innermost map or list ends."""
        self._stack.pop()
        self._key.pop()

    def fail(self, msgid: str, line: int, **params: str | int) -> None:
        """Refuse the text at `line`."""
        raise Malformed(self.file, message(msgid, **params), line, self._path())

    def _place(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self.fail(
                N_("the file holds more than {limit:,} values. Split it into several."), node.line, limit=MAX_NODES
            )
        if not self._stack:
            self.root = node
            return
        holder = self._stack[-1].value
        if isinstance(holder, list):
            holder.append(node)
        elif isinstance(holder, dict):
            name, node.line = self._key[-1]
            holder[name] = node
            self._awaits_value = False

    def _path(self, name: str = "") -> str:
        """Where the parser stands; `name` replaces the innermost field."""
        path = ""
        for place, (node, key) in enumerate(zip(self._stack, self._key, strict=True)):
            innermost = place == len(self._stack) - 1
            if isinstance(node.value, list):
                path += f"[{len(node.value) - (not innermost)}]"
            elif not innermost or (self._awaits_value and not name):
                path = join(path, key[0])
        return join(path, name) if name else path


def join(path: str, name: str) -> str:
    """The path of a field inside the record at `path`."""
    return f"{path}.{name}" if path else name


def finite(text: str) -> int | float | Message:
    """The number written as `text`, or the reason why it is refused."""
    if len(text) > MAX_DIGITS:
        return message(N_("this number is too long. Shorten it, or put it between quotes if it is text."))
    whole = text.lstrip("+-")
    if whole.isdigit():
        return int(text)
    if whole[:2].lower() in ("0x", "0o"):
        return int(text, 0)
    number = float(text)
    if not math.isfinite(number):
        return message(N_("{number} is too large for a number. Write a finite one."), number=text)
    return number
