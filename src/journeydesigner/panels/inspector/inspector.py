"""The panel that shows what is selected: picks the form for it, and keeps it true while the project changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import LANGUAGES, Language, _, language
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Kind,
    Persona,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.inspector import (
    channel,
    journey,
    library,
    mixed,
    project,
    stage,
    steering,
    touchpoint,
    transition,
)
from journeydesigner.panels.inspector.form import Form
from journeydesigner.panels.inspector.rows import FormPlan
from journeydesigner.panels.live import live
from journeydesigner.panels.style import mark, scaled

PLANS: dict[type[Entity], FormPlan] = {
    Journey: journey.PLAN,
    Stage: stage.PLAN,
    Touchpoint: touchpoint.PLAN,
    Channel: channel.PLAN,
    Transition: transition.PLAN,
    Role: library.ROLE,
    Unit: library.UNIT,
    Persona: library.PERSONA,
    System: library.SYSTEM,
    ProjectInfo: project.PLAN,
    **steering.FORMS,
}


class Inspector(QWidget):
    """Every field of the selected elements; of the journey when nothing is selected."""

    reveal = Signal(str)
    """The id of an element that the user wants to see on the canvas."""
    register = Signal(object)
    """The kind of record whose register the user wants to see."""

    def __init__(self, document: Document, selection: Selection, journey_id: JourneyId | None) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self._journey: JourneyId | None = journey_id
        self._forms: dict[frozenset[Kind], tuple[Form, QScrollArea]] = {}
        self.form: Form | None = None
        self._kind = QLabel()
        self._kind.setTextFormat(Qt.TextFormat.PlainText)
        self._kind.setWordWrap(True)
        self._sides = {side: _side_button(side) for side in LANGUAGES}
        self._stack = QStackedWidget()
        self._nothing = QLabel()
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(16, 16, 16, 16)
        mark(self._nothing, "look", "hint")
        self._stack.addWidget(self._nothing)
        top = QHBoxLayout()
        top.setContentsMargins(14, 6, 12, 0)
        top.setSpacing(2)
        top.addWidget(self._kind, 1)
        for side, button in self._sides.items():
            button.clicked.connect(lambda _on=False, chosen=side: self.turn(chosen))
            top.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._stack, 1)
        selection.changed.connect(self._follow_selection)
        document.changed.connect(self._follow_edit)
        live(self, self.reword)
        self._follow_selection()

    def set_journey(self, journey_id: JourneyId | None) -> None:
        """Show this journey when nothing is selected."""
        if journey_id != self._journey:  # told after each edit, also that which takes what is typed here
            self._journey = journey_id
            self._follow_selection()

    def turn(self, side: Language) -> None:
        """Show and write texts in this language, whatever the language of the interface."""
        for known, button in self._sides.items():
            button.setChecked(known == side)
        if self.form is not None:
            self.form.turn(side)

    def sizeHint(self) -> QSize:
        return QSize(round(22 * self.fontMetrics().height()), 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().height(), 160)

    def settle(self) -> None:
        """Take what has been typed and not been entered yet."""
        if self.form is not None:
            self.form.flush()

    def focus_field(self, name: str) -> bool:
        """Give the keyboard to a field by its name in the model, "bridge.by" for those of a bridge.

        False when what is shown has no such field.
        """
        return self.form is not None and self.form.focus_field(name)

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        for form, _area in self._forms.values():
            form.reword()
        for side, button in self._sides.items():
            button.setToolTip(_("Texts in French") if side == "fr" else _("Texts in English"))
            button.setAccessibleName(button.toolTip())
            button.setChecked(side == language())
        self._nothing.setText(_("The fields of what you select appear here."))
        self._kind.setFont(scaled(self.font(), 0.92, QFont.Weight.DemiBold))
        self._say_kind()

    # -- following

    def _follow_selection(self) -> None:
        ids = self._shown_ids()
        if self.form is not None and ids != self.form.ids:
            if all(id_ in self._document.project for id_ in self.form.ids):
                self.form.flush()
            self.form.unbind()
        self._show(ids)

    def _follow_edit(self, change: Change) -> None:
        if self.form is None:
            self._follow_selection()
        elif self.form.ids and change.delta:
            if all(id_ in change.after for id_ in self.form.ids):
                self.form.refresh()
            else:
                self._follow_selection()

    def _shown_ids(self) -> tuple[Id, ...]:
        project = self._document.project
        ids = tuple(id_ for id_ in self._selection.ids if id_ in project)
        if ids:
            return ids
        if self._journey is not None and self._journey in project:
            return (self._journey,)
        first = next(iter(project.journeys()), None)
        return (first.id,) if first else ()

    def _show(self, ids: Sequence[Id]) -> None:
        if not ids:
            self.form = None
            self._stack.setCurrentWidget(self._nothing)
            self._say_kind()
            return
        kinds = frozenset(type(e) for e in map(self._document.project.get, ids) if e is not None)
        form, area = self._form(kinds)
        if self.form is not None and self.form is not form:
            self.form.unbind()
        self.form = form
        form.bind(ids)
        for side, button in self._sides.items():
            if button.isChecked() and side != language():
                form.turn(side)
        self._stack.setCurrentWidget(area)
        self._say_kind()

    def _form(self, kinds: frozenset[Kind]) -> tuple[Form, QScrollArea]:
        """The form for elements of these kinds, made when it is first needed."""
        if kinds not in self._forms:
            plan = PLANS.get(next(iter(kinds))) if len(kinds) == 1 else None
            plan = plan or mixed.shared(kinds, PLANS)
            form = Form(self._document, plan)
            form.opened.connect(self._open)
            form.register.connect(self.register)
            area = QScrollArea()
            form.wanted.connect(lambda field: self._scroll_to(area, field))
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(form)
            area.viewport().installEventFilter(form)
            self._stack.addWidget(area)
            self._forms[kinds] = (form, area)
        return self._forms[kinds]

    def _open(self, id_: str) -> None:
        self._selection.set([Id(id_)])
        self.reveal.emit(id_)

    @staticmethod
    def _scroll_to(area: QScrollArea, field: QWidget) -> None:
        """Bring a field into view, once a section that has just been opened has its size."""
        QTimer.singleShot(0, field, lambda: area.ensureWidgetVisible(field, 0, 40))

    def _say_kind(self) -> None:
        self._kind.setText(_(self.form.plan.kind) if self.form is not None else "")
        for button in self._sides.values():
            button.setVisible(self.form is not None)


def _side_button(side: Language) -> QToolButton:
    button = QToolButton()
    button.setText(side.upper())
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setFont(scaled(QApplication.font(), 0.84, QFont.Weight.DemiBold))
    return button
