"""YAML as a tree with lines: plain values by the core schema of YAML 1.2, so that `no` and dates stay text.

Aliases and tags are refused: a journey needs neither, and both have been used to attack readers.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from journeydesigner.exchange.refusals import Malformed
from journeydesigner.exchange.tree import Builder, Node, Scalar, finite
from journeydesigner.i18n import N_, Message, message

CONSTANTS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMERIC_START = frozenset("0123456789+-.")


def plain(text: str) -> Scalar | Message:
    """What an unquoted YAML value means; a `Message` when it is a number nobody can use."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] in _NUMERIC_START:
        if INTEGER.fullmatch(text) or FLOAT.fullmatch(text):
            return finite(text)
        if NOT_FINITE.fullmatch(text):
            return message(N_("{number} is not a finite number. Write one, or leave the field out."), number=text)
    return text


def yaml_tree(text: str, file: str) -> Node | None:
    """The tree of the one document in `text`; None when there is none. Raises `Malformed`."""
    builder = Builder(file)
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    builder.fail(N_("a second document begins here. Keep one per file."), _line(event))
            else:
                _take(event, builder)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text, file) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = message(N_("a character that is not text stands here. Remove it."))
        raise Malformed(file, problem, line) from error
    return builder.root


def _take(event: Any, builder: Builder) -> None:
    kind = type(event)
    if kind is yaml.ScalarEvent:
        if builder.expects_key:
            builder.key(event.value, _line(event))
        else:
            builder.scalar(_value(event, builder), _line(event))
    elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
        if event.tag is not None:
            _refuse_tag(event, builder)
        builder.open({} if kind is yaml.MappingStartEvent else [], _line(event))
    elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
        builder.close()
    elif kind is yaml.AliasEvent:
        builder.fail(N_("a YAML alias (*name) stands here. Write the value out."), _line(event))


def _value(event: Any, builder: Builder) -> Scalar:
    if event.tag is not None:
        _refuse_tag(event, builder)
    if event.style is not None and event.style not in ("", "plain"):
        return str(event.value)
    value = plain(event.value)
    if isinstance(value, Message):
        builder.fail(value.msgid, _line(event), **dict(value.params))  # type: ignore[arg-type]
        raise AssertionError
    return value


def _refuse_tag(event: Any, builder: Builder) -> None:
    builder.fail(N_("a YAML tag ({tag}) stands here. Remove it."), _line(event), tag=event.tag)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Malformed:
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    number = min(mark.line if mark else 0, max(len(lines) - 1, 0))
    line = lines[number] if lines else ""
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation or (mark and line[mark.column : mark.column + 1] == "\t"):
        problem = message(N_("a tab stands here, and YAML takes spaces only. Replace it by spaces."))
    elif error.problem and "nest" in error.problem:
        problem = message(N_("values are nested too deep. No journey needs that."))
    else:
        near = line.strip()[:60]
        problem = message(
            N_('the YAML cannot be understood near "{near}". Check indentation, quotes, colons and brackets.'),
            near=near,
        )
    return Malformed(file, problem, number + 1)
