"""docs/text-format.md names every field and every value, and its example reads."""

from __future__ import annotations

import re
import types
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from journeydesigner.exchange import TextRefusal, parse_text
from journeydesigner.exchange.shapes import TOP, SubJourneyText, SystemLinkText, allowed
from journeydesigner.model import KINDS, Assignment, Bridge, ContinuousRole, Emotion, JourneyLink, Thresholds
from journeydesigner.model.values import Value

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "text-format.md").read_text("utf-8")
SHAPES: list[type[Value]] = [
    *KINDS, Assignment, Bridge, ContinuousRole, Emotion, JourneyLink, Thresholds, SystemLinkText, SubJourneyText,
]  # fmt: skip


def _literals(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return {str(value) for value in get_args(annotation)}
    if isinstance(annotation, types.GenericAlias | types.UnionType) or get_args(annotation):
        return set().union(*(_literals(inner) for inner in get_args(annotation)))
    return set()


@pytest.mark.parametrize("kind", SHAPES, ids=lambda kind: kind.__name__)
def test_every_field_and_value_is_told(kind: type[Value]) -> None:
    words = set(re.findall(r"[A-Za-z0-9_]+", TEXT))
    values = set().union(*(_literals(field.annotation) for field in kind.model_fields.values()))
    assert {*allowed(kind), *values} - words == set()


def test_the_top_level_is_told() -> None:
    assert all(f"`{name}`" in TEXT for name in TOP)


def test_the_examples_do_what_the_text_says() -> None:
    wrong, right = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    said = re.search(r"```\n(desk\.yaml.*?)\n```", TEXT)
    assert said is not None
    with pytest.raises(TextRefusal) as refused:
        parse_text(wrong, "desk.yaml")
    assert str(refused.value) == said.group(1)
    assert len(parse_text(right, "desk.yaml").journeys()) == 1
