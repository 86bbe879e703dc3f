"""Asks who shall answer for something: one of the roles, a new role in a unit, a new unit with it, or nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from journeydesigner.editor.edits.owning import add_role, add_unit
from journeydesigner.i18n import _, language
from journeydesigner.model import Draft, Id, Project, Text2
from journeydesigner.model.values import RoleId, UnitId
from journeydesigner.panels.options import Option, role_options, unit_options, with_suggested
from journeydesigner.panels.picker import Picker


@dataclass(frozen=True)
class NewRole:
    """A role that is made when it is assigned, in a unit of the project or in one made with it."""

    name: str
    unit: UnitId | None = None
    unit_name: str = ""


Choice = RoleId | NewRole | None
"""Who was chosen; None: nobody."""

RECENT = 3
_recent: list[Id] = []


def settle_choice(draft: Draft, choice: Choice) -> RoleId | None:
    """The role of a choice; what is new is added to the draft, so that one undo takes all of it back."""
    if not isinstance(choice, NewRole):
        return choice
    unit = choice.unit
    if unit is None:
        named = Text2(**{language(): choice.unit_name}) if choice.unit_name else None
        unit = UnitId(add_unit(draft, named).id)
    return RoleId(add_role(draft, unit, Text2(**{language(): choice.name}) if choice.name else None).id)


def ask_owner(
    anchor: QWidget,
    project: Project,
    then: Callable[[Choice], object],
    *,
    nobody: str | None = None,
    title: str = "",
    suggested: Sequence[Id] = (),
) -> Picker:
    """Open the list of roles at `anchor` and hand the choice to `then`; nothing happens when it is closed.

    `nobody` is the word of the entry that leaves nobody; without it there is no such entry. For a new role the
    same list goes on to ask for its unit. Those `suggested` come first.
    """
    options = with_suggested(_with_recent(role_options(project)), suggested)
    picker = Picker(anchor, options, clear=nobody, create=_new_role, title=title)
    new_role: list[str] = []

    def picked(value: str | None) -> None:
        then(NewRole(new_role[0], UnitId(Id(str(value)))) if new_role else _remembered(value))

    def created(typed: str) -> None:
        if new_role:
            picker.close()
            then(NewRole(new_role[0], unit_name=typed))
            return
        new_role.append(typed)
        of = _("Unit of the new role “{name}”", name=typed) if typed else _("Unit of the new role")
        picker.ask_next(unit_options(project), _new_unit, of)

    picker.picked.connect(picked)
    picker.created.connect(created)
    picker.open_at(anchor)
    return picker


def _new_role(typed: str) -> str:
    return _("New role “{name}”…", name=typed) if typed else _("New role…")


def _new_unit(typed: str) -> str:
    return _("New unit “{name}”", name=typed) if typed else _("New unit")


def _remembered(role: str | None) -> Choice:
    if role is None:
        return None
    chosen = RoleId(Id(role))
    if chosen in _recent:
        _recent.remove(chosen)
    _recent.insert(0, chosen)
    del _recent[RECENT:]
    return chosen


def _with_recent(options: list[Option]) -> list[Option]:
    """The roles assigned last come first once more: in a workshop the same few are named again and again."""
    by_value = {option.value: option for option in options}
    recent = [replace(by_value[role], group=_("Last used")) for role in _recent if role in by_value]
    return recent + options if len(options) > 2 * RECENT else options
