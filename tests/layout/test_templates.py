"""Every template lies as every plan must, in each pivot and density: no link through a card, nothing overlaps."""

from __future__ import annotations

import pytest

from journeydesigner.exchange import read_text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import NATURES, View
from journeydesigner.resources import resource
from tests.layout.test_lay_out import check

FILES = sorted(path.name for path in resource("templates").iterdir())
VIEWS = [
    View(),
    View(density="compact"),
    View(apart=NATURES, density="roomy"),
    View(pivot="blueprint"),
    View(pivot="owners"),
]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("file", FILES)
def test_a_template_keeps_the_laws(file: str, view: View) -> None:
    project = read_text(resource("templates", file))
    check(lay_out(project, project.journeys()[0].id, view), project)
