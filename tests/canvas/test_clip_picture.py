"""The picture that comes with what is copied: what is on it, and that it is drawn only when somebody asks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from journeydesigner.canvas import clip_picture
from journeydesigner.canvas.clip_picture import IMAGE, PNG, SVG, MapPicture, settle_clipboard
from journeydesigner.editor.edits.clipboard import MIME
from journeydesigner.layout.excerpt import excerpt, whole_map
from journeydesigner.layout.plan import HEAD_W, LAYERS, View
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id
from journeydesigner.render.png import LONGEST_PICTURE, paint_part, picture_scale
from tests.canvas.conftest import Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def held() -> QMimeData:
    """What lies in the clipboard."""
    return QGuiApplication.clipboard().mimeData()


def ink(image: QImage, token: str, step: int = 2) -> int:
    """How many of the pixels looked at have this colour."""
    wanted = QColor(theme("light").colour(token)).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(0, image.width(), step) for y in range(0, image.height(), step)
    )


def test_copied_cards_come_with_their_picture(hands: Hands) -> None:
    a, b = list(hands.plan.cards)[:2]
    hands.selection.set([a, b])
    hands.key(Qt.Key.Key_C, CTRL)
    assert held().hasFormat(MIME)
    assert held().hasText()
    assert held().hasImage()
    picture: QImage = held().imageData()
    rects = [hands.card(i).rect for i in (a, b)]
    assert picture.width() / 2 >= max(r.right for r in rects) - min(r.x for r in rects)
    assert ink(picture, "card") > 1000
    decoded = QImage.fromData(held().data(PNG))
    assert decoded.size() == picture.size()


def test_what_was_not_chosen_is_not_on_it(hands: Hands) -> None:
    ids = list(hands.plan.cards)
    part = excerpt(hands.view.picture.subject, {ids[0]})
    assert part is not None
    elements = {
        p.element for layer in part.layers for p in layer.drawing.parts if p.key.startswith(("card", "link"))
    }
    assert elements == {ids[0]}
    assert excerpt(hands.view.picture.subject, {Id("gone")}) is None


def test_a_stage_comes_with_its_header_and_the_names_of_lanes(hands: Hands) -> None:
    column = hands.column(2)
    part = excerpt(hands.view.picture.subject, {column.stage})
    assert part is not None
    assert part.bounds.w == pytest.approx(column.w + HEAD_W, abs=200)
    keys = [p.key for layer in part.layers for p in layer.drawing.parts]
    assert any(key.startswith("stage:") and column.stage in key for key in keys)
    assert sum(key.startswith("spine") for key in keys) == len(hands.plan.bands)
    cards = {p.element for layer in part.layers for p in layer.drawing.parts if p.key.startswith("card:")}
    assert cards == set(hands.plan.sections[1].cards)


def test_a_stage_comes_with_the_layers_that_are_shown(hands: Hands) -> None:
    hands.view.set_view(View(layers=LAYERS))
    section = next(section for section in hands.plan.sections if section.notes)
    part = excerpt(hands.view.picture.subject, {section.stage})
    assert part is not None
    assert part.bounds.bottom >= hands.plan.ribbons[-1].bottom
    shown = sum(p.key.startswith("note:") for layer in part.layers for p in layer.drawing.parts)
    assert shown == len(section.notes)


def test_what_was_cut_is_still_on_its_picture(hands: Hands) -> None:
    card = next(iter(hands.plan.cards))
    hands.selection.set([card])
    hands.key(Qt.Key.Key_X, CTRL)
    assert card not in hands.plan.cards
    assert ink(held().imageData(), "card") > 500


def test_nothing_is_drawn_before_somebody_asks(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    kept = clip_picture.excerpt
    monkeypatch.setattr(clip_picture, "excerpt", lambda *args: drawn.append(args) or kept(*args))
    hands.selection.set(list(hands.plan.cards))
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    assert not drawn
    assert held().hasImage()
    assert not drawn
    held().imageData()
    held().data(PNG)
    assert len(drawn) == 1


def test_the_whole_map_is_copied_as_a_picture(hands: Hands) -> None:
    hands.view.commands.copies.copy_map()
    assert hands.said[-1] == "Picture of the map copied"
    assert not held().hasFormat(MIME)
    picture: QImage = held().imageData()
    scale = picture_scale(hands.plan.width, hands.plan.height)
    assert picture.width() == pytest.approx(hands.plan.width * scale, abs=2 * 20 * scale)
    assert max(picture.width(), picture.height()) <= LONGEST_PICTURE * 1.01
    hands.key(Qt.Key.Key_V, CTRL)
    assert hands.said[-1] == "The clipboard holds no stage and no touchpoint."


def test_the_outlines_look_like_the_pixels(hands: Hands) -> None:
    hands.selection.set(list(hands.plan.sections[1].cards))
    hands.key(Qt.Key.Key_C, CTRL)
    data = held().data(SVG)
    assert b"<text" not in bytes(data.data())
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    pixels = MapPicture(hands.view.picture.subject, set(hands.plan.sections[1].cards)).image
    drawn = QImage(pixels.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    small = QSize(pixels.width() // 8, pixels.height() // 8)
    smooth = Qt.TransformationMode.SmoothTransformation
    one, other = (i.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth) for i in (pixels, drawn))
    differing = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
        for x in range(small.width())
        for y in range(small.height())
    )
    assert differing < 0.01 * small.width() * small.height()


def test_a_large_map_is_drawn_as_small_as_needed(hands: Hands) -> None:
    assert picture_scale(1000, 500) == 2.0
    assert picture_scale(400_000, 3000) * 400_000 <= LONGEST_PICTURE
    far = whole_map(hands.view.picture.subject, 0.2)
    near = whole_map(hands.view.picture.subject, 1.0)
    count = [
        sum(len(part.shapes) for layer in each.layers for part in layer.drawing.parts) for each in (far, near)
    ]
    assert count[0] < count[1] / 2
    assert not paint_part(far, theme("light"), 0.2).isNull()


def test_every_kind_can_be_had_by_name(hands: Hands) -> None:
    hands.selection.set([next(iter(hands.plan.cards))])
    hands.key(Qt.Key.Key_C, CTRL)
    offered = held().formats()
    assert offered[0] == MIME
    assert {IMAGE, PNG, SVG, "text/plain"} <= set(offered)
    assert all(held().hasFormat(kind) for kind in offered)


def test_at_the_end_the_clipboard_holds_nothing_of_pythons(hands: Hands) -> None:
    hands.selection.set([next(iter(hands.plan.cards))])
    hands.key(Qt.Key.Key_C, CTRL)
    text, part, size = held().text(), held().data(MIME), held().imageData().size()
    settle_clipboard()
    assert type(held()) is QMimeData
    assert (held().text(), held().data(MIME), held().imageData().size()) == (text, part, size)
    settle_clipboard()
    assert held().text() == text


def test_the_end_does_not_wait_for_a_large_picture(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_picture, "LITTLE", 3)
    hands.selection.set(list(hands.plan.cards)[:4])
    hands.key(Qt.Key.Key_C, CTRL)
    settle_clipboard()
    assert held().hasFormat(MIME)
    assert not held().hasImage()
    hands.key(Qt.Key.Key_C, CTRL)
    held().imageData()
    settle_clipboard()
    assert held().hasImage(), "what has been drawn costs nothing"
