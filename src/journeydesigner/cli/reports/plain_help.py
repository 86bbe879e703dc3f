"""The help on a rule as plain text: paragraphs of one width, headings on lines of their own, no mark-up."""

from __future__ import annotations

import re
import textwrap

WIDTH = 80
_HEADING = re.compile(r"#+ (.*)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def plain_help(markdown: str, width: int = WIDTH) -> str:
    """Help written in Markdown as text for a terminal, the title underlined, headings on lines of their own.

    A link keeps its words, which name the rule it leads to.
    """
    blocks = (block.replace("\n", " ") for block in markdown.strip().split("\n\n"))
    return "\n\n".join(_block(block, width) for block in blocks)


def _block(block: str, width: int) -> str:
    heading = _HEADING.fullmatch(block)
    if heading is None:
        words = _LINK.sub(r"\1", block).replace("**", "").replace("`", "")
        return textwrap.fill(words, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    if block.startswith("## "):
        return heading[1]
    return f"{heading[1]}\n{'=' * len(heading[1])}"
