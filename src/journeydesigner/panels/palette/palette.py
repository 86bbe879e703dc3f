"""The palette: search, the three kinds a map is made of, channels by nature, roles; dragged or added by key."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.payload import Payload
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import _
from journeydesigner.model import Channel, Id, Role, Touchpoint, Unit
from journeydesigner.panels.live import live
from journeydesigner.panels.palette import library
from journeydesigner.panels.palette.channel_form import ChannelForm
from journeydesigner.panels.palette.contents import groups, large_faces
from journeydesigner.panels.palette.entry import Entry
from journeydesigner.panels.palette.group import Group
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.removing import remove_asking
from journeydesigner.panels.style import mark

MANY = 300
"""Touchpoints from which the counts follow an edit only after the map has: a drop must not wait for them."""
ORDER = ("physical", "hybrid", "remote", "digital", "roles")


class Palette(QWidget):
    """What can be put on the canvas."""

    wanted = Signal(Payload)
    """Enter, a double click or a large entry: to be added where the selection is."""

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self._at: Entry | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self.refresh)
        self.search.installEventFilter(self)
        self.large = Group(large=True)
        self.groups = {key: Group() for key in ORDER}
        self.new_channel = QPushButton()
        self.new_channel.setAutoDefault(False)
        self.new_channel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.new_channel.clicked.connect(lambda: self.ask_channel())
        self.nothing = QLabel()
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        mark(self.nothing, "look", "hint")
        self._lay_out()
        for group in self.groups.values():
            group.grown.connect(self.refresh)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        document.changed.connect(self._follow_edit)
        live(self, self.reword)

    @property
    def entries(self) -> list[Entry]:
        """All entries shown, from the top."""
        shown = [self.large, *self.groups.values()]
        return [entry for group in shown if group.isVisibleTo(self) for entry in group.entries]

    def refresh(self) -> None:
        """Show what the project holds now, keeping the focus and the place."""
        query = self.search.text().strip()
        found = {group.key: group for group in groups(self._document.project, query)}
        made: list[Entry] = []
        self.large.setVisible(not query)
        self.large.show_faces(large_faces(), False, made)
        for key, group in self.groups.items():
            contents = found.get(key)
            group.setVisible(contents is not None)
            group.heading.setVisible(contents is not None)
            if contents is not None:
                count = len(contents.faces)
                group.heading.show_words(contents.title, contents.picture, contents.ink, count)
            group.show_faces(contents.faces if contents else (), bool(query), made)
        self._say_nothing(query, bool(found))
        for entry in made:
            self._connect(entry)
        if made:
            self._order_tabs()
        self._rove()

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.search.setPlaceholderText(_("Search"))
        self._search_icon.setText(_("Search"))
        self.search.setAccessibleName(_("Search for a channel or a role"))
        self._search_icon.setIcon(icon("search", "text3"))
        self.new_channel.setText(_("New channel…"))
        self.new_channel.setIcon(icon("plus"))
        self.refresh()

    def ask_channel(self, name: str = "") -> ChannelForm:
        """Open the form for a new channel."""
        form = ChannelForm(self, self._document, name)
        form.added.connect(self._show_added)
        form.open()
        return form

    def sizeHint(self) -> QSize:
        return QSize(round(14 * self.fontMetrics().height()), 600)

    def minimumSizeHint(self) -> QSize:
        """As wide as its three large entries need to be read, at any size of letters."""
        words = max(entry.fontMetrics().horizontalAdvance(entry.face.text) for entry in self.large.entries)
        return QSize(words + 6 * self.fontMetrics().height(), 200)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._focus(0)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        if isinstance(watched, Entry):
            return self._entry_event(watched, event)
        return super().eventFilter(watched, event)

    # -- moving between entries: one of them is a Tab stop, arrows go to the others

    def _entry_event(self, entry: Entry, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._at = entry
            self._rove()
            self._area.ensureWidgetVisible(entry, 0, 20)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entries = self.entries
            place = entries.index(entry) if entry in entries else 0
            moves = {
                Qt.Key.Key_Down: place + 1,
                Qt.Key.Key_Up: place - 1,
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: len(entries) - 1,
            }
            goal = moves.get(Qt.Key(event.key()))
            if goal is not None:
                self._focus(goal)
                return True
        return False

    def _focus(self, place: int) -> None:
        entries = self.entries
        if place < 0:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif entries:
            entries[min(place, len(entries) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self) -> None:
        entries = self.entries
        if self._at not in entries:
            self._at = entries[0] if entries else None
        for entry in entries:
            stop = entry is self._at
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _order_tabs(self) -> None:
        """Tab goes from top to bottom, whenever an entry was made."""
        *channels, roles = self.groups.values()
        order: list[QWidget] = [self.search, *self.large.entries]
        for group in channels:
            order += [*group.entries, group.more]
        order += [self.new_channel, *roles.entries, roles.more]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _take_first(self) -> None:
        entries = self.entries
        if self.search.text().strip() and entries:
            self.wanted.emit(entries[0].face.payload)
        elif self.search.text().strip():
            self.ask_channel(self.search.text().strip())

    # -- what entries ask for

    def _connect(self, entry: Entry) -> None:
        entry.installEventFilter(self)
        entry.wanted.connect(self.wanted)
        entry.chosen.connect(self._choose)
        entry.menu_asked.connect(self._show_menu)
        entry.renaming.connect(self._rename)
        entry.removing.connect(self._remove)

    def _choose(self, payload: Payload) -> None:
        if payload.id is not None:
            self._selection.set([payload.id])

    def _show_menu(self, payload: Payload, at: QPoint) -> None:
        self.menu(payload).exec(at)

    def menu(self, payload: Payload) -> QMenu:
        """What can be done with an entry."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("plus"), _("Add at the selection"), lambda: self.wanted.emit(payload))
        if payload.id is not None:
            menu.addSeparator()
            menu.addAction(icon("pencil"), _("Rename"), lambda: self._rename(payload)).setShortcut("F2")
            menu.addAction(icon("trash-2"), _("Remove…"), lambda: self._remove(payload)).setShortcut("Del")
        return menu

    def _rename(self, payload: Payload) -> None:
        entry = next((e for e in self.entries if e.face.payload == payload), None)
        if entry is not None and payload.id is not None:
            library.rename_in_place(self._document, entry, payload.id)

    def _remove(self, payload: Payload) -> None:
        if payload.id is not None:
            remove_asking(self, self._document, [payload.id])

    def _show_added(self, channel: str) -> None:
        self.search.clear()
        nature = self._document.project.all(Channel)[Id(channel)].nature
        self.groups[nature].is_full = True
        self.refresh()
        entry = next((e for e in self.entries if e.face.payload.id == channel), None)
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._selection.set([Id(channel)])

    def _follow_edit(self, change: Change) -> None:
        if not change.delta.kinds() & {Channel, Role, Unit, Touchpoint}:
            return
        if len(self._document.project.all(Touchpoint)) > MANY:
            self._soon.start()
        else:
            self.refresh()

    # -- building

    def _say_nothing(self, query: str, found: bool) -> None:
        self.nothing.setVisible(bool(query) and not found)
        self.nothing.setText(_("Nothing is called “{query}”. Enter makes a channel of that name.", query=query))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(10, 4, 8, 12)
        inside.setSpacing(4)
        *channels, roles = self.groups.values()
        for widget in (self.large, *channels, self.nothing, self.new_channel, roles):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 10, 6)
        top.addWidget(self.search)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._area, 1)
