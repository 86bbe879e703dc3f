"""What can be done with the current line of the panel, and with the whole list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from journeydesigner.editor.checker import Checker
from journeydesigner.i18n import _
from journeydesigner.panels.findings.wording import NotAssessed, fix_icon
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.rows.lines import Heading
from journeydesigner.rules.finding import Finding

if TYPE_CHECKING:
    from journeydesigner.panels.findings.panel import FindingsPanel

COUNTED = 500


def open_menu(panel: FindingsPanel, checker: Checker, at: QPoint) -> QMenu:
    """Open the menu at a point of the screen."""
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    line = panel.view.current_line
    if isinstance(line, Finding):
        _add_of_finding(menu, panel, checker, line)
    elif isinstance(line, NotAssessed):
        rule = line.rule
        menu.addAction(icon("circle-help"), _("Why?"), lambda: panel.help_wanted.emit(rule)).setShortcut("F1")
        menu.addSeparator()
    elif isinstance(line, Heading) and any(group.key == line.key for group in panel.groups):
        copy = menu.addAction(icon("copy"), _("Copy this group"), panel.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
    whole = menu.addAction(_("Copy all"), lambda: QApplication.clipboard().setText(panel.copied()))
    whole.setEnabled(bool(panel.groups))
    menu.addSeparator()
    menu.addAction(icon("chevrons-down-up"), _("Fold all groups"), lambda: panel.fold_all(False))
    menu.addAction(icon("chevrons-up-down"), _("Unfold all groups"), lambda: panel.fold_all(True))
    menu.popup(at)
    return menu


def _add_of_finding(menu: QMenu, panel: FindingsPanel, checker: Checker, finding: Finding) -> None:
    menu.addAction(icon("circle-help"), _("Why?"), lambda: panel.help_wanted.emit(finding.rule)).setShortcut("F1")
    menu.addAction(icon("target"), _("Show on the map"), lambda: panel.show_on_map(finding.element))
    menu.addSeparator()
    anchor = panel.view.anchor_at(panel.view.visualRect(panel.view.currentIndex()))
    project = panel.places.project
    hands = panel.repairing
    for fix in checker.fixes(finding):
        words = fix.label.text(project).replace("&", "&&")
        menu.addAction(icon(fix_icon(fix)), words, partial(hands.ask, finding, fix, anchor))
    of_rule = sum(other.rule == finding.rule for other in checker.findings)
    for fix in checker.fixes(finding):
        # Counting what offers the same asks each finding for its fixes: not for thousands before a menu opens.
        if fix.opens is None and of_rule > 1 and (of_rule > COUNTED or len(checker.alike(finding, fix)) > 1):
            words = _("All of this kind: {repair}…", repair=fix.label.text(project)).replace("&", "&&")
            menu.addAction(words, partial(hands.ask_all, finding, fix, anchor))
    menu.addSeparator()
    menu.addAction(icon("eye-off"), _("Set aside…"), panel.set_aside).setShortcut("Del")
    copy = menu.addAction(icon("copy"), _("Copy"), panel.copy)
    copy.setShortcut(QKeySequence.StandardKey.Copy)
