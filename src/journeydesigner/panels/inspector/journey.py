"""The form of a journey: what is shown when nothing is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import N_
from journeydesigner.model import Draft, Id, Journey, JourneyLink, Project
from journeydesigner.model.journey import JourneyLinkKind
from journeydesigner.panels.fields.assignments import ContinuousField
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.fields.pick import ManyField
from journeydesigner.panels.inspector.lists import CITED, HURTING, MEASURED, ROADMAP
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section, parts
from journeydesigner.panels.inspector.shorthand import choice, date, many, number, owner, pick, text, title, words
from journeydesigner.panels.options import Option, journey_options, persona_options


def _others(subject: Subject) -> list[Option]:
    return journey_options(subject.project, [journey.id for journey in subject.elements])


def _linked(kind: JourneyLinkKind) -> Callable[[Project, Journey], Any]:
    return lambda _project, journey: tuple(link.journey for link in journey.links if link.kind == kind)


def _link(kind: JourneyLinkKind) -> Callable[[Draft, Sequence[Id], Any], None]:
    def write(draft: Draft, ids: Sequence[Id], targets: Any) -> None:
        for id_ in ids:
            kept = tuple(link for link in draft.one(Journey, id_).links if link.kind != kind)
            set_fields(draft, [id_], links=(*kept, *(JourneyLink(kind=kind, journey=t) for t in targets)))

    return write


_FIRST = (
    owner(
        "owner",
        N_("Journey owner"),
        N_("Change journey owner"),
        lambda _subject: True,
        hint=N_("Who answers for the whole journey, from end to end."),
    ),
    owner("sponsor", N_("Sponsor"), N_("Change sponsor")),
    Row(
        "personas",
        N_("Personas"),
        N_("Change personas"),
        lambda: ManyField(lambda s: persona_options(s.project), N_("None"), first=N_("Make primary persona")),
        is_list=True,
        hint=N_("The first one is the primary persona. Alt with an arrow moves one."),
    ),
    choice("kind", N_("Kind"), N_("Change kind of journey"), "journey_kind"),
    choice("state", N_("Describes"), N_("Change what the journey describes"), "journey_state"),
    choice("status", N_("Status"), N_("Change status"), "journey_status"),
    date("review_date", N_("Review date"), N_("Change review date")),
)

_FRAME = (
    text("goal", N_("Goal"), N_("Change goal")),
    text("trigger", N_("Trigger"), N_("Change trigger")),
    text("outcome", N_("Outcome"), N_("Change outcome")),
    text("brand_promise", N_("Brand promise"), N_("Change brand promise")),
    text("objective", N_("Objective served"), N_("Change objective")),
)

_CONTINUOUS = Row(
    "continuous_roles",
    N_("They accompany the Client throughout"),
    N_("Change continuous roles"),
    ContinuousField,
    write=parts("continuous_roles"),
    is_alone=True,
    is_wide=True,
)

_SCOPE = (
    choice("horizon", N_("Horizon"), N_("Change horizon"), "horizon"),
    number("horizon_months", N_("Length"), N_("Change length"), N_("months")),
    words("markets", N_("Markets"), N_("Change markets")),
    words("languages", N_("Languages"), N_("Change languages")),
)

_OTHERS = (
    pick("compares_to", N_("Compares to"), N_("Change comparison"), _others),
    many(
        "links.continues",
        N_("Continues in"),
        N_("Change links between journeys"),
        _others,
        read=_linked("continues"),
        write=_link("continues"),
        is_alone=True,
    ),
    many(
        "links.influences",
        N_("Influences"),
        N_("Change links between journeys"),
        _others,
        read=_linked("influences"),
        write=_link("influences"),
        is_alone=True,
    ),
)

PLAN = FormPlan(
    kind=N_("Journey"),
    several=N_("{n} journeys"),
    title=title(N_("Rename journey")),
    sections=(
        Section("", _FIRST),
        Section(N_("Frame"), _FRAME),
        Section(N_("Continuous roles"), (_CONTINUOUS,)),
        Section(N_("KPIs"), (MEASURED,), is_open=False),
        Section(N_("Pain points"), (HURTING,), is_open=False),
        Section(N_("Opportunities"), (ROADMAP,), is_open=False),
        Section(N_("Evidence"), (CITED,), is_open=False),
        Section(N_("Scope"), _SCOPE, is_open=False),
        Section(N_("Other journeys"), _OTHERS, is_open=False),
    ),
)
