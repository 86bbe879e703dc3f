"""A filter leaves what meets every condition, and says what it asks in the words of the project."""

from __future__ import annotations

import pytest

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message
from journeydesigner.model import Id, Role, Touchpoint
from journeydesigner.model.reading import channel_of, effective_owner
from journeydesigner.panels.search.filter import NOBODY, Filter
from journeydesigner.panels.search.texts import Texts
from tests.panels.conftest import Desk


def left(desk: Desk, asked: Filter) -> set[Id]:
    severities: dict[Id, frozenset[str]] = {}
    for finding in desk.checker.findings:
        severities[finding.element] = severities.get(finding.element, frozenset()) | {finding.severity}
    return set(asked.leaves(desk.project, Texts(desk.project, desk.journey), severities))  # type: ignore[arg-type]


def cards(desk: Desk) -> list[Touchpoint]:
    return list(desk.project.journey_touchpoints(desk.journey))


def test_an_empty_filter_asks_nothing(desk: Desk) -> None:
    assert not Filter()
    assert not Filter(text="  ")
    assert left(desk, Filter()) == {card.id for card in cards(desk)}


def test_a_nature_leaves_what_is_met_by_such_channels(desk: Desk) -> None:
    natures = {card.id: channel.nature for card in cards(desk) if (channel := channel_of(desk.project, card))}
    for nature in ("physical", "hybrid", "remote", "digital"):
        asked = Filter(natures=frozenset({nature}))  # type: ignore[arg-type]
        assert left(desk, asked) == {id_ for id_, held in natures.items() if held == nature} != set()
    assert left(desk, Filter(natures=frozenset({"physical", "digital"}))) == {
        id_ for id_, held in natures.items() if held in ("physical", "digital")
    }


def test_an_owner_is_a_role_a_unit_or_nobody(desk: Desk) -> None:
    owners = {card.id: effective_owner(desk.project, card) for card in cards(desk)}
    role = next(desk.project.all(Role)[owner] for owner in owners.values() if owner is not None)
    assert left(desk, Filter(owner=role.id)) == {id_ for id_, owner in owners.items() if owner == role.id}
    colleagues = {r.id for r in desk.project.all(Role).values() if r.unit == role.unit}
    assert left(desk, Filter(owner=role.unit)) == {id_ for id_, owner in owners.items() if owner in colleagues}
    nobody = {id_ for id_, owner in owners.items() if owner is None}
    assert left(desk, Filter(owner=NOBODY)) == nobody


def test_a_persona_lives_the_stages_that_name_it_or_nobody(desk: Desk) -> None:
    stage = cards(desk)[0].stage
    first, second = desk.project.journeys()[0].personas[:2]
    with desk.document.edit(message("only one")) as draft:
        set_fields(draft, [stage], personas=(first,))
    inside = {card.id for card in cards(desk) if card.stage == stage}
    assert left(desk, Filter(persona=first)) >= inside
    assert not left(desk, Filter(persona=second)) & inside


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_findings_of_a_severity(desk: Desk, severity: str) -> None:
    found = {finding.element for finding in desk.checker.findings if finding.severity == severity}
    expected = found & {card.id for card in cards(desk)}
    assert left(desk, Filter(severities=frozenset({severity}))) == expected  # type: ignore[arg-type]


def test_a_tag_leaves_what_carries_it(desk: Desk) -> None:
    first, second, *_others = cards(desk)
    with desk.document.edit(message("tagged")) as draft:
        set_fields(draft, [first.id, second.id], tags=("Été 2027",))
        set_fields(draft, [second.id], tags=("Été 2027", "quick win"))
    assert left(desk, Filter(tag="Été 2027")) == {first.id, second.id}
    assert left(desk, Filter(tag="quick win")) == {second.id}
    assert not left(desk, Filter(tag="quick"))
    assert left(desk, Filter(text="ete 2027")) == {first.id, second.id}
    assert Filter(tag="quick win").words(desk.project) == "#quick win"


def test_conditions_combine_with_and(desk: Desk) -> None:
    digital, warned = Filter(natures=frozenset({"digital"})), Filter(severities=frozenset({"warning"}))
    both = Filter(natures=digital.natures, severities=warned.severities)
    assert left(desk, both) == left(desk, digital) & left(desk, warned) != set()
    assert left(desk, Filter(text="SITE", natures=digital.natures)) <= left(desk, digital)


def test_the_pill_names_what_is_asked(desk: Desk) -> None:
    asked = Filter(owner=NOBODY, natures=frozenset({"digital"}), severities=frozenset({"error"}), text=" fee ")
    assert asked.words(desk.project) == "Nobody, Digital, Error, “fee”"
