"""What elements of different kinds have in common: somebody who answers for them."""

from __future__ import annotations

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Project, Stage, Touchpoint
from journeydesigner.model.values import Entity
from journeydesigner.panels.inspector.rows import FormPlan, Section
from journeydesigner.panels.inspector.shorthand import owner


def _is_owned(_project: Project, element: Entity) -> bool:
    return isinstance(element, Journey | Stage | Touchpoint)


PLAN = FormPlan(
    kind=N_("Element"),
    several=N_("{n} elements"),
    title=None,
    sections=(
        Section(
            "",
            (
                owner(
                    "owner",
                    N_("Owner"),
                    N_("Change owner"),
                    read=lambda _project, element: getattr(element, "owner", None),
                    shown=_is_owned,
                ),
            ),
        ),
    ),
)
