"""What every tool and command of the canvas works with: the document, the picture, and a narrow way to the view.

Tools know this and nothing else of the window; the view knows tools only through it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from journeydesigner.canvas.focus import Focus
from journeydesigner.errors import Refusal
from journeydesigner.i18n import Message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Plan, View
from journeydesigner.model import Draft, Id, Project
from journeydesigner.model.channel import Nature
from journeydesigner.model.values import ChannelId, JourneyId

if TYPE_CHECKING:
    from journeydesigner.canvas.camera import Spot
    from journeydesigner.canvas.overlay import Overlay
    from journeydesigner.canvas.picture import Picture
    from journeydesigner.canvas.pointer import Pointer
    from journeydesigner.canvas.tools.base import Tool
    from journeydesigner.editor.document import Document
    from journeydesigner.editor.selection import Selection

T = TypeVar("T")


@dataclass
class HeaderMarks:
    """What the sticky headers show for a while, in map pixels: where something would be put, and what is lit."""

    x: float | None = None
    """A border between stages where one would be put."""
    y: float | None = None
    """An edge between lanes where one would be put."""
    plus: float | None = None
    """A border between stages that offers to add one."""
    chevron: Nature | None = None
    """The nature whose lanes a click would turn."""
    borders: bool = False
    """Whether every border between stages is lit."""
    dragged: Id | None = None
    lit: frozenset[Id] = frozenset()
    """Stages and channels that would take what is dragged."""
    refused: bool = False


REMEMBERED = 12
"""How many channels and roles are remembered as used last."""


class Surface(Protocol):
    """What the view lends to tools."""

    @property
    def zoom(self) -> float:
        """Screen pixels per map pixel."""

    def say(self, text: str) -> None:
        """Show a sentence in the status bar, and to those who listen."""

    def bubble(self, text: str, at: QPoint | None = None, refused: bool = False) -> None:
        """Show a sentence near a point of the viewport, or near the focus."""

    def hush(self) -> None:
        """Take the bubble away."""

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Show this pointer over the map and the headers."""

    def rename(self, element: Id) -> None:
        """Let the user type a name in place."""

    def write(self, element: Id, field: str, rect: Rect) -> None:
        """Let the user type a text of an element over a rectangle of the map."""

    def pop(self, menu: QMenu, at: QPoint | None = None) -> None:
        """Open a menu at a point of the viewport, or at the focus."""

    def when_still(self, act: Callable[[], None] | None) -> None:
        """Call `act` once when nothing has asked again for a short rest; None: not any more."""

    def scroll_near_edge(self, at: QPoint) -> None:
        """Scroll for as long as the pointer stays near an edge of the viewport."""

    def stop_scrolling(self) -> None:
        """End what `scroll_near_edge` began."""

    def scroll_by(self, dx: int, dy: int) -> None:
        """Scroll by screen pixels."""

    def announce(self) -> None:
        """Tell those who listen what has the focus now."""

    def has_keyboard(self) -> bool:
        """Whether keys come to the canvas now."""

    def header_element(self, pointer: Pointer) -> Id | None:
        """The channel whose name is under the pointer in the lane headers."""

    def header_nature(self, pointer: Pointer) -> Nature | None:
        """The nature whose chevron is under the pointer in the lane headers."""

    def refresh_headers(self) -> None:
        """Paint the headers again."""

    def reveal(self, element: Id) -> None:
        """Select an element and bring it into view."""

    def fit_all(self) -> None:
        """Show the whole map."""

    def fit_selection(self) -> None:
        """Show what is selected."""

    def fit_rect(self, rect: Rect) -> None:
        """Show a rectangle of the map, as large as possible."""

    def seen(self) -> Rect:
        """The rectangle of the map that is seen."""

    def spot(self) -> Spot:
        """Where the map is looked at from."""

    def look_from(self, spot: Spot) -> None:
        """Look at the map from there."""

    def show_rect(self, rect: Rect) -> None:
        """Scroll as little as needed to show a rectangle of the map."""


class Bench:
    """The tools' workplace. Holds what is neither in the project nor in the selection: focus, tool, habits."""

    def __init__(self, document: Document, selection: Selection, picture: Picture, surface: Surface) -> None:
        self.document = document
        self.selection = selection
        self.picture = picture
        self.surface = surface
        self.overlay: Overlay
        self.focus = Focus()
        self.header_marks = HeaderMarks()
        self.lively: frozenset[ChannelId] = frozenset()
        """The channels of the stage under the pointer: set in bold in the lane headers."""
        self.recent: list[Id] = []
        """Channels and roles, those used last first."""
        self.remove_shared: Callable[[Sequence[Id]], object] | None = None
        """Removes what several journeys share, where somebody can ask first; None: removed as all else."""
        self.open_field: Callable[[Id, str], object] = lambda _element, _field: None
        """Shows a record in the inspector with a field under the cursor; "" stands for its name."""
        self.show_as: Callable[[View], object] = lambda _view: None
        """Arranges the map in another way, and tells whoever shows how it is arranged."""
        self.isolate: Callable[[], object] = lambda: None
        """Dims what is not linked to the selection, or ends that."""
        self.escape: Callable[[], bool] = lambda: False
        """Ends what dims the map, before Esc ends the selection; whether there was anything."""
        self.tool: Tool
        self.start: Callable[[], Tool]

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.document.project

    @property
    def plan(self) -> Plan:
        """The map as it is shown."""
        return self.picture.plan

    @property
    def journey(self) -> JourneyId | None:
        """The journey shown."""
        return self.picture.journey

    def use(self, tool: Tool) -> None:
        """Let another tool take over."""
        self.tool.leave()
        self.tool = tool
        tool.enter()

    def rest(self) -> None:
        """Back to selecting."""
        self.use(self.start())

    def edit(self, label: Message, change: Callable[[Draft], T], at: QPoint | None = None) -> T | None:
        """One undo step; a refusal is said where the user looks and changes nothing (None)."""
        try:
            with self.document.edit(label) as draft:
                outcome = change(draft)
        except Refusal as refusal:
            self.refuse(str(refusal), at)
            return None
        self.surface.say(str(label))
        return outcome

    def land(self, label: Message, change: Callable[[Draft], T], at: QPoint | None = None) -> T | None:
        """End the tool, then `edit`: what it showed as a preview stays in sight and is not shown twice."""
        self.picture.hold_preview()
        try:
            self.rest()
            return self.edit(label, change, at)
        finally:
            if self.picture.let_go():
                self.rest()

    def why_refused(self, change: Callable[[Draft], object]) -> str | None:
        """Why an edit would be refused; None when it would be done."""
        try:
            change(self.document.scratch())
        except Refusal as refusal:
            return str(refusal)
        return None

    def refuse(self, reason: str, at: QPoint | None = None) -> None:
        """Say why something cannot be, near the pointer and in the status bar."""
        self.surface.bubble(reason, at, refused=True)
        self.surface.say(reason)

    def mark_headers(self, marks: HeaderMarks | None = None) -> None:
        """Show these marks on the headers; none: as they are at rest."""
        wanted = marks or HeaderMarks()
        if wanted != self.header_marks:
            self.header_marks = wanted
            self.surface.refresh_headers()

    def used(self, choice: Id | None) -> None:
        """Remember a channel or a role as the one used last."""
        if choice is not None:
            kept = [one for one in self.recent if one != choice]
            self.recent = [choice, *kept][:REMEMBERED]

    def selected(self, among: Sequence[Id] | None = None) -> tuple[Id, ...]:
        """The selected elements, or those of them that are `among` these."""
        return tuple(i for i in self.selection.ids if among is None or i in among)
