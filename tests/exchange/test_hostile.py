"""Whatever stands in a file, the answer is a project or a refusal: never another error, never a hang."""

from __future__ import annotations

import contextlib
import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.exchange import TextRefusal, dump_json, dump_yaml, parse_text
from journeydesigner.exchange.writing import as_data
from journeydesigner.i18n import LANGUAGES
from tests.builders import sample

YAML = dump_yaml(sample("clean")).encode()
JSON = dump_json(sample("clean")).encode()
DATA = as_data(sample("clean"))
SNIPPETS = [
    b"\t", b"\n", b": ", b"- ", b"{", b"}", b"[", b"]", b"&a ", b"*a", b"!!int ", b"\x00", b"\xff",
    b"'", b'"', b"#", b"? ", b"| ", b"> ", b"%", b"---\n", b"...\n", b"\\", b"1e999", b"null", b"~",
    b"\xe2\x80\xae", b"\xef\xbb\xbf",
]  # fmt: skip
STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from([[], {}, [[]], {"id": {}}, "s1", "cln", "x" * 20_001]),
)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(["a.yaml", "a.json"]), st.data())
def test_torn_bytes(name: str, data: st.DataObject) -> None:
    text = YAML if name == "a.yaml" else JSON
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 1, 7, 200]))
        text = text[:at] + data.draw(st.sampled_from([b"", *SNIPPETS])) + text[at + gone :]
    _is_project_or_refusal(text, name)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_strange_values_anywhere(data: st.DataObject) -> None:
    tree = copy.deepcopy(DATA)
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = data.draw(st.sampled_from(list(_places(tree))))
        holder[key] = data.draw(STRANGE)
    _is_project_or_refusal(json.dumps(tree).encode(), "a.json")


def _places(value: Any) -> Any:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield value, key
        yield from _places(item)


def _is_project_or_refusal(text: bytes, name: str) -> None:
    for broken in ("refuse", "keep"):
        refusal = _refusal(text, name, broken)
        if refusal is not None:
            assert 0 <= refusal.line <= text.count(b"\n") + 2
            assert all("\n" not in refusal.message.text(language) for language in LANGUAGES)


def _refusal(text: bytes, name: str, broken: Any) -> TextRefusal | None:
    try:
        parse_text(text, name, broken_references=broken)
    except TextRefusal as refusal:
        return refusal
    return None


def test_names_and_quotes_do_not_break_sentences() -> None:
    for name in ("{file}", "{0}", "%s", "{", "a\nb"):
        with contextlib.suppress(TextRefusal):
            parse_text(f"format: journeydesigner/1\n'{name}': {{}}\nproject: {{{{}}}}", "{line}.yaml")
