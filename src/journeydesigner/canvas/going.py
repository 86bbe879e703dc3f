"""From one end of a link to the other, far away on the map."""

from __future__ import annotations

from journeydesigner.canvas.bench import Bench
from journeydesigner.model import Id, Transition
from journeydesigner.model.values import TransitionId


class Going:
    """Goes along links that are shown as two tags."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.has_gone = False
        """Whether the last click led elsewhere: what a second one hits there was never meant."""

    def along(self, link: TransitionId, from_source: bool | None = None) -> None:
        """Show the other end of a link, which stays selected; from the end that is in sight when none is given."""
        transition = self._bench.project.one(Transition, link)
        route = self._bench.plan.links.get(link)
        if transition is None or route is None:
            return
        if from_source is None:
            from_source = route.tags is None or self._bench.surface.seen().meets(route.tags[0].rect)
        self.has_gone = True
        self._bench.surface.reveal(transition.to if from_source else transition.from_)
        self._bench.selection.set([link])

    def from_here(self, element: Id | None) -> bool:
        """Go along what is selected; whether it is a link with tags."""
        link = self._bench.plan.links.get(TransitionId(element)) if element is not None else None
        if link is None or link.tags is None:
            return False
        self.along(link.transition)
        return True
