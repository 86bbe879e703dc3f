"""What a row of the outline shows beside its name: glyph, channel, owner's chip, face, worst finding.

Asked for the rows that are seen, each time they are painted: nothing is kept that an edit could make untrue.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.i18n import language
from journeydesigner.layout.draw.glyphs import FAMILY_ICON, GROUP_ICON, GROUP_INK, MECHANISM_ICON
from journeydesigner.layout.draw.links import is_broken
from journeydesigner.layout.draw.owners import OwnerBook, OwnerMark
from journeydesigner.layout.drawing import Ink
from journeydesigner.layout.plan import Group
from journeydesigner.layout.words import word
from journeydesigner.model import Entity, Id, Journey, Project, Role, Stage, Touchpoint, Transition, Unit
from journeydesigner.model.info import Severity
from journeydesigner.model.naming import entity_name, name_of
from journeydesigner.model.reading import bridge_of, channel_of, effective_owner
from journeydesigner.model.values import RoleId, TransitionId
from journeydesigner.panels.outline.wording import link_words


@dataclass(frozen=True, slots=True)
class Face:
    """One row as it is painted."""

    name: str
    glyph: tuple[str, Ink] | None = None
    number: int = 0
    """In place of the glyph: the number of a stage."""
    is_strong: bool = False
    channel: str = ""
    """What is said in the column of channels; of a link, what kind it is."""
    has_owner: bool = False
    """Whether somebody should answer for it, so that nobody is shown too."""
    owner: OwnerMark | None = None
    is_own: bool = True
    owner_name: str = ""
    score: int | None = None
    is_assumed: bool = False
    finding: tuple[Severity, int] | None = None
    """The worst, and how many there are."""


class Faces:
    """The faces of the elements of a document."""

    def __init__(self, document: Document, checker: Checker) -> None:
        self._document, self._checker = document, checker
        self._book: tuple[Project, str, OwnerBook] | None = None

    def of(self, element: Id) -> Face:
        """How an element is shown; only its name for what has no row of its own."""
        project = self._document.project
        record = project.get(element)
        finding = self._checker.marks.severities.get(element)
        if isinstance(record, Touchpoint):
            return self._touchpoint(project, record, finding)
        if isinstance(record, Stage):
            number = [stage.id for stage in project.stages(record.journey)].index(element) + 1
            return self._owned(record, record.owner, finding, number=number)
        if isinstance(record, Journey):
            return self._owned(record, record.owner, finding, glyph=("route", "text2"))
        if isinstance(record, Transition):
            return self._link(project, record, finding)
        return Face(name_of(project, element, language()))

    def _owned(
        self,
        record: Stage | Journey,
        owner: RoleId | None,
        finding: tuple[Severity, int] | None,
        number: int = 0,
        glyph: tuple[str, Ink] | None = None,
    ) -> Face:
        return Face(
            entity_name(record, language()),
            glyph=glyph,
            number=number,
            is_strong=True,
            has_owner=True,
            owner=self._mark(owner),
            owner_name=self._name(self._document.project.one(Role, owner)),
            finding=finding,
        )

    def _touchpoint(self, project: Project, record: Touchpoint, finding: tuple[Severity, int] | None) -> Face:
        channel, owner = channel_of(project, record), effective_owner(project, record)
        group: Group = "none" if record.layer == "frontstage" else record.layer
        glyph: tuple[str, Ink] = (GROUP_ICON[group], GROUP_INK[group])
        if channel is not None:
            glyph = FAMILY_ICON[channel.family], GROUP_INK[channel.nature]
        emotion = record.emotion
        return Face(
            entity_name(record, language()),
            glyph=glyph,
            is_strong=record.critical,
            channel=self._name(channel) if channel is not None else word("group", group),
            has_owner=True,
            owner=self._mark(owner),
            is_own=record.owner is not None,
            owner_name=self._name(project.one(Role, owner)),
            score=emotion.score if emotion is not None else None,
            is_assumed=emotion is not None and emotion.source == "assumed",
            finding=finding,
        )

    def _link(self, project: Project, record: Transition, finding: tuple[Severity, int] | None) -> Face:
        bridge = bridge_of(record)
        glyph: tuple[str, Ink] = ("arrow-right", "text3")
        if bridge is not None:
            weak = TransitionId(record.id) in self._checker.marks.weak_bridges
            glyph = (MECHANISM_ICON[bridge.by], "warn" if weak else "link")
        elif is_broken(project, record):
            glyph = ("unlink", "error")
        words = ", ".join(link_words(project, record))
        return Face(name_of(project, record.to, language()), glyph=glyph, channel=words, finding=finding)

    def _mark(self, role: RoleId | None) -> OwnerMark | None:
        project, kept = self._document.project, self._book
        if (
            kept is None
            or kept[1] != language()
            or project.differing(Role, kept[0])
            or project.differing(Unit, kept[0])
        ):
            kept = (project, language(), OwnerBook.of(project, language()))
        self._book = (project, *kept[1:])
        return kept[2].get(role)

    @staticmethod
    def _name(record: Entity | None) -> str:
        return entity_name(record, language()) if record is not None else ""
