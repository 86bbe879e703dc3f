"""`journeydesigner info FILE`: what a file holds, in figures."""

from __future__ import annotations

import json
from typing import Any

from journeydesigner.cli.command import LANG, Argument, Command, Outcome
from journeydesigner.cli.reading import read
from journeydesigner.i18n import N_, _, language
from journeydesigner.model import Channel, Persona, Project, Role, System

FORMAT = Argument("--format", N_("how the result is written"), "FORMAT", choices=("text", "json"), default="text")


def _info(chosen: dict[str, str | None]) -> Outcome:
    project = read(chosen["file"] or "", keep_broken_references=True)
    facts = facts_of(project)
    if chosen["format"] == "json":
        return Outcome(json.dumps(facts, ensure_ascii=False, indent=2))
    return Outcome(_text(project, facts))


def facts_of(project: Project) -> dict[str, Any]:
    """The figures of a project, in the shape of the JSON contract; names in the current language."""
    return {
        "schema_version": project.info.schema_version,
        "journeys": [
            {
                "id": journey.id,
                "name": journey.name.get(language()),
                "stages": len(project.stages(journey.id)),
                "touchpoints": sum(1 for _ in project.journey_touchpoints(journey.id)),
                "transitions": len(project.transitions(journey.id)),
            }
            for journey in project.journeys()
        ],
        "personas": len(project.all(Persona)),
        "roles": len(project.all(Role)),
        "channels": len(project.all(Channel)),
        "systems": len(project.all(System)),
    }


def _text(project: Project, facts: dict[str, Any]) -> str:
    lines = [project.info.title.get(language()), ""]
    for journey in facts["journeys"]:
        lines.append(f"  {journey['name']} ({journey['id']})")
        for name, word in _JOURNEY_WORDS.items():
            lines.append(f"    {_(word):<24}{journey[name]:>7}")
        lines.append("")
    lines += [f"  {_(word):<26}{facts[name]:>7}" for name, word in _LIBRARY_WORDS.items()]
    return "\n".join(lines)


_JOURNEY_WORDS = {"stages": N_("stages"), "touchpoints": N_("touchpoints"), "transitions": N_("links")}
_LIBRARY_WORDS = {
    "personas": N_("personas"),
    "roles": N_("roles"),
    "channels": N_("channels"),
    "systems": N_("applications"),
    "schema_version": N_("version of the model"),
}

COMMAND = Command(
    "info",
    N_("Say what a file holds."),
    (Argument("FILE", N_("the file to read (.journey, .yaml, .json)"), required=True), FORMAT, LANG),
    _info,
)
