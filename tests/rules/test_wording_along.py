"""What the families CON, FLOW and EMO say, in both languages, with names and figures in their places."""

from __future__ import annotations

import pytest

from journeydesigner.rules import Check
from tests.rules.small import ON, Patch, small

BAD = {"label": "frustrated", "score": -2, "source": "observed"}
BRANCHES: Patch = {
    "x2": {"kind": "choice", "p": 0.75},
    "x4": {"journey": "j", "from": "t2", "to": "t4", "kind": "choice", "p": 0.355},
}
N = "\u00a0"
SAID: list[tuple[str, Patch, str, str]] = [
    (
        "CON001",
        {"s2": {"owner": "r2"}, "t3": {"needs_history": True}},
        "From “U1” to “U2”, “T3” starts without the history.",
        "De « U1 » à « U2 », « T3 » repart sans l'historique.",
    ),
    (
        "CON003",
        {"t2": {"systems": ["y2", "y3"]}, "y2": {}, "y3": {}},
        "“Y1” and “Y2, Y3” do not talk: the Client or the staff carries the data.",
        "« Y1 » et « Y2, Y3 » ne se parlent pas : le Client ou l'agent porte les données.",
    ),
    (
        "CON007",
        {"t2": {"owner": "r2"}, "t4": {"owner": "r2"}},
        "3 hand-overs in a row on the main path, from “T1” to “T4”.",
        "3 passages de relais d'affilée sur le chemin principal, de « T1 » à « T4 ».",
    ),
    ("FLOW003", BRANCHES, "The branches of “T2” add up to 110.5%.", "Les branches de « T2 » totalisent 110,5 %."),
    (
        "FLOW005",
        {"x2": {"kind": "loop"}},
        "When does the loop “T2” → “T3” stop?",
        "Quand s'arrête la boucle « T2 » → « T3 » ?",
    ),
    (
        "FLOW007",
        {"t2": {"wait_min": 45, "wait_tolerance_min": 20}},
        "“T2”: 45 min waited, 20 min tolerated.",
        "« T2 » : 45 min d'attente pour 20 min tolérées.",
    ),
    ("FLOW008", {"t1": {"entry": False}}, "Mark where “J” begins.", "Indiquez où « J » commence."),
    ("FLOW008", {"t4": {"exit": False}}, "Mark where “J” ends.", "Indiquez où « J » finit."),
    (
        "FLOW008",
        {"t1": {"entry": False}, "t4": {"exit": False}},
        "Mark where “J” begins and where it ends.",
        "Indiquez où « J » commence et où il finit.",
    ),
    (
        "EMO004",
        {"t4": {"emotion": BAD}},
        "The journey ends on “T4” (frustrated).",
        "Le parcours s'achève sur « T4 » (frustré).",
    ),
    (
        "EMO005",
        {"t4": {"emotion": {**BAD, "score": 1}}},
        "“T4”: frustrated but +1.",
        "« T4 » : frustré mais +1.",
    ),
    (
        "EMO006",
        {"t2": {"emotion": {"label": "neutral", "score": 0}}, "t3": {"emotion": {"label": "happy", "score": 2}}},
        "67% of the emotions are assumed.",
        "67 % des émotions sont supposées.",
    ),
    (
        "EMO007",
        {"t4": {"emotion": BAD}},
        "From +2 to −2 between “T3” and “T4”.",
        "De +2 à −2 entre « T3 » et « T4 ».",
    ),
]


@pytest.mark.parametrize(("code", "patch", "english", "french"), SAID)
def test_what_a_finding_says(code: str, patch: Patch, english: str, french: str) -> None:
    check = Check.fresh(small(patch), ON)
    finding = next(f for f in check.findings if f.rule == code)
    assert finding.text(check.project, "en") == english
    assert finding.text(check.project, "fr").replace(N, " ") == french


def test_what_is_lacking_is_named() -> None:
    check = Check.fresh(small({"s2": {"owner": None}, "t3": {"needs_history": True}}), ON)
    lacking = next(u for u in check.unassessed if u.rule == "CON001")
    assert (lacking.element, lacking.journey) == ("x2", "j")
    assert lacking.text(check.project, "en").endswith("no owner with a unit is known for “T3”.")
