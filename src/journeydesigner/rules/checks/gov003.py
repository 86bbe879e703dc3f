"""Rule GOV003: channels of one kind piled up beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Id, Journey, ProjectInfo, Touchpoint
from journeydesigner.model.channel import Family
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Replace, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names, Words

SEVERAL = N_("{n} channels of family {family}: {list}. The same goes for: {others}.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Keep one channel of the pile, the most used first, and let it take the place of the others."""
    for pile in _piles(view, finding.element).values():
        for kept in sorted(pile, key=lambda id_: -view.usage.total(id_)):
            merged = (Replace(other, kept, remove=True) for other in pile if other != kept)
            yield fix(N_("Merge into “{kept}”"), *merged, kept=Name(kept))


def _piles(view: View, journey: Id) -> dict[Family, list[Id]]:
    """By family, the brand's digital channels that the journey uses, where there are too many; largest first."""
    piles: dict[Family, list[Id]] = {}
    for id_, channel in sorted(view.project.all(Channel).items()):
        if channel.nature == "digital" and channel.control == "brand" and view.is_used_in(id_, journey):
            piles.setdefault(channel.family, []).append(id_)
    limit = view.thresholds.lookalike_channels
    large = [(family, pile) for family, pile in piles.items() if len(pile) >= limit]
    return dict(sorted(large, key=lambda entry: (-len(entry[1]), entry[0])))


@rule(
    "GOV003",
    severity="info",
    scope=Journey,
    own="",
    reads={Channel: "nature control family", Touchpoint: "channel alt", ProjectInfo: "thresholds"},
    title=N_("Pile of look-alike channels"),
    message=N_("{n} channels of family {family}: {list}."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """One more page, one more mini-site: each costs little, and together they are what nobody finds their way in.

    Used by the journey; the largest pile is named, the limit is a setting. Grounding: S0 (piling up of pages).
    """
    piles = list(_piles(view, journey.id).items())
    if not piles:
        return
    (family, pile), *others = piles
    yield found(
        SEVERAL if others else None,
        n=len(pile),
        family=Words("family", (family,)),
        list=Names(tuple(pile)),
        others=Words("family", tuple(other for other, _ in others)),
    )
