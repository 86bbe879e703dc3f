"""The context menus of the canvas: cards, links, stages, lanes, the ground, and the bridge of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import get_args

from PySide6.QtGui import QActionGroup

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.focus import ribbon_of
from journeydesigner.canvas.menu import Menu
from journeydesigner.canvas.note_menus import note_menu, ribbon_menu
from journeydesigner.canvas.sentences import name
from journeydesigner.canvas.sharing import offer, turnable
from journeydesigner.editor.edits.deeds import mechanisms, of_kind, turned_critical
from journeydesigner.i18n import _, language
from journeydesigner.layout.plan import GROUPS
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Id, Role, Stage, Touchpoint, Transition
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.values import ChannelId, RoleId, StageId, TouchpointId, TransitionId

USUAL = 5
"""Mechanisms at hand in the menu of a bridge: those the file uses most; the others are one step further."""


def menu_for(bench: Bench, commands: Commands, element: Id | None) -> Menu:
    """The menu of an element, of the note of it that has the focus; of the ground for None."""
    found = bench.project.get(element)
    note = commands.notes.here
    if note is not None and note.element == element:
        return note_menu(bench, commands, note)
    if element is None and ribbon_of(bench.plan, bench.focus) is not None:
        return ribbon_menu(bench, commands)
    if isinstance(found, Touchpoint):
        return _card_menu(bench, commands, found)
    if isinstance(found, Transition):
        return _link_menu(bench, commands, found)
    if isinstance(found, Stage):
        return _stage_menu(bench, commands, StageId(found.id))
    if isinstance(found, Channel):
        return _lane_menu(bench, commands, found)
    return _ground_menu(commands)


def bridge_menu(bench: Bench, commands: Commands, transition: TransitionId) -> Menu:
    """The mechanisms that may carry the client across, those the file uses most first."""
    menu = Menu()
    menu.setObjectName("bridge")
    _bridges(menu, bench, commands, transition)
    return menu


def _bridges(menu: Menu, bench: Bench, commands: Commands, transition: TransitionId) -> None:
    held = bench.project.one(Transition, transition)
    now = held.bridge.by if held is not None and held.bridge is not None else None
    group = QActionGroup(menu)
    known = mechanisms(bench.project)
    first = sorted(known[:USUAL] + ([now] if now in known[USUAL:] else []), key=known.index)
    further = [by for by in known if by not in first]
    for by in first:
        act = partial(commands.bridge, transition, by)
        group.addAction(menu.item(label("mechanism", by), act, checked=by == now))
    others = menu.branch(_("Other bridges"))
    for by in further:
        group.addAction(
            others.item(label("mechanism", by), partial(commands.bridge, transition, by), checked=False)
        )
    menu.addSeparator()
    none = now in (None, "none")
    group.addAction(menu.item(_("No bridge"), partial(commands.bridge, transition, None), checked=none))


def _card_menu(bench: Bench, commands: Commands, card: Touchpoint) -> Menu:
    menu = Menu()
    id_ = TouchpointId(card.id)
    menu.item(_("Rename"), lambda: commands.rename(card.id), "F2")
    menu.item(_("Add the next touchpoint"), partial(commands.next.after_card, id_), "Ctrl+↵")
    menu.item(_("Link to…"), lambda: commands.link_from(id_), "L")
    menu.item(_("Move by keys"), commands.start_move, "M")
    menu.item(_("Add a touchpoint after it"), commands.add_touchpoint, "P")
    menu.addSeparator()
    if card.type != "action":
        _channels(menu.branch(_("Channel")), bench, commands, card)
    _owners(menu.branch(_("Owner")), bench, commands, [card.id], card.owner)
    truth = _("Moment of truth")
    menu.item(truth, partial(_toggle_critical, bench, card), checked=card.critical)
    layers = menu.branch(_("Layer"))
    for layer in ("client", "frontstage", "backstage", "support"):
        layers.item(
            label("layer", layer), partial(commands.move_to_layer, id_, layer), checked=card.layer == layer
        )
    _links(menu, bench, card)
    menu.addSeparator()
    _copies(menu, commands)
    _removal(menu, bench, commands, card.id)
    return menu


def _copies(menu: Menu, commands: Commands) -> None:
    """What was clicked is selected, alone or with others: the clipboard takes all of it."""
    menu.item(_("Cut"), commands.copies.cut, "Ctrl+X")
    menu.item(_("Copy"), commands.copies.copy, "Ctrl+C")
    menu.item(_("Paste"), commands.copies.paste, "Ctrl+V")
    menu.item(_("Duplicate"), commands.copies.duplicate, "Ctrl+D")
    menu.addSeparator()


def _removal(menu: Menu, bench: Bench, commands: Commands, element: Id) -> None:
    """Remove the whole selection when the element is part of it."""
    ids = bench.selection.ids if element in bench.selection else (element,)
    text = _("Remove") if len(ids) == 1 else _("Remove {count} elements", count=len(ids))
    menu.item(text, lambda: commands.remove(ids), _("Del"))


def _toggle_critical(bench: Bench, card: Touchpoint) -> None:
    deed = turned_critical(bench.project, card)
    bench.edit(deed.label, deed.change)


def _channels(menu: Menu, bench: Bench, commands: Commands, card: Touchpoint) -> None:
    channels = bench.project.children(Channel)
    natures: Sequence[Nature] = [g for g in GROUPS if g in ("physical", "hybrid", "remote", "digital")]
    for nature in natures:
        own = [c for c in channels if c.nature == nature]
        if own:
            below = menu.branch(label("nature", nature))
            for channel in sorted(own, key=lambda c: c.name.get(language()).casefold()):
                act = partial(commands.move_to_channel, TouchpointId(card.id), ChannelId(channel.id))
                below.item(name(bench.project, channel.id), act, checked=channel.id == card.channel)
    menu.addSeparator()
    without = partial(commands.move_to_channel, TouchpointId(card.id), None)
    menu.item(label("group", "none"), without, checked=card.channel is None)


def _owners(menu: Menu, bench: Bench, commands: Commands, ids: Sequence[Id], now: RoleId | None) -> None:
    for role in bench.project.children(Role):
        act = partial(commands.assign, ids, RoleId(role.id))
        menu.item(name(bench.project, role.id), act, checked=role.id == now)
    if not menu.isEmpty():
        menu.addSeparator()
    menu.item(_("Nobody"), partial(commands.assign, ids, None), checked=now is None)


def _links(menu: Menu, bench: Bench, card: Touchpoint) -> None:
    """The way to a link for those who use no mouse."""
    project = bench.project
    links = [*project.incoming(card.id), *(t for t in project.outgoing(card.id) if t.to != card.id)]
    if links:
        below = menu.branch(_("Select a link"))
        for link in links:
            below.item(name(project, link.id), partial(bench.selection.set, [link.id]))


def _link_menu(bench: Bench, commands: Commands, link: Transition) -> Menu:
    menu = Menu()
    kinds = menu.branch(_("Kind"))
    for kind in get_args(TransitionKind):
        if kind == "loop" or link.from_ != link.to:
            kinds.item(
                label("transition_kind", kind), partial(_set_kind, bench, link, kind), checked=kind == link.kind
            )
    _bridges(menu.branch(_("Bridge")), bench, commands, TransitionId(link.id))
    menu.item(_("Lead it elsewhere"), commands.start_link, "L")
    for end in (link.from_, link.to):
        menu.item(_("Go to {name}", name=name(bench.project, end)), partial(bench.surface.reveal, end))
    menu.addSeparator()
    _removal(menu, bench, commands, link.id)
    return menu


def _set_kind(bench: Bench, link: Transition, kind: TransitionKind) -> None:
    deed = of_kind(bench.project, link, kind)
    bench.edit(deed.label, deed.change)


def _stage_menu(bench: Bench, commands: Commands, stage: StageId) -> Menu:
    menu = Menu()
    found = bench.project.one(Stage, stage)
    menu.item(_("Rename"), lambda: commands.rename(stage), "F2")
    menu.item(_("Add a touchpoint here"), commands.add_touchpoint, "P")
    menu.item(_("Add a stage before it"), partial(commands.add_stage_before, stage))
    menu.item(_("Add a stage after it"), commands.add_stage, "E")
    _owners(menu.branch(_("Owner")), bench, commands, [stage], found.owner if found else None)
    cards = [t.id for t in bench.project.touchpoints(stage)]
    if cards:
        menu.item(_("Select its touchpoints"), partial(bench.selection.set, cards))
    menu.item(_("Zoom to this stage"), partial(commands.stages.show, stage), "Z")
    menu.addSeparator()
    menu.item(_("Move it to the left"), partial(commands.walk.shift, "left"), "Shift+←")
    menu.item(_("Move it to the right"), partial(commands.walk.shift, "right"), "Shift+→")
    menu.addSeparator()
    _copies(menu, commands)
    _removal(menu, bench, commands, stage)
    return menu


def nature_menu(bench: Bench, commands: Commands, nature: Nature) -> Menu:
    """What the chevron of a nature offers."""
    menu = Menu()
    _sharing(menu, bench, commands, nature)
    return menu


def _sharing(menu: Menu, bench: Bench, commands: Commands, nature: Nature) -> None:
    if nature in turnable(bench.plan):
        menu.item(offer(bench.plan, nature), partial(commands.sharing.turn, nature), "G")


def _lane_menu(bench: Bench, commands: Commands, channel: Channel) -> Menu:
    menu = Menu()
    menu.item(_("Rename"), lambda: commands.rename(channel.id), "F2")
    menu.item(_("Select its touchpoints"), partial(commands.select_channel, ChannelId(channel.id)))
    menu.addSeparator()
    menu.item(_("Move it up"), partial(commands.walk.shift, "up"), "Shift+↑")
    menu.item(_("Move it down"), partial(commands.walk.shift, "down"), "Shift+↓")
    _sharing(menu, bench, commands, channel.nature)
    return menu


def _ground_menu(commands: Commands) -> Menu:
    menu = Menu()
    menu.item(_("Add a touchpoint here"), commands.add_touchpoint, "P")
    menu.item(_("Add a backstage action"), commands.add_action, "C")
    menu.item(_("Add a stage"), commands.add_stage, "E")
    menu.addSeparator()
    menu.item(_("Paste"), commands.copies.paste, "Ctrl+V")
    menu.item(_("Select all"), commands.select_all, "Ctrl+A")
    menu.item(_("Show everything"), commands.fit_all, "Shift+1")
    return menu
