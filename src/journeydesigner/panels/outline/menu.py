"""The menu of a row of the outline: what keys do there, with these keys; faces, layers, links, repairs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journeydesigner.editor.edits import deeds
from journeydesigner.i18n import N_, _, language
from journeydesigner.layout.words import label
from journeydesigner.model import Id, Journey, Stage, Touchpoint, Transition
from journeydesigner.model.journey import Layer, TransitionKind
from journeydesigner.model.naming import name_of, one_line
from journeydesigner.model.values import TransitionId
from journeydesigner.panels.fields.feeling import SCORES
from journeydesigner.panels.findings.wording import fix_icon
from journeydesigner.panels.pictures import icon
from journeydesigner.rules.finding import Finding

if TYPE_CHECKING:
    from journeydesigner.panels.outline.panel import OutlinePanel

MOST_FINDINGS = 12
"""Findings that a menu lists: the panel of findings has them all."""
USUAL = 5
"""Bridges at hand: those the file uses most; the others are one step further."""
FACES = (N_("very bad"), N_("bad"), N_("neither good nor bad"), N_("good"), N_("very good"))
LAYERS: tuple[Layer, ...] = get_args(Layer)


class RowMenu(QMenu):
    """A menu of plain texts: what a name holds is never read as a mnemonic or a shortcut."""

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(plain(title), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def item(
        self, text: str, act: Callable[[], object], keys: str = "", picture: str = "", on: bool | None = None
    ) -> QAction:
        """Add an entry; `keys`, as Qt writes them portably, are shown beside it."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(plain(text) + (f"\t{shown}" if shown else ""), self)
        action.triggered.connect(lambda *_args: act())
        if picture:
            action.setIcon(icon(picture))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        self.addAction(action)
        return action

    def branch(self, text: str, picture: str = "") -> RowMenu:
        """Add a menu below this one."""
        below = RowMenu(self, text)
        below.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        if picture:
            below.setIcon(icon(picture))
        self.addMenu(below)
        return below


def plain(text: str) -> str:
    """Text for a menu: on one line, its ampersands shown."""
    return one_line(text).replace("&", "&&")


def menu_for(panel: OutlinePanel, element: Id) -> RowMenu:
    """The menu of an element."""
    menu = RowMenu(panel)
    found = panel.project.get(element)
    if isinstance(found, Transition):
        _of_link(menu, panel, found)
    else:
        menu.item(_("Rename"), panel.deed("rename"), "F2", "pencil")
    if isinstance(found, Touchpoint):
        _of_touchpoint(menu, panel, found)
    elif isinstance(found, Journey | Stage):
        _of_holder(menu, panel, found)
    _findings(menu.branch(_("Findings"), "octagon-alert"), panel, element)
    menu.item(_("Show in the inspector"), panel.deed("inspect"), "Alt+Return", "panel-right")
    menu.item(_("Show on the map"), partial(panel.reveal.emit, element), "", "target")
    if isinstance(found, Touchpoint | Stage):
        _clipboard(menu, panel)
    if not isinstance(found, Journey):
        menu.addSeparator()
        count = len(panel.view.picked)
        text = _("Remove") if count < 2 else _("Remove {count} elements", count=count)
        menu.item(text, panel.deed("remove"), "Del", "trash-2")
    return menu


def findings_menu(panel: OutlinePanel, element: Id) -> RowMenu:
    """What the rules found at an element, each with what repairs it; a single one without a menu of its own."""
    menu = RowMenu(panel)
    found = panel.checker.of(element)
    if len(found) == 1:
        _finding(menu, panel, found[0])
    else:
        _findings(menu, panel, element)
    return menu


def bridge_menu(panel: OutlinePanel, link: TransitionId) -> RowMenu:
    """What may carry the client across."""
    menu = RowMenu(panel)
    _bridges(menu, panel, link)
    return menu


def _of_touchpoint(menu: RowMenu, panel: OutlinePanel, found: Touchpoint) -> None:
    menu.item(_("Add the next touchpoint"), panel.deed("next"), "Ctrl+Return", "plus")
    menu.item(_("Add a touchpoint after it"), panel.deed("touchpoint"), "P")
    menu.item(_("Link to…"), panel.deed("link"), "L", "spline")
    menu.addSeparator()
    menu.item(_("Owner…"), panel.deed("owner"), "O", "user")
    if found.type != "action":
        menu.item(_("Channel…"), panel.deed("channel"), "K", "signpost")
    if found.layer in ("client", "frontstage"):
        faces = menu.branch(_("Emotion"))
        for number, (score, words) in enumerate(zip(SCORES, FACES, strict=True), 1):
            on = found.emotion is not None and found.emotion.score == score
            faces.item(f"{score:+d} {_(words)}", panel.deed(f"feel {score}"), str(number), on=on)
        faces.item(_("Not known"), panel.deed("feel"), "0", on=found.emotion is None)
    turn = deeds.turned_critical(panel.project, found)
    menu.item(_("Moment of truth"), partial(panel.hands.do, turn), on=found.critical)
    layers = menu.branch(_("Layer"))
    for layer in LAYERS:
        act = partial(panel.hands.do, deeds.on_layer(panel.project, found, layer))
        layers.item(label("layer", layer), act, on=found.layer == layer)
    menu.addSeparator()
    _moves(menu, panel)


