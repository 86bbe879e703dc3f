"""Rule EMO004: the journey ends on a low note."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Stage, Touchpoint, Transition
from journeydesigner.model.reading import main_stops
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Words

NO_ENTRY = N_("Nothing marks where “{name}” begins, so it has no main path: nobody can tell how it ends.")
NO_EMOTION = N_("No emotion is recorded on the main path of “{name}”: nobody can tell how it ends.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Show the touchpoint that the client remembers last."""
    journey = view.project.one(Journey, finding.element)
    last = _last_felt(view, journey) if journey is not None else None
    if last is not None:
        yield fix(N_("Show “{name}”"), Open(last.id, "emotion"), name=Name(last.id))


@rule(
    "EMO004",
    severity="warning",
    scope=Journey,
    own="",
    reads={Touchpoint: "rank entry exit emotion", Transition: "rank from_ to kind p", Stage: "rank"},
    title=N_("Ends on a low note"),
    message=N_("The journey ends on “{name}” ({label})."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Said]:
    """What is remembered is the peak and the end; a bad end spoils what went before.

    The last emotion recorded on the main path. Not assessable without a beginning, or without any emotion on it.
    Grounding: PE (Kahneman); S3 (perceptions decide what happens next).
    """
    if not main_stops(view.project, journey.id):
        if view.project.first(Stage, journey.id) is not None:
            yield lacking(NO_ENTRY, name=Name(journey.id))
        return
    last = _last_felt(view, journey)
    if last is None or last.emotion is None:
        yield lacking(NO_EMOTION, name=Name(journey.id))
    elif last.emotion.score < 0:
        yield found(name=Name(last.id), label=Words("emotion_label", (last.emotion.label,)))


def _last_felt(view: View, journey: Journey) -> Touchpoint | None:
    stops = (view.project.one(Touchpoint, stop) for stop in reversed(main_stops(view.project, journey.id)))
    return next((stop for stop in stops if stop is not None and stop.emotion is not None), None)
