"""The text loses nothing: whatever is written reads back equal, and what was read is written again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from journeydesigner.exchange import canonical, dump_json, dump_yaml, parse_text, read_text, write_text
from journeydesigner.model import Channel, Project, Touchpoint
from journeydesigner.resources import resource
from tests.builders import SAMPLES, examples, sample
from tests.exchange.projects import projects


@settings(deadline=None, max_examples=examples(40))
@given(projects())
def test_what_is_written_reads_back_equal(project: Project) -> None:
    wanted = canonical(project)
    assert parse_text(dump_yaml(project), "p.yaml") == wanted
    assert parse_text(dump_json(project), "p.json") == wanted
    assert parse_text(dump_yaml(project).encode(), "p.yaml") == wanted


@settings(deadline=None, max_examples=examples(25))
@given(projects())
def test_canonical_keeps_order_and_is_idempotent(project: Project) -> None:
    once = canonical(project)
    assert canonical(once) == once
    for journey in project.journeys():
        before = [t.id for t in project.journey_touchpoints(journey.id)]
        assert [t.id for t in once.journey_touchpoints(journey.id)] == before


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_writing_a_sample_loses_nothing_of_its_file(name: Any) -> None:
    original = yaml.load(resource("samples", SAMPLES[name]).read_text("utf-8"), yaml.BaseLoader)
    written = yaml.load(dump_yaml(sample(name)), yaml.BaseLoader)
    for channel in written["channels"]:
        channel.pop("rank", None)
    by_id = {channel["id"]: channel for channel in written["channels"]}
    written["channels"] = [by_id[channel["id"]] for channel in original["channels"]]
    assert _lean(written) == _lean(original)


def _lean(value: Any) -> Any:
    """Without what says nothing: null, empty, and the defaults of domain reference C."""
    if isinstance(value, dict):
        lean = {name: _lean(item) for name, item in value.items()}
        return {
            n: v for n, v in lean.items() if v not in ("", "null", "false", [], {}) and (n, v) not in _DEFAULTS
        }
    return [_lean(item) for item in value] if isinstance(value, list) else value


_DEFAULTS = [("availability", "always"), ("connectivity", "good"), ("language", "fr")]


def test_order_in_the_file_is_order_in_the_project() -> None:
    tour = sample("tourism")
    assert [t.id for t in tour.journey_touchpoints("tour")] == [f"t{n:02}" for n in range(1, 36)]  # type: ignore[arg-type]
    assert [s.sub_journey for s in tour.stages("tour")] == [None, None, "tour_booking", None, None, None, None]  # type: ignore[arg-type]


def test_a_used_channel_gets_its_lane_and_an_unused_one_does_not() -> None:
    fixed = "name: {en: C}, family: website, nature: digital, human: none, control: brand, direction: outbound"
    text = _text(f"""
channels:
- {{id: c_b, {fixed}}}
- {{id: c_a, {fixed}}}
- {{id: c_kept, {fixed}, rank: a3}}
- {{id: c_no, {fixed}}}
journeys:
- id: j
  name: {{en: J}}
  kind: user
  stages:
  - id: s
    name: {{en: S}}
    touchpoints:
    - {{id: t1, name: {{en: T}}, channel: c_a, alt: [c_b]}}
""")
    lanes = {c.id: c.rank for c in parse_text(text, "a.yaml").all(Channel).values()}
    assert lanes["c_no"] is None  # type: ignore[index]
    assert lanes["c_kept"] == "a3" < lanes["c_a"] < lanes["c_b"]  # type: ignore[index, operator]


def test_yaml_1_1_words_and_dates_stay_text() -> None:
    text = _text(
        "personas:\n- {id: p, name: {fr: no, en: on}, client_kind: user, products: [2026-11-22, yes, off]}"
    )
    persona = parse_text(text, "a.yaml").get("p")  # type: ignore[arg-type]
    assert (persona.name.fr, persona.name.en, persona.products) == ("no", "on", ("2026-11-22", "yes", "off"))  # type: ignore[union-attr]


def test_absent_and_null_mean_the_same() -> None:
    lean = "systems:\n- {id: y, name: CMS}"
    full = "systems:\n- {id: y, name: CMS, unit: null, kind: ~, identity_domain: }\nroles: null"
    assert parse_text(_text(lean), "a.yaml") == parse_text(_text(full), "a.yaml")


def test_an_emotion_without_score_has_the_one_of_its_label() -> None:
    text = dump_yaml(sample("clean")).replace("label: excited, score: 2", "label: frustrated")
    point = parse_text(text, "a.yaml").one(Touchpoint, "t01")  # type: ignore[arg-type]
    assert point is not None
    assert point.emotion is not None
    assert point.emotion.score == -2


def test_files_by_suffix(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml", "c.json"):
        write_text(sample("tourism"), tmp_path / name)
        assert read_text(tmp_path / name) == sample("tourism")
    json.loads((tmp_path / "c.json").read_text("utf-8"))


def test_writing_keeps_rights_and_leaves_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "a.yaml"
    target.write_text("old")
    target.chmod(0o640)
    write_text(sample("clean"), target)
    assert target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def _text(body: str) -> str:
    return f"format: journeydesigner/1\nproject: {{id: prj, title: {{en: P}}}}\n{body}\n"
