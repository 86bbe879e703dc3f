"""Rule OWN005: the owner's mandate ends before the next review."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Role
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.owned import OWNED, Owned, explicit_owner, journey_of
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

OVER = N_("{owner}'s mandate ended on {date}.")


@rule(
    "OWN005",
    severity="warning",
    scope=OWNED,
    own="owner review_date",
    reads={Role: "mandate_end", Journey: "review_date"},
    title=N_("Owner's mandate ends too early"),
    message=N_("{owner}'s mandate ends on {date}, before the review of {review}."),
)
def check(view: View, element: Owned) -> Iterator[Found]:
    """A temporary mission that ends before the review leaves the journey without the one who knows it.

    Compared with the later of the journey's review and the evaluation date; explicit owners only.
    Grounding: S1 and S4 (temporary missions).
    """
    owner = explicit_owner(view.project, element)
    if owner is None or owner.mandate_end is None:
        return
    journey = journey_of(view, element)
    review = journey.review_date if journey else None
    if review is not None and max(owner.mandate_end, view.on) < review:
        yield found(owner=Name(owner.id), date=owner.mandate_end, review=review)
    elif owner.mandate_end < view.on:
        yield found(OVER, owner=Name(owner.id), date=owner.mandate_end)
