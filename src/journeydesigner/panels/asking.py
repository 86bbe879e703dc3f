"""Asks for what a repair needs, a role, a channel, a persona…, in the list to pick from, best fits first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from journeydesigner.editor.checker import Answer
from journeydesigner.editor.edits.owning import add_unit
from journeydesigner.i18n import N_, _, language
from journeydesigner.model import Draft, Id, Project, Text2
from journeydesigner.panels.options import (
    Option,
    channel_options,
    journey_options,
    persona_options,
    system_options,
    touchpoint_options,
    unit_options,
    with_suggested,
)
from journeydesigner.panels.owner_chooser import Choice, ask_owner, settle_choice
from journeydesigner.panels.picker import Picker
from journeydesigner.rules.fixes import Asked, Need

_OPTIONS: Mapping[Need, Callable[[Project], list[Option]]] = {
    "unit": unit_options,
    "persona": persona_options,
    "channel": channel_options,
    "system": system_options,
    "journey": journey_options,
    "touchpoint": touchpoint_options,
}
_NONE_YET: Mapping[Need, str] = {
    "persona": N_("The project has no persona yet: add one first, then repair this."),
    "channel": N_("The project has no channel yet: add one first, then repair this."),
    "system": N_("The project has no application yet: add one first, then repair this."),
    "journey": N_("The project has no other journey yet: add one first, then repair this."),
    "touchpoint": N_("The project has no touchpoint yet: add one first, then repair this."),
}


def nothing_to_pick(project: Project, asked: Asked) -> str | None:
    """Why there is nothing to choose from, in words; None when there is, or when something new can be made."""
    if asked.what not in _NONE_YET or _OPTIONS[asked.what](project):
        return None
    return _(_NONE_YET[asked.what])


def ask(
    anchor: QWidget, project: Project, asked: Asked, then: Callable[[Answer], object], title: str = ""
) -> Picker:
    """Open the list at `anchor` and hand the answer to `then`; nothing happens when the list is closed."""
    if asked.what == "role":

        def chosen(choice: Choice) -> None:
            then(choice if isinstance(choice, str) else lambda draft: settle_choice(draft, choice))

        return ask_owner(anchor, project, chosen, title=title, suggested=asked.suggested)
    options = with_suggested(_OPTIONS[asked.what](project), asked.suggested)
    create = _new_unit if asked.what == "unit" else None
    picker = Picker(anchor, options, create=create, title=title)

    def created(typed: str) -> None:
        picker.close()
        then(lambda draft: _made_unit(draft, typed))

    picker.picked.connect(lambda value: then(Id(str(value))))
    picker.created.connect(created)
    picker.open_at(anchor)
    return picker


def _new_unit(typed: str) -> str:
    return _("New unit “{name}”", name=typed) if typed else _("New unit")


def _made_unit(draft: Draft, typed: str) -> Id:
    return add_unit(draft, Text2(**{language(): typed}) if typed else None).id
