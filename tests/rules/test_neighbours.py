"""The neighbour of a touchpoint on the client's way is the one a walk of the whole journey finds."""

from __future__ import annotations

import pytest

from journeydesigner.model import Journey, Project, Touchpoint
from journeydesigner.rules.neighbours import beside, met_touchpoints
from tests.benchmarks.make_project import make_project
from tests.builders import sample


@pytest.mark.parametrize("project", [sample("tourism"), sample("clean"), make_project(120)], ids=["1", "2", "3"])
def test_the_neighbour_is_that_of_a_walk_along_the_journey(project: Project) -> None:
    for touchpoint in project.all(Touchpoint).values():
        journey = project.journey_of(touchpoint)
        assert isinstance(journey, Journey)
        met = [other.id for other in met_touchpoints(project, journey)]
        for steps in (-3, -1, 0, 1, 2, 40):
            place = met.index(touchpoint.id) + steps if touchpoint.id in met else -1
            wanted = met[place] if 0 <= place < len(met) else None
            found = beside(project, touchpoint, steps)
            assert (found.id if found is not None else None) == wanted
