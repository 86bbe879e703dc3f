"""Rule OWN005: the owner's mandate ends before the next review."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Role
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, assigns, fix, sets
from journeydesigner.rules.owned import OWNED, Owned, explicit_owner, journey_of
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

BACKWARDS = N_("{owner}'s mandate would end on {date}, before it begins on {start}: one of the dates is wrong.")
OVER = N_("{owner}'s mandate ended on {date}.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Name a successor, or review the journey while the owner is still there; correct dates that cannot be."""
    element = view.project.get(finding.element)
    owner = explicit_owner(view.project, element) if isinstance(element, OWNED) else None
    journey = journey_of(view, element) if isinstance(element, OWNED) else None
    if owner is not None and _is_backwards(owner):
        yield fix(N_("Correct the mandate"), Open(owner.id, "mandate_end"))
    yield fix(N_("Name a successor"), assigns(finding.element))
    end = owner.mandate_end if owner is not None else None
    if journey is not None and end is not None and end >= view.on:
        yield fix(N_("Review on {date}"), sets(journey.id, review_date=end), date=end)


def _is_backwards(owner: Role) -> bool:
    start, end = owner.mandate_start, owner.mandate_end
    return start is not None and end is not None and end < start


@rule(
    "OWN005",
    severity="warning",
    scope=OWNED,
    own="owner review_date",
    reads={Role: "mandate_start mandate_end", Journey: "review_date"},
    when=attrgetter("owner"),
    title=N_("Owner's mandate ends too early"),
    message=N_("{owner}'s mandate ends on {date}, before the review of {review}."),
    repairs=repairs,
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
    start, end = owner.mandate_start, owner.mandate_end
    if end >= max(view.on, review or view.on):
        return
    if start is not None and end < start:
        yield found(BACKWARDS, owner=Name(owner.id), date=end, start=start)
    elif review is not None and view.on < review:
        yield found(owner=Name(owner.id), date=end, review=review)
    else:
        yield found(OVER, owner=Name(owner.id), date=end)
