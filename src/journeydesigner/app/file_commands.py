"""New, open, save, export, close: everything between a window and the user's files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from journeydesigner.app.background import Progress, run_with_progress
from journeydesigner.app.commands import Command
from journeydesigner.app.questions import Answer, replace_changed_file, save_before_closing, tell
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Language, _, language, message
from journeydesigner.layout.theme import theme

if TYPE_CHECKING:
    from journeydesigner.app.export_dialog import ExportDialog
    from journeydesigner.app.window import MainWindow
    from journeydesigner.layout.page import Page
    from journeydesigner.layout.paper import Paper
    from journeydesigner.layout.plan import LayerName

Standard = QKeySequence.StandardKey


class FileCommands:
    """What the File menu does for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """The commands of the File menu."""
        yield Command("new", N_("New"), self._window.desktop.new, icon="file-plus", keys=(Standard.New,))
        yield Command("open", N_("Open…"), self.open, icon="folder-open", keys=(Standard.Open,))
        yield Command("sample", N_("Open the tourism example"), self._sample, icon="map")
        yield Command("import", N_("Import into this project…"), self.import_)
        yield Command("save", N_("Save"), self.save, icon="save", keys=(Standard.Save,))
        yield Command("save_as", N_("Save as…"), self.save_as, keys=("Ctrl+Shift+S",))
        yield Command(
            "export",
            N_("Export as PDF or PNG…"),
            self.export,
            tip=N_("Export the map as one page, A4 to A0"),
            icon="file-down",
            short=N_("Export as PDF"),
            keys=("Ctrl+E",),
        )
        yield Command("export_text", N_("Export as text…"), self.export_text)
        yield Command("close", N_("Close"), self._window.close, keys=(Standard.Close,))
        yield Command("quit", N_("Quit"), self._window.desktop.quit, keys=("Ctrl+Q",))

    # -- opening

    def open(self) -> None:
        """Ask for a file and open it."""
        names, _chosen = QFileDialog.getOpenFileNames(
            self._window,
            _("Open"),
            self._folder(),
            ";;".join(
                (
                    _("Journeys and texts") + " (*.journey *.yaml *.yml *.json)",
                    _("All files") + " (*)",
                )
            ),
        )
        for name in names:
            self._window.desktop.open(Path(name), self._window)

    def _sample(self) -> None:
        self._window.desktop.open_tourism(self._window)

    def import_(self) -> None:
        """Ask for a file and take its journeys and libraries into this project, as one undo step."""
        from journeydesigner.editor.importing import import_file

        name, _chosen = QFileDialog.getOpenFileName(
            self._window,
            _("Import into this project"),
            self._folder(),
            _("Journeys and texts") + " (*.journey *.yaml *.yml *.json)",
        )
        if not name:
            return
        path = Path(name)
        try:
            with self._window.document.edit(message(N_("Import {name}"), name=path.name)) as draft:
                count = import_file(draft, path)
        except Refusal as refusal:
            tell(self._window, str(refusal))
        else:
            self._window.status.say(_("{count} records imported from {name}.", count=count, name=path.name))

    # -- saving

    def save(self) -> bool:
        """Save to the file, asking for one when there is none. False when nothing was saved."""
        self._window.settle()
        return self.save_as() if self._window.session.path is None else self._save(None)

    def save_as(self) -> bool:
        """Ask for a file and save to it. False when nothing was saved."""
        from journeydesigner.editor.session import SUFFIX

        self._window.settle()
        proposal = Path(self._folder()) / f"{self._proposed_name()}{SUFFIX}"
        name, _chosen = QFileDialog.getSaveFileName(
            self._window, _("Save as"), str(proposal), _("Journeys") + f" (*{SUFFIX})"
        )
        if not name:
            return False
        path = Path(name)
        return self._save(path if path.suffix else path.with_suffix(SUFFIX))

    def _save(self, path: Path | None) -> bool:
        from journeydesigner.store.refusals import ChangedElsewhere

        session = self._window.session
        try:
            try:
                session.save(path)
            except ChangedElsewhere:
                shown = path or session.path
                if shown is None or not replace_changed_file(self._window, shown):
                    return False
                session.save(path, replace_changed=True)
        except Refusal as refusal:
            tell(self._window, str(refusal))
            return False
        if session.path is not None:
            self._window.desktop.settings.remember(session.path)
            self._window.memory.keep()
        self._window.status.say(_("Saved."))
        self._window.menus.refresh()
        return True

    def may_close(self) -> bool:
        """Ask about unsaved edits and end the session; False when the window is to stay."""
        self._window.settle()
        session = self._window.session
        if not self._window.document.is_modified:
            session.close()
            return True
        answer = save_before_closing(self._window, self._proposed_name())
        if answer is Answer.CANCEL or (answer is Answer.SAVE and not self.save()):
            return False
        if answer is Answer.DISCARD:
            session.discard()
        else:
            session.close()
        return True

    # -- handing on

    def export(self) -> None:
        """Show the page, let paper and language be chosen, and write it as PDF or PNG."""
        from journeydesigner.app.export_dialog import ExportDialog
        from journeydesigner.editor.printing import page_of
        from journeydesigner.render.measurer import qt_measurer

        self._window.settle()
        journey = self._window.journey
        if journey is None:
            return

        view = self._window.canvas.picture.view

        def compose(paper: Paper, spoken: Language, layers: tuple[LayerName, ...]) -> Page:
            return page_of(
                self._window.project,
                journey.id,
                paper,
                file=self._window.session.name,
                on=datetime.date.today(),
                language=spoken,
                measurer=qt_measurer(),
                findings=self._window.checker.findings,
                pivot=view.pivot,
                layers=layers,
            )

        dialog = ExportDialog(compose, self._window.desktop.settings, language(), view.layers, self._window)
        if dialog.exec():
            self._write(dialog)

    def _write(self, dialog: ExportDialog) -> None:
        from journeydesigner.model import Role
        from journeydesigner.render.pdf import Metadata, write_pdf
        from journeydesigner.render.png import write_png

        page, choice = dialog.page, dialog.choice
        name, _chosen = QFileDialog.getSaveFileName(
            self._window,
            _("Export"),
            str(Path(self._folder()) / f"{_file_name(page.name)}.pdf"),
            "PDF (*.pdf);;PNG (*.png)",
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(f"{name}.pdf")
        journey = self._window.journey
        owner = self._window.project.one(Role, journey.owner) if journey else None
        about = Metadata(page.name, owner.name.get(choice.language) if owner else "")
        colours = theme(choice.theme)

        def task(progress: Progress) -> bool:
            if path.suffix.lower() == ".png":
                return write_png(page, path, colours, progress=progress)
            return write_pdf(page, path, colours, about, progress)

        try:
            finished = run_with_progress(self._window, _("Writing {name}…", name=path.name), task)
        except Refusal as refusal:
            tell(self._window, str(refusal))
            return
        said = _("Written: {name}", name=str(path)) if finished else _("Nothing was written.")
        self._window.status.say(said)

    def export_text(self) -> None:
        """Write the whole project as YAML or JSON."""
        self._window.settle()
        name, _chosen = QFileDialog.getSaveFileName(
            self._window,
            _("Export as text"),
            str(Path(self._folder()) / f"{self._proposed_name()}.yaml"),
            "YAML (*.yaml);;JSON (*.json)",
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(f"{name}.yaml")
        try:
            self._window.session.write_text(path)
        except Refusal as refusal:
            tell(self._window, str(refusal))
        else:
            self._window.status.say(_("Written: {name}", name=str(path)))

    # -- names

    def _folder(self) -> str:
        recent = self._window.desktop.settings.recent
        path = self._window.session.path or next(iter(recent), None)
        return str(path.parent if path else Path.home())

    def _proposed_name(self) -> str:
        path = self._window.session.path
        return path.stem if path else _file_name(self._window.project.info.title.get(language()))


def _file_name(words: str) -> str:
    """Words as a file name every system takes."""
    return (
        "".join("-" if c in '<>:"/\\|?*' or not c.isprintable() else c for c in words).strip(" .")[:80]
        or "journey"
    )
