"""Rule EMO005: an emotion whose word and score disagree."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from journeydesigner.i18n import N_
from journeydesigner.model import Touchpoint
from journeydesigner.model.journey import DEFAULT_SCORE
from journeydesigner.rules.feelings import SIGN, shown_score
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Words


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """The score that the word usually has."""
    touchpoint = view.project.one(Touchpoint, finding.element)
    if touchpoint is not None and touchpoint.emotion is not None:
        score = DEFAULT_SCORE[touchpoint.emotion.label]
        usual = touchpoint.emotion.model_copy(update={"score": score})
        label = N_("Score {score}, as is usual for it")
        yield fix(label, sets(touchpoint.id, emotion=usual), score=shown_score(score))


@rule(
    "EMO005",
    severity="warning",
    scope=Touchpoint,
    own="emotion",
    when=attrgetter("emotion"),
    title=N_("Label and score disagree"),
    message=N_("“{name}”: {label} but {score}."),
    repairs=repairs,
)
def check(_: View, touchpoint: Touchpoint) -> Iterator[Found]:
    """The curve is drawn by the score and read by the word; where they disagree, one of them lies.

    A good word goes with a score above zero, a bad one with a score below, a neutral one with zero.
    Grounding: own.
    """
    emotion = touchpoint.emotion
    if emotion is not None and (emotion.score > 0) - (emotion.score < 0) != SIGN[emotion.label]:
        label = Words("emotion_label", (emotion.label,))
        yield found(name=Name(touchpoint.id), label=label, score=shown_score(emotion.score))
