"""Shows the templates: what each is for, what is in it, its page. Knows nothing of what becomes of the choice."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.app.page_preview import PagePreview
from journeydesigner.editor.printing import page_of
from journeydesigner.editor.templates import NAMES, Template, template
from journeydesigner.i18n import _, language
from journeydesigner.layout.paper import Paper
from journeydesigner.layout.words import label
from journeydesigner.panels.counting import counted
from journeydesigner.panels.style import colour, current_theme
from journeydesigner.render.icons import icon_pixmap
from journeydesigner.render.measurer import qt_measurer

ICONS = {
    "customer_b2c": "shopping-cart",
    "customer_b2b": "handshake",
    "employee": "id-card",
    "public_service": "users",
    "supplier": "package",
    "tourism_sadi": "map",
}
"""Those of the start page where there is the same kind there."""
PREVIEW = QSize(700, 500)
ICON = 48
"""Pixels of an icon, drawn smaller."""
PAPER = Paper("A3", "landscape")


class TemplateGallery(QDialog):
    """Lets a template be chosen: a list on the left, what is chosen on the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New from a template"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setWordWrap(True)
        self._name, self._sentence, self._contents, self._stages = (_plain() for _part in range(4))
        self._preview = PagePreview(PREVIEW)
        self._fill()
        self._arrange()
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self.accept)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.resize(self.sizeHint().boundedTo(parent.window().size()))

    @property
    def chosen(self) -> Template:
        """The template under the cursor."""
        return template(NAMES[self.list.currentRow()])

    def _fill(self) -> None:
        for name in NAMES:
            journey = template(name).journey
            kind = label("journey_kind", journey.kind)
            item = QListWidgetItem(_icon(ICONS[name]), f"{journey.name.get(language())}\n{kind}")
            # A screen reader hears on the row what the eye finds beside the list.
            item.setData(
                Qt.ItemDataRole.AccessibleDescriptionRole, f"{_goal(template(name))} {_counts(template(name))}"
            )
            self.list.addItem(item)
        side = 2 * self.fontMetrics().height()
        self.list.setIconSize(QSize(side * 2 // 3, side * 2 // 3))
        self.list.setSpacing(2)
        widest = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + 16
        self.list.setFixedWidth(max(widest, 12 * self.fontMetrics().averageCharWidth()))

    def _arrange(self) -> None:
        font = self._name.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        self._name.setFont(font)
        side = QVBoxLayout()
        for part in (self._name, self._sentence, self._contents, self._stages):
            side.addWidget(part)
        side.addWidget(self._preview, 1)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addSpacing(8)
        row.addLayout(side, 1)
        note = _plain()
        note.setText(_("All of it is a hypothesis to be changed. The owners are roles: name who holds them."))
        buttons = QDialogButtonBox()
        use = buttons.addButton(_("Use this template"), QDialogButtonBox.ButtonRole.AcceptRole)
        use.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(note)
        column.addWidget(buttons)

    def _show(self) -> None:
        chosen = self.chosen
        journey = chosen.journey
        self._name.setText(journey.name.get(language()))
        self._sentence.setText(_goal(chosen))
        self._contents.setText(_counts(chosen))
        stages = chosen.project.stages(journey.id)
        self._stages.setText(" › ".join(stage.name.get(language()) for stage in stages))
        page = page_of(
            chosen.project,
            journey.id,
            PAPER,
            file="",
            on=datetime.date.today(),
            language=language(),
            measurer=qt_measurer(),
        )
        self._preview.show_page(page, current_theme())


def _icon(glyph: str) -> QIcon:
    """An icon that stays visible on the selected row."""
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, "text2"), (QIcon.Mode.Selected, "on_accent")):
        made.addPixmap(icon_pixmap(glyph, colour(ink).name(), ICON), mode)
    return made


def _goal(chosen: Template) -> str:
    goal = chosen.journey.goal
    return goal.get(language()) if goal is not None else ""


def _counts(chosen: Template) -> str:
    return " · ".join(counted(kind, n) for kind, n in chosen.counts)


def _plain() -> QLabel:
    words = QLabel()
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    return words
