"""Rule CON007: hand-over follows hand-over on the main path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Journey, Project, ProjectInfo, Role, Stage, Touchpoint, Transition
from journeydesigner.model.owner_units import OwnerUnits
from journeydesigner.model.reading import handovers_along, is_controlled, longest_handover_run, main_path
from journeydesigner.rules.finding import Finding, Found, Said, lacking
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

UNKNOWN = N_(
    "Owners are missing on the main path of “{name}”: nobody can tell whether {n} hand-overs follow one another."
)


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Show where the run begins; somebody who accompanies the client throughout takes its edge off."""
    run = longest_handover_run(view.project, main_path(view.project, finding.element))
    journey = view.project.one(Journey, finding.element)
    if run:
        yield fix(N_("Show where the run begins"), Open(run[0].id))
    if journey is not None and not journey.continuous_roles:
        yield fix(N_("Name somebody who accompanies the Client throughout"), Open(journey.id, "continuous_roles"))


@rule(
    "CON007",
    severity="warning",
    scope=Journey,
    own="",
    reads={
        Touchpoint: "rank entry exit owner layer type channel",
        Transition: "rank from_ to kind p",
        Stage: "rank owner",
        Role: "unit",
        Channel: "control",
        ProjectInfo: "thresholds",
    },
    title=N_("Obstacle course"),
    message=N_("{n} hand-overs in a row on the main path, from “{from}” to “{to}”."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Said]:
    """Each hand-over is a jump; several in a row make an obstacle course of what most clients live.

    How many is a setting of the project. Not assessable where so many could follow one another if owners that are
    missing were known. Grounding: S1 (a series of jumps).
    """
    path, limit = main_path(view.project, journey.id), view.thresholds.handover_run
    stretches = _stretches(handovers_along(view.project, path), limit)
    run = longest_handover_run(view.project, path) if stretches else ()
    if len(run) >= limit:
        yield Found((("n", len(run)), ("from", Name(run[0].from_)), ("to", Name(run[-1].to))))
    elif any(_may_run(view.project, path[stretch], limit) for stretch in stretches):
        yield lacking(UNKNOWN, name=Name(journey.id), n=limit)


def _stretches(along: bytes, limit: int) -> list[slice]:
    """Where at least so many passages follow one another that are hand-overs, or whose units are not known."""
    return [slice(*found.span()) for found in re.finditer(rb"[\x01\x02]{%d,}" % limit, along)]


def _may_run(project: Project, stretch: Sequence[Transition], limit: int) -> bool:
    """Whether so many of these could be hand-overs in a row, once all the owners are known that should be."""
    length = 0
    for link in stretch:
        length = length + 1 if _should_be_owned(project, link) else 0
        if length >= limit:
            return True
    return False


def _should_be_owned(project: Project, link: Transition) -> bool:
    """Whether the organisation answers for both ends of a link, so that a missing owner is missing."""
    unit = project.index(OwnerUnits).units.get
    ends = (project.one(Touchpoint, end) for end in (link.from_, link.to) if unit(end) is None)
    return all(end is not None and is_controlled(project, end) for end in ends)
