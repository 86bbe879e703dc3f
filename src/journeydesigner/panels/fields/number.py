"""A number with its unit, and a date with its calendar: typed, checked, and empty where nothing is known."""

from __future__ import annotations

import datetime
import re
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark


class LineBox(QLineEdit):
    """One line that says when it is done or given up; Up and Down step through its values."""

    done = Signal()
    given_up = Signal()
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.returnPressed.connect(self.done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.done.emit()


class TypedField(Field):
    """A value typed in one line: `write` puts it into words, `read` understands what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._value: Any = None
        self._mixed = False
        self._shown = ""
        self.line = LineBox()
        self.line.done.connect(self.flush)
        self.line.given_up.connect(self._give_up)
        self.set_body(self.line)

    def write(self, value: Any) -> str:
        """A value in words."""
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """The value meant by a text that is not empty. Raises `NotPossible`."""
        raise NotImplementedError

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value, self._mixed = value, is_mixed
        self._show()

    def reword(self) -> None:
        super().reword()
        if not self.is_dirty:
            self._show()

    @property
    def is_dirty(self) -> bool:
        return self.line.text() != self._shown

    def flush(self) -> None:
        if not self.is_dirty:
            return
        typed = self.line.text().strip()
        try:
            value = self.read(typed) if typed else None
        except NotPossible as refusal:
            self.refuse(refusal.message)
            return
        if self.offer(value):
            self._value, self._mixed = value, False
            self._show()

    def discard(self) -> None:
        super().discard()
        self._show()

    def _give_up(self) -> None:
        if self.is_dirty or self.reason:
            self.discard()
        else:
            self.line.clearFocus()

    def _show(self) -> None:
        self._shown = "" if self._value is None or self._mixed else self.write(self._value)
        self.line.setText(self._shown)
        self.line.setPlaceholderText(_("Several values") if self._mixed else "")


class NumberField(TypedField):
    """A number that is not negative; `scale` 100 shows a share of 1 as a percentage. `unit` is a msgid."""

    def __init__(self, unit: str, scale: int = 1, most: float = 10**9, least: int = 0) -> None:
        super().__init__()
        self._scale, self._most, self._least, self._unit = scale, most, least, unit
        self._suffix = _Corner(self.line)
        self.line.stepped.connect(self._step)
        self.reword()

    def write(self, value: Any) -> str:
        if self._scale == 1:
            return str(value)
        text = f"{value * self._scale:.2f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if language() == "fr" else text

    def read(self, text: str) -> Any:
        plain = re.sub(r"[\s\u00a0\u202f]", "", text).removesuffix(_(self._unit)).removesuffix("%")
        pattern = r"\d{1,9}" if self._scale == 1 else r"\d{1,9}([.,]\d+)?"
        if not re.fullmatch(pattern, plain, re.ASCII):
            whole = message(N_("Write a whole number, 0 or more."))
            raise NotPossible(message(N_("Write a number, 0 or more.")) if self._scale != 1 else whole)
        number = float(plain.replace(",", "."))
        if not self._least <= number <= self._most:
            raise NotPossible(
                message(N_("Write a number from {least} to {most}."), least=self._least, most=int(self._most))
            )
        return int(number) if self._scale == 1 else number / self._scale

    def reword(self) -> None:
        super().reword()
        self._suffix.show_text(_(self._unit))

    def _step(self, by: int) -> None:
        try:
            number = (
                float(self.read(self.line.text())) * self._scale if self.line.text().strip() else self._least - by
            )
        except NotPossible:
            return
        self.line.setText(self.write(_whole(min(self._most, max(self._least, number + by)), self._scale)))


def write_date(date: datetime.date) -> str:
    """A date as people write it."""
    return f"{date:%d/%m/%Y}" if language() == "fr" else f"{date:%Y-%m-%d}"


def read_date(text: str) -> datetime.date:
    """The date meant by 31/01/2027, 31.1.2027 or 2027-01-31. Raises `NotPossible`."""
    european = re.fullmatch(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})", text, re.ASCII)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII)
    parts = european.groups()[::-1] if european else iso.groups() if iso else None
    try:
        if parts:
            return datetime.date(*map(int, parts))
    except ValueError:
        pass
    raise NotPossible(message(N_("“{text}” is no date. Write it as {example}."), text=text, example="2027-01-31"))


def _whole(number: float, scale: int) -> float:
    return int(number) if scale == 1 else number / scale


class DateField(TypedField):
    """A calendar date, typed as people write it or picked from a calendar. `empty` stands where there is none."""

    def __init__(self, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self.button = _Button(self.line)
        self.button.clicked.connect(self.open_calendar)
        self._popup: QFrame | None = None
        self.reword()

    def write(self, value: Any) -> str:
        return write_date(value)

    def read(self, text: str) -> Any:
        return read_date(text)

    def reword(self) -> None:
        super().reword()
        self.button.setIcon(icon("calendar", "text3"))
        self.button.setAccessibleName(_("Open the calendar"))
        self.button.setToolTip(_("Open the calendar"))
        if not self._mixed:
            self.line.setPlaceholderText(self._empty or _("yyyy-mm-dd"))

    def show_value(self, value: Any, is_mixed: bool) -> None:
        super().show_value(value, is_mixed)
        if not is_mixed:
            self.line.setPlaceholderText(self._empty or _("yyyy-mm-dd"))

    def open_calendar(self) -> QCalendarWidget:
        """Show a calendar at the field; a click or Enter on a day chooses it."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale("fr_FR" if language() == "fr" else "en_GB"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if isinstance(self._value, datetime.date):
            calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        box = QVBoxLayout(popup)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(calendar)
        popup.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        popup.show()
        calendar.setFocus()
        self._popup = popup
        return calendar

    def _picked(self, date: QDate) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.line.setText(self.write(datetime.date(date.year(), date.month(), date.day())))
        self.flush()


class _Corner(QLabel):
    """A unit at the right end of a line."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.setTextFormat(Qt.TextFormat.PlainText)
        mark(self, "look", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.installEventFilter(self)

    def show_text(self, text: str) -> None:
        """The unit's word."""
        self.setText(text)
        self.place()

    def place(self) -> None:
        """Keep at the right end, whatever the font."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        self._line.setTextMargins(0, 0, width + 4, 0)
        self.setGeometry(self._line.width() - width - 9, 0, width, self._line.height())

    def eventFilter(self, _watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.place()
        return False


class _Button(QToolButton):
    """A small button at the right end of a line."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line.setTextMargins(0, 0, 24, 0)
        line.installEventFilter(self)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if isinstance(event, QResizeEvent) and watched is self._line:
            self.setGeometry(self._line.width() - 28, 3, 24, self._line.height() - 6)
        return False
