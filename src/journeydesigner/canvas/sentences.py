"""Says in one sentence what a drop would write, what an element is, and what was done. Knows no Qt."""

from __future__ import annotations

from journeydesigner.canvas.places import Choice, Place
from journeydesigner.i18n import _, language
from journeydesigner.layout.plan import Lane
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Id, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import bridge_of, channel_of, effective_owner


def name(project: Project, id_: Id | None) -> str:
    """The name of a record in the language shown."""
    return name_of(project, id_, language())


def lane_words(project: Project, place: Place, choice: Choice | None) -> str:
    """What the lane of a place is called: the channel or role meant, one of its channels, or its unit or group."""
    if choice is not None:
        said = name(project, choice)
        return _("Owner: {name}", name=said) if isinstance(project.get(choice), Role) else said
    if place.lane is None:
        return ""
    if len(place.lane.channels) > 1:
        return _("{name} or another channel", name=name(project, place.lane.channels[0]))
    return lane_name(project, place.lane)


def lane_name(project: Project, lane: Lane) -> str:
    """A lane in words: its channels, its unit, or what it is about."""
    if lane.unit is not None:
        return name(project, lane.unit)
    if lane.group == "nobody":
        return _("No owner")
    return ", ".join(name(project, channel) for channel in lane.channels) or label("group", lane.group)


def landing(project: Project, place: Place, choice: Choice | None, own: Id | None = None) -> str:
    """What a drop would write: "Téléphone de l'office, étape 3, après Paiement"."""
    where = lane_words(project, place, choice)
    if place.after is not None and place.after != own:
        words = _("stage {number}, after {name}", number=place.number, name=name(project, place.after))
    elif place.before is not None and place.before != own:
        words = _("stage {number}, before {name}", number=place.number, name=name(project, place.before))
    else:
        words = _("stage {number}", number=place.number)
    return f"{where}, {words}" if where else words[:1].upper() + words[1:]


def describe(project: Project, id_: Id | None) -> str:
    """An element in words, for tooltips and for people who listen: name, stage, channel, owner."""
    element = project.get(id_)
    if isinstance(element, Touchpoint):
        return "\n".join(_touchpoint(project, element))
    if isinstance(element, Stage):
        return "\n".join(_stage(project, element))
    if isinstance(element, Transition):
        return "\n".join(_transition(project, element))
    if isinstance(element, Channel):
        return _("{name}, {nature}", name=name(project, element.id), nature=label("nature", element.nature))
    return name(project, id_) if element else ""


def spoken(text: str) -> str:
    """A description on one line, as a screen reader says it."""
    return ", ".join(line.strip().rstrip(".") for line in text.splitlines() if line.strip())


def _touchpoint(project: Project, touchpoint: Touchpoint) -> list[str]:
    lines = [name(project, touchpoint.id), _("Stage: {name}", name=name(project, touchpoint.stage))]
    channel = channel_of(project, touchpoint)
    if channel is not None:
        lines.append(_("Channel: {name}", name=name(project, channel.id)))
    elif touchpoint.layer != "frontstage":
        lines.append(label("layer", touchpoint.layer))
    if touchpoint.alt:
        others = ", ".join(name(project, one) for one in touchpoint.alt)
        lines.append(_("Other channels: {names}", names=others))
    lines.append(_owner(project, effective_owner(project, touchpoint), touchpoint.owner is None))
    if touchpoint.emotion is not None:
        lines.append(_("Emotion: {word}", word=label("emotion_label", touchpoint.emotion.label)))
    if touchpoint.critical:
        lines.append(_("Moment of truth"))
    return lines


def _stage(project: Project, stage: Stage) -> list[str]:
    count = len(project.touchpoints(stage.id))
    return [
        name(project, stage.id),
        label("stage_type", stage.type),
        _owner(project, stage.owner, False),
        _("Touchpoints: {count}", count=count),
    ]


def _transition(project: Project, transition: Transition) -> list[str]:
    lines = [name(project, transition.id), label("transition_kind", transition.kind)]
    if transition.p is not None:
        lines.append(_("Share: {share}%", share=round(transition.p * 100)))
    if transition.condition is not None:
        lines.append(transition.condition.get(language()))
    bridge = bridge_of(transition)
    if bridge is not None:
        lines.append(_("Bridge: {word}", word=label("mechanism", bridge.by)))
    return lines


def _owner(project: Project, role: Id | None, inherited: bool) -> str:
    if project.one(Role, role) is None:
        return _("Nobody answers for it yet")
    if inherited:
        return _("Owner: {name} (of the stage)", name=name(project, role))
    return _("Owner: {name}", name=name(project, role))
