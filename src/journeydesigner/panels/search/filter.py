"""Which touchpoints a filter leaves: by persona, owner, nature, findings and words, all conditions together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeydesigner.i18n import _, language
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model import Id, Project, Role, Stage, Touchpoint
from journeydesigner.model.channel import Nature
from journeydesigner.model.info import Severity
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import channel_of, effective_owner
from journeydesigner.panels.search.texts import Texts

NOBODY = Id("-nobody")
"""Stands for "nobody answers for it"; no id of a file begins like this."""
Severities = Mapping[Id, frozenset[Severity]]


@dataclass(frozen=True)
class Filter:
    """What is asked. What is empty asks nothing."""

    persona: Id | None = None
    owner: Id | None = None
    """A role, a unit, or `NOBODY`."""
    natures: frozenset[Nature] = frozenset()
    severities: frozenset[Severity] = frozenset()
    text: str = ""
    tag: str = ""

    def __bool__(self) -> bool:
        asked = self.persona or self.owner or self.natures or self.severities or self.text.strip() or self.tag
        return bool(asked)

    def leaves(self, project: Project, texts: Texts, severities: Severities) -> frozenset[Id]:
        """The touchpoints of the journey of `texts` that meet every condition."""
        said = frozenset(texts.matching(self.text)) if self.text.strip() else None
        stages = {stage.id for stage in project.all(Stage).values() if self._is_lived(stage)}
        return frozenset(
            touchpoint.id
            for touchpoint in texts.touchpoints()
            if touchpoint.stage in stages
            and (said is None or touchpoint.id in said)
            and (not self.tag or self.tag in touchpoint.tags)
            and (not self.severities or not self.severities.isdisjoint(severities.get(touchpoint.id, ())))
            and self._has_channel(project, touchpoint)
            and self._has_owner(project, touchpoint)
        )

    def words(self, project: Project) -> str:
        """What is asked, in the words of the project, as short as a pill."""
        return ", ".join(self._words(project))

    def _words(self, project: Project) -> Iterator[str]:
        if self.persona is not None:
            yield name_of(project, self.persona, language())
        if self.owner is not None:
            yield _("Nobody") if self.owner == NOBODY else name_of(project, self.owner, language())
        yield from _labels("nature", self.natures)
        yield from _labels("severity", self.severities)
        if self.tag:
            yield _("#{tag}", tag=self.tag)
        if self.text.strip():
            yield _("“{words}”", words=self.text.strip())

    def _is_lived(self, stage: Stage) -> bool:
        """Whether the persona goes through a stage: all do where none is named."""
        return self.persona is None or stage.personas is None or self.persona in stage.personas

    def _has_channel(self, project: Project, touchpoint: Touchpoint) -> bool:
        if not self.natures:
            return True
        channel = channel_of(project, touchpoint)
        return channel is not None and channel.nature in self.natures

    def _has_owner(self, project: Project, touchpoint: Touchpoint) -> bool:
        if self.owner is None:
            return True
        role = project.one(Role, effective_owner(project, touchpoint))
        return self.owner == NOBODY if role is None else self.owner in (role.id, role.unit)


def _labels(vocabulary: str, chosen: Iterable[str]) -> list[str]:
    return [label(vocabulary, value) for value in WORDS[vocabulary] if value in chosen]
