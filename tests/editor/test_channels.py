"""Channels of the library: usual values, natures and lanes, counterparts both ways."""

from __future__ import annotations

from typing import get_args

import pytest

from journeydesigner.editor.edits.channels import USUAL, add_channel, set_counterparts, set_nature
from journeydesigner.model import Channel, Draft, Id
from journeydesigner.model.channel import Family
from journeydesigner.model.integrity import check_edit
from tests.builders import sample


@pytest.fixture
def draft() -> Draft:
    return Draft(sample("tourism"))


@pytest.mark.parametrize("family", get_args(Family))
def test_every_family_has_its_usual_channel(draft: Draft, family: Family) -> None:
    made = add_channel(draft, family)
    usual = USUAL[family]
    assert (made.nature, made.human, made.direction, made.control) == (
        usual.nature,
        usual.human,
        usual.direction,
        usual.control,
    )
    assert made.rank is None
    check_edit(draft.base, draft.project, draft.delta())


def test_what_the_user_says_goes_before_what_is_usual(draft: Draft) -> None:
    made = add_channel(draft, "website", nature="hybrid", human="on_request")
    assert (made.nature, made.human) == ("hybrid", "on_request")
    assert (made.devices, made.network) == ((), False), "what its usual nature needs is no longer known"


def test_a_used_channel_of_another_nature_gets_the_last_lane_there(draft: Draft) -> None:
    changed = set_nature(draft, Id("c_phone"), "physical")
    lanes = [c for c in draft.project.children(Channel) if c.nature == "physical" and c.rank is not None]
    assert lanes[-1] == changed


def test_an_unused_channel_keeps_having_no_lane(draft: Draft) -> None:
    made = add_channel(draft, "phone")
    assert set_nature(draft, made.id, "digital").rank is None


def test_counterparts_are_told_and_untold(draft: Draft) -> None:
    site, fair, post = (Id(i) for i in ("c_site", "c_salon", "c_post"))
    set_counterparts(draft, fair, (site, post, fair))  # type: ignore[arg-type]
    assert draft.one(Channel, fair).counterparts == (site, post)
    assert fair in draft.one(Channel, site).counterparts
    set_counterparts(draft, fair, (post,))  # type: ignore[arg-type]
    assert fair not in draft.one(Channel, site).counterparts
    assert fair in draft.one(Channel, post).counterparts
