"""One record picked from a list, or several shown as chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSizePolicy

from journeydesigner.i18n import _
from journeydesigner.model import Project
from journeydesigner.panels.fields.field import Field, Subject
from journeydesigner.panels.fields.flow import FlowLayout
from journeydesigner.panels.fields.frame import HINT, PLAIN, FieldButton, field_height, paint_field
from journeydesigner.panels.options import Option
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.pictures import icon_side, paint_icon, paint_picture
from journeydesigner.panels.style import colour, mark, plain_tip

Options = Callable[[Subject], Sequence[Option]]
One = Callable[[Project, str], Option | None]


class PickField(Field):
    """One of the options; `empty` is the msgid of what stands there for None, and of the entry that clears.

    `one` finds the option of a value where making all of them would be a waste.
    """

    def __init__(self, options: Options, empty: str, one: One | None = None) -> None:
        super().__init__()
        self._options, self._empty, self._one = options, empty, one
        self._value: str | None = None
        self._mixed = False
        self.button = FieldButton()
        self.button.clicked.connect(self.open)
        self.set_body(self.button)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value, self._mixed = value, is_mixed
        self.reword()

    def reword(self) -> None:
        super().reword()
        if self._mixed:
            self.button.show_text(_("Several values"), look=HINT)
            return
        found = self._found(self._value)
        if found is None:
            elsewhere = _("Not in this file ({id})", id=self._value)
            self.button.show_text(elsewhere if self._value else _(self._empty), look=HINT)
        else:
            self.button.show_text(found.text, found.picture, PLAIN)

    def open(self) -> Picker | None:
        """Open the list."""
        if self.subject is None:
            return None
        picker = Picker(self.button, self._options(self.subject), clear=_(self._empty))
        picker.picked.connect(self.offer)
        picker.open_at(self.button)
        return picker

    def _found(self, value: str | None) -> Option | None:
        if self.subject is None or not value:
            return None
        if self._one is not None:
            return self._one(self.subject.project, value)
        return next((option for option in self._options(self.subject) if option.value == value), None)


class ManyField(Field):
    """Several of the options as chips; `empty` is the msgid of what stands there when none is picked.

    `nothing` is the value offered when the last one is taken out. With `first`, the msgid of making one the first,
    their order says something, and chips can be moved. With `create`, which says what a typed word would make,
    words that are no option yet can be added.
    """

    def __init__(
        self,
        options: Options,
        empty: str,
        nothing: Any = (),
        one: One | None = None,
        *,
        first: str = "",
        create: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._first, self._create = first, create
        self._options, self._empty, self._nothing, self._one = options, empty, nothing, one
        self._values: tuple[str, ...] = ()
        self._mixed = False
        self.box = _ChipBox()
        self.box.clicked.connect(self.open)
        self.set_body(self.box)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._values, self._mixed = tuple(value or ()), is_mixed
        self.reword()

    def reword(self) -> None:
        super().reword()
        self.box.hint = _("Several values") if self._mixed else _(self._empty)
        self.box.show_chips(self._found(), self._take_out, _("and others that differ") if self._mixed else "")
        for place, chip in enumerate(self.chips if self._first and not self._mixed else ()):
            chip.first = _(self._first) if place else ""
            chip.shift = self._move

    @property
    def chips(self) -> list[Chip]:
        """The chips shown."""
        return self.box.chips

    def open(self) -> Picker | None:
        """Open the list with check marks."""
        if self.subject is None:
            return None
        picker = Picker(self.box, self._options(self.subject), checked=self._values, create=self._create)
        picker.picked.connect(lambda values: self.offer(values or self._nothing))
        picker.created.connect(picker.check_new)
        picker.open_at(self.box)
        return picker

    def _take_out(self, value: str) -> None:
        kept = tuple(v for v in self._values if v != value)
        if self.offer(kept or self._nothing):
            self.box.setFocus()

    def _move(self, value: str, by: int) -> None:
        """Put a value `by` places further; -1000 makes it the first."""
        others = [v for v in self._values if v != value]
        place = max(0, min(len(others), self._values.index(value) + by))
        if self.offer((*others[:place], value, *others[place:])):
            moved = next(chip for chip in self.chips if chip.option.value == value)
            moved.show()
            moved.setFocus()

    def _found(self) -> list[Option]:
        if self.subject is None or not self._values:
            return []
        if self._one is not None:
            return [self._one(self.subject.project, v) or Option(v, v) for v in self._values]
        known = {option.value: option for option in self._options(self.subject)}
        return [known.get(v, Option(v, v)) for v in self._values]


class Chip(QPushButton):
    """One picked value. A click, Delete or Backspace takes it out; Alt with an arrow moves it if order counts."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.shift: Callable[[str, int], None] | None = None
        self.first = ""
        """What making it the first one is called; "" where it is or order does not count."""
        self.setIcon(option.picture or QIcon())
        self.setAccessibleName(option.text)
        self.setAccessibleDescription(_("Delete takes it out."))
        self.setToolTip(plain_tip(_("Take out: {name}", name=option.text)))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        picture = 0 if self.icon().isNull() else icon_side(metrics) + 4
        width = 8 + metrics.horizontalAdvance(self.option.text) + 20 + picture
        return QSize(width, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        by = steps.get(Qt.Key(event.key())) if event.modifiers() & Qt.KeyboardModifier.AltModifier else None
        if by is not None and self.shift is not None:
            self.shift(str(self.option.value), by)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "line2"), 2 if self.hasFocus() else 1))
        painter.setBrush(colour("panel2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left, middle = 8, self.height() // 2
        if not self.icon().isNull():
            left += round(paint_picture(painter, self.icon(), left, middle, icon_side(self.fontMetrics()))) + 4
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(colour("text"))
        room = self.width() - left - 19
        text = self.fontMetrics().elidedText(self.option.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        paint_icon(
            painter, "x", "text" if self.underMouse() else "text3", QRectF(self.width() - 16, middle - 6, 12, 12)
        )
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.first and self.shift is not None:
            shift = self.shift
            menu.addAction(self.first, lambda: shift(str(self.option.value), -1000))
        menu.addAction(_("Take out"), self.click)
        menu.popup(event.globalPos())


class _ChipBox(QPushButton):
    """A field that holds chips; a click beside them, Enter or Space opens the list."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self.hint = ""
        self._more = QLabel(self)
        self._more.setTextFormat(Qt.TextFormat.PlainText)
        self._more.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark(self._more, "look", "hint")
        self.setAutoDefault(False)
        self._flow = FlowLayout(self, margin=4, spacing=4, right=24)
        self._flow.least = field_height(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, options: list[Option], take_out: Callable[[str], None], more: str = "") -> None:
        """Show these, keeping what did not change; `more` stands after them."""
        if [chip.option for chip in self.chips] != options:
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [Chip(option) for option in options]
            for chip in self.chips:
                chip.clicked.connect(lambda _on=False, value=chip.option.value: take_out(value))
                self._flow.addWidget(chip)
            self._flow.removeWidget(self._more)
            self._flow.addWidget(self._more)
        self._more.setText(more)
        self._more.setVisible(bool(more and options))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._flow.least = field_height(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_field(self, HINT, "" if self.chips else self.hint, None, "plus")
