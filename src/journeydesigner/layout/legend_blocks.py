"""Which entries a legend needs: only what occurs on this map, so that a reader looks for no sign in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from journeydesigner.i18n import N_
from journeydesigner.layout import legend_signs as signs
from journeydesigner.layout.draw.glyphs import FAMILY_ICON
from journeydesigner.layout.draw.links import is_broken
from journeydesigner.layout.draw.notes import STATE_ICON, STATE_INK
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.legend_signs import LINE_W, Sign
from journeydesigner.layout.plan import Group
from journeydesigner.layout.words import label, word
from journeydesigner.model import Channel, Kpi, Opportunity, PainPoint, Role, Stage, Touchpoint
from journeydesigner.model.info import Severity
from journeydesigner.model.journey import Mechanism, TransitionKind
from journeydesigner.model.reading import bridge_of, effective_owner
from journeydesigner.model.values import RoleId

NATURES: tuple[Group, ...] = ("physical", "hybrid", "remote", "digital")
_MOST_OWNERS = 11
"""Roles a legend names before it says how many more there are."""


class Entry(NamedTuple):
    """A sign, its width, and what it means."""

    sign: Sign
    width: float
    text: str


class Block(NamedTuple):
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def blocks(subject: Subject) -> tuple[Block, ...]:
    """The blocks of the legend; one without entries is left away."""
    found = (
        Block(subject.say(N_("Nature of the channel")), tuple(_natures(subject))),
        Block(subject.say(N_("Kinds of link")), tuple(_links(subject))),
        Block(subject.say(N_("Passages")), tuple(_passages(subject))),
        Block(subject.say(N_("Emotion of the Client")), tuple(_emotions(subject))),
        Block(subject.say(N_("Marks")), tuple(_marks(subject))),
        Block(subject.say(N_("Layers")), tuple(_layers(subject))),
        Block(subject.say(N_("Owners")), tuple(_owners(subject))),
    )
    return tuple(block for block in found if block.entries)


def _natures(subject: Subject) -> Iterator[Entry]:
    present = {subject.group(card) for card in subject.plan.cards.values()}
    present.update(lane.group for lane in subject.plan.lanes)
    for group in NATURES:
        if group in present:
            yield Entry(signs.bar_sign(group), 5, label("group", group, subject.options.language))


def _links(subject: Subject) -> Iterator[Entry]:
    links = subject.plan.links.values()
    kinds: set[TransitionKind] = {link.kind for link in links}
    if any(link.main for link in links):
        yield Entry(signs.line_sign("sequence", main=True), LINE_W, subject.say(N_("main path")))
    if any(not link.main for link in links):
        yield Entry(signs.line_sign("sequence"), LINE_W, subject.say(N_("other path")))
    others: tuple[TransitionKind, ...] = ("skip", "fallback", "choice", "loop")
    for kind in others:
        if kind in kinds:
            yield Entry(signs.line_sign(kind), LINE_W, word("transition_kind", kind, subject.options.language))


def _passages(subject: Subject) -> Iterator[Entry]:
    transitions = [subject.transition(id_) for id_ in subject.plan.links]
    mechanisms: Counter[Mechanism] = Counter(b.by for t in transitions if (b := bridge_of(t)))
    if mechanisms:
        usual = mechanisms.most_common(1)[0][0]
        name = word("mechanism", usual, subject.options.language)
        yield Entry(
            signs.bridge_sign(usual), LINE_W, subject.say(N_("bridge (here: {mechanism})"), mechanism=name)
        )
        if any(t.id in subject.marks.weak_bridges for t in transitions):
            text = subject.say(N_("incomplete bridge"))
            yield Entry(signs.bridge_sign(usual, weak=True), LINE_W, text)
    if any(is_broken(subject.project, t) for t in transitions):
        yield Entry(signs.broken_sign, LINE_W, subject.say(N_("change of world without bridge")))
    shown = next((link.tags[0].label for link in subject.plan.links.values() if link.tags is not None), None)
    if shown is not None:
        text = subject.say(N_("goes on at the tag of the same name"))
        yield Entry(signs.tag_sign(shown), LINE_W, text)
    if subject.plan.dots:
        channel = subject.project.all(Channel)[subject.plan.dots[0].channel]
        sign = signs.dot_sign(channel.nature, FAMILY_ICON[channel.family])
        yield Entry(sign, LINE_W, subject.say(N_("same service, other channel")))


def _emotions(subject: Subject) -> Iterator[Entry]:
    feelings = [t.emotion for c in subject.plan.cards.values() if (t := subject.touchpoint(c)).emotion]
    if feelings:
        yield Entry(signs.faces_sign, 87, "")
    if any(feeling and feeling.source == "assumed" for feeling in feelings):
        yield Entry(signs.assumed_sign, 15, subject.say(N_("dashed outline: assumed")))


def _marks(subject: Subject) -> Iterator[Entry]:
    touchpoints = [subject.touchpoint(card) for card in subject.plan.cards.values()]
    if any(t.critical for t in touchpoints):
        yield Entry(signs.diamond_sign, 13, subject.say(N_("moment of truth")))
    if any(t.entry for t in touchpoints):
        yield Entry(signs.entry_sign, 13, subject.say(N_("beginning")))
    if any(t.exit for t in touchpoints):
        yield Entry(signs.exit_sign, 13, subject.say(N_("end")))
    if touchpoints:
        yield Entry(signs.gauge_sign(subject), 54, subject.say(N_("balance of worlds")))
    shown = {severity for severity, _ in subject.marks.severities.values()}
    severities: tuple[Severity, ...] = ("error", "warning", "info")
    for severity in severities:
        if severity in shown:
            yield Entry(signs.severity_sign(severity), 13, word("severity", severity, subject.options.language))


def _layers(subject: Subject) -> Iterator[Entry]:
    """The marks of notes."""
    shown = {note.element for note in subject.plan.notes if note.layer in ("pains", "opportunities", "kpis")}
    records = [subject.project.get(id_) for id_ in shown]
    if any(isinstance(record, PainPoint) and record.severity is not None for record in records):
        yield Entry(signs.dots_sign, signs.DOTS_W, subject.say(N_("severity of a pain point, 1 to 5")))
    states = {record.status for record in records if isinstance(record, Opportunity)}
    for state in STATE_ICON:
        if state in states:
            sign = signs.icon_sign(STATE_ICON[state], STATE_INK[state])
            yield Entry(sign, 13, word("opportunity_status", state, subject.options.language))
    met = {record.is_met for record in records if isinstance(record, Kpi)}
    if True in met:
        yield Entry(signs.icon_sign("check", "pos"), 13, subject.say(N_("target met")))
    if False in met:
        yield Entry(signs.icon_sign("x", "neg"), 13, subject.say(N_("target not met")))


def _owners(subject: Subject) -> Iterator[Entry]:
    used = _roles_in_use(subject)
    roles = [role for role in subject.project.children(Role) if role.id in used and not role.placeholder]
    for role in roles[:_MOST_OWNERS]:
        mark = subject.owners.get(role.id)
        name = subject.name(role.name)
        if mark and mark.external:
            name = subject.say(N_("{name} (external)"), name=name)
        yield Entry(signs.chip_sign(subject, mark), signs.CHIP_SIGN_W, name)
    if len(roles) > _MOST_OWNERS:
        yield Entry(lambda _x, _y: (), 0, subject.say(N_("and {n} more"), n=len(roles) - _MOST_OWNERS))
    inherited = next((subject.owners.get(role.id) for role in roles if role.id in _stage_owners(subject)), None)
    if inherited:
        text = subject.say(N_("hollow: inherited from the stage"))
        yield Entry(signs.chip_sign(subject, inherited, own=False), signs.CHIP_SIGN_W, text)
    if None in used:
        yield Entry(signs.chip_sign(subject, None), signs.CHIP_SIGN_W, subject.say(N_("nobody")))
    placeholder = next((r for r in subject.project.children(Role) if r.id in used and r.placeholder), None)
    if placeholder:
        sign = signs.chip_sign(subject, subject.owners.get(placeholder.id))
        yield Entry(sign, signs.CHIP_SIGN_W, subject.say(N_("nobody yet")))


def _roles_in_use(subject: Subject) -> set[RoleId | None]:
    owners = {effective_owner(subject.project, subject.touchpoint(c)) for c in subject.plan.cards.values()}
    return owners | {subject.stage(column).owner for column in subject.plan.columns}


def _stage_owners(subject: Subject) -> set[RoleId | None]:
    """Owners of stages that some touchpoint takes over."""
    stages = {column.stage: subject.project.one(Stage, column.stage) for column in subject.plan.columns}
    takers = (t for c in subject.plan.cards.values() if (t := subject.touchpoint(c)).owner is None)
    return {
        stage.owner for taker in takers if isinstance(taker, Touchpoint) and (stage := stages.get(taker.stage))
    }
