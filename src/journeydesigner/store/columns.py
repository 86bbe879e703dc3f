"""Which columns hold a field: read off the annotations of the records, once, so that both always agree.

Knows types and names, no SQL engine: the guarded reader must start fast. The mapping is documented in
docs/file-format.md.
"""

from __future__ import annotations

import datetime
import json
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin

from journeydesigner.model import Text2, Transition, Waiver
from journeydesigner.model.values import Value

Cell = str | int | float | None
"""One value of one column, as SQLite gives it."""
Affinity = Literal["TEXT", "INTEGER", "REAL"]

MAX_LIST = 250_000
"""Characters of one list in JSON, when reading and when writing."""


class BeyondMeasure(Exception):
    """More than any document may hold."""


COLUMN_NAMES: dict[tuple[type[Value], str], str] = {
    (Transition, "from_"): "from_touchpoint",
    (Transition, "to"): "to_touchpoint",
    (Waiver, "by"): "waived_by",
}
"""Fields whose own name is a reserved word of SQL."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, whether it may be NULL, and the values it may hold (empty: any)."""

    name: str
    affinity: Affinity
    is_nullable: bool = False
    choices: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One field as columns, and the way there and back. `decode` gives what the record's class validates.

    None for either way: the one cell is the value itself.
    """

    field: str
    columns: tuple[Column, ...]
    encode: Callable[[Any], tuple[Cell, ...]] | None = None
    decode: Callable[[tuple[Cell, ...]], Any] | None = None


class Codec:
    """The columns of a class of records or values, and the way between its fields and their cells."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.columns = tuple(column for part in parts for column in part.columns)
        self._encoders = tuple((part.field, part.encode) for part in parts)
        self._decoders = []
        start = 0
        for part in parts:
            end = start + len(part.columns)
            self._decoders.append((part.field, start, end, part.decode))
            start = end

    def encode(self, record: Value) -> tuple[Cell, ...]:
        """The cells of a record, in the order of the columns."""
        cells: list[Cell] = []
        for field, encode in self._encoders:
            value = getattr(record, field)
            if encode is None:
                cells.append(value)
            else:
                cells.extend(encode(value))
        return tuple(cells)

    def decode(self, cells: tuple[Cell, ...]) -> dict[str, Any]:
        """Fields by name, not validated yet. Raises ValueError where a list is no JSON."""
        return {
            field: cells[start] if decode is None else decode(cells[start:end])
            for field, start, end, decode in self._decoders
        }


@cache
def codec_of(kind: type[Value], prefix: str = "") -> Codec:
    """The codec of a class of records or values: its fields in order, column names beginning with `prefix`."""
    return Codec(
        tuple(
            _part(name, prefix + COLUMN_NAMES.get((kind, name), name), field.annotation)
            for name, field in kind.model_fields.items()
        )
    )


def _part(field: str, column: str, annotation: Any) -> Part:
    options = [_plain(option) for option in _options(annotation)]
    is_nullable = type(None) in options
    options = [option for option in options if option is not type(None)]
    if Text2 in options and str in options:
        return _text_in_one_or_two(field, column)
    (kind,) = options
    if isinstance(kind, type) and issubclass(kind, Value):
        return _embedded(field, column, kind, is_nullable)
    if get_origin(kind) is tuple:
        return Part(field, (Column(column, "TEXT", is_nullable),), _to_json, _from_json)
    return _scalar(field, column, kind, is_nullable)


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)


def _plain(annotation: Any) -> Any:
    """The type behind `Annotated` and `NewType`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif isinstance(annotation, NewType):
            annotation = annotation.__supertype__
        else:
            return annotation


# -- one column


def _scalar(field: str, column: str, kind: Any, is_nullable: bool) -> Part:
    if get_origin(kind) is Literal:
        choices = get_args(kind)
        affinity: Affinity = "TEXT" if isinstance(choices[0], str) else "INTEGER"
        return Part(field, (Column(column, affinity, is_nullable, choices),))
    if kind is bool:
        return Part(field, (Column(column, "INTEGER", is_nullable, (0, 1)),), _from_bool, _to_bool)
    if kind is datetime.date:
        return Part(field, (Column(column, "TEXT", is_nullable),), _from_date)
    if kind is float:
        return Part(field, (Column(column, "REAL", is_nullable),), _from_float)
    affinity = {str: "TEXT", int: "INTEGER"}[kind]  # type: ignore[assignment]
    return Part(field, (Column(column, affinity, is_nullable),))


def _from_bool(value: bool | None) -> tuple[Cell, ...]:
    return (value if value is None else int(value),)


def _to_bool(cells: tuple[Cell, ...]) -> Any:
    return {0: False, 1: True}.get(cells[0], cells[0])  # type: ignore[arg-type]


def _from_date(value: datetime.date | None) -> tuple[Cell, ...]:
    return (value if value is None else value.isoformat(),)


def _from_float(value: float | None) -> tuple[Cell, ...]:
    # SQLite keeps -0.0 as 0: without this the digest of what was written would not be that of what is read.
    return (value if value is None else value + 0.0,)


# -- lists


def _to_json(value: tuple[Any, ...] | None) -> tuple[Cell, ...]:
    if value is None:
        return (None,)
    items = [i.model_dump(mode="json", by_alias=True) if isinstance(i, Value) else i for i in value]
    text = json.dumps(items, ensure_ascii=False, separators=(",", ":"), allow_nan=False) if items else "[]"
    if len(text) > MAX_LIST:
        raise BeyondMeasure(f"a list of {len(text)} characters")
    return (text,)


def _from_json(cells: tuple[Cell, ...]) -> Any:
    text = cells[0]
    if text == "[]":
        return ()
    if not isinstance(text, str):
        return text
    if len(text) > MAX_LIST:
        raise ValueError(f"a list of {len(text)} characters")
    return json.loads(text)


# -- several columns


def _embedded(field: str, column: str, kind: type[Value], is_nullable: bool) -> Part:
    """A value inside a record: its own columns, prefixed with the field; all of them NULL where it is None."""
    inner = codec_of(kind, f"{column}_")
    columns = inner.columns
    if is_nullable:
        assert not all(c.is_nullable for c in columns), f"{kind.__name__} of nothing would look like no value"
        columns = tuple(replace(c, is_nullable=True) for c in columns)
    nothing = (None,) * len(columns)

    def encode(value: Value | None) -> tuple[Cell, ...]:
        return nothing if value is None else inner.encode(value)

    def decode(cells: tuple[Cell, ...]) -> Any:
        return None if cells == nothing else inner.decode(cells)

    return Part(field, columns, encode, decode)


def _text_in_one_or_two(field: str, column: str) -> Part:
    """A name that is one plain string (`name`) or bilingual (`name_fr`, `name_en`); the other columns are NULL."""
    names = (column, f"{column}_fr", f"{column}_en")

    def encode(value: Text2 | str) -> tuple[Cell, ...]:
        return (None, value.fr, value.en) if isinstance(value, Text2) else (value, None, None)

    def decode(cells: tuple[Cell, ...]) -> Any:
        if cells[0] is None:
            return {"fr": cells[1], "en": cells[2]}
        if cells[1:] != (None, None):
            raise ValueError(f"{column} is written in one and in two languages")
        return cells[0]

    return Part(field, tuple(Column(name, "TEXT", True) for name in names), encode, decode)
