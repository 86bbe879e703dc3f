"""The form of the project itself: its title page."""

from __future__ import annotations

from journeydesigner.i18n import N_, _, language
from journeydesigner.layout.dates import long_date
from journeydesigner.model import Project, ProjectInfo
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import choice, flag


def _subtitle(_project: Project, info: ProjectInfo) -> str:
    return _("Begun on {date}", date=long_date(info.created, language())) if info.created else ""


PLAN = FormPlan(
    kind=N_("Project"),
    several="",
    title=Row(
        "title",
        N_("Title"),
        N_("Rename project"),
        lambda: TextField("name", is_title=True),
        is_alone=True,
    ),
    subtitle=_subtitle,
    sections=(
        Section(
            "",
            (
                choice("language", N_("Main language"), N_("Change main language"), "language"),
                flag(
                    "bilingual",
                    N_("Bilingual project"),
                    N_("Change whether the project is bilingual"),
                    hint=N_("Every name is written in both languages, and rules name the missing one."),
                ),
            ),
        ),
    ),
)
