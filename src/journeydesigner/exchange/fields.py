"""One located map as one validated record: every refusal gets the line and the path of the very field."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from journeydesigner.exchange import wording
from journeydesigner.exchange.refusals import WrongContent
from journeydesigner.exchange.shapes import allowed, value_type
from journeydesigner.exchange.tree import Node, join
from journeydesigner.i18n import Message, message
from journeydesigner.model.values import Text2, Value

V = TypeVar("V", bound=Value)
Map = dict[str, Node]
Spot = tuple[Node, str]
"""A value and its path."""


class Fields:
    """Reads fields of one file."""

    def __init__(self, file: str) -> None:
        self.file = file

    def refuse(self, problem: Message, node: Node, path: str) -> WrongContent:
        """The refusal of what stands at `node`."""
        return WrongContent(self.file, problem, node.line, path)

    def map_of(self, node: Node, path: str) -> Map:
        """The fields at `node`. Raises when something else stands there."""
        if isinstance(node.value, dict):
            return node.value
        raise self.refuse(wording.problem({"type": "dict_type"}, plain(node), False), node, path)

    def items(self, fields: Map, name: str, path: str) -> list[Spot]:
        """The entries of the list in field `name` with their paths; none when it is absent or null."""
        node = fields.get(name)
        path = join(path, name)
        if node is None or node.value is None:
            return []
        if not isinstance(node.value, list):
            raise self.refuse(wording.problem({"type": "tuple_type"}, plain(node), False), node, path)
        return [(item, f"{path}[{place}]") for place, item in enumerate(node.value)]

    def known(self, fields: Map, names: tuple[str, ...], path: str) -> None:
        """Raise for the first field that is not one of `names`."""
        for name, node in fields.items():
            if name not in names:
                raise self.refuse(
                    wording.unknown_field(name, names), node, join(path, wording.show(name).strip('"'))
                )

    def record(self, kind: type[V], node: Node, path: str, given: dict[str, Any], skip: tuple[str, ...]) -> V:
        """The record of `kind` at `node`, with fields `given` beside those of the text and without `skip`."""
        fields = self.map_of(node, path)
        self.known(fields, allowed(kind), path)
        values = {name: plain(n) for name, n in fields.items() if name not in skip and n.value is not None}
        return self.value(kind, {**values, **given}, node, path)

    def value(self, kind: type[V], values: dict[str, Any], node: Node, path: str) -> V:
        """`values` as `kind`. Raises the refusal of the first field that cannot stand."""
        try:
            return kind.model_validate(values)
        except ValidationError as error:
            raise self._first(kind, error, node, path) from None

    def _first(self, kind: type[Value], error: ValidationError, node: Node, path: str) -> WrongContent:
        found = []
        for one in error.errors(include_url=False):
            spot, steps, rest = _locate(node, path, one["loc"])
            found.append((spot, steps, rest, one))
        deepest = [f for f in found if not any(_inside(other[1], f[1]) for other in found)]
        spot, steps, rest, first = min(deepest, key=lambda f: f[0][0].line)
        if first["type"] == "extra_forbidden":
            owner = value_type(kind, steps[:-1]) or kind
            return self.refuse(wording.unknown_field(str(steps[-1]), allowed(owner)), *spot)
        if first["type"] == "missing":
            return self.refuse(
                message(wording.MISSING), spot[0], join(spot[1], str(rest[-1])) if rest else spot[1]
            )
        is_text2 = value_type(kind, steps) is Text2
        return self.refuse(wording.problem(first, plain(spot[0]), is_text2), *spot)


def _locate(
    node: Node, path: str, loc: tuple[int | str, ...]
) -> tuple[Spot, tuple[int | str, ...], tuple[int | str, ...]]:
    """Where `loc` leads: the spot, the steps that exist in the text, and those left over.

    Steps that only name a branch of a union are skipped.
    """
    steps: list[int | str] = []
    rest: list[int | str] = []
    for step in loc:
        value = node.value
        if isinstance(step, int) and isinstance(value, list) and step < len(value):
            node, path, rest = value[step], f"{path}[{step}]", []
        elif isinstance(step, str) and isinstance(value, dict) and step in value:
            node, path, rest = value[step], join(path, step), []
        else:
            rest.append(step)
            continue
        steps.append(step)
    return (node, path), tuple(steps), tuple(rest)


def _inside(inner: tuple[int | str, ...], outer: tuple[int | str, ...]) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def plain(node: Node) -> Any:
    """The value at `node` without lines; fields that are null are left out."""
    value = node.value
    if isinstance(value, dict):
        return {name: plain(n) for name, n in value.items() if n.value is not None}
    if isinstance(value, list):
        return [plain(n) for n in value]
    return value
