"""Rule EMO007: the client's mood drops sharply from one touchpoint to the next."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Touchpoint, Transition
from journeydesigner.rules.feelings import shown_score
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.passage import between_ends, unknown_between
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

DROP = 3
BEST, WORST = 2, -2
UNKNOWN = N_("No emotion is recorded at “{name}”: nobody can tell whether the mood drops from “{from}” to “{to}”.")


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Show where it happens."""
    yield fix(N_("Show the link"), Open(finding.element))


@rule(
    "EMO007",
    severity="info",
    scope=Transition,
    own="from_ to",
    reads={Touchpoint: "emotion layer"},
    title=N_("Sharp drop"),
    message=N_("From {a} to {b} between “{from}” and “{to}”."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """A sudden fall hurts more than a low level; between two contacts it shows what the passage does.

    Fires from a drop of three on. Not assessable where one end has no emotion and the other leaves room for such a
    drop. Grounding: SD dramatic arc; own.
    """
    start, end = view.ends(transition)
    if start is None or end is None:
        return
    before, after = start.emotion, end.emotion
    if before is not None and after is not None:
        if before.score - after.score >= DROP:
            yield between_ends(transition, a=shown_score(before.score), b=shown_score(after.score))
    elif before is not None and before.score - WORST >= DROP and end.layer == "frontstage":
        yield unknown_between(UNKNOWN, transition, name=Name(end.id))
    elif after is not None and BEST - after.score >= DROP and start.layer == "frontstage":
        yield unknown_between(UNKNOWN, transition, name=Name(start.id))
