"""Rule STR009: a name that exists in one language only, in a project of two."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_, Language, translate
from journeydesigner.model import (
    Channel,
    Entity,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    ProjectInfo,
    Role,
    Stage,
    System,
    Text2,
    Touchpoint,
    Unit,
)
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Words

NAMED = (
    ProjectInfo, Persona, Unit, Role, System, Channel, Journey, Stage, Touchpoint, PainPoint, Opportunity, Kpi,
)  # fmt: skip


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Copy the other language, marked so that somebody translates it."""
    entity = view.project.get(finding.element)
    missing = _missing(entity) if entity is not None else None
    if entity is None or missing is None:
        return
    field = _field(entity)
    name: Text2 = getattr(entity, field)
    copied = translate(N_("[to translate] {text}"), missing, text=name.fr or name.en)
    yield fix(
        N_("Copy the other language, to be translated"),
        sets(entity.id, **{field: name.with_(missing, copied)}),
    )


def _field(entity: Entity) -> str:
    """The field that names a record."""
    if isinstance(entity, ProjectInfo):
        return "title"
    return "text" if isinstance(entity, PainPoint | Opportunity) else "name"


def _missing(entity: Entity) -> Language | None:
    """The language in which a record has no name. An application may bear one plain name for both."""
    name = getattr(entity, _field(entity))
    if not isinstance(name, Text2):
        return None
    if not name.fr.strip():
        return "fr"
    return None if name.en.strip() else "en"


@rule(
    "STR009",
    severity="info",
    scope=NAMED,
    own="title name text bilingual",
    reads={ProjectInfo: "bilingual"},
    wanted=lambda view: view.is_bilingual,
    title=N_("Label missing in one language"),
    message=N_("{id} has no {lang} label."),
    repairs=repairs,
)
def check(_: View, entity: Entity) -> Iterator[Found]:
    """Who reads the other language meets a foreign word, on the screen, on paper and in every sentence.

    Only where the project says that it has two languages. Grounding: own.
    """
    missing = _missing(entity)
    if missing is not None:
        yield found(id=Name(entity.id), lang=Words("language", (missing,)))