def _of_holder(menu: RowMenu, panel: OutlinePanel, found: Journey | Stage) -> None:
    menu.item(_("Add a touchpoint"), panel.deed("touchpoint"), "P", "plus")
    menu.item(_("Add a backstage action"), panel.deed("action"), "C")
    menu.item(_("Add a stage"), panel.deed("stage"), "E")
    menu.addSeparator()
    menu.item(_("Owner…"), panel.deed("owner"), "O", "user")
    menu.addSeparator()
    if isinstance(found, Stage):
        _moves(menu, panel)


def _moves(menu: RowMenu, panel: OutlinePanel) -> None:
    menu.item(_("Move it up"), panel.deed("up"), "Alt+Up")
    menu.item(_("Move it down"), panel.deed("down"), "Alt+Down")
    if panel.project.one(Touchpoint, panel.view.current) is not None:
        menu.item(_("To the stage before"), panel.deed("back"), "Alt+Left")
        menu.item(_("To the stage after"), panel.deed("forth"), "Alt+Right")
    menu.addSeparator()


def _of_link(menu: RowMenu, panel: OutlinePanel, link: Transition) -> None:
    _bridges(menu.branch(_("Bridge"), "link"), panel, TransitionId(link.id))
    kinds = menu.branch(_("Kind"))
    for kind in get_args(TransitionKind):
        if kind == "loop" or link.from_ != link.to:
            act = partial(panel.hands.do, deeds.of_kind(panel.project, link, kind))
            kinds.item(label("transition_kind", kind), act, on=kind == link.kind)
    goal = name_of(panel.project, link.to, language())
    menu.item(_("Go to {name}", name=goal), partial(panel.go_to, link.to), "", "arrow-right")
    menu.addSeparator()


def _bridges(menu: RowMenu, panel: OutlinePanel, link: TransitionId) -> None:
    held = panel.project.one(Transition, link)
    now = held.bridge.by if held is not None and held.bridge is not None else None
    known = deeds.mechanisms(panel.project)
    first = sorted(known[:USUAL] + ([now] if now in known[USUAL:] else []), key=known.index)
    goals = [(menu, by) for by in first]
    others = RowMenu(menu, _("Other bridges"))
    others.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    goals += [(others, by) for by in known if by not in first]
    for where, by in goals:
        act = partial(panel.hands.do, deeds.bridged(panel.project, link, by))
        where.item(label("mechanism", by), act, on=by == now)
    menu.addMenu(others)
    menu.addSeparator()
    without = partial(panel.hands.do, deeds.bridged(panel.project, link, None))
    menu.item(_("No bridge"), without, on=now in (None, "none"))


def _clipboard(menu: RowMenu, panel: OutlinePanel) -> None:
    menu.addSeparator()
    menu.item(_("Cut"), panel.deed("cut"), "Ctrl+X", "scissors")
    menu.item(_("Copy"), panel.deed("copy"), "Ctrl+C", "copy")
    menu.item(_("Paste"), panel.deed("paste"), "Ctrl+V", "clipboard")
    menu.item(_("Duplicate"), panel.deed("duplicate"), "Ctrl+D")


def _findings(menu: RowMenu, panel: OutlinePanel, element: Id) -> None:
    found = panel.checker.of(element)
    for finding in found[:MOST_FINDINGS]:
        _finding(menu.branch(finding.title()), panel, finding)
    if not found:
        menu.item(_("No finding here"), lambda: None).setEnabled(False)


def _finding(menu: RowMenu, panel: OutlinePanel, finding: Finding) -> None:
    """The finding in full, to be read and heard, then what repairs it."""
    said = finding.text(panel.project)
    menu.item(said, partial(panel.say, said))
    menu.addSeparator()
    for fix in panel.checker.fixes(finding):
        act = partial(panel.repairing.ask, finding, fix, panel.view.anchor())
        menu.item(fix.label.text(panel.project), act, "", fix_icon(fix))
    menu.item(_("Set aside…"), partial(panel.repairing.set_aside, [finding]), "", "eye-off")
