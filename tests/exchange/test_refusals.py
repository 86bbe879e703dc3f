"""Every broken text gets one sentence in either language, at the right line, and nothing is read."""

# ruff: noqa: E501  (one case per line is read as a table)
from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from journeydesigner.exchange import TextRefusal, dump_json, dump_yaml, parse_text, read_text, reading, write_text
from journeydesigner.exchange.refusals import (
    BrokenContent,
    ForeignFormat,
    Malformed,
    Unreadable,
    Unwritable,
    WrongContent,
)
from journeydesigner.exchange.wording import _BY_TEXT
from journeydesigner.i18n import LANGUAGES
from journeydesigner.model import Stage
from tests.builders import sample

HEAD = "format: journeydesigner/1\nproject: {id: prj, title: {en: P}}\n"
ROLE = "units:\n- {id: u, name: {en: U}, function: it}\nroles:\n- {id: r, name: {en: R}, unit: u}\n"
JOURNEY = """journeys:
- id: j
  name: {en: J}
  kind: user
  stages:
  - id: s
    name: {en: S}
    touchpoints:
    - id: t1
      name: {en: One}
    - id: t2
      name: {en: Two}
"""

CASES: list[tuple[str, str, type[TextRefusal], int, str, str]] = [
    # name, text, kind, line, path, words of the sentence
    ("unknown field", HEAD + JOURNEY + "      chanel: x\n", WrongContent, 15, "journeys[0].stages[0].touchpoints[1].chanel", 'Did you mean "channel"?'),
    ("unknown at the top", HEAD + "journey: []\n", WrongContent, 3, "journey", 'Did you mean "journeys"?'),
    ("unknown inside", HEAD + JOURNEY + "      emotion: {label: happy, skore: 1}\n", WrongContent, 15, "journeys[0].stages[0].touchpoints[1].emotion.skore", 'Did you mean "score"?'),
    ("text for number", HEAD + JOURNEY + '      wait_min: "12"\n', WrongContent, 15, "journeys[0].stages[0].touchpoints[1].wait_min", '"12" is no whole number'),
    ("number for text", HEAD + "systems:\n- {id: y, name: 12}\n", WrongContent, 4, "systems[0].name", "12 is"),
    ("deep in a union", HEAD + "systems:\n- id: y\n  name:\n    fr: 12\n", WrongContent, 6, "systems[0].name.fr", "12 is no text"),
    ("text for text2", HEAD + JOURNEY.replace("{en: One}", "One"), WrongContent, 12, "journeys[0].stages[0].touchpoints[0].name", "{fr: …, en: …}"),
    ("text for list", HEAD + JOURNEY + "      alt: c\n", WrongContent, 15, "journeys[0].stages[0].touchpoints[1].alt", '"c" is no list'),
    ("map for list", HEAD + "units: {id: u}\n", WrongContent, 3, "units", "is no list"),
    ("list for map", HEAD + "units: [[1]]\n", WrongContent, 3, "units[0]", "is no group of fields"),
    ("yes for true", HEAD + JOURNEY + "      entry: yes\n", WrongContent, 15, "journeys[0].stages[0].touchpoints[1].entry", '"yes" is neither true nor false'),
    ("missing", HEAD + "units:\n- id: u\n  name: {en: U}\n", WrongContent, 4, "units[0].function", "missing"),
    ("missing id", HEAD + "units:\n- name: {en: U}\n  function: it\n", WrongContent, 4, "units[0].id", "missing"),
    ("null for required", HEAD + "units:\n- id: u\n  name: null\n  function: it\n", WrongContent, 5, "units[0].name", "missing"),
    ("enumeration", HEAD + "units:\n- {id: u, name: {en: U}, function: magic}\n", WrongContent, 4, "units[0].function", "Write one of: marketing, sales"),
    ("id pattern", HEAD + "units:\n- {id: U-1, name: {en: U}, function: it}\n", WrongContent, 4, "units[0].id", '"U-1" is no id'),
    ("empty text", HEAD + "units:\n- id: u\n  name: {fr: '', en: ''}\n  function: it\n", WrongContent, 5, "units[0].name", "empty in both languages"),
    ("no such day", HEAD + ROLE.replace("unit: u}", "unit: u, mandate_end: 2026-02-30}"), WrongContent, 6, "roles[0].mandate_end", "no day of the calendar"),
    ("no date", HEAD + ROLE.replace("unit: u}", "unit: u, mandate_end: soon}"), WrongContent, 6, "roles[0].mandate_end", '"soon" is no date'),
    ("too large", HEAD + JOURNEY + "      emotion: {label: happy, score: 3}\n", WrongContent, 15, "journeys[0].stages[0].touchpoints[1].emotion.score", "The most is 2"),
    ("infinite", HEAD + JOURNEY + "      wait_min: 1e999\n", Malformed, 15, "journeys[0].stages[0].touchpoints[1].wait_min", "too large"),
    ("not a number", HEAD + JOURNEY + "      wait_min: .nan\n", Malformed, 15, "journeys[0].stages[0].touchpoints[1].wait_min", "not a finite number"),
    ("action with channel", HEAD + JOURNEY + "      type: action\n      channel: c\n", WrongContent, 13, "journeys[0].stages[0].touchpoints[1]", "an action has no channel"),
    ("scope", HEAD + JOURNEY + "  kpis:\n  - {id: k, name: {en: K}, metric: nps, direction: up, scope: all}\n", WrongContent, 16, "journeys[0].kpis[0].scope", "stage:ID"),
    ("severity", HEAD.replace("}}", "}, severity_profile: {OWN001: fatal}}"), WrongContent, 2, "project.severity_profile.OWN001", "error, warning, info, off"),
    ("threshold", HEAD.replace("}}", "}, thresholds: {handover_run: 0}}"), WrongContent, 2, "project.thresholds.handover_run", "The least is 1"),
    ("broken reference", HEAD + JOURNEY + "      channel: c_ghost\n", BrokenContent, 15, "journeys[0].stages[0].touchpoints[1].channel", "c_ghost"),
    ("broken inside", HEAD + JOURNEY + "  transitions:\n  - id: x\n    from: t1\n    to: t2\n    bridge: {by: qr,\n      owner: r_no}\n", BrokenContent, 20, "journeys[0].transitions[0].bridge.owner", "r_no"),
    ("wrong kind", HEAD + JOURNEY + "      owner: t1\n", BrokenContent, 15, "journeys[0].stages[0].touchpoints[1].owner", "t1"),
    ("kpi scope", HEAD + JOURNEY + "  kpis:\n  - {id: k, name: {en: K}, metric: nps, direction: up, scope: 'stage:nix'}\n", BrokenContent, 16, "journeys[0].kpis[0].scope", "nix"),
    ("system link", HEAD + "systems:\n- {id: y, name: Y}\nsystem_links:\n- {a: y, b: z, kind: api}\n", BrokenContent, 6, "system_links[0].b", "z"),
    ("system link from nowhere", HEAD + "systems:\n- {id: y, name: Y}\nsystem_links:\n- {a: z, b: y, kind: api}\n", BrokenContent, 6, "system_links[0].a", "z does not exist"),
    ("sub-journey of no stage", HEAD + JOURNEY + "  sub_journeys:\n  - {stage: nix, journey: k}\n", BrokenContent, 16, "journeys[0].sub_journeys[0].stage", "nix does not exist"),
    ("sub-journey that is none", HEAD + JOURNEY + "  sub_journeys:\n  - {stage: s, journey: t1}\n", BrokenContent, 16, "journeys[0].sub_journeys[0].journey", "t1"),
    ("sub-journey twice", HEAD + JOURNEY + "  sub_journeys:\n  - {stage: s, journey: k}\n  - {stage: s, journey: l}\n", BrokenContent, 17, "journeys[0].sub_journeys[1].stage", "already"),
    ("duplicate id", HEAD + JOURNEY.replace("id: t2", "id: s"), BrokenContent, 13, "journeys[0].stages[0].touchpoints[1].id", "already used on line 8"),
    ("behind the scenes", HEAD + JOURNEY + "      layer: backstage\n  transitions:\n  - {id: x, from: t1, to: t2}\n", BrokenContent, 17, "journeys[0].transitions[0].to", "behind the scenes"),
    ("end that goes on", HEAD + JOURNEY.replace("name: {en: One}", "name: {en: One}\n      exit: true") + "  transitions:\n  - {id: x, from: t1, to: t2}\n", BrokenContent, 13, "journeys[0].stages[0].touchpoints[0].exit", "marked as an end"),
    ("duplicate key", HEAD + JOURNEY + "      owner: a\n      owner: b\n", Malformed, 16, "journeys[0].stages[0].touchpoints[1].owner", "first on line 15"),
    ("no format", "project: {}\n", ForeignFormat, 1, "", "not a Journey Designer text"),
    ("other format", "format: else/1\n", ForeignFormat, 1, "format", "journeydesigner/1"),
    ("newer format", "\nformat: journeydesigner/2\n", ForeignFormat, 2, "format", "newer version"),
    ("a list", "- 1\n", ForeignFormat, 1, "", "not a Journey Designer text"),
    ("no project", "format: journeydesigner/1\n", WrongContent, 1, "project", "missing"),
    ("tab", HEAD + "units:\n\t- id: u\n", Malformed, 4, "", "tab"),
    ("tab further in", HEAD + "units:\n- id: u\n\tname: x\n", Malformed, 5, "", "tab"),
    ("not yaml", HEAD + "units: [a, b\nroles: }\n", Malformed, 4, "", 'near "roles: }"'),
    ("alias", HEAD + "units: &a [1]\nroles: *a\n", Malformed, 4, "roles", "alias"),
    ("tag", HEAD + "units: !!python/object:os.system [1]\n", Malformed, 3, "units", "tag"),
    ("map as key", HEAD + "{a: b}: c\n", Malformed, 3, "", "plain text"),
    ("two documents", HEAD + "---\na: b\n", Malformed, 3, "", "second document"),
    ("too deep", HEAD + "units: " + "[" * 60 + "]" * 60 + "\n", Malformed, 3, "units" + "[0]" * 23, "deeper"),
    ("control character", HEAD + "units: 'a\x07'\n", Malformed, 3, "", "U+0007"),
    ("escaped control character", HEAD + 'units:\n- {id: u, name: {en: "a\\x07"}, function: it}\n', WrongContent, 4, "units[0].name.en", "U+0007"),
    ("bidirectional override", HEAD + "units:\n- {id: u, name: {en: 'a\u202eb'}, function: it}\n", WrongContent, 4, "units[0].name.en", "U+202E"),
    ("long text", HEAD + f"units:\n- id: u\n  function: it\n  name:\n    en: {'a' * 20001}\n", WrongContent, 7, "units[0].name.en", "20,000"),
    ("empty", "", Unreadable, 0, "", "empty"),
    ("only a comment", "# nothing\n", Unreadable, 0, "", "empty"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "line", "path", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_one_sentence_at_the_right_place(text: str, kind: type, line: int, path: str, words: str) -> None:
    with pytest.raises(TextRefusal) as refused:
        parse_text(text, "a.yaml")
    assert (type(refused.value), refused.value.line, refused.value.path) == (kind, line, path)
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.startswith("a.yaml" + (f", line {line}" if line else ""))
    for language in LANGUAGES:
        said = refused.value.message.text(language)
        assert "\n" not in said
        assert len(said) < 600
        assert "pydantic" not in said.lower()


JSON_CASES = [
    ("NaN", '{"format": "journeydesigner/1",\n "project": NaN}', 2, "NaN is not a finite number"),
    ("-Infinity", '{"format":\n -Infinity}', 2, "not a finite number"),
    ("1e999", '{"format": "journeydesigner/1",\n\n "project": 1e999}', 3, "too large"),
    ("trailing comma", '{"format": "journeydesigner/1",\n}', 2, "cannot be understood"),
    ("comment", '{\n// no\n"format": 1}', 2, "cannot be understood"),
    ("unclosed", '{"format": [1,\n2', 2, "cannot be understood"),
    ("twice", '{"format": "journeydesigner/1",\n"format": "journeydesigner/1"}', 2, "written twice"),
    ("single quotes", "{'a': 1}", 1, "cannot be understood"),
    ("two values", "{}\n{}", 2, "cannot be understood"),
    ("leading zero", '{"format": 012}', 1, "cannot be understood"),
    ("deep", '{"a": ' + "[" * 100_000, 1, "deeper"),
    ("broken string", '{"a": "b\n"}', 1, "cannot be understood"),
    ("missing colon", '{"a" 1}', 1, "cannot be understood"),
]


@pytest.mark.parametrize(("text", "line", "words"), [c[1:] for c in JSON_CASES], ids=[c[0] for c in JSON_CASES])
def test_json_is_read_strictly(text: str, line: int, words: str) -> None:
    with pytest.raises(TextRefusal, match=words) as refused:
        parse_text(text, "a.json")
    assert refused.value.line == line


def test_json_escapes_and_lines() -> None:
    text = '{"format": "journeydesigner/1", "project": {"id": "p", "title": {"fr": "\\ud83d\\ude00 \\/ \\u00e9"}}}'
    assert parse_text(text, "a.json").info.title.fr == "😀 / é"
    with pytest.raises(WrongContent) as refused:
        parse_text(dump_json(sample("clean")).replace('"id": "t03"', '"id": "t03", "x": 1'), "a.json")
    assert refused.value.path == "journeys[0].stages[1].touchpoints[0].x"


def test_a_reference_may_be_kept_for_the_rules_to_report() -> None:
    text = HEAD + JOURNEY + "      owner: r_ghost\n"
    project = parse_text(text, "a.yaml", broken_references="keep")
    assert project.get("t2").owner == "r_ghost"  # type: ignore[union-attr, arg-type]
    with pytest.raises(BrokenContent, match="marked as an end"):
        parse_text(CASES[[c[0] for c in CASES].index("end that goes on")][1], "a.yaml", broken_references="keep")


def test_a_sub_journey_may_live_in_another_file() -> None:
    project = parse_text(HEAD + JOURNEY + "  sub_journeys:\n  - {stage: s, journey: elsewhere}\n", "a.yaml")
    assert project.one(Stage, "s").sub_journey == "elsewhere"  # type: ignore[union-attr, arg-type]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "latin.yaml").write_bytes(HEAD.encode() + "# été".encode("latin-1"))
    (tmp_path / "wide.yaml").write_bytes(HEAD.encode("utf-16"))
    with (tmp_path / "large.yaml").open("wb") as stream:
        stream.truncate(60 * 1024**2)
    for name, words in {
        "none.yaml": "there is no such file",
        ".": "this is a folder",
        "empty.yaml": "the file is empty",
        "latin.yaml": "line 3: the text is not UTF-8",
        "wide.yaml": "UTF-16",
        "large.yaml": "60 MB, and at most 32 MB",
    }.items():
        with pytest.raises(Unreadable, match=words):
            read_text(tmp_path / name)
    with pytest.raises(Unreadable, match="no regular file"):
        read_text("/dev/zero")
    with pytest.raises(Unreadable, match="cannot be read"):
        read_text(tmp_path / ("n" * 300))


def test_a_file_with_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + dump_yaml(sample("clean")).encode())
    assert read_text(tmp_path / "a.yaml") == sample("clean")


def test_a_text_goes_nowhere_or_whole(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="the folder does not exist"):
        write_text(sample("clean"), tmp_path / "no" / "a.yaml")
    with pytest.raises(Unwritable, match="a folder has this name"):
        write_text(sample("clean"), tmp_path)


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(Malformed, match="alias"):
        parse_text(HEAD + bomb, "a.yaml")


def test_a_heap_of_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeydesigner.exchange.tree.MAX_NODES", 1000)
    with pytest.raises(Malformed, match="more than 1,000 values"):
        parse_text(HEAD + "units: [" + "1," * 2000 + "1]\n", "a.yaml")


def test_every_sentence_of_the_model_has_its_words_here() -> None:
    """What validators of the model say is a key of `wording._BY_TEXT`; a new one must be worded."""
    root = Path(reading.__file__).parents[1] / "model"
    said = set()
    for name in ("values", "journey", "organisation", "channel", "steering", "info"):
        for node in ast.walk(ast.parse((root / f"{name}.py").read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValueError" and node.args:
                argument = node.args[0]
                if isinstance(argument, ast.Constant):
                    said.add(argument.value)
    assert said
    assert said == set(_BY_TEXT)


def test_empty_lines_of_json_count_as_lines() -> None:
    with pytest.raises(Malformed) as caught:
        parse_text('{"format":\n\n  \r\n\n"journeydesigner/1",}', "a.json")
    assert caught.value.line == 5


def test_a_json_that_ends_too_early_says_so() -> None:
    with pytest.raises(Malformed, match="ends too early"):
        parse_text('{"format":\n', "a.json")


def test_the_name_of_a_field_cannot_break_or_drown_the_sentence() -> None:
    for name in ("a\nb", "x" * 1_000_000):
        with pytest.raises(WrongContent) as caught:
            parse_text(json.dumps({"format": "journeydesigner/1", name: 1, "project": {}}), "a.json")
        sentence = str(caught.value)
        assert "\n" not in sentence
        assert len(sentence) < 500
