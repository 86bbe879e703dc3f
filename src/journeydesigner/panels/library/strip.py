"""Below a table: where the record that is current is used. Each place is a button that shows it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.i18n import _, language, plural
from journeydesigner.model import KINDS, Entity, Id
from journeydesigner.model.naming import name_of
from journeydesigner.panels.counting import counted
from journeydesigner.panels.fields.flow import FlowLayout
from journeydesigner.panels.library.uses import Uses
from journeydesigner.panels.style import mark, plain_tip

MOST = 12
"""Places of one kind that are shown before the rest is asked for."""
LONGEST = 40
"""Letters of a name on a button; the whole name is its tooltip."""


class UsesStrip(QScrollArea):
    """Where one record is used, kind by kind."""

    wanted = Signal(str)
    """The id of a record that the user wants to see."""

    def __init__(self, document: Document, uses: Uses) -> None:
        super().__init__()
        self._document, self._uses = document, uses
        self._of: Id | None = None
        self._is_full = False
        self.buttons: list[QPushButton] = []
        self.heading = _plain()
        self._page = QWidget()
        self._page.setObjectName("page")
        self._box = QVBoxLayout(self._page)
        self._box.setContentsMargins(10, 4, 10, 8)
        self._box.setSpacing(2)
        self._box.addWidget(self.heading)
        self._lines: list[QWidget] = []
        self._box.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)

    def show_record(self, id_: Id | None) -> None:
        """Show where this record is used, as soon as the keys rest."""
        if id_ != self._of:
            self._is_full = False
        self._of = id_
        self._soon.start()

    def refresh(self) -> None:
        """Show what the project says now."""
        self._soon.stop()
        for line in self._lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.buttons = [], []
        project = self._document.project
        record = project.get(self._of)
        if record is None:
            self.heading.setText("")
            return
        users = [user for id_ in self._uses.of(record.id) if (user := project.get(id_)) is not None]
        name = name_of(project, record.id, language())
        self.heading.setText(
            _("“{name}” is used by:", name=name) if users else _("“{name}” is not used yet.", name=name)
        )
        for kind, group in groupby(sorted(users, key=lambda user: KINDS.index(type(user))), key=type):
            self._add_line(counted(kind, len(found := list(group))), found)

    def sizeHint(self) -> QSize:
        return QSize(400, 7 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 3 * self.fontMetrics().height())

    def _add_line(self, what: str, users: list[Entity]) -> None:
        line = QWidget()
        flow = FlowLayout(line, spacing=2)
        label = _plain()
        label.setText(what)
        label.setContentsMargins(0, 2, 6, 2)
        flow.addWidget(label)
        named = sorted((name_of(self._document.project, user.id, language()), user.id) for user in users)
        shown = named if self._is_full else named[:MOST]
        for name, id_ in shown:
            flow.addWidget(self._button(name, id_))
        if len(shown) < len(named):
            more = QPushButton(plural("and {n} other…", "and {n} others…", len(named) - len(shown)))
            mark(more, "look", "link")
            more.clicked.connect(self._show_all)
            flow.addWidget(more)
        self._lines.append(line)
        self._box.insertWidget(len(self._lines), line)

    def _button(self, name: str, id_: Id) -> QPushButton:
        short = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        button = QPushButton(short.replace("&", "&&"))
        button.setAutoDefault(False)
        button.setAccessibleName(_("Show {name}", name=name))
        button.setToolTip(plain_tip(name))
        mark(button, "look", "link")
        button.clicked.connect(lambda: self.wanted.emit(id_))
        self.buttons.append(button)
        return button

    def _show_all(self) -> None:
        self._is_full = True
        self.refresh()


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    mark(label, "look", "label")
    return label
