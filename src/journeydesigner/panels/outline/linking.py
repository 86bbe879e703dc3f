"""A link in the making: begun at one touchpoint with L, ended at another one with Enter, given up with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeydesigner.editor.edits.linking import why_no_link
from journeydesigner.i18n import _, language
from journeydesigner.model import Id, Touchpoint
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import TouchpointId

if TYPE_CHECKING:
    from journeydesigner.panels.outline.panel import OutlinePanel


class Linking:
    """Where the link begins, and what may be its end."""

    def __init__(self, panel: OutlinePanel) -> None:
        self._panel = panel
        self.start: TouchpointId | None = None
        panel.painter.is_faint = self._is_no_end

    def begin(self, element: Id) -> None:
        """Begin at a touchpoint."""
        if self._panel.project.one(Touchpoint, element) is None:
            self._panel.say(_("Select a touchpoint first: the link begins there."))
            return
        self.start = TouchpointId(element)
        self.show()
        self._panel.announce(self._panel.hint.text())

    def end(self, element: Id) -> None:
        """End at an element; where that cannot be, say why and go on."""
        start = self.start
        assert start is not None
        refusal = why_no_link(self._panel.project, start, TouchpointId(element))
        if refusal is not None:
            self._panel.say(str(refusal))
        elif self._panel.hands.link(start, TouchpointId(element)):
            self.give_up()

    def give_up(self) -> None:
        """There is no link in the making any more."""
        self.start = None
        self.show()

    def follow(self) -> None:
        """An edit may have removed where the link begins."""
        if self.start is not None and self.start not in self._panel.project:
            self.give_up()

    def show(self) -> None:
        """Say where the link begins and what is to be done, as long as there is one."""
        hint = self._panel.hint
        hint.setVisible(self.start is not None)
        if self.start is not None:
            name = name_of(self._panel.project, self.start, language())
            hint.setText(_("Link from “{name}”: go to where it leads, then Enter. Esc gives up.", name=name))
        self._panel.view.viewport().update()

    def _is_no_end(self, element: Id) -> bool:
        start = self.start
        return start is not None and why_no_link(self._panel.project, start, TouchpointId(element)) is not None
