"""JSON as a tree with lines. Strict: no NaN, no Infinity, no comments, no doubled keys, no endless nesting."""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

from journeydesigner.exchange.refusals import Malformed
from journeydesigner.exchange.tree import Builder, Node, Scalar, finite
from journeydesigner.i18n import N_, Message, message

_TOKEN = re.compile(
    r"[ \t\r]*(?:(?P<newline>\n[ \t\r\n]*)|(?P<mark>[{}\[\],:])|(?P<quote>\")"
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.]))"
    r"|(?P<word>[-\w]+)|(?P<end>\Z))"
)
_WORDS: dict[str, Scalar] = {"null": None, "true": True, "false": False}
_CLOSES = {"}": dict, "]": list}


def json_tree(text: str, file: str) -> Node | None:
    """The tree of `text`; None when it holds nothing. Raises `Malformed`."""
    return _Parser(text, file).run()


class _Parser:
    """Walks the tokens once; `_want` says what may come next."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._line = 1
        self._builder = Builder(file)
        self._open: list[type] = []
        self._want = "value"

    def run(self) -> Node | None:
        at, token = 0, _TOKEN.match(self._text)
        while token:
            at = token.end()
            kind = token.lastgroup
            if kind == "newline":
                self._line += token.group().count("\n")
            elif kind == "end":
                if self._want not in ("end", "value") or self._open:
                    break
                return self._builder.root
            elif kind == "mark":
                self._mark(token.group("mark"))
            elif kind == "quote":
                at = self._string(at)
            else:
                self._scalar(token)
            token = _TOKEN.match(self._text, at)
        raise self._wrong()

    def _mark(self, mark: str) -> None:
        if mark in "{[":
            if self._want not in ("value", "value or close"):
                raise self._wrong()
            self._builder.open({} if mark == "{" else [], self._line)
            self._open.append(dict if mark == "{" else list)
            self._want = "key or close" if mark == "{" else "value or close"
        elif mark in _CLOSES:
            if not self._open or self._open[-1] is not _CLOSES[mark] or "close" not in self._want:
                raise self._wrong()
            self._builder.close()
            self._open.pop()
            self._after()
        elif mark == "," and self._want == "comma or close":
            self._want = "key" if self._open[-1] is dict else "value"
        elif mark == ":" and self._want == "colon":
            self._want = "value"
        else:
            raise self._wrong()

    def _string(self, at: int) -> int:
        try:
            value, end = scanstring(self._text, at, True)
        except JSONDecodeError as error:
            raise self._wrong() from error
        if self._want in ("key", "key or close"):
            self._builder.key(value, self._line)
            self._want = "colon"
        else:
            self._put(value)
        return int(end)

    def _scalar(self, token: re.Match[str]) -> None:
        word = token.group("word")
        if word is None:
            number = finite(token.group("number"))
            if isinstance(number, Message):
                self._builder.fail(number.msgid, self._line, **dict(number.params))  # type: ignore[arg-type]
            else:
                self._put(number)
        elif word in _WORDS:
            self._put(_WORDS[word])
        elif word.lstrip("-") in ("NaN", "Infinity"):
            self._builder.fail(
                N_("{number} is not a finite number. Write one, or leave the field out."), self._line, number=word
            )
        else:
            raise self._wrong()

    def _put(self, value: Scalar) -> None:
        if self._want not in ("value", "value or close"):
            raise self._wrong()
        self._builder.scalar(value, self._line)
        self._after()

    def _after(self) -> None:
        self._want = "comma or close" if self._open else "end"

    def _wrong(self) -> Malformed:
        lines = self._text.splitlines()
        near = lines[self._line - 1].strip()[:60] if self._line <= len(lines) else ""
        if not near:
            problem = message(N_("the JSON ends too early. Close every bracket and quote."))
            return Malformed(self._file, problem, self._line)
        problem = message(
            N_('the JSON cannot be understood near "{near}". Check quotes, commas and brackets.'), near=near
        )
        return Malformed(self._file, problem, self._line)
