"""The context menus of the layers: of a note, and of an empty place in a strip."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.focus import ribbon_of
from journeydesigner.canvas.menu import Menu
from journeydesigner.canvas.note_commands import WRITTEN
from journeydesigner.i18n import N_, _
from journeydesigner.layout.plan import LayerName, Note

ADDING: Mapping[LayerName, str] = {
    "thoughts": N_("Add a thought"), "pains": N_("Add a pain point"), "opportunities": N_("Add an opportunity"),
    "kpis": N_("Add a KPI"), "systems": N_("Add an application"), "roles": N_("Add a continuous role"),
}  # fmt: skip


def note_menu(bench: Bench, commands: Commands, note: Note) -> Menu:
    """What can be done with a note."""
    menu, notes = Menu(), commands.notes
    if note.layer in WRITTEN:
        menu.item(_("Edit the text"), partial(notes.edit, note), "F2")
    menu.item(_("Show in the inspector"), partial(notes.open, note))
    if note.touchpoints:
        menu.item(_("Select its touchpoints"), partial(bench.selection.set, note.touchpoints))
    menu.addSeparator()
    menu.item(_("Remove"), partial(commands.remove, None), _("Del"))
    return menu


def ribbon_menu(bench: Bench, commands: Commands) -> Menu:
    """What can be done in an empty place of the strip in focus."""
    menu, ribbon = Menu(), ribbon_of(bench.plan, bench.focus)
    if ribbon is not None:
        menu.item(_(ADDING[ribbon.layer]), commands.edit_here, "↵")
        menu.addSeparator()
    menu.item(_("Select all"), commands.select_all, "Ctrl+A")
    menu.item(_("Show everything"), commands.fit_all, "Shift+1")
    return menu
