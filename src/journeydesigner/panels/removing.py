"""Removes what several places share: says where it is used, and offers to put something else there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.edits.replacing import dependents, replace_and_remove, users
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, _, language, message, plural
from journeydesigner.model import KINDS, Channel, Entity, Id, Persona, Project, Role, System, Unit, Waiver
from journeydesigner.model.naming import name_of
from journeydesigner.panels.counting import counted
from journeydesigner.panels.options import (
    Option,
    channel_options,
    persona_options,
    role_options,
    system_options,
    unit_options,
)
from journeydesigner.panels.picker import Picker

NAMED = 6
"""Users of one kind that are named before it says how many more there are."""
SHARED = (Persona, Unit, Role, System, Channel)
"""What journeys share, and what asks before it goes."""


def remove_asking(parent: QWidget, document: Document, ids: Iterable[Id]) -> bool:
    """Remove records as one undo step; those in use as the user decides, who has read where. Tells if it did."""
    known = [id_ for id_ in dict.fromkeys(ids) if id_ in document.project]
    if not known:
        return False
    if not users(document.project, known):
        return _carry_out(parent, document, known, None)
    dialog = RemovalDialog(parent, document.project, known)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    return _carry_out(parent, document, known, dialog.heir)


def _carry_out(parent: QWidget, document: Document, ids: Sequence[Id], heir: Id | None) -> bool:
    try:
        with document.edit(_label(document.project, ids, heir)) as draft:
            if heir is not None:
                replace_and_remove(draft, ids, heir)
            else:
                remove(draft, ids)
    except Refusal as refusal:
        tell(parent, str(refusal))
        return False
    return True


def _label(project: Project, ids: Sequence[Id], heir: Id | None) -> Message:
    name, side = name_of(project, ids[0], language()), language()
    if heir is not None and len(ids) == 1:
        return message(N_("Replace {name} by {other}"), name=name, other=name_of(project, heir, side))
    if heir is not None:
        return message(
            N_("Replace {count} elements by {other}"), count=len(ids), other=name_of(project, heir, side)
        )
    if len(ids) == 1:
        return message(N_("Remove {name}"), name=name)
    return message(N_("Remove {count} elements"), count=len(ids))


class RemovalDialog(QDialog):
    """Where something is used, and what shall become of that. `heir` takes its place; None: nothing does."""

    def __init__(self, parent: QWidget, project: Project, ids: Sequence[Id]) -> None:
        super().__init__(parent)
        self._project, self._ids = project, tuple(ids)
        self.heir: Id | None = None
        self.setWindowTitle(_("Remove"))
        found, needing = users(project, ids), dependents(project, ids)
        self.question = _plain(_question(project, ids, len(found)), bold=True)
        self.places = _plain("\n".join(grouped_names(project, found)))
        self.reason = _plain(_why_not_empty(project, needing))
        self.reason.setVisible(bool(needing))
        self.replace_button = QPushButton(_("Replace everywhere by…"))
        self.empty_button = QPushButton(_("Remove and leave empty"))
        self.cancel_button = QPushButton(_("Cancel"))
        self.options = replacements(project, ids)
        self.replace_button.setEnabled(bool(self.options))
        self.empty_button.setEnabled(not needing)
        self.replace_button.clicked.connect(self.choose)
        self.empty_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()

    def choose(self) -> Picker:
        """Open the list of what can take the place; choosing there carries it out."""
        picker = Picker(self.replace_button, self.options, title=_("Replace everywhere by…"))
        picker.picked.connect(self._chosen)
        picker.open_at(self.replace_button)
        return picker

    def _chosen(self, heir: str) -> None:
        self.heir = Id(heir)
        self.accept()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.replace_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.empty_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.replace_button, self.empty_button):
            button.setAutoDefault(False)
        self.cancel_button.setDefault(True)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        for widget in (self.question, self.places, self.reason, buttons):
            box.addWidget(widget)
        self.setMinimumWidth(32 * self.fontMetrics().height())


def _question(project: Project, ids: Sequence[Id], places: int) -> str:
    if len(ids) == 1:
        name = name_of(project, ids[0], language())
        return plural("“{name}” is used in {n} place.", "“{name}” is used in {n} places.", places, name=name)
    record = project.get(ids[0])
    what = counted(type(record), len(ids)) if record else str(len(ids))
    return plural("{what} are used in {n} place.", "{what} are used in {n} places.", places, what=what)


def _why_not_empty(project: Project, needing: Sequence[Entity]) -> str:
    if not needing:
        return ""
    names = "; ".join(grouped_names(project, needing))
    return _("It cannot be left empty in {places}. Replace it there.", places=names)


def grouped_names(project: Project, found: Iterable[Entity]) -> list[str]:
    """Records kind by kind, with their number and the names of the first ones: "3 touchpoints: A, B, C"."""
    lines = []
    for kind, group in groupby(sorted(found, key=lambda r: KINDS.index(type(r))), key=type):
        names = sorted(_name(project, record) for record in group)
        shown = ", ".join(names[:NAMED])
        if len(names) > NAMED:
            shown += " " + plural("and {n} other…", "and {n} others…", len(names) - NAMED)
        lines.append(_("{what}: {names}", what=counted(kind, len(names)), names=shown))
    return lines


def _name(project: Project, record: Entity) -> str:
    if isinstance(record, Waiver):
        return f"{record.rule} · {name_of(project, record.element, language())}"
    return name_of(project, record.id, language())


def replacements(project: Project, ids: Sequence[Id]) -> list[Option]:
    """What can take the place of these records: the others of their kind."""
    kinds = {type(record) for id_ in ids if (record := project.get(id_)) is not None}
    if len(kinds) != 1:
        return []
    kind, going = kinds.pop(), set(ids)
    by_kind = {
        Persona: persona_options,
        Unit: unit_options,
        Role: role_options,
        System: system_options,
        Channel: channel_options,
    }
    if kind in by_kind:
        options = by_kind[kind](project)
    else:
        records = sorted(project.all(kind), key=lambda id_: name_of(project, id_, language()))
        options = [Option(id_, name_of(project, id_, language())) for id_ in records]
    return [option for option in options if option.value not in going]


def tell(parent: QWidget, text: str) -> None:
    """Say why something was not done."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.exec()


def _plain(text: str, bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
