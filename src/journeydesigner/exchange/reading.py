"""Reads the text format `journeydesigner/1` into a project: all of it, or a refusal and nothing."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from journeydesigner.exchange.assembly import Assembly
from journeydesigner.exchange.json_tree import json_tree
from journeydesigner.exchange.ranks import with_channel_ranks
from journeydesigner.exchange.refusals import ForeignFormat, Malformed, Unreadable
from journeydesigner.exchange.shapes import FORMAT
from journeydesigner.exchange.tree import Node
from journeydesigner.exchange.wording import show
from journeydesigner.exchange.yaml_tree import yaml_tree
from journeydesigner.i18n import N_, Message, message
from journeydesigner.model import Id, Project
from journeydesigner.model.integrity import broken_references, faults

MAX_BYTES = 32 * 1024 * 1024
"""Largest text file accepted; 10,000 touchpoints take about 3 MB (JSON: 6)."""

Broken = Literal["refuse", "keep"]
"""What to do with a reference that leads nowhere: decline the text, or keep it for rule STR008 to report."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path | str, *, broken_references: Broken = "refuse") -> Project:
    """The project of a .yaml, .yml or .json file. Raises `TextRefusal`; the sentence names the file."""
    return read_located(path, broken_references=broken_references)[0]


def read_located(path: Path | str, *, broken_references: Broken = "refuse") -> tuple[Project, Mapping[Id, int]]:
    """As `read_text`, with the line, from 1, on which each record stands in the text."""
    path = Path(path)
    project, assembly = _parsed(_bytes_of(path), path.name, broken_references)
    return project, assembly.lines()


def parse_text(data: str | bytes, name: str, *, broken_references: Broken = "refuse") -> Project:
    """The project written in `data`; `name` is what sentences call it, and its suffix .json means JSON.

    Raises `TextRefusal`.
    """
    return _parsed(data, name, broken_references)[0]


def _parsed(data: str | bytes, name: str, broken: Broken) -> tuple[Project, Assembly]:
    text = _decoded(data, name) if isinstance(data, bytes) else data.removeprefix("\ufeff")
    _refuse_control_characters(text, name)
    root = (json_tree if name.lower().endswith(".json") else yaml_tree)(text, name)
    _check_format(root, name)
    assert root is not None
    assembly = Assembly(name, root)
    project = with_channel_ranks(Project.of(assembly.run()))
    _check_together(project, assembly, broken)
    return project, assembly


def _check_together(project: Project, assembly: Assembly, broken: Broken) -> None:
    tolerated = set()
    if broken == "keep":
        tolerated = {fault for entity in project for fault in broken_references(project, entity)}
    wrong = [assembly.refusal(fault) for fault in faults(project, project) if fault not in tolerated]
    if wrong:
        raise min(wrong, key=lambda refusal: refusal.line)


def _bytes_of(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable(path.name or str(path), message(N_("this is a folder. Choose a file.")))
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(path.name, message(N_("this is no regular file. Choose one.")))
        if status.st_size > MAX_BYTES:
            raise Unreadable(path.name, _too_large(status.st_size))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(str(path), message(N_("there is no such file. Check the name and the folder."))) from None
    except PermissionError:
        raise Unreadable(str(path), message(N_("reading this file is not allowed. Check its rights."))) from None
    except (OSError, ValueError):
        raise Unreadable(str(path), message(N_("the file cannot be read. Check its name and the disk."))) from None
    if len(data) > MAX_BYTES:
        raise Unreadable(path.name, _too_large(len(data)))
    return data


def _too_large(size: int) -> Message:
    return message(
        N_("the file has {size} MB, and at most {limit} MB are read. Split it into several projects."),
        size=round(size / 1024**2),
        limit=MAX_BYTES // 1024**2,
    )


def _decoded(data: bytes, name: str) -> str:
    if data.startswith(_UTF16):
        raise Unreadable(name, message(N_("the text is UTF-16. Save it as UTF-8 and try again.")))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            name, message(N_("the text is not UTF-8. Save it as UTF-8 and try again.")), line
        ) from None


def _refuse_control_characters(text: str, name: str) -> None:
    found = _CONTROL.search(text)
    if found:
        problem = message(
            N_("the text holds a character that is no text ({character}). Remove it."),
            character=f"U+{ord(found.group()):04X}",
        )
        raise Malformed(name, problem, text.count("\n", 0, found.start()) + 1)


def _check_format(root: Node | None, name: str) -> None:
    if root is None or root.value is None:
        raise Unreadable(
            name, message(N_("the file is empty. Choose another one, or begin with {line}."), line=_LINE)
        )
    found = root.value.get("format") if isinstance(root.value, dict) else None
    if found is None:
        problem = message(N_("this is not a Journey Designer text. Its first line would be {line}."), line=_LINE)
        raise ForeignFormat(name, problem, root.line)
    if found.value == FORMAT:
        return
    if isinstance(found.value, str) and re.fullmatch(r"journeydesigner/[0-9]+", found.value):
        problem = message(
            N_("{found} comes from a newer version of Journey Designer. Update the program to read it."),
            found=found.value,
        )
    else:
        problem = message(
            N_("{found} is not accepted. Write one of: {allowed}."), found=show(found.value), allowed=FORMAT
        )
    raise ForeignFormat(name, problem, found.line, "format")


_LINE = f"format: {FORMAT}"
