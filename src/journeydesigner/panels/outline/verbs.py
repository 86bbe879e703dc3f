"""What keys and menus do to the rows chosen in the outline, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from journeydesigner.editor.edits.deeds import Deed
from journeydesigner.i18n import _
from journeydesigner.model import Id, Transition
from journeydesigner.model.values import TransitionId
from journeydesigner.panels.fields.feeling import SCORES
from journeydesigner.panels.outline.linking import Linking
from journeydesigner.panels.outline.menu import RowMenu, bridge_menu, findings_menu
from journeydesigner.panels.outline.moving import carried, shifted

if TYPE_CHECKING:
    from journeydesigner.panels.outline.panel import OutlinePanel

KEYS = {
    "F2": "rename", "Return": "enter", "Alt+Return": "inspect", "Del": "remove", "Backspace": "remove",
    "Ins": "touchpoint", "P": "touchpoint", "C": "action", "E": "stage", "Ctrl+Return": "next", "L": "link",
    "O": "owner", "K": "channel", "B": "bridge", "F": "findings", "Esc": "escape", "Ctrl+A": "all",
    "Alt+Up": "up", "Alt+Down": "down", "Alt+Left": "back", "Alt+Right": "forth", "M": "map",
    "0": "feel", "1": "feel -2", "2": "feel -1", "3": "feel 0", "4": "feel 1", "5": "feel 2",
    "Ctrl+X": "cut", "Ctrl+C": "copy", "Ctrl+V": "paste", "Ctrl+D": "duplicate",
}  # fmt: skip
"""What keys mean in the tree, as Qt writes them portably."""


class Verbs:
    """The deeds of one outline."""

    def __init__(self, panel: OutlinePanel) -> None:
        self._panel, self._hands, self._view = panel, panel.hands, panel.view
        self.linking = Linking(panel)
        at_row: dict[str, Callable[[Id], object]] = {
            "rename": self._rename, "enter": self._enter, "inspect": self._inspect, "remove": self._remove,
            "touchpoint": self._hands.add_touchpoint, "action": partial(self._hands.add_touchpoint, behind=True),
            "stage": self._hands.add_stage, "next": self._hands.add_next, "link": self.linking.begin,
            "bridge": self._bridge, "findings": self._findings, "map": panel.reveal.emit,
            "owner": lambda _row: self._hands.ask_owner(self.chosen, self._view.anchor()),
            "channel": lambda _row: self._hands.ask_channel(self.chosen, self._view.anchor()),
            "up": lambda _row: self._move(shifted, -1), "down": lambda _row: self._move(shifted, 1),
            "back": lambda _row: self._move(carried, -1), "forth": lambda _row: self._move(carried, 1),
            "feel": lambda _row: self._hands.feel(self.chosen, None),
            **{f"feel {score}": partial(self._feel, score) for score in SCORES},
        }  # fmt: skip
        self._at_row: Mapping[str, Callable[[Id], object]] = at_row
        self._anywhere: Mapping[str, Callable[[], object]] = {
            "escape": self._escape,
            "all": self._select_all,
            **{verb: partial(panel.wanted.emit, verb) for verb in ("cut", "copy", "paste", "duplicate")},
        }

    @property
    def chosen(self) -> tuple[Id, ...]:
        """The elements chosen, the one the keyboard stands on last."""
        current = self._view.current
        return self._view.picked or (() if current is None else (current,))

    def do(self, name: str) -> None:
        """Do what a key or an entry of the menu means."""
        current = self._view.current
        if name in self._anywhere:
            self._anywhere[name]()
        elif current is not None:
            self._at_row[name](current)

    def named(self, name: str) -> Callable[[], None]:
        """A deed, to be done when an entry is chosen."""
        return partial(self.do, name)

    # -- inside

    def _enter(self, element: Id) -> None:
        if self.linking.start is not None:
            self.linking.end(element)
        else:
            self._rename(element)

    def _rename(self, element: Id) -> None:
        if self._panel.project.one(Transition, element) is not None:
            self._bridge(element)
        else:
            self._view.name_in_place(element)

    def _inspect(self, element: Id) -> None:
        self._panel.opened.emit(element, "")

    def _remove(self, _element: Id) -> None:
        if self._hands.remove(self.chosen):
            self._view.stand_on(self._view.current)  # Qt has gone to the next row: that one is chosen now

    def _feel(self, score: int, _element: Id) -> None:
        self._hands.feel(self.chosen, score)

    def _bridge(self, element: Id) -> None:
        if self._panel.project.one(Transition, element) is not None:
            self._pop(bridge_menu(self._panel, TransitionId(element)))
        else:
            self._panel.say(_("Select a link first: a bridge stands on it."))

    def _findings(self, element: Id) -> None:
        self._pop(findings_menu(self._panel, element))

    def _pop(self, menu: RowMenu) -> None:
        rect = self._view.visualRect(self._view.currentIndex())
        menu.popup(self._view.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom())))
        entries = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
        if entries and entries[0].menu() is None:
            menu.setActiveAction(entries[0])

    def _move(self, way: Callable[..., Deed[None] | None], by: int) -> None:
        deed = way(self._panel.project, self.chosen, by)
        if deed is None:
            self._panel.say(_("There is no place further in this direction."))
            return
        self._hands.do(deed)
        self._view.scrollTo(self._view.currentIndex())
        self._panel.announce(self._panel.words.sentence(self.chosen[-1]))

    def _select_all(self) -> None:
        project, journey = self._panel.project, self._panel.journey
        if journey is not None:
            cards = [card.id for card in project.journey_touchpoints(journey) if self._panel.model.has(card.id)]
            self._panel.choose(cards)

    def _escape(self) -> None:
        if self.linking.start is not None:
            self.linking.give_up()
        elif self._panel.search.text():
            self._panel.search.clear()
        else:
            self._panel.choose([])
