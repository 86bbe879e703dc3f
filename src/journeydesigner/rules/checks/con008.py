"""Rule CON008: in a stage the organisation talks and never listens."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Stage, Touchpoint
from journeydesigner.model.reading import channel_of, channels_of
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Asked, Fix, fix, sets
from journeydesigner.rules.offering import controlled_in
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

MIN_TOUCHPOINTS = 2
UNKNOWN = N_("No channel is recorded for “{names}”: nobody can tell whether the organisation listens in “{name}”.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Put a touchpoint on a channel that goes both ways: a counterpart of its own first, or any other."""
    project = view.project
    stage = project.one(Stage, finding.element)
    listening = tuple(c.id for c in project.children(Channel) if c.direction == "two_way")
    touchpoints = controlled_in(view, stage) if stage is not None else ()
    for touchpoint in touchpoints:
        channel = channel_of(project, touchpoint)
        for other in channel.counterparts if channel is not None else ():
            if other in listening:
                moved, names = sets(touchpoint.id, channel=other), {"channel": Name(other)}
                yield fix(N_("Move “{name}” to “{channel}”"), moved, name=Name(touchpoint.id), **names)
    for touchpoint in touchpoints[:1] if listening else ():
        asked = sets(touchpoint.id, channel=Asked("channel", listening))
        yield fix(N_("Move “{name}” to a two-way channel"), asked, name=Name(touchpoint.id))


@rule(
    "CON008",
    severity="info",
    scope=Stage,
    own="",
    reads={Touchpoint: "layer type channel alt", Channel: "control direction"},
    title=N_("One-way stage"),
    message=N_("In “{name}” the organisation talks and never listens."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Said]:
    """Reciprocity makes a good interaction; where every channel only sends, nobody can answer.

    From two controlled touchpoints on, alternatives included. Not assessable where every known channel only sends
    and some are not recorded. Grounding: S3 (reciprocity makes the good interaction); NNG unidirectional.
    """
    controlled = controlled_in(view, stage)
    if len(controlled) < MIN_TOUCHPOINTS:
        return
    channels = [tuple(channels_of(view.project, touchpoint)) for touchpoint in controlled]
    if any(channel.direction != "outbound" for several in channels for channel in several):
        return
    unknown = tuple(sorted(t.id for t, several in zip(controlled, channels, strict=True) if not several))
    if unknown:
        yield lacking(UNKNOWN, names=Names(unknown), name=Name(stage.id))
    else:
        yield found(name=Name(stage.id))
