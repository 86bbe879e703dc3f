"""The form of a touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from journeydesigner.editor.edits.fields import NotPossible, set_fields
from journeydesigner.editor.edits.placing import Spot, move_touchpoint
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.model import Draft, Emotion, Id, PainPoint, Project, Stage, Touchpoint
from journeydesigner.model.journey import DEFAULT_SCORE
from journeydesigner.model.naming import entity_name
from journeydesigner.model.reading import effective_owner, is_controlled
from journeydesigner.panels.fields.feeling import FeelingField
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.fields.links import LinksField
from journeydesigner.panels.fields.pains import PainsField
from journeydesigner.panels.fields.pick import ManyField
from journeydesigner.panels.inspector.lists import LINKED, MEASURED
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import (
    channel,
    channels,
    choice,
    flag,
    many,
    number,
    owner,
    pick,
    raci,
    text,
    title,
)
from journeydesigner.panels.options import Option, channel_options, persona_options, system_options, tag_options


def _is_met(_project: Project, touchpoint: Touchpoint) -> bool:
    """Whether the client takes part: not behind the scenes."""
    return touchpoint.layer in ("client", "frontstage")


def _has_channel(project: Project, touchpoint: Touchpoint) -> bool:
    return touchpoint.type == "communication" and _is_met(project, touchpoint)


def _is_felt(_project: Project, touchpoint: Touchpoint) -> bool:
    return touchpoint.emotion is not None


def _lacks_owner(subject: Subject) -> bool:
    """As rule OWN003 sees it: somebody should answer, and nobody does."""
    return any(
        isinstance(t, Touchpoint)
        and is_controlled(subject.project, t)
        and effective_owner(subject.project, t) is None
        for t in subject.elements
    )


def _each(change: Callable[[Draft, Touchpoint, Any], object]) -> Callable[[Draft, Sequence[Id], Any], None]:
    def write(draft: Draft, ids: Sequence[Id], value: Any) -> None:
        for id_ in ids:
            change(draft, draft.one(Touchpoint, id_), value)

    return write


def _set_channel(draft: Draft, touchpoint: Touchpoint, wanted: Any) -> None:
    if wanted is None:
        set_fields(draft, [touchpoint.id], channel=None)
    else:
        here = cast(Any, touchpoint.id)
        move_touchpoint(draft, here, Spot(touchpoint.stage, before=here, channel=wanted))


def _set_layer(draft: Draft, touchpoint: Touchpoint, layer: Any) -> None:
    here = cast(Any, touchpoint.id)
    if layer in ("backstage", "support"):
        move_touchpoint(draft, here, Spot(touchpoint.stage, before=here, layer=layer))
    else:
        set_fields(draft, [touchpoint.id], layer=layer)


def _set_type(draft: Draft, touchpoint: Touchpoint, type_: Any) -> None:
    without = {"channel": None, "alt": ()} if type_ == "action" else {}
    set_fields(draft, [touchpoint.id], type=type_, **without)


def _set_exit(draft: Draft, touchpoint: Touchpoint, is_exit: Any) -> None:
    if is_exit and any(t.kind == "sequence" for t in draft.project.outgoing(touchpoint.id)):
        raise NotPossible(
            message(N_("The way goes on from here by a link of kind “next”: make it a choice or remove it first."))
        )
    set_fields(draft, [touchpoint.id], exit=is_exit)


def _set_label(draft: Draft, touchpoint: Touchpoint, label: Any) -> None:
    if label is None:
        set_fields(draft, [touchpoint.id], emotion=None)
        return
    before = touchpoint.emotion or Emotion(label=label, score=0)
    score = DEFAULT_SCORE[label]
    set_fields(draft, [touchpoint.id], emotion=before.model_copy(update={"label": label, "score": score}))


def _set_source(draft: Draft, touchpoint: Touchpoint, source: Any) -> None:
    journey = draft.project.journey_of(touchpoint)
    if source == "observed" and journey is not None and journey.state != "current":
        raise NotPossible(
            message(N_("Only what exists can have been observed: this journey does not describe today."))
        )
    _set_emotion(draft, touchpoint, {"source": source})


def _set_emotion(draft: Draft, touchpoint: Touchpoint, fields: dict[str, Any]) -> None:
    if touchpoint.emotion is not None:
        set_fields(draft, [touchpoint.id], emotion=touchpoint.emotion.model_copy(update=fields))


def _of_emotion(field: str) -> Callable[[Project, Touchpoint], Any]:
    return lambda _project, touchpoint: getattr(touchpoint.emotion, field, None)


def _other_channels(subject: Subject) -> list[Option]:
    main = [t.channel for t in subject.elements if isinstance(t, Touchpoint) and t.channel]
    return channel_options(subject.project, without=cast(Any, main))


def _links(project: Project, touchpoint: Touchpoint) -> tuple[Any, ...]:
    return (*project.incoming(touchpoint.id), *project.outgoing(touchpoint.id))


def _subtitle(project: Project, touchpoint: Touchpoint) -> str:
    stage = project.one(Stage, touchpoint.stage)
    if stage is None:
        return ""
    number = [s.id for s in project.stages(stage.journey)].index(stage.id) + 1
    return _("Stage {number}, {name}", number=number, name=entity_name(stage, language()))


def _new_tag(typed: str) -> str:
    return _("New tag “{words}”", words=typed) if typed else _("Type a new tag")


_TAGS = Row(
    "tags",
    N_("Tags"),
    N_("Change tags"),
    lambda: ManyField(lambda subject: tag_options(subject.project), N_("No tag"), create=_new_tag),
    is_list=True,
)

_FIRST = (
    channel("channel", N_("Channel"), N_("Change channel"), write=_each(_set_channel), shown=_has_channel),
    channels("alt", N_("Other channels"), N_("Change other channels"), _other_channels, shown=_has_channel),
    owner("owner", N_("Owner"), N_("Change owner"), _lacks_owner, inherits=True),
    Row("emotion", N_("Emotion"), N_("Change emotion"), FeelingField, shown=_is_met),
    choice(
        "emotion.label",
        N_("Feeling"),
        N_("Change feeling"),
        "emotion_label",
        optional=True,
        read=_of_emotion("label"),
        write=_each(_set_label),
        shown=_is_felt,
    ),
    choice(
        "emotion.source",
        N_("Basis"),
        N_("Change basis of the emotion"),
        "emotion_source",
        read=_of_emotion("source"),
        write=_each(_set_source),
        shown=_is_felt,
    ),
    flag("critical", N_("Moment of truth"), N_("Change moment of truth")),
    many(
        "systems",
        N_("Applications"),
        N_("Change applications"),
        lambda s: system_options(s.project),
        N_("No application"),
    ),
    _TAGS,
)

_ARRIVAL = (
    flag("needs_identity", N_("Identity needed"), N_("Change identity needed")),
    flag("needs_history", N_("History needed"), N_("Change history needed")),
    flag("personalised", N_("Personalised"), N_("Change personalisation")),
)

_ACCESS = (
    choice("availability", N_("Opening"), N_("Change opening"), "availability"),
    choice("connectivity", N_("Network there"), N_("Change network"), "connectivity"),
    number("wait_min", N_("Wait"), N_("Change wait"), N_("min")),
    number("wait_tolerance_min", N_("Wait tolerated"), N_("Change wait tolerated"), N_("min")),
    number("duration_min", N_("Duration"), N_("Change duration"), N_("min")),
)

_PLACE = (
    choice("type", N_("Type"), N_("Change type"), "touchpoint_type", write=_each(_set_type)),
    choice("layer", N_("Layer"), N_("Change layer"), "layer", write=_each(_set_layer)),
    flag("entry", N_("Journey may begin"), N_("Change entry"), shown=_is_met),
    flag("exit", N_("Journey may end"), N_("Change end"), write=_each(_set_exit), shown=_is_met),
    text("process", N_("Process"), N_("Change process")),
    choice("process_kind", N_("Kind of process"), N_("Change kind of process"), "process_kind", optional=True),
)

_CLIENT = (
    choice("intent", N_("Intent"), N_("Change intent"), "intent", optional=True),
    choice("initiator", N_("Initiator"), N_("Change initiator"), "initiator", optional=True),
    choice("place", N_("Place"), N_("Change place"), "place", optional=True),
    choice("promise", N_("Promise"), N_("Change promise"), "promise", optional=True),
    pick(
        "emotion.persona",
        N_("Felt by"),
        N_("Change who feels it"),
        lambda s: persona_options(s.project),
        N_("Primary persona"),
        read=_of_emotion("persona"),
        write=_each(lambda draft, t, value: _set_emotion(draft, t, {"persona": value})),
        shown=_is_felt,
    ),
    text("thought", N_("Thought"), N_("Change thought")),
    text("offer", N_("Offer"), N_("Change offer")),
    text("evidence_object", N_("Physical evidence"), N_("Change physical evidence")),
    flag("good_practice", N_("Good practice"), N_("Change good practice")),
)

_LINKS = Row("links", N_("Links"), "", LinksField, read=_links, is_alone=True, is_wide=True, shown=_is_met)

_PAINS = Row(
    "pains",
    N_("Pain points"),
    N_("Change pain point"),
    PainsField,
    read=lambda project, touchpoint: project.children(PainPoint, touchpoint.id),
    is_alone=True,
    is_wide=True,
)

PLAN = FormPlan(
    kind=N_("Touchpoint"),
    several=N_("{n} touchpoints"),
    title=title(N_("Rename touchpoint")),
    subtitle=_subtitle,
    sections=(
        Section("", _FIRST),
        Section(N_("On arrival"), _ARRIVAL),
        Section(N_("Pain points"), (_PAINS,), is_open=False),
        Section(N_("Opportunities"), (LINKED,), is_open=False),
        raci(),
        Section(N_("Links"), (_LINKS,), is_open=False),
        Section(N_("KPIs"), (MEASURED,), is_open=False),
        Section(N_("Access and waiting"), _ACCESS, is_open=False),
        Section(N_("Part of the journey"), _PLACE, is_open=False),
        Section(N_("Client's view"), _CLIENT, is_open=False),
    ),
)
