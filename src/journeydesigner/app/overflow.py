"""Names the button that Qt adds to a tool bar too narrow for its tools: it has a picture and no words."""

from __future__ import annotations

from PySide6.QtWidgets import QToolBar, QToolButton

from journeydesigner.i18n import _, on_language_changed


def name_overflow(bar: QToolBar) -> None:
    """Name it now and in every language from now on."""
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert isinstance(button, QToolButton), "Qt has one in every tool bar"

    def reword() -> None:
        button.setAccessibleName(_("More tools"))
        button.setToolTip(_("More tools"))

    forget = on_language_changed(reword)
    bar.destroyed.connect(lambda: forget())
    reword()
