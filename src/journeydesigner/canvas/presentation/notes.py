"""What a workshop says, written where it belongs: a pain point, an opportunity, a thought. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from journeydesigner.canvas.sentences import name
from journeydesigner.editor.edits.fields import NotPossible, write_text
from journeydesigner.editor.edits.steering import add_opportunity, add_pain_point
from journeydesigner.i18n import N_, Message, _, message
from journeydesigner.model import Draft, Id, Project
from journeydesigner.model.values import JourneyId, TouchpointId

NoteKind = Literal["pain", "opportunity", "thought"]
_LABELS: Mapping[NoteKind, str] = {
    "pain": N_("Note a pain point of {name}"),
    "opportunity": N_("Note an opportunity for {name}"),
    "thought": N_("Note what the Client thinks at {name}"),
}
_NOTED: Mapping[NoteKind, str] = {
    "pain": N_("Noted: pain point on “{name}”"),
    "opportunity": N_("Noted: opportunity for “{name}”"),
    "thought": N_("Noted: thought of the Client at “{name}”"),
}


def kinds_for(card: Id | None) -> tuple[NoteKind, ...]:
    """What can be noted about a card; without one only what concerns the whole journey."""
    return ("pain", "opportunity", "thought") if card is not None else ("opportunity",)


def label_of(project: Project, kind: NoteKind, about: Id) -> Message:
    """What the undo menu calls a note."""
    return message(_LABELS[kind], name=name(project, about))


def noted(project: Project, kind: NoteKind, about: Id) -> str:
    """What is said of a note just written."""
    return _(_NOTED[kind], name=name(project, about))


def write_note(draft: Draft, journey: JourneyId, card: Id | None, kind: NoteKind, text: str) -> None:
    """Write a note in the language shown. Raises `NotPossible` for an empty one, and for what is no text."""
    if not text.strip():
        raise NotPossible(message(N_("Write something first, or close with Esc.")))
    if kind == "opportunity":
        touchpoints = (TouchpointId(card),) if card is not None else ()
        write_text(draft, add_opportunity(draft, journey, touchpoints=touchpoints).id, "text", text.strip())
    elif card is None:
        raise NotPossible(message(N_("Choose a card first: a click, or Shift and an arrow.")))
    elif kind == "pain":
        write_text(draft, add_pain_point(draft, TouchpointId(card)).id, "text", text.strip())
    else:
        write_text(draft, card, "thought", text.strip())
