"""Puts what was asked for in the palette, by key or double click, where the selection is."""

from __future__ import annotations

from journeydesigner.canvas.focus import column_of
from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.placing import Spot, add_touchpoint
from journeydesigner.editor.payload import Payload
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.model import Id, Journey, Stage, Text2, Touchpoint
from journeydesigner.model.values import ChannelId, RoleId, StageId, TouchpointId


def place_at_selection(canvas: CanvasView, document: Document, selected: tuple[Id, ...], payload: Payload) -> None:
    """Add a stage, touchpoint or action after what is selected; give selected elements a channel or an owner."""
    does, id_ = canvas.commands, payload.id
    if payload.kind == "stage":
        does.add_stage()
    elif payload.kind == "touchpoint":
        does.add_touchpoint()
    elif payload.kind == "action":
        does.add_action()
    elif id_ is not None and payload.kind == "channel":
        _take_channel(canvas, document, selected, ChannelId(id_))
    elif id_ is not None:
        owned = [i for i in selected if isinstance(document.project.get(i), Journey | Stage | Touchpoint)]
        if owned:
            does.assign(owned, RoleId(id_))
        else:
            canvas.say(_("Select a stage or a touchpoint first: the role becomes its owner."))


def _take_channel(canvas: CanvasView, document: Document, selected: tuple[Id, ...], channel: ChannelId) -> None:
    project = document.project
    cards = [TouchpointId(i) for i in selected if project.one(Touchpoint, i) is not None]
    for card in cards:
        canvas.commands.move_to_channel(card, channel)
    if cards:
        return
    stage = next((i for i in selected if project.one(Stage, i) is not None), None)
    if stage is None and canvas.journey is not None:
        stage = next((s.id for s in project.stages(canvas.journey)), None)
    if stage is None:
        canvas.say(_("Add a stage first: a touchpoint lies in one."))
        return
    with document.edit(message(N_("Add a touchpoint"))) as draft:
        made = add_touchpoint(draft, Spot(StageId(stage), channel=channel))
    canvas.rename(made.id)


def add_named(canvas: CanvasView, document: Document, name: str) -> Id | None:
    """Add a touchpoint of this name after the card in focus and in its lane, else at the end of its stage.

    Returns its id; None where there is no stage yet. The name is written in the language shown.
    """
    plan, focus = canvas.picture.plan, canvas.bench.focus
    if not plan.columns:
        return None
    project = document.project
    neighbour = project.one(Touchpoint, focus.card)
    if neighbour is not None and neighbour.id in plan.cards:
        siblings = [t.id for t in project.touchpoints(neighbour.stage)]
        after = siblings[siblings.index(neighbour.id) + 1 :]
        before = TouchpointId(after[0]) if after else None
        layer = neighbour.layer if neighbour.channel is None else None
        spot = Spot(neighbour.stage, before, neighbour.channel, layer)
    else:
        spot = Spot((column_of(plan, focus) or plan.columns[0]).stage)
    text = Text2(fr=name) if language() == "fr" else Text2(en=name)
    with document.edit(message(N_("Add a touchpoint"))) as draft:
        return add_touchpoint(draft, spot, text).id
