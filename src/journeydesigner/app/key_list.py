"""All keys and gestures of a window, by menu: what the sheet of the Help menu shows. Made from the commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from journeydesigner.app.commands import Command, Commands
from journeydesigner.i18n import N_, _

if TYPE_CHECKING:
    from journeydesigner.app.menus import Entry

Line = tuple[str, str]
"""Keys as this system and language write them, and what they do."""


@dataclass(frozen=True, slots=True)
class OnTheMap:
    """Keys or gestures that only the map listens to and no menu shows."""

    keys: str
    words: str
    covers: tuple[str, ...] = ()
    """The keys of `canvas.keys.KEYS` that are meant, as Qt writes them."""


ON_THE_MAP: tuple[OnTheMap, ...] = (
    OnTheMap(N_("Arrows"), N_("Walk the map from card to card"), ("Left", "Right", "Up", "Down")),
    OnTheMap(
        N_("Shift+arrows"),
        N_("Move the selected card by one place"),
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
    ),
    OnTheMap(
        N_("Ctrl+Shift+arrows"),
        N_("Select further cards"),
        ("Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Shift+Up", "Ctrl+Shift+Down"),
    ),
    OnTheMap(N_("Home, End"), N_("To the first or the last stage"), ("Home", "End")),
    OnTheMap(
        N_("Enter, double click"),
        N_("Rename in place; in an empty cell, add a touchpoint"),
        ("Return",),
    ),
    OnTheMap(N_("Backspace"), N_("Remove, as Delete does"), ("Backspace",)),
    OnTheMap(N_("Menu key, right click"), N_("Show what can be done with the selection")),
    OnTheMap(N_("Click with Shift or Ctrl"), N_("Select one more, or one less")),
    OnTheMap(N_("Drag with Alt or Ctrl"), N_("Copy the selected cards")),
    OnTheMap(N_("Ctrl+Enter while typing a name"), N_("Go on to the next touchpoint or stage")),
    OnTheMap(N_("Drag on empty ground"), N_("Select what the rectangle touches")),
    OnTheMap(N_("L on a selected link"), N_("Lead its end elsewhere")),
    OnTheMap(N_("Double click on a link"), N_("Choose its bridge")),
    OnTheMap(N_("Enter, double click on the tag of a link"), N_("Go to its other end")),
    OnTheMap("H", N_("Take the hand that drags the map; H again lays it down"), ("H",)),
    OnTheMap(N_("Space or middle button"), N_("Drag the map")),
    OnTheMap(N_("Wheel, Shift+wheel"), N_("Scroll up and down, or sideways")),
    OnTheMap(N_("One finger, two fingers"), N_("Drag the map or a card; move and zoom the map")),
    OnTheMap(N_("A finger that rests"), N_("Show what can be done with what is under it")),
    OnTheMap(N_("Ctrl+wheel, + and -"), N_("Zoom, at the pointer with the wheel")),
    OnTheMap(N_("Esc"), N_("Cancel what is going on; then light everything; then select nothing")),
    OnTheMap(N_("Tab"), N_("Leave the map for the panels")),
)

IN_THE_OUTLINE: tuple[Line, ...] = (
    (N_("Left, right"), N_("Fold and unfold")),
    (N_("Enter, F2, double click"), N_("Rename in place; on a link, choose its bridge")),
    (N_("Insert"), N_("Add a touchpoint after it")),
    ("O, K", N_("Choose the owner, the channel")),
    ("1 2 3 4 5, 0", N_("Say how the Client feels, from very bad to very good; not known")),
    ("F", N_("Show the findings, with what repairs them")),
    (N_("Alt+up, Alt+down"), N_("Move it past its neighbour")),
    (N_("Alt+left, Alt+right"), N_("Move it to the stage before or after")),
    ("M", N_("Show it on the map")),
    (N_("Alt+Enter"), N_("Show it in the inspector")),
)
"""Keys of the outline, besides those that mean the same on the map."""
IN_TABLES: tuple[Line, ...] = (
    (N_("Arrows, Home, End"), N_("Walk from cell to cell")),
    (N_("Enter, F2, a letter"), N_("Edit the cell, of all rows selected")),
    (N_("Space"), N_("Edit the cell; switch yes and no")),
    (N_("Tab while typing"), N_("Take it and go on to the next cell")),
    (N_("Shift+arrows, Ctrl+A"), N_("Select further rows, or all")),
    (N_("Insert"), N_("Add a row")),
    (N_("Delete"), N_("Remove the rows selected")),
    ("Ctrl+D", N_("Duplicate the rows selected")),
    (N_("Alt+up, Alt+down"), N_("Move the rows selected")),
    (N_("Ctrl+C, Ctrl+Shift+C"), N_("Copy the rows, or only this column")),
    ("Ctrl+V", N_("Paste from a spreadsheet")),
    ("Ctrl+F", N_("Search the table")),
)
"""Keys that the Library and the registers listen to."""
SIDE_BY_SIDE: tuple[Line, ...] = (
    (N_("F7, Shift+F7"), N_("Next or previous difference")),
    ("F6", N_("To the next map or list")),
    ("Ctrl+T", N_("Scroll together")),
    ("Ctrl+I", N_("Dim what is the same")),
    ("Ctrl+B", N_("Left and right")),
    ("Ctrl+R", N_("Swap before and after")),
    ("Ctrl+Shift+E", N_("Show or hide the emotion arc")),
    ("Ctrl+Alt+C", N_("Copy as text")),
)
"""Keys of the window of two journeys, besides those that mean the same in this one."""

PRESENTING: tuple[Line, ...] = (
    (N_("Arrows, page keys, space"), N_("The next part or stage, or the one before")),
    (N_("1 to 9, Home, End"), N_("That stage, the first, the last")),
    (N_("Shift+arrows"), N_("The next card, or the one before")),
    ("S, F, C", N_("Spotlight, findings, strong contrast")),
    (N_("O; B or ."), N_("Overview; black screen")),
    ("T, Shift+T", N_("Start or pause the timer; choose its minutes")),
    ("N", N_("Note what the workshop says: a pain point, an opportunity, a thought")),
    ("V, Shift+V", N_("Vote with dots; keep or clear the votes")),
    (N_("Click or +, Shift+click or −"), N_("In a vote: a dot for a card; take one back")),
    ("Ctrl+Z", N_("Take back the last note or dot of this presentation")),
    (N_("Esc"), N_("Out of the note, the vote, the overview, the presentation")),
)
"""Keys of the presentation."""


def sections(commands: Commands) -> list[tuple[str, list[Line]]]:
    """The title of each menu with the keys of its commands, then what the map listens to itself."""
    from journeydesigner.app.menus import MENUS  # which names the commands of this list

    by_key = {command.key: (command, action) for command, action in commands}
    found: list[tuple[str, list[Line]]] = []
    for title, entries in MENUS:
        keys = [key for entry in entries for key in _keys(entry)]
        lines = [line for key in keys if key in by_key for line in _line(*by_key.pop(key))]
        if lines:
            found.append((_(title).replace("&", ""), lines))
    elsewhere = [line for command, action in by_key.values() for line in _line(command, action)]
    if elsewhere:
        found.append((_("Elsewhere"), elsewhere))
    found.append((_("On the map"), [(_(row.keys), _(row.words)) for row in ON_THE_MAP]))
    found.append((_("In the outline"), [(_(keys), _(words)) for keys, words in IN_THE_OUTLINE]))
    found.append((_("In tables"), [(_(keys), _(words)) for keys, words in IN_TABLES]))
    found.append((_("Presentation"), [(_(keys), _(words)) for keys, words in PRESENTING]))
    found.append((_("Side by side"), [(_(keys), _(words)) for keys, words in SIDE_BY_SIDE]))
    return found


def _keys(entry: Entry) -> tuple[str, ...]:
    if entry is None:
        return ()
    return (entry,) if isinstance(entry, str) else entry[1]


def _line(command: Command, action: QAction) -> Iterator[Line]:
    """A command with all its keys; nothing for one that has none."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = command.shown_keys or ", ".join(sequence.toString(native) for sequence in action.shortcuts())
    if keys:
        yield keys, command.words.rstrip("…")
