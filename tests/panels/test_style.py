"""Themes reach every widget, texts keep their contrast, and large letters cut nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.i18n import set_language
from journeydesigner.layout.theme import ThemeName, theme
from journeydesigner.panels.fields.frame import HINT, PLAIN, FieldButton
from journeydesigner.panels.findings import FindingsPanel
from journeydesigner.panels.inspector import Inspector
from journeydesigner.panels.inspector.inspector import PLANS
from journeydesigner.panels.palette import Palette
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import apply_theme, colour, on_theme_changed, palette_of, style_sheet
from tests.panels.conftest import Desk, show

PAIRS = (
    ("text", "panel"), ("text2", "panel"), ("text3", "panel"), ("text", "field"), ("text3", "field"),
    ("error", "panel"), ("error", "field"), ("warn", "field"), ("accent", "accent_bg"), ("on_accent", "accent"),
    ("text", "accent_bg"), ("text2", "panel2"), ("text3", "panel2"), ("text", "card"),
)  # fmt: skip
"""Inks of text and the grounds they stand on in the panels."""


@pytest.fixture
def _themed(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, theme("light"))


def luminance(shade: QColor) -> float:
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_legible(name: ThemeName, ink: str, ground: str) -> None:
    shown = theme(name)
    assert contrast(QColor(shown.colour(ink)), QColor(shown.colour(ground))) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_disabled_can_still_be_read(name: ThemeName) -> None:
    palette = palette_of(theme(name))
    disabled = QPalette.ColorGroup.Disabled
    text = palette.color(disabled, QPalette.ColorRole.Text)
    assert contrast(text, palette.color(disabled, QPalette.ColorRole.Base)) >= 4.5
    assert text != palette.color(QPalette.ColorRole.Text)


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
BARS = ("QMenuBar", "QToolBar", "QStatusBar")


def rules(name: ThemeName) -> Iterator[tuple[str, dict[str, str]]]:
    """What the style sheet says of each kind of widget."""
    for selectors, body in RULE.findall(style_sheet(theme(name))):
        said = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        for selector in selectors.split(","):
            yield selector.strip(), {key.strip(): value.strip() for key, value in said.items()}


def own_ground(selector: str, name: ThemeName) -> list[str]:
    """What a widget of this kind may stand on when the sheet does not say."""
    shown = theme(name)
    if selector.startswith(BARS):
        return [shown.colour("app")]
    if selector.startswith("QToolButton"):
        return [shown.colour("app"), shown.colour("panel")]
    return [shown.colour("panel")]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_of_the_style_sheet_is_legible(name: ThemeName) -> None:
    held = {selector: said["background"] for selector, said in rules(name) if "background" in said}
    asked = 0
    for selector, said in rules(name):
        if "color" not in said:
            continue
        ground = said.get("background") or held.get(selector.split(":")[0], "transparent")
        grounds = own_ground(selector, name) if ground == "transparent" else [ground]
        for one in grounds:
            asked += 1
            assert contrast(QColor(said["color"]), QColor(one)) >= 4.5, (selector, said)
    assert asked > 25


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_field_handle_and_focus_ring_of_the_style_sheet_can_be_seen(name: ThemeName) -> None:
    shown, asked = theme(name), 0
    for selector, said in rules(name):
        edge = said.get("border", said.get("border-color", "")).split(" ")[-1]
        is_field = selector in ("QLineEdit", "QPlainTextEdit")
        if (is_field or ":focus" in selector or "invalid" in selector) and edge.startswith("#"):
            main = ":default" in selector or "main" in selector
            grounds = ("panel", "app") if main else ("panel", "app", "field")
            asked += 1
            assert all(contrast(QColor(edge), QColor(shown.colour(one))) >= 3 for one in grounds), selector
        if selector.startswith("QScrollBar::handle"):
            asked += 1
            assert contrast(QColor(said.get("background", "#000000")), QColor(shown.colour("panel"))) >= 3
    assert asked >= 10


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_pair_of_the_palette_is_legible(name: ThemeName) -> None:
    roles, palette = QPalette.ColorRole, palette_of(theme(name))
    for ink, ground in (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.Text, roles.AlternateBase),
        (roles.ButtonText, roles.Button), (roles.ToolTipText, roles.ToolTipBase), (roles.Link, roles.Window),
        (roles.HighlightedText, roles.Highlight), (roles.PlaceholderText, roles.Base),
    ):  # fmt: skip
        assert contrast(palette.color(ink), palette.color(ground)) >= 4.5, (ink, ground)


def test_painted_fields_are_edged_as_those_of_the_style_sheet() -> None:
    assert PLAIN.edge == HINT.edge == "strong"
    for name in ("light", "dark"):
        edge = QColor(theme(name).colour(PLAIN.edge))  # type: ignore[arg-type]
        assert contrast(edge, QColor(theme(name).colour("panel"))) >= 3  # type: ignore[arg-type]


@pytest.mark.usefixtures("_themed")
def test_a_theme_reaches_open_widgets_and_icons(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    panel = Palette(desk.document, desk.selection)
    show(qtbot, panel, width=212)
    told: list[int] = []
    forget = on_theme_changed(lambda: told.append(1))
    light, light_icon = panel.grab().toImage(), icon("plus").cacheKey()
    apply_theme(qapp, theme("dark"))
    forget()
    assert told == [1]
    dark = panel.grab().toImage()
    assert icon("plus").cacheKey() != light_icon
    assert light.pixelColor(2, 2) == QColor(theme("light").colour("panel"))
    assert dark.pixelColor(2, 2) == QColor(theme("dark").colour("panel"))
    assert mean(light) > 200 > 60 > mean(dark)


def mean(image: QImage) -> float:
    small = image.scaled(8, 8)
    return sum(small.pixelColor(x, y).lightness() for x in range(8) for y in range(8)) / 64


def test_a_widget_that_is_gone_is_not_told(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    panel = Palette(desk.document, desk.selection)
    qtbot.addWidget(panel)
    panel.deleteLater()
    qtbot.waitUntil(lambda: not _alive(panel))
    apply_theme(qapp, theme("light"))
    set_language("fr")


def _alive(widget: QWidget) -> bool:
    try:
        widget.width()
    except RuntimeError:
        return False
    return True


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "element", ["t12", "t24", "s3", "c_site", "x04", "", "r_num", "p_claire", "y_cms", "k01", "o02", "n03", "e01"]
)
def test_large_letters_cut_and_overlap_nothing(
    qtbot: QtBot, qapp: QApplication, desk: Desk, element: str, factor: float, language: Any
) -> None:
    set_language(language)
    base = qapp.font()
    font = qapp.font()
    font.setPointSizeF(9.4 * factor)
    qapp.setFont(font)
    try:
        panel = Inspector(desk.document, desk.selection, desk.journey)
        desk.select(*([element] if element else []))
        show(qtbot, panel, width=round(340 * max(1.0, factor * 0.75)), height=800)
        assert panel.form is not None
        for box in panel.form.boxes.values():
            box.set_open(True)
        for _round in range(2):  # what a layout asks for while it is made comes with the next round
            QApplication.processEvents()
        assert panel.form.width() <= panel.width()
        for label in (w for w in panel.form.findChildren(QLabel) if w.isVisible() and w.text()):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            longest = max(QFontMetrics(label.font()).horizontalAdvance(word) for word in label.text().split())
            assert longest <= label.contentsRect().width() + 1, label.text()
        shown = [f for body in panel.form.bodies for f in body.fields.values() if f.isVisible()]
        for field in shown:
            body = field.focusProxy()
            assert body is not None
            layout = field.layout()
            assert layout is not None
            needed = layout.totalHeightForWidth(field.width()) if layout.hasHeightForWidth() else 0
            assert field.height() >= (needed or field.minimumSizeHint().height())
            assert field.width() <= panel.width()
        for button in (w for w in panel.form.findChildren(FieldButton) if w.isVisible()):
            assert button.height() >= QFontMetrics(button.font()).height() + 4
    finally:
        qapp.setFont(base)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_no_form_is_wider_than_the_narrowest_panel(
    qtbot: QtBot, qapp: QApplication, desk: Desk, factor: float, language: Any
) -> None:
    set_language(language)
    base, font = qapp.font(), qapp.font()
    font.setPointSizeF(9.4 * factor)
    qapp.setFont(font)
    try:
        panel = Inspector(desk.document, desk.selection, desk.journey)
        show(qtbot, panel, width=panel.minimumSizeHint().width(), height=700)
        for kind in PLANS:
            desk.selection.set([next(iter(desk.project.all(kind)))])
            assert panel.form is not None
            for box in panel.form.boxes.values():
                box.set_open(True)
            for _round in range(3):
                QApplication.processEvents()
            room = panel.form.parentWidget()
            assert room is not None
            assert panel.form.width() <= room.width(), kind
    finally:
        qapp.setFont(base)


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_the_palette_grows_with_its_letters(qtbot: QtBot, qapp: QApplication, desk: Desk, factor: float) -> None:
    base, font = qapp.font(), qapp.font()
    font.setPointSizeF(9.4 * factor)
    qapp.setFont(font)
    try:
        panel = Palette(desk.document, desk.selection)
        show(qtbot, panel, width=max(212, panel.minimumSizeHint().width()))
        for entry in panel.large.entries:
            room = entry.width() - 4.6 * entry.fontMetrics().height()
            assert entry.fontMetrics().horizontalAdvance(entry.face.text) <= room, entry.face.text
            assert entry.height() >= entry.fontMetrics().height() + 10
    finally:
        qapp.setFont(base)


def test_the_panels_ask_for_the_room_of_the_design(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    font, base = qapp.font(), qapp.font()
    font.setPointSizeF(9.4)
    qapp.setFont(font)
    try:
        palette = Palette(desk.document, desk.selection)
        inspector = Inspector(desk.document, desk.selection, desk.journey)
        findings = FindingsPanel(desk.document, desk.selection, desk.checker, desk.journey)
        for panel in (palette, inspector, findings):
            qtbot.addWidget(panel)
        assert 200 <= palette.sizeHint().width() <= 225
        assert palette.minimumSizeHint().width() <= 225
        assert 320 <= inspector.sizeHint().width() == findings.sizeHint().width() <= 360
    finally:
        qapp.setFont(base)


def test_a_refused_field_looks_refused(qtbot: QtBot, desk: Desk) -> None:
    panel = Inspector(desk.document, desk.selection, desk.journey)
    show(qtbot, panel)
    desk.select("t12")
    assert panel.form is not None
    wait: Any = panel.form.field("wait_min")
    panel.focus_field("wait_min")
    wait.line.setText("soon")
    wait.flush()
    QApplication.processEvents()
    edge = wait.line.grab().toImage().pixelColor(wait.line.width() // 2, 0)
    assert edge == colour("error")
    assert wait.line.accessibleDescription() == "Write a whole number, 0 or more."


def test_pictures_of_buttons_and_scroll_bars_grow_with_the_letters(qtbot: QtBot, qapp: QApplication) -> None:
    base, font = qapp.font(), qapp.font()
    sizes = []
    try:
        for factor in (1.0, 2.0):
            font.setPointSizeF(9.4 * factor)
            qapp.setFont(font)
            apply_theme(qapp, theme("light"))
            button, bar = QPushButton("Add"), QScrollBar()
            for widget in (button, bar):
                qtbot.addWidget(widget)
                widget.show()
            sizes.append((button.iconSize().width(), bar.sizeHint().width()))
    finally:
        qapp.setFont(base)
        apply_theme(qapp, theme("light"))
    assert sizes[0] == (16, 11)
    assert sizes[1] >= (28, 19)


@pytest.mark.usefixtures("_themed")
@pytest.mark.parametrize("name", ["light", "dark"])
def test_keys_ring_a_button_once(qtbot: QtBot, qapp: QApplication, name: ThemeName) -> None:
    apply_theme(qapp, theme(name))
    page = QWidget()
    box = QVBoxLayout(page)
    buttons = [QPushButton("  one"), QPushButton("  two")]
    for button in buttons:
        button.setMinimumSize(160, 48)
        box.addWidget(button)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    inner = buttons[1].rect().adjusted(6, 6, -6, -6)
    plain = buttons[1].grab(inner).toImage()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert buttons[1].hasFocus()
    assert buttons[1].grab(inner).toImage() == plain
