"""On both samples every measure is that of the reference, to three decimals and in its very names and order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from journeydesigner.measures import measure
from tests.builders import sample

SampleName = Literal["tourism", "clean"]


def expected(name: str) -> dict[str, Any]:
    """The reference's answer."""
    path = Path(__file__).with_name("expected") / f"{name}.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_the_measures_of_a_sample_are_those_of_the_reference(name: SampleName) -> None:
    project, answer = sample(name), expected(name)
    found = measure(project, project.journeys()[0].id).as_json()
    assert found == answer
    assert list(found) == list(answer)
    assert list(found["emotion"]) == list(answer["emotion"])
    assert json.loads(json.dumps(found, allow_nan=False)) == answer


def test_there_are_no_measures_of_a_journey_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        measure(sample("clean"), "nowhere")  # type: ignore[arg-type]
