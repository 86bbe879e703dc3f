"""What finds things in one window: the palette of commands and elements, the search on the map, the isolation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QIcon, QKeySequence

from journeydesigner.app.commands import Command
from journeydesigner.i18n import LANGUAGES, N_, _, language, plural, translate
from journeydesigner.panels.pictures import icon

if TYPE_CHECKING:
    from journeydesigner.app.filtering import Filtering
    from journeydesigner.app.lighting import Lighting
    from journeydesigner.app.searching import Searching
    from journeydesigner.app.window import MainWindow
    from journeydesigner.model import Id
    from journeydesigner.panels.command_palette.index import Names
    from journeydesigner.panels.command_palette.palette import CommandPalette
    from journeydesigner.panels.command_palette.row import Row

RECENT = "palette/recent"


class FindCommands:
    """Finding, for one window. What it needs is built when it is first asked for."""

    lighting: Lighting
    filtering: Filtering

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.palette: CommandPalette | None = None
        self.searching: Searching | None = None
        self._isolated: tuple[Id, ...] = ()

    def furnish(self) -> None:
        """There is a map now, on which things are found and dimmed."""
        from journeydesigner.app.filtering import Filtering
        from journeydesigner.app.lighting import Lighting

        canvas = self._window.canvas
        self.lighting = Lighting(canvas)
        self.filtering = Filtering(self._window, self.lighting)
        canvas.bench.isolate = self.isolate
        canvas.bench.escape = self.escape

    def commands(self) -> Iterator[Command]:
        """The commands."""
        yield Command(
            "palette", N_("Find a command or an element…"), self.show_palette, icon="search", keys=("Ctrl+K",)
        )
        yield Command("find", N_("Find in this journey…"), self.search, keys=(QKeySequence.StandardKey.Find,))
        yield Command("find_next", N_("Next match"), lambda: self._step(1), keys=("F3",))
        yield Command("find_previous", N_("Previous match"), lambda: self._step(-1), keys=("Shift+F3",))
        yield Command(
            "isolate",
            N_("Isolate"),
            self.isolate,
            tip=N_("Dim what is not linked to the selection"),
            icon="focus",
            hint="I",
            checked=lambda: "isolation" in self.lighting,
        )
        yield Command(
            "filter",
            N_("Filter…"),
            lambda: self.filtering.open(),
            tip=N_("Dim what a persona, an owner, a nature or findings do not concern"),
            icon="list-filter",
            keys=("Ctrl+Shift+F",),
            checked=lambda: "filter" in self.lighting,
        )

    # -- on the map

    @property
    def pill_width(self) -> int:
        """Pixels that the filter's pill takes in the toolbar now."""
        return self.filtering.pill_width if self._window.is_furnished else 0

    def search(self) -> None:
        """Open the search bar over the map."""
        from journeydesigner.app.searching import Searching

        if self.searching is None:
            self.searching = Searching(self._window, self.lighting)
        self.searching.open()

    def _step(self, by: int) -> None:
        """To another match; without a search, the bar is opened to type one."""
        if self.searching is None or not self.searching.bar.isVisible():
            self.search()
        elif self.searching is not None:
            self.searching.step(by)

    def isolate(self) -> None:
        """Dim what is not linked to the selection; again ends that."""
        if self._isolated:
            self._isolate(())
            return
        lit = self._isolate(self._window.selection.ids)
        if lit:
            words = plural("{n} touchpoint stays lit.", "{n} touchpoints stay lit.", lit)
            self._window.status.say(_("{count} Esc ends this.", count=words))
        else:
            say = self._window.status.say
            say(_("Select something on the map first: what is not linked to it is dimmed."))

    def _isolate(self, ids: tuple[Id, ...]) -> int:
        """Dim what is not linked to these; returns how many cards stay lit, nothing is dimmed when none would."""
        from journeydesigner.canvas.lit import linked_to

        lit = linked_to(ids, self._window.project)
        count = sum(card in lit for card in self._window.canvas.picture.plan.cards)
        self._isolated = ids if count else ()
        self.lighting.set("isolation", lit if count else None)
        self._window.menus.follow_selection()
        self._window.commands.refresh()
        return count

    def escape(self) -> bool:
        """Esc on the map ends the isolation, then the search; whether there was one."""
        if self._isolated:
            self._isolate(())
            return True
        if self.searching is not None and self.searching.bar.isVisible():
            self.searching.bar.close_again()
            return True
        return False

    def follow(self) -> None:
        """The project has changed, or another journey is shown."""
        self.filtering.follow()
        if self.searching is not None:
            self.searching.follow()
        if self._isolated:
            self._isolate(tuple(id_ for id_ in self._isolated if id_ in self._window.project))

    # -- the palette

    def show_palette(self) -> None:
        """Open the palette on the project as it stands."""
        from journeydesigner.panels.command_palette.palette import CommandPalette

        if self.palette is None:
            self.palette = CommandPalette(self._window, self._offered)
            self.palette.recent = self._window.desktop.settings.text(RECENT, "").split()
            self.palette.chosen.connect(self._do)
        self.palette.open(self._window.project)

    def reword(self) -> None:
        """The language or the theme is another one."""
        if self.searching is not None:
            self.searching.bar.reword()
        self.follow()
        if self.palette is not None:
            self.palette.forget()

    def _offered(self) -> list[tuple[Row, Names]]:
        """Every command but the palette itself, with its menu, its keys and its words in both languages."""
        from journeydesigner.app.menus import menu_path

        self._window.menus.refresh()
        offered = []
        for command, action in self._window.commands:
            if command.key != "palette":
                path = menu_path(command.key)
                offered.append((_row(command, action, path), _names(command, action, path)))
        return offered

    def _do(self, value: str) -> None:
        kind, _colon, rest = value.partition(":")
        if kind == "element":
            self.show_element(rest)
            return
        assert self.palette is not None, "something was chosen in it"
        commands = [one for one in self.palette.recent if one.startswith("command:")]
        self._window.desktop.settings.keep(RECENT, " ".join(commands))
        self._window.commands[rest].trigger()

    def show_element(self, element: str) -> None:
        """Bring an element to the eye: on the map what stands there, else in the inspector."""
        from journeydesigner.model import Channel, Id, Journey, Stage, Touchpoint

        window, id_ = self._window, Id(element)
        found = window.project.get(id_)
        if isinstance(found, Journey):
            window.show_journey(found.id)
            window.selection.clear()
        elif isinstance(found, Stage | Touchpoint | Channel):
            window.selection.set([id_])
            window.reveal(id_)
            window.canvas.setFocus()
        elif found is not None:
            window.docks.open_field(id_, "")


def _row(command: Command, action: QAction, path: tuple[str, ...]) -> Row:
    from journeydesigner.panels.command_palette.row import Row

    keys = command.shown_keys or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    glyph = "check" if action.isCheckable() and action.isChecked() else command.icon
    return Row(
        f"command:{command.key}",
        _shown(action),
        " › ".join(translate(title, language()).replace("&", "") for title in path),
        keys,
        icon(glyph) if glyph else QIcon(),
        action.isEnabled(),
    )


def _names(command: Command, action: QAction, path: tuple[str, ...]) -> Names:
    from journeydesigner.panels.command_palette.index import Names

    said = [_shown(action)]
    hints = []
    for spoken in LANGUAGES:
        if command.label:
            said.append(command.label if command.is_name else translate(command.label, spoken))
        hints += [translate(words, spoken).replace("&", "") for words in (*path, command.tip) if words]
    return Names(tuple(dict.fromkeys(said)), tuple(hints))


def _shown(action: QAction) -> str:
    """The words of a menu entry, without its keys and the ampersands that mean a shortcut."""
    return action.text().split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
