"""New from a template: the gallery, and what becomes of the choice in one window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_, _, language, message

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow


class TemplateCommands:
    """What one window does with templates."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """The one command, in the File menu."""
        yield Command(
            "template",
            N_("New from a template…"),
            self.choose,
            tip=N_("Add a whole journey to this project, to be changed"),
            icon="layout-dashboard",
        )

    def choose(self) -> None:
        """Show the gallery; the template chosen becomes a journey of this project, as one undo step."""
        # Six texts and their layouts: read when somebody wants to see them.
        from journeydesigner.app.template_gallery import TemplateGallery
        from journeydesigner.editor.templates import adopt

        self._window.settle()
        gallery = TemplateGallery(self._window)
        if not gallery.exec():
            return
        chosen = gallery.chosen
        name = chosen.journey.name.get(language())
        with self._window.document.edit(message(N_("Begin from the template {name}"), name=name)) as draft:
            journey = adopt(draft, chosen)
        self._window.show_journey(journey.id)
        self._window.canvas.setFocus()
        said = _("“{name}” is yours to change. Next: name who holds its roles.", name=name)
        self._window.status.say(said, can_undo=True)
