"""Both themes define every token and are legible: contrast recomputed with the formula of WCAG 2.2."""

from __future__ import annotations

import pytest

from journeydesigner.layout.theme import UNIT_COLOURS, ThemeName, UnknownInk, theme, unit_inks

NATURES = ("physical", "hybrid", "remote", "digital", "backstage")
TEXT = [
    ("text", "card"), ("text", "canvas"), ("text", "head"), ("text", "paper"), ("text", "accent_bg"),
    ("text2", "panel"), ("text2", "panel2"), ("text2", "head"), ("text2", "paper"),
    ("text3", "card"), ("text3", "panel2"), ("text3", "app"), ("text3", "head"), ("text3", "paper"),
    ("head", "text"),
    ("accent", "panel"), ("on_accent", "accent"), ("accent", "accent_bg"),
    ("error", "card"), ("error", "error_bg"), ("error", "head"), ("warn", "card"), ("warn", "warn_bg"),
    ("warn", "head"), ("info", "card"), ("info", "info_bg"), ("ok", "ok_bg"),
    ("text", "physical_bg"), ("text", "digital_bg"),
    ("text3", "physical_bg"), ("text3", "digital_bg"), ("text3", "backstage_bg"),
    *((nature, "card") for nature in NATURES), *((nature, f"{nature}_bg") for nature in NATURES),
    *((unit_inks(n)[1], unit_inks(n)[0]) for n in range(UNIT_COLOURS)),
    *((unit_inks(n)[1], "card") for n in range(UNIT_COLOURS)),
]  # fmt: skip
GRAPHICS = [
    ("error", "canvas"), ("strong", "card"), ("strong", "canvas"), ("link", "canvas"), ("link_main", "canvas"),
    ("pos", "pos_bg"), ("neg", "neg_bg"), ("neu", "neu_bg"), ("error", "physical_bg"), ("error", "digital_bg"),
    ("link", "physical_bg"), ("link", "hybrid_bg"), ("link", "remote_bg"), ("link", "digital_bg"),
]  # fmt: skip
THEMES: tuple[ThemeName, ...] = ("light", "dark")


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB"."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_legible(name: ThemeName, ink: str, ground: str) -> None:
    colours = theme(name)
    assert contrast(colours.colour(ink), colours.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), GRAPHICS)
def test_signs_are_visible(name: ThemeName, ink: str, ground: str) -> None:
    colours = theme(name)
    assert contrast(colours.colour(ink), colours.colour(ground)) >= 3


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_themes_have_the_same_tokens() -> None:
    assert theme("light").colours.keys() == theme("dark").colours.keys()


def test_an_unknown_token_is_named() -> None:
    with pytest.raises(UnknownInk, match='"light" has no colour "mauve"'):
        theme("light").colour("mauve")


def test_unit_colours_begin_again_after_the_eighth() -> None:
    assert unit_inks(0) == ("unit1.fill", "unit1.ink")
    assert unit_inks(8) == unit_inks(0)
