"""A canvas beside another one: everything it can do, with signs on what differs from the other journey."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.camera import Opening
from journeydesigner.canvas.comparing.header_signs import HeaderSigns
from journeydesigner.canvas.comparing.signs import counterpart
from journeydesigner.canvas.comparing.signs_item import SignsItem, Verdicts
from journeydesigner.canvas.overlay import Layer
from journeydesigner.canvas.sentences import spoken
from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.selection import Selection
from journeydesigner.layout.drawing import Part
from journeydesigner.layout.theme import ThemeName
from journeydesigner.model import Id

Told = Callable[[Id], str]
"""What became of an element, in words; "" for what is the same."""
ABOVE_SIGNS = 9.0


class ComparedView(CanvasView):
    """One of two canvases."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        checker: Checker,
        told: Told,
        theme: ThemeName = "light",
        parent: QWidget | None = None,
        opening: Opening | None = None,
    ) -> None:
        self._told = told
        super().__init__(document, selection, checker, theme, parent, opening)
        self.signs = SignsItem(lambda: self.drawing_painter, self.picture, self._map.boundingRect, self)
        self._answering = Layer(lambda: self.drawing_painter, ABOVE_SIGNS)
        self._answered: tuple[Id, ...] = ()
        self._verdicts: Verdicts = {}
        self.scene().addItem(self.signs)
        self.scene().addItem(self._answering)
        self.header_signs = HeaderSigns(self)
        self.moved.connect(self._follow_map)

    @property
    def verdicts(self) -> Verdicts:
        """What became of the elements of this map, those that are the same left out."""
        return self._verdicts

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Mark what differs."""
        self._verdicts = verdicts
        self.signs.show_verdicts(verdicts)
        self.header_signs.show_verdicts(verdicts)

    def show_answering(self, elements: Sequence[Id]) -> None:
        """Ring what answers to the selection of the other canvas."""
        self._answered = tuple(elements)
        zoom = self.zoom
        rects = [rect for id_ in elements if (rect := self.rect_of(id_)) is not None]
        parts = (Part("answering", None, rect.grown(20 / zoom + 20), counterpart(rect, zoom)) for rect in rects)
        self._answering.show_parts(tuple(parts))

    @property
    def answering(self) -> tuple[Id, ...]:
        """What is ringed."""
        return self._answered

    def set_theme(self, name: ThemeName) -> None:
        """Show the canvas in the light or the dark theme, the signs too."""
        super().set_theme(name)
        self.signs.repaint()
        self._answering.update()

    def tip_of(self, element: Id) -> str:
        """An element in words, with what became of it."""
        return "\n".join(filter(None, (super().tip_of(element), self._told(element))))

    def announce(self) -> None:
        """What has the focus, and what became of it."""
        super().announce()
        current = self.bench.selection.current
        told = self._told(current) if current is not None else ""
        if told:
            self.setAccessibleDescription(f"{spoken(told)}. {self.accessibleDescription()}")

    def let_go(self) -> None:
        """Follow the document no more, and give the images back: the view is about to be taken away."""
        self.signs.repaint()
        self._document.changed.disconnect(self._follow)
        self.bench.selection.changed.disconnect(self._selected)
        if self._checker is not None:
            self._checker.changed.disconnect(self._checked)

    def _follow_map(self) -> None:
        self.signs.follow()
        if self._answered:
            self.show_answering(self._answered)
