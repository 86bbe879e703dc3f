"""Copy, cut, paste and duplicate: the clipboard of the system on one side, the editor's functions on the other.

Cards land behind the selected card, in the cell that has the focus, or at the end of the stage that has it.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import column_of, focus_on, lane_of, settled
from journeydesigner.canvas.places import Place, choices, end_of, lives_in, possible_channels
from journeydesigner.canvas.placing import LAYERS, put
from journeydesigner.canvas.sentences import name
from journeydesigner.editor.edits.clipboard import MIME, Clip, NothingToPaste, decode, encode, names_of, take
from journeydesigner.editor.edits.lines import Line, paste_lines, read_lines, unknown_channels
from journeydesigner.editor.edits.pasting import duplicate, landing_at, paste
from journeydesigner.editor.edits.placing import Spot, add_stage
from journeydesigner.editor.edits.removal import remove
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, _, language, message, plural
from journeydesigner.layout.graph import lane_key
from journeydesigner.model import Draft, Id, Touchpoint
from journeydesigner.model.values import JourneyId, StageId, TouchpointId

if TYPE_CHECKING:
    from journeydesigner.canvas.clip_picture import MapPicture

PLAIN = "text/plain"


@dataclass(frozen=True)
class Target:
    """Where a paste goes: a place, and the card it comes behind, if one is selected."""

    place: Place
    after: TouchpointId | None = None


class Copying:
    """The four verbs. Each edit is one undo step, and what it made is selected."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._origin = uuid.uuid4().hex
        """Names this open document in what is copied from it."""

    def copy(self) -> None:
        """Put the selected touchpoints and stages into the clipboard."""
        clip = self._take()
        if clip is not None:
            self._offer(clip, self._picture(clip))
            count = len(clip.chosen)
            self._bench.surface.say(plural("{n} element copied", "{n} elements copied", count))

    def cut(self) -> None:
        """Put them into the clipboard and take them off the map."""
        clip = self._take(moves=True)
        if clip is None:
            return
        picture = self._picture(clip)
        label = self._label(N_("Cut {name}"), N_("Cut {count} elements"), clip.chosen)

        def change(draft: Draft) -> bool:
            remove(draft, clip.chosen)
            return True

        if self._bench.edit(label, change):
            self._offer(clip, picture)

    def copy_map(self) -> None:
        """Put a picture of the whole map into the clipboard, for documents and slides."""
        from journeydesigner.canvas.clip_picture import MapPicture, PictureData

        bench = self._bench
        if not bench.plan.columns:
            bench.refuse(_("There is nothing on the map yet."))
            return
        shown = name(bench.project, bench.plan.journey)
        QGuiApplication.clipboard().setMimeData(PictureData(MapPicture(bench.picture.subject, None), shown))
        bench.surface.say(_("Picture of the map copied"))

    def duplicate(self) -> None:
        """Copy what is selected behind itself."""
        clip = self._take()
        if clip is not None:
            label = self._label(N_("Duplicate {name}"), N_("Duplicate {count} elements"), clip.chosen)
            self._make(label, lambda draft: duplicate(draft, clip.chosen))

    def paste(self) -> None:
        """Put the clipboard's stages and touchpoints on the map; lines of text become touchpoints."""
        held = QGuiApplication.clipboard().mimeData()
        try:
            if held is not None and held.hasFormat(MIME):
                self._paste_clip(decode(bytes(held.data(MIME).data())))
            elif held is not None and held.hasFormat(PLAIN):
                self._paste_lines(read_lines(held.text()))
            else:
                raise NothingToPaste(message(N_("The clipboard holds no stage and no touchpoint.")))
        except NothingToPaste as refusal:
            self._bench.refuse(str(refusal))

    # -- inside

    def _take(self, moves: bool = False) -> Clip | None:
        clip = take(self._bench.project, self._bench.selection.ids, self._origin, moves=moves)
        if clip is None:
            self._bench.refuse(_("Select a touchpoint or a stage first."))
        return clip

    def _picture(self, clip: Clip) -> MapPicture:
        from journeydesigner.canvas.clip_picture import MapPicture

        return MapPicture(self._bench.picture.subject, clip.chosen)

    def _offer(self, clip: Clip, picture: MapPicture) -> None:
        from journeydesigner.canvas.clip_picture import PictureData

        names = names_of(clip, language())
        data = PictureData(picture, names)
        data.setData(MIME, encode(clip))
        data.setText(names)
        QGuiApplication.clipboard().setMimeData(data)

    def _paste_clip(self, clip: Clip) -> None:
        journey, target = self._journey(), self._target()

        def change(draft: Draft) -> tuple[Id, ...]:
            at = (target.place.stage, target.place.before) if target else None
            made = paste(draft, clip, landing_at(draft.project, clip, journey, at), self._origin)
            if target is not None and target.after is None:
                self._into_lane(draft, made, target.place)
            return made

        words = (N_("Paste {name}"), N_("Paste {count} elements"))
        if len(clip.chosen) == 1:
            only = name(clip.part, next(iter(clip.chosen)))
            self._make(message(words[0], name=only), change)
        else:
            self._make(message(words[1], count=len(clip.chosen)), change)

    def _paste_lines(self, lines: tuple[Line, ...]) -> None:
        bench, journey, target = self._bench, self._journey(), self._target()
        missing = unknown_channels(bench.project, lines)

        def change(draft: Draft) -> tuple[Id, ...]:
            if target is not None:
                return paste_lines(draft, lines, self._spot(target), language(), target.after)
            return paste_lines(draft, lines, Spot(StageId(add_stage(draft, journey).id)), language())

        label = message(N_("Paste {count} touchpoints"), count=len(lines))
        if len(lines) == 1:
            label = message(N_("Paste {name}"), name=lines[0].name)
        if self._make(label, change) and missing:
            names = ", ".join(missing[:3]) + ("…" if len(missing) > 3 else "")
            bench.refuse(_("No channel of the library is called “{names}”.", names=names))

    def _journey(self) -> JourneyId:
        journey = self._bench.journey
        if journey is None:
            raise NothingToPaste(message(N_("There is no journey to put it into.")))
        return journey

    def _make(self, label: Message, change: Callable[[Draft], tuple[Id, ...]]) -> bool:
        """Carry it out, select what it made and bring it into view."""
        bench = self._bench
        made = bench.edit(label, change)
        if not made:
            return False
        bench.selection.set(made)
        bench.focus = focus_on(bench.plan, bench.selection.current) or bench.focus
        first = next((i for i in made if i in bench.plan.cards), None)
        if first is not None:
            bench.surface.show_rect(bench.plan.cards[TouchpointId(first)].rect)
        return True

    def _label(self, one: str, many: str, ids: Collection[Id]) -> Message:
        if len(ids) == 1:
            return message(one, name=name(self._bench.project, next(iter(ids))))
        return message(many, count=len(ids))

    # -- where to

    def _target(self) -> Target | None:
        """Behind the selected cards of the first stage that has any, else the cell or stage in focus."""
        bench = self._bench
        plan, project = bench.plan, bench.project
        if not plan.columns:
            return None
        for column in plan.columns:
            siblings = project.touchpoints(column.stage)
            last = max((n for n, t in enumerate(siblings) if t.id in bench.selection), default=None)
            if last is not None:
                before = TouchpointId(siblings[last + 1].id) if last + 1 < len(siblings) else None
                after = TouchpointId(siblings[last].id)
                return Target(Place(column.stage, column.number, before, after), after)
        selected = [column for column in plan.columns if column.stage in bench.selection]
        focus = settled(plan, bench.focus)
        here = selected[-1] if selected else column_of(plan, focus) or plan.columns[-1]
        return Target(end_of(project, here, None if selected else lane_of(plan, focus)))

    def _spot(self, target: Target) -> Spot:
        """Where lines of text go: into the lane of the card they come behind, or of the cell."""
        bench, place = self._bench, target.place
        card = bench.project.one(Touchpoint, target.after)
        if card is not None:
            kept = card.layer if card.channel is None and card.layer != "frontstage" else None
            return Spot(place.stage, place.before, card.channel, kept)
        layer = LAYERS.get(place.group) if place.group else None
        channel = None if layer else next(iter(possible_channels(bench.project, place, bench.recent)), None)
        return Spot(place.stage, place.before, channel, layer)

    def _into_lane(self, draft: Draft, made: Sequence[Id], place: Place) -> None:
        """In an empty cell, what was in one lane takes that of the cell, unless it cannot be there."""
        cards = [TouchpointId(id_) for id_ in made if isinstance(draft.get(id_), Touchpoint)]
        if place.lane is None or not cards:
            return
        records = [draft.one(Touchpoint, id_) for id_ in cards]
        lanes = {(lane_key(draft.project, card, place.lane.pivot), card.stage) for card in records}
        if len(lanes) == 1 and not lives_in(draft.project, records[0], place.lane):
            choice = choices(draft.project, place, self._bench.recent, cards[:1])[0]
            with contextlib.suppress(Refusal):
                put(draft, cards, replace(place, after=None), choice)
