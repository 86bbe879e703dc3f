"""Names from files as plain text inside Markdown and inside messages of SARIF: data, never mark-up."""

from __future__ import annotations

import re

from journeydesigner.cli.command import one_line

_MARKUP = re.compile(r"[\\`*_\[\]|~$#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    """`text` on one line of Markdown, also in a cell of a table: nothing in it is mark-up, HTML or a link."""
    flat = re.sub(" +", " ", one_line(text)).strip()
    without_html = re.sub("[&<>]", lambda found: _ENTITIES[found.group()], flat)
    return re.sub("://", "&#58;//", _MARKUP.sub(r"\\\g<0>", without_html))


def plain(text: str) -> str:
    """`text` in a plain message of SARIF: no place to fill in, no link to follow."""
    return one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
