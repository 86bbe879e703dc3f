"""The form of a stage."""

from __future__ import annotations

from journeydesigner.editor.edits.nesting import detail_stage, set_sub_journey
from journeydesigner.i18n import N_, _, language
from journeydesigner.model import Draft, Journey, Project, Stage, Text2
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.fields.field import Deed, Subject
from journeydesigner.panels.fields.jump import JumpField
from journeydesigner.panels.fields.pick import ManyField
from journeydesigner.panels.inspector.lists import MEASURED
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import choice, number, owner, raci, text, title
from journeydesigner.panels.options import Option, journey_options, persona_options


def _subtitle(project: Project, stage: Stage) -> str:
    stages = project.stages(stage.journey)
    number = [s.id for s in stages].index(stage.id) + 1
    return _("Stage {number} of {count}", number=number, count=len(stages))


def _other_journeys(subject: Subject) -> list[Option]:
    return journey_options(subject.project, [s.journey for s in subject.elements if isinstance(s, Stage)])


def _new_detail(typed: str) -> str:
    return _("New journey “{name}”", name=typed) if typed else _("New journey for this stage")


def _detail(subject: Subject, typed: str) -> Deed:
    """A journey that shows the stage in detail, under its name or another one."""
    name = Text2(**{language(): typed}) if typed else None
    stages = [element.id for element in subject.elements]

    def do(draft: Draft) -> Journey:
        made = detail_stage(draft, stages[0], name)
        set_sub_journey(draft, stages[1:], JourneyId(made.id))
        return made

    return Deed(N_("Add sub-journey"), do, shows=True)


def _sub_journey() -> JumpField:
    return JumpField(_other_journeys, N_("No sub-journey"), create=_new_detail, make=_detail)


def _personas() -> ManyField:
    return ManyField(lambda s: persona_options(s.project), N_("All of the journey"), nothing=None)


def _is_narrowed(_project: Project, stage: Stage) -> bool:
    return stage.intended_worlds != "any" or stage.intended_reason is not None


PLAN = FormPlan(
    kind=N_("Stage"),
    several=N_("{n} stages"),
    title=title(N_("Rename stage")),
    subtitle=_subtitle,
    sections=(
        Section(
            "",
            (
                owner("owner", N_("Owner"), N_("Change owner"), lambda _subject: True),
                choice("type", N_("Type"), N_("Change type of stage"), "stage_type"),
                Row("personas", N_("Personas"), N_("Change personas"), _personas),
            ),
        ),
        Section(
            N_("Physical and digital"),
            (
                choice("intended_worlds", N_("Intended"), N_("Change intended worlds"), "intended_worlds"),
                text("intended_reason", N_("Reason"), N_("Change reason"), shown=_is_narrowed),
            ),
        ),
        Section(
            N_("Context"),
            (
                text("goal", N_("Goal"), N_("Change goal")),
                number("duration_h", N_("Duration"), N_("Change duration"), N_("h")),
                Row(
                    "sub_journey",
                    N_("In detail"),
                    N_("Change sub-journey"),
                    _sub_journey,
                    write=set_sub_journey,
                    hint=N_("The journey that shows this stage from closer by."),
                ),
            ),
        ),
        Section(N_("KPIs"), (MEASURED,), is_open=False),
        raci(),
    ),
)
