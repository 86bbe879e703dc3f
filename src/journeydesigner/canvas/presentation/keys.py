"""What each key means in a presentation. A clicker sends page keys, arrows or space."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeydesigner.i18n import language

Key = Qt.Key
_STEPS: Mapping[int, str] = {
    Key.Key_Right: "next", Key.Key_Down: "next", Key.Key_PageDown: "next", Key.Key_Space: "next",
    Key.Key_Return: "next", Key.Key_Enter: "next", Key.Key_Left: "previous", Key.Key_Up: "previous",
    Key.Key_PageUp: "previous", Key.Key_Backspace: "previous", Key.Key_Home: "first", Key.Key_End: "last",
    Key.Key_B: "black", Key.Key_Period: "black", Key.Key_O: "overview", Key.Key_S: "spotlight",
    Key.Key_F: "findings", Key.Key_C: "contrast", Key.Key_Escape: "leave", Key.Key_F5: "leave",
    Key.Key_T: "timer", Key.Key_N: "note", Key.Key_V: "vote",
}  # fmt: skip
_SHIFTED: Mapping[int, str] = {
    Key.Key_Right: "next_card", Key.Key_Down: "next_card", Key.Key_Left: "previous_card",
    Key.Key_Up: "previous_card", Key.Key_Space: "previous", Key.Key_T: "timer_menu", Key.Key_V: "vote_menu",
}  # fmt: skip
_DOTS: Mapping[int, str] = {
    Key.Key_Return: "give", Key.Key_Enter: "give", Key.Key_Plus: "give", Key.Key_Equal: "give",
    Key.Key_Minus: "take",
}  # fmt: skip
"""While a card is chosen in a vote; then − is no 6 of a French keyboard, and + may be typed without Shift."""
_FRENCH = (
    Key.Key_Ampersand, Key.Key_Eacute, Key.Key_QuoteDbl, Key.Key_Apostrophe, Key.Key_ParenLeft, Key.Key_Minus,
    Key.Key_Egrave, Key.Key_Underscore, Key.Key_Ccedilla,
)  # fmt: skip
"""The keys of the digits on a French keyboard, where digits need Shift."""


def meaning(event: QKeyEvent, on_ballot: bool = False) -> str:
    """The command of a key, or the digit of a stage; "" for a key that means nothing here.

    `on_ballot`: a card that dots can be given to is chosen.
    """
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    key = event.key()
    if on_ballot and key in _DOTS:
        return _DOTS[key]
    if Key.Key_1 <= key <= Key.Key_9:
        return str(key - Key.Key_0)
    if not shifted and language() == "fr" and key in _FRENCH:
        return str(_FRENCH.index(Key(key)) + 1)
    return _SHIFTED.get(key, "") or _STEPS.get(key, "") if shifted else _STEPS.get(key, "")
