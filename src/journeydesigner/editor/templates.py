"""Templates: whole journeys that ship with the program, to begin from. Knows nothing of how they are chosen.

A template is a text of the project like any other. What it holds is a hypothesis; its owners are placeholders.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from journeydesigner.exchange import read_text
from journeydesigner.exchange.merging import merge_into
from journeydesigner.model import Channel, Draft, Journey, Kind, Persona, Project, Stage, Touchpoint
from journeydesigner.model.values import JourneyId
from journeydesigner.resources import resource

NAMES = ("customer_b2c", "customer_b2b", "employee", "public_service", "supplier", "tourism_sadi")
"""Files of `templates`, in the order they are offered."""
_COUNTED: tuple[Kind, ...] = (Stage, Touchpoint, Channel, Persona)


@dataclass(frozen=True, slots=True)
class Template:
    """One journey with all it needs. Its name and its sentence are the journey's name and goal."""

    name: str
    project: Project

    @property
    def journey(self) -> Journey:
        """The one journey it holds."""
        (journey,) = self.project.journeys()
        return journey

    @property
    def counts(self) -> tuple[tuple[Kind, int], ...]:
        """How much is in it: kinds with their numbers, the most telling first."""
        return tuple((kind, len(self.project.all(kind))) for kind in _COUNTED)


@cache
def template(name: str) -> Template:
    """The template of one of `NAMES`; read once."""
    return Template(name, read_text(resource("templates", f"{name}.yaml")))


def adopt(draft: Draft, chosen: Template) -> Journey:
    """Add the template's journey, with the libraries it needs, to the project; the journey as it now stands.

    Ids that are taken are given anew, libraries that say the same are shared: one template can be taken twice.
    """
    delta = merge_into(draft.project, chosen.project)
    draft.take(delta)
    (added,) = (
        id_ for id_, (before, after) in delta.changes.items() if before is None and isinstance(after, Journey)
    )
    return draft.one(Journey, JourneyId(added))
