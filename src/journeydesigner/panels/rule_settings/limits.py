"""The limits that rules and measures compare with, each with its unit and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import N_, _, message
from journeydesigner.model.info import LARGEST, Thresholds
from journeydesigner.panels.fields.number import NumberField
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark
from journeydesigner.rules.catalogue import catalogue


@dataclass(frozen=True)
class Limit:
    """One threshold: its field in the model, words, unit, and the values it may have. `scale` 100 is a share."""

    name: str
    label: str
    why: str
    unit: str
    least: int
    most: int
    rule: str = ""
    """The rule that compares with it; none: a measure does."""
    scale: int = 1


LIMITS = (
    Limit(
        "handover_run",
        N_("Hand-overs in a row"),
        N_("As many hand-overs one after another on the main path are an obstacle course."),
        N_("hand-overs"),
        1,
        LARGEST,
        "CON007",
    ),
    Limit(
        "local_share",
        N_("Local targets met"),
        N_("When at least this share of the local KPIs is met and the whole misses its own, parts shine alone."),
        N_("%"),
        0,
        100,
        "KPI005",
        100,
    ),
    Limit(
        "local_global_gap",
        N_("Gap between local and global"),
        N_("Above this gap the measure tells that local success is paid for by the whole."),
        N_("%"),
        0,
        100,
        "",
        100,
    ),
    Limit(
        "evidence_days",
        N_("Age of evidence"),
        N_("When the newest piece of evidence is older, the journey rests on old knowledge."),
        N_("days"),
        1,
        LARGEST,
        "EVD002",
    ),
    Limit(
        "lookalike_channels",
        N_("Channels alike"),
        N_("As many digital channels of one family in a journey, all our own, are a pile of look-alikes."),
        N_("channels"),
        2,
        LARGEST,
        "GOV003",
    ),
    Limit(
        "low_digital_ease",
        N_("Low digital ease"),
        N_("A persona of this ease or less, from 1 (none) to 5 (at ease), needs a person to turn to."),
        N_("of 5"),
        1,
        5,
        "PHY015",
    ),
)


class LimitsForm(QScrollArea):
    """A field for every limit, with what it means and a button that brings the delivered value back."""

    changed = Signal(str, object)
    """The field of the model and its new value."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = {limit.name: self._field(limit) for limit in LIMITS}
        self.resets = {limit.name: self._reset(limit) for limit in LIMITS}
        self._words: list[tuple[QLabel, Callable[[], str]]] = []
        page = QWidget()
        page.setObjectName("page")
        self._lay_out(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(page)

    def show_limits(self, thresholds: Thresholds) -> None:
        """Show these values; what differs from the delivered one can be reset."""
        delivered = Thresholds()
        for limit in LIMITS:
            value = getattr(thresholds, limit.name)
            field = self.fields[limit.name]
            if not field.is_dirty:
                field.show_value(value, False)
            self.resets[limit.name].setVisible(value != getattr(delivered, limit.name))

    def flush(self) -> bool:
        """Take what is being typed; False when a field refuses it."""
        for field in self.fields.values():
            field.flush()
        return not any(field.reason for field in self.fields.values())

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        for label, words in self._words:
            label.setText(words())
        for limit in LIMITS:
            self.fields[limit.name].reword()
            self.fields[limit.name].set_name(_(limit.label))
            reset = self.resets[limit.name]
            reset.setIcon(icon("undo-2", "text3"))
            said = _("{limit}: as delivered", limit=_(limit.label))
            reset.setToolTip(said)
            reset.setAccessibleName(said)

    def _field(self, limit: Limit) -> NumberField:
        def commit(value: float | None) -> None:
            if value is None:
                raise NotPossible(message(N_("Write a number: the rule needs a limit.")))
            self.changed.emit(limit.name, value)

        field = NumberField(limit.unit, limit.scale, limit.most, limit.least)
        field.commit = commit
        return field

    def _reset(self, limit: Limit) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kept = button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        button.setSizePolicy(kept)
        button.clicked.connect(partial(self._deliver, limit.name))
        return button

    def _deliver(self, name: str) -> None:
        self.fields[name].discard()
        self.changed.emit(name, getattr(Thresholds(), name))

    def _lay_out(self, page: QWidget) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(1, 11 * self.fontMetrics().height())
        for place, limit in enumerate(LIMITS):
            grid.addWidget(self._label(partial(_, limit.label), ""), 2 * place, 0)
            grid.addWidget(self.fields[limit.name], 2 * place, 1)
            grid.addWidget(self.resets[limit.name], 2 * place, 2)
            grid.addWidget(self._label(partial(_purpose, limit), "hint"), 2 * place + 1, 0, 1, 3)
            grid.setRowMinimumHeight(2 * place + 1, 2 * self.fontMetrics().height())
        grid.setColumnStretch(0, 1)
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 12, 14, 12)
        box.addLayout(grid)
        box.addStretch(1)

    def _label(self, words: Callable[[], str], look: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if look:
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        mark(label, "look", look)
        self._words.append((label, words))
        return label


def _purpose(limit: Limit) -> str:
    """What a limit is for, and the rule that compares with it."""
    rule = catalogue().get(limit.rule)
    if rule is None:
        return _(limit.why)
    return _("{why} Rule {code}, {title}.", why=_(limit.why), code=rule.code, title=_(rule.title))
