"""Move mode (M): arrows choose the place, Enter writes it, Esc leaves all as it was."""

from __future__ import annotations

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import Direction
from journeydesigner.canvas.places import Choice, Place, target_rect
from journeydesigner.canvas.placing import put
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.stepping import place_of, stepped
from journeydesigner.canvas.tools.by_keys import ByKeys
from journeydesigner.canvas.tools.drop import DropGuide
from journeydesigner.i18n import N_, _, message
from journeydesigner.model import Draft
from journeydesigner.model.values import TouchpointId


class MoveByKeys(ByKeys):
    """The card waits at a place that arrows move; the map shows how it would be."""

    def __init__(self, bench: Bench, cards: tuple[TouchpointId, ...]) -> None:
        super().__init__(bench)
        self._cards = cards
        self._guide = DropGuide(bench, self._change, cards)
        self._place = place_of(bench.plan, bench.project, cards[0])

    def enter(self) -> None:
        """Say how it works, and show where the card is."""
        super().enter()
        hint = _("Arrows choose the place, Enter moves the card there, Esc leaves it.")
        self.bench.surface.bubble(hint)
        self._aim()
        self.bench.surface.say(hint)

    def go(self, direction: Direction) -> None:
        """Let the card wait one place further."""
        if self._place is None:
            return
        further = stepped(self.bench.picture.standing, self.bench.project, self._place, direction, self._cards)
        if further is not None:
            self._place = further
            self._aim()

    def leave(self) -> None:
        """Show the map as it is."""
        self._guide.clear()

    def _aim(self) -> None:
        if self._place is None:
            return
        x = self._x(self._place)
        self._guide.aim(self._place, x)
        self._guide.preview()
        if self._guide.refusal is not None:
            self.bench.surface.bubble(self._guide.refusal, None, refused=True)
        else:
            self.bench.surface.hush()
        landed = self.bench.plan.cards.get(self._cards[0])
        shown = landed.rect if landed and self._guide.refusal is None else None
        self.bench.surface.show_rect(shown or target_rect(self.bench.picture.standing, self._place, x))

    def _x(self, place: Place) -> float:
        """An x between the neighbours, for a target that has no layout of its own yet."""
        cards = self.bench.picture.standing.cards
        if place.after in cards:
            return cards[place.after].rect.right  # type: ignore[index]
        if place.before in cards:
            return cards[place.before].rect.x  # type: ignore[index]
        return 0.0

    def finish(self) -> None:
        """Write the place where the card waits."""
        place, refusal = self._guide.place, self._guide.refusal
        if place is None or refusal is not None:
            self.bench.rest()
            if refusal is not None:
                self.bench.refuse(refusal)
            return
        self._guide.choose(None, lambda choice: self._write(place, choice))
        if isinstance(self.bench.tool, MoveByKeys):
            self.bench.rest()

    def _write(self, place: Place, choice: Choice | None) -> None:
        label = message(N_("Move {name}"), name=name(self.bench.project, self._cards[0]))
        self.bench.land(label, lambda draft: self._change(draft, place, choice))

    def _change(self, draft: Draft, place: Place, choice: Choice | None) -> None:
        put(draft, self._cards, place, choice)
