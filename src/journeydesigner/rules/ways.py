"""Another way to the same service: the fixes that add a channel or a fallback to a touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Id, Touchpoint, Transition
from journeydesigner.model.reading import channel_of, channels_of
from journeydesigner.rules.fixes import Append, Asked, Fix, adds, fix
from journeydesigner.rules.offering import first_controlled, leads_to_person
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

Suits = Callable[[Channel], bool]


def offer_too(view: View, touchpoint: Touchpoint, suits: Suits, first: tuple[Id, ...] = ()) -> Iterator[Fix]:
    """Offer another channel that suits: the best one at once, or one to be chosen.

    Those named `first` come first, then the counterparts of the main channel, then the most used ones.
    """
    others = _others(view, touchpoint, suits, first)
    for channel in others[:1]:
        action = Append(touchpoint.id, "alt", (channel,))
        yield fix(N_("Offer too: {channel}"), action, channel=Name(channel))
    if touchpoint.channel is not None:
        yield fix(N_("Offer another channel"), Append(touchpoint.id, "alt", (Asked("channel", others),)))


def offer_too_in(view: View, stage: Id, suits: Suits, first: tuple[Id, ...] = ()) -> Iterator[Fix]:
    """The same in a stage, at the first touchpoint that the organisation answers for and that has a channel."""
    touchpoint = first_controlled(view, stage)
    if touchpoint is None:
        return
    others, name = _others(view, touchpoint, suits, first), Name(touchpoint.id)
    for channel in others[:1]:
        action = Append(touchpoint.id, "alt", (channel,))
        yield fix(N_("Offer “{channel}” too at “{name}”"), action, channel=Name(channel), name=name)
    asked = Append(touchpoint.id, "alt", (Asked("channel", others),))
    yield fix(N_("Offer another channel at “{name}”"), asked, name=name)


def _others(view: View, touchpoint: Touchpoint, suits: Suits, first: tuple[Id, ...]) -> tuple[Id, ...]:
    """The channels that suit and that a touchpoint does not offer yet, best first; none without a main one."""
    main = channel_of(view.project, touchpoint)
    if main is None:
        return ()
    near, taken = main.counterparts, {main.id, *touchpoint.alt}
    others = [c for c in view.project.children(Channel) if c.id not in taken and suits(c)]
    others.sort(key=lambda c: (c.id not in first, c.id not in near, -view.usage.total(c.id)))
    return tuple(channel.id for channel in others)


def fall_back(view: View, touchpoint: Touchpoint, suits: Callable[[Touchpoint], bool]) -> Iterator[Fix]:
    """Link a fallback to another touchpoint of the journey, those of the same stage first."""
    stage = view.stage_of(touchpoint)
    if stage is None:
        return
    linked = {touchpoint.id, *(link.to for link in view.project.outgoing(touchpoint.id))}
    others = [t for t in view.project.journey_touchpoints(stage.journey) if t.id not in linked and suits(t)]
    others.sort(key=lambda t: t.stage != stage.id)
    if others:
        to = Asked("touchpoint", tuple(t.id for t in others))
        action = adds(Transition, stage.journey, from_=touchpoint.id, to=to, kind="fallback")
        yield fix(N_("Add a fallback"), action)


def meets_person(view: View, touchpoint: Touchpoint) -> bool:
    """Whether the client meets a person at a touchpoint, or can reach one from it."""
    return any(leads_to_person(channel) for channel in channels_of(view.project, touchpoint))
