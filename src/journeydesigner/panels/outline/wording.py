"""Every row of the outline as a sentence: name, place, channel, owner, feeling, findings. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.i18n import _, language, plural
from journeydesigner.layout.draw.links import is_broken
from journeydesigner.layout.words import word
from journeydesigner.model import Id, Journey, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.journey import Emotion
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import bridge_of, channel_of, effective_owner


class Wording:
    """What the outline says of the elements of a document, in the language shown."""

    def __init__(self, document: Document, checker: Checker) -> None:
        self._document, self._checker = document, checker

    def name(self, element: Id) -> str:
        """What the row is called: a link by where it leads."""
        project = self._document.project
        link = project.one(Transition, element)
        return name_of(project, element if link is None else link.to, language())

    def sentence(self, element: Id) -> str:
        """Everything the row shows, on one line."""
        return ", ".join((*sentence(self._document.project, element), *self._found(element)))

    def tip(self, element: Id) -> str:
        """The same as lines, with the findings in full."""
        lines = list(sentence(self._document.project, element))
        lines += [f"• {finding}" for finding in self._findings(element)]
        return "\n".join(line[:1].upper() + line[1:] for line in lines)

    def findings(self, element: Id) -> str:
        """What the rules found there, in full."""
        return " ".join(self._findings(element))

    def _findings(self, element: Id) -> Sequence[str]:
        project = self._document.project
        return [finding.text(project) for finding in self._checker.of(element)]

    def _found(self, element: Id) -> Iterator[str]:
        worst = self._checker.marks.severities.get(element)
        if worst is not None:
            severity = word("severity", worst[0])
            yield plural(
                "{n} finding ({severity})", "{n} findings, at worst {severity}", worst[1], severity=severity
            )


def sentence(project: Project, element: Id) -> Iterator[str]:
    """What an element is, part by part, its name first."""
    record = project.get(element)
    if isinstance(record, Touchpoint):
        yield from _touchpoint(project, record)
    elif isinstance(record, Stage):
        yield from _stage(project, record)
    elif isinstance(record, Journey):
        yield from _journey(project, record)
    elif isinstance(record, Transition):
        yield from _link(project, record)
    elif record is not None:
        yield _name(project, element)


def _touchpoint(project: Project, record: Touchpoint) -> Iterator[str]:
    siblings = [one.id for one in project.touchpoints(record.stage)]
    place = {"number": siblings.index(record.id) + 1, "count": len(siblings)}
    yield _name(project, record.id)
    yield (
        _("action {number} of {count}", **place)
        if record.type == "action"
        else _("touchpoint {number} of {count}", **place)
    )
    yield _("stage {name}", name=_name(project, record.stage))
    channel = channel_of(project, record)
    if channel is not None:
        yield _("channel {name}", name=_name(project, channel.id))
    elif record.layer == "frontstage" and record.type != "action":
        yield word("group", "none")
    if record.layer != "frontstage":
        yield word("layer", record.layer)
    yield _owner(project, effective_owner(project, record), record.owner is None)
    if record.emotion is not None:
        yield _emotion(record.emotion)
    if record.critical:
        yield _("moment of truth")
    links = len(project.outgoing(record.id))
    if links:
        yield plural("{n} link leads on", "{n} links lead on", links)


def _stage(project: Project, record: Stage) -> Iterator[str]:
    siblings = [one.id for one in project.stages(record.journey)]
    yield _name(project, record.id)
    yield _("stage {number} of {count}", number=siblings.index(record.id) + 1, count=len(siblings))
    yield word("stage_type", record.type)
    yield plural("{n} touchpoint", "{n} touchpoints", len(project.touchpoints(record.id)))
    yield _owner(project, record.owner, False)


def _journey(project: Project, record: Journey) -> Iterator[str]:
    yield _name(project, record.id)
    yield _("journey")
    yield plural("{n} stage", "{n} stages", len(project.stages(record.id)))
    yield _owner(project, record.owner, False)


def _link(project: Project, record: Transition) -> Iterator[str]:
    yield _("to {name}", name=_name(project, record.to))
    yield _("link from {name}", name=_name(project, record.from_))
    yield from link_words(project, record)


def link_words(project: Project, record: Transition) -> Iterator[str]:
    """What a link is besides its ends: kind, share, condition, bridge or that one is missing."""
    yield word("transition_kind", record.kind)
    if record.p is not None:
        yield _("{share}%", share=round(record.p * 100))
    if record.condition is not None:
        yield record.condition.get(language())
    bridge = bridge_of(record)
    if bridge is not None:
        yield _("bridge {word}", word=word("mechanism", bridge.by))
    elif is_broken(project, record):
        yield _("change of world without a bridge")


def _emotion(emotion: Emotion) -> str:
    words = {"word": word("emotion_label", emotion.label), "source": word("emotion_source", emotion.source)}
    return _("emotion {word} ({source})", **words)


def _owner(project: Project, role: Id | None, is_inherited: bool) -> str:
    if project.one(Role, role) is None:
        return _("nobody answers for it")
    name = _name(project, role)
    return _("owner {name}, of the stage", name=name) if is_inherited else _("owner {name}", name=name)


def _name(project: Project, id_: Id | None) -> str:
    return name_of(project, id_, language())
