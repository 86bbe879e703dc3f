"""How widgets look: theme tokens as a Qt palette and a short style sheet over Fusion, fonts in steps of one size.

The one place of the window that turns tokens into colours for widgets. Those that paint themselves ask `colour`
each time they paint, so that a switch of theme needs no restart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from journeydesigner.layout.theme import Theme, theme

if TYPE_CHECKING:
    from journeydesigner.layout.drawing import Ink

ICON = 16
"""Side of a picture beside letters of the usual size, in pixels."""
BAR = 11
"""Breadth of a scroll bar beside such letters."""
RADIUS = 7
"""Corners of fields and buttons, in pixels."""


class _State:
    """The theme widgets are shown in, and those who keep something made with its colours."""

    def __init__(self) -> None:
        self.theme: Theme = theme("light")
        self.listeners: list[Callable[[], None]] = []


_state = _State()


def current_theme() -> Theme:
    """The theme widgets are shown in now."""
    return _state.theme


def colour(ink: Ink) -> QColor:
    """The colour of a token in the current theme."""
    return QColor(_state.theme.colour(ink))


def apply_theme(app: QApplication, new: Theme) -> None:
    """Show every widget of `app` in this theme, those already open included."""
    _state.theme = new
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette_of(new))
    app.setStyleSheet(style_sheet(new, max(ICON, round(0.95 * QFontMetrics(app.font()).height()))))
    for listener in tuple(_state.listeners):
        listener()
    for widget in app.topLevelWidgets():
        widget.update()


def on_theme_changed(listener: Callable[[], None]) -> Callable[[], None]:
    """Call `listener` after each change of theme; returns the function that ends this."""
    _state.listeners.append(listener)

    def forget() -> None:
        if listener in _state.listeners:
            _state.listeners.remove(listener)

    return forget


def palette_of(shown: Theme) -> QPalette:
    """The tokens in the roles Qt's own widgets ask for, disabled ones included."""
    roles: dict[QPalette.ColorRole, Ink] = {
        QPalette.ColorRole.Window: "panel",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "field",
        QPalette.ColorRole.AlternateBase: "panel2",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "text3",
        QPalette.ColorRole.Button: "panel",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "on_accent",
        QPalette.ColorRole.ToolTipBase: "text",
        QPalette.ColorRole.ToolTipText: "panel",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Light: "panel2",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Mid: "line2",
        QPalette.ColorRole.Dark: "line2",
        QPalette.ColorRole.Shadow: "shadow",
    }
    palette = QPalette()
    for role, ink in roles.items():
        palette.setColor(role, QColor(shown.colour(ink)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(shown.colour("text3")))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, QColor(shown.colour("panel2")))
    return palette


def style_sheet(shown: Theme, icon: int = ICON) -> str:
    """What the palette cannot say: edges of fields and buttons, and how focus, refusal and rest look.

    `icon` is the side of pictures on buttons and in fields, in pixels: they grow with the letters beside them.
    """
    inks = {name.replace(".", "_"): value for name, value in shown.colours.items()}
    return _SHEET.format(r=RADIUS, icon=icon, bar=round(BAR * icon / ICON), **inks)


def scaled(base: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`base` at another size and weight; sizes in look.md are factors of the interface's 12.5 px."""
    font = QFont(base)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * factor)))
    font.setWeight(weight)
    return font


def mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet looks at, and let the widget look that way."""
    if widget.property(name) == value or (widget.property(name) is None and not value):
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_tip(text: str) -> str:
    """A tooltip that Qt will not read as markup, whatever the text of a file holds."""
    return text.replace("<", "‹").replace(">", "›") if "<" in text else text


_SHEET = """
QToolTip {{ background: {text}; color: {panel}; border: 0; padding: 4px 6px; }}
QPushButton, QToolButton, QLineEdit {{ icon-size: {icon}px {icon}px; }}
QLineEdit, QPlainTextEdit {{ background: {field}; color: {text}; border: 1px solid {strong};
  border-radius: {r}px; padding: 4px 7px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:hover, QPlainTextEdit:hover {{ border-color: {text2}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 3px 6px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {panel2}; color: {text3}; border-color: {line}; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border: 2px solid {error}; padding: 3px 6px; }}
QLabel[look="hint"] {{ color: {text3}; }}
QLabel[look="label"] {{ color: {text2}; }}
QLabel[look="error"] {{ color: {error}; }}
QPushButton {{ background: {card}; color: {text}; border: 1px solid {line2}; border-radius: {r}px;
  padding: 5px 10px; outline: 0; }}
QPushButton:hover {{ border-color: {strong}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 9px; }}
QPushButton:pressed {{ background: {accent_bg}; }}
QPushButton:disabled {{ background: {panel2}; color: {text3}; border-color: {line}; }}
QPushButton:default, QPushButton[look="main"] {{ background: {accent}; color: {on_accent};
  border-color: {accent}; }}
QPushButton:default:focus, QPushButton[look="main"]:focus {{ border: 2px solid {text}; }}
QPushButton:default:disabled, QPushButton[look="main"]:disabled {{ background: {panel2}; color: {text3};
  border-color: {line}; }}
QToolButton {{ background: transparent; color: {text2}; border: 1px solid transparent; border-radius: 5px;
  padding: 2px; }}
QToolButton:hover {{ background: {accent_bg}; color: {text}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:checked {{ background: {accent_bg}; color: {accent}; }}
QToolButton:disabled {{ color: {text3}; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent; border-radius: 4px;
  color: {accent}; padding: 1px 4px; text-align: left; }}
QPushButton[look="link"]:hover {{ background: {accent_bg}; }}
QPushButton[look="link"]:focus {{ border: 1px solid {accent}; padding: 1px 4px; }}
QPushButton:checked {{ background: {accent_bg}; color: {accent}; border-color: {accent}; }}
QMenu {{ background: {panel}; color: {text}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ padding: 5px 22px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_bg}; color: {text}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QMenuBar, QToolBar, QStatusBar {{ background: {app}; color: {text}; }}
QMenuBar {{ padding: 3px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_bg}; }}
QToolBar {{ border: 0; border-bottom: 1px solid {line}; padding: 5px 8px; spacing: 3px; }}
QToolBar::separator {{ background: {line2}; width: 1px; margin: 5px 5px; }}
QToolBar QToolButton {{ padding: 5px; border-radius: {r}px; }}
QToolBar QToolButton[segment] {{ background: {app}; border: 1px solid {line2}; border-left: 0; border-radius: 0;
  padding: 5px 9px; }}
QToolBar QToolButton[segment="first"] {{ border-left: 1px solid {line2}; border-top-left-radius: {r}px;
  border-bottom-left-radius: {r}px; }}
QToolBar QToolButton[segment="last"] {{ border-top-right-radius: {r}px; border-bottom-right-radius: {r}px; }}
QToolBar QToolButton[segment]:hover {{ background: {accent_bg}; }}
QToolBar QToolButton[segment]:checked {{ background: {accent_bg}; color: {accent}; font-weight: 600; }}
QToolBar QToolButton[segment]:focus {{ color: {accent}; }}
QToolBar QToolButton#primary {{ background: {accent}; color: {on_accent}; padding: 5px 12px;
  margin-left: 8px; font-weight: 600; }}
QToolBar QToolButton#primary:disabled {{ background: {panel2}; color: {text3}; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {text2}; }}
QDockWidget {{ color: {text}; font-weight: 600; }}
QDockWidget::title {{ background: {panel}; padding: 8px 12px 4px 12px; border-top: 1px solid {line}; }}
QTabBar {{ background: {panel}; font-weight: 600; }}
QTabBar::tab {{ background: transparent; color: {text2}; border: 0; border-bottom: 2px solid transparent;
  padding: 7px 12px 5px 12px; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {accent}; }}
QWidget#start, QWidget#ground {{ background: {canvas}; }}
QPushButton#choice {{ padding: 12px 18px; text-align: left; }}
QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: {panel}; border: 0; }}
QFrame#popup {{ background: {panel}; border: 1px solid {line2}; border-radius: 8px; }}
QListView {{ background: {panel}; color: {text}; border: 0; outline: 0; }}
QTreeView, QTableView {{ background: {panel}; color: {text}; border: 1px solid {line}; outline: 0;
  gridline-color: {line}; selection-background-color: {accent_bg}; selection-color: {text}; }}
QTreeView#outline {{ border: 0; }}
QAbstractScrollArea::corner {{ background: {panel}; }}
QHeaderView {{ background: {panel2}; border: 0; }}
QHeaderView::section {{ background: {panel2}; color: {text2}; border: 0; border-right: 1px solid {line};
  border-bottom: 1px solid {line2}; padding: 5px 7px; font-weight: 600; }}
QHeaderView::section:hover {{ background: {accent_bg}; color: {text}; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {strong}; border-radius: 4px; margin: 2px; min-height: 28px;
  min-width: 28px; }}
QScrollBar::handle:hover {{ background: {text2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
