"""The form of a transition and of its bridge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from journeydesigner.editor.edits.linking import remove_bridge, set_bridge, set_bridge_owner
from journeydesigner.i18n import N_, _, language
from journeydesigner.model import Draft, Id, Project, Transition
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import bridge_of, is_handover, owner_units, world_switch
from journeydesigner.panels.fields.field import Subject
from journeydesigner.panels.fields.number import NumberField
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import choice, flag, number, owner, text
from journeydesigner.panels.owner_chooser import settle_choice


def _heading(project: Project, transition: Transition) -> str:
    return name_of(project, transition.id, language())


def _subtitle(project: Project, transition: Transition) -> str:
    """What the passage is: a change of world, a hand-over."""
    lines = []
    switch = world_switch(project, transition)
    if switch is not None:
        ends = (_("physical"), _("digital")) if switch == "P→D" else (_("digital"), _("physical"))
        lines.append(_("Change of world: {start} → {end}", start=ends[0], end=ends[1]))
    if is_handover(project, transition):
        first, last = (name_of(project, unit, language()) for unit in owner_units(project, transition))
        lines.append(_("Hand-over: {start} → {end}", start=first, end=last))
    return "\n".join(lines)


def _of_bridge(field: str, without: Any) -> Callable[[Project, Transition], Any]:
    return lambda _project, transition: getattr(transition.bridge, field, without)


def _each(change: Callable[[Draft, Any, Any], object]) -> Callable[[Draft, Sequence[Id], Any], None]:
    def write(draft: Draft, ids: Sequence[Id], value: Any) -> None:
        for id_ in ids:
            change(draft, id_, value)

    return write


def _set_mechanism(draft: Draft, transition: Any, by: Any) -> None:
    found = draft.one(Transition, transition)
    if by == "none" and (found.bridge is None or found.bridge.owner is None):
        remove_bridge(draft, transition)
    elif by == "none":
        set_bridge(draft, transition, "none", identity=False, history=False)
    else:
        set_bridge(draft, transition, by)


def _set_owner(draft: Draft, ids: Sequence[Id], choice: Any) -> None:
    role = settle_choice(draft, choice)
    for id_ in ids:
        set_bridge_owner(draft, cast(Any, id_), role)


def _is_bridged(_project: Project, transition: Transition) -> bool:
    return bridge_of(transition) is not None


def _hands_over(subject: Subject) -> bool:
    """As rule OWN010 sees it: two units, and nobody answers for what happens between them."""
    return any(isinstance(t, Transition) and is_handover(subject.project, t) for t in subject.elements)


_FIRST = (
    choice("kind", N_("Kind"), N_("Change kind of link"), "transition_kind"),
    text(
        "condition",
        N_("Condition"),
        N_("Change condition"),
        shown=lambda _project, t: t.kind != "sequence" or t.condition is not None,
    ),
    Row(
        "p",
        N_("Share of clients"),
        N_("Change share"),
        lambda: NumberField("%", scale=100, most=100),
        shown=lambda _project, t: t.kind == "choice" or t.p is not None,
    ),
    number(
        "max_iterations",
        N_("At most"),
        N_("Change repetitions"),
        N_("times"),
        shown=lambda _project, t: t.kind == "loop" or t.max_iterations is not None,
    ),
    number("delay_min", N_("Delay"), N_("Change delay"), N_("min")),
)

_BRIDGE = (
    choice(
        "bridge.by",
        N_("Mechanism"),
        N_("Change bridge"),
        "mechanism",
        read=_of_bridge("by", "none"),
        write=_each(_set_mechanism),
        hint=N_("What carries the Client across."),
    ),
    flag(
        "bridge.identity",
        N_("Carries identity"),
        N_("Change whether identity is carried"),
        read=_of_bridge("identity", False),
        write=_each(lambda draft, t, value: set_bridge(draft, t, identity=value)),
        shown=_is_bridged,
    ),
    flag(
        "bridge.history",
        N_("Carries history"),
        N_("Change whether history is carried"),
        read=_of_bridge("history", False),
        write=_each(lambda draft, t, value: set_bridge(draft, t, history=value)),
        shown=_is_bridged,
    ),
    owner(
        "bridge.owner",
        N_("Owner"),
        N_("Change owner of the passage"),
        _hands_over,
        read=_of_bridge("owner", None),
        write=_set_owner,
    ),
)

PLAN = FormPlan(
    kind=N_("Link between touchpoints"),
    several=N_("{n} links"),
    title=None,
    heading=_heading,
    subtitle=_subtitle,
    sections=(Section("", _FIRST), Section(N_("Bridge"), _BRIDGE)),
)
