"""A small form for a new channel: name and family suffice, the rest is as usual for the family until changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.channels import USUAL, add_channel
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.layout.draw.glyphs import FAMILY_ICON
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Text2
from journeydesigner.panels.fields.frame import ChoiceBox
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import mark

DEPENDENT = ("nature", "human", "control", "direction")
"""Fields that follow the family until the user sets them."""
_GLYPHS: Mapping[str, str] = {str(family): name for family, name in FAMILY_ICON.items()}
WORDING = {
    "family": N_("Family"),
    "nature": N_("Nature"),
    "human": N_("Human presence"),
    "control": N_("Control"),
    "direction": N_("Direction"),
}


class ChannelForm(QDialog):
    """Asks for a new channel and adds it as one undo step."""

    added = Signal(str)
    """The id of the new channel."""

    def __init__(self, parent: QWidget, document: Document, name: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New channel"))
        self._document = document
        self._own: set[str] = set()
        self.name = QLineEdit(name)
        self.name.textChanged.connect(lambda: self._say(""))
        self.boxes = {field: _box(field) for field in WORDING}
        self._reason = QLabel()
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        mark(self._reason, "look", "error")
        self._lay_out()
        for field in DEPENDENT:
            self.boxes[field].activated.connect(lambda _place, field=field: self._own.add(field))
        self.boxes["family"].currentIndexChanged.connect(self._follow_family)
        self._follow_family()
        self._say("")

    def accept(self) -> None:
        """Add the channel; without a name say so and stay open."""
        name = self.name.text().strip()
        if not name:
            self._say(_("Give the channel a name."))
            self.name.setFocus()
            return
        values = {field: box.currentData() for field, box in self.boxes.items()}
        try:
            with self._document.edit(message(N_("Add channel"))) as draft:
                channel = add_channel(draft, name=Text2(**{language(): name}), **values)
        except (Refusal, ValueError) as refusal:
            self._say(str(refusal))
            return
        super().accept()
        self.added.emit(channel.id)

    def _follow_family(self) -> None:
        usual = USUAL[self.boxes["family"].currentData()]
        for field in DEPENDENT:
            if field not in self._own:
                box = self.boxes[field]
                box.setCurrentIndex(box.findData(getattr(usual, field)))

    def _say(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        mark(self.name, "invalid", bool(reason))
        self.name.setAccessibleDescription(reason)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow(_("Name"), self.name)
        fields.addRow(self._reason)
        for field, msgid in WORDING.items():
            self.boxes[field].setAccessibleName(_(msgid))
            fields.addRow(_(msgid), self.boxes[field])
        buttons = QDialogButtonBox()
        add = buttons.addButton(_("Add channel"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addLayout(fields)
        box.addWidget(buttons)
        self.setMinimumWidth(360)
        self.name.setFocus()


def _box(field: str) -> ChoiceBox:
    box = ChoiceBox()
    for value in WORDS[field]:
        picture = icon(_GLYPHS[value]) if field == "family" else QIcon()
        box.addItem(picture, label(field, value), value)
    return box
