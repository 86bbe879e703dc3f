"""`journeydesigner export FILE --to OUT`: a document as text, or a journey as a picture. Qt only for pictures."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from journeydesigner.cli.command import LANG, Argument, Command, Outcome, Usage, one_line
from journeydesigner.cli.reading import is_same_file, read
from journeydesigner.exchange.text_files import is_text
from journeydesigner.i18n import N_, Message, _, message
from journeydesigner.layout.paper import PAPERS, Orientation, Paper, PaperName
from journeydesigner.layout.plan import LAYERS, LayerName, Pivot
from journeydesigner.layout.theme import ThemeName
from journeydesigner.model import Id, Journey, Project

PICTURES = (".pdf", ".png")
TEXTS = (".yaml", ".yml", ".json")
_PAGES: dict[str, PaperName] = {name: name for name in PAPERS}
_ORIENTATIONS: dict[str, Orientation] = {"landscape": "landscape", "portrait": "portrait"}
_LAYERS: dict[str, LayerName] = {name: name for name in LAYERS}
_THEMES: dict[str, ThemeName] = {"light": "light", "dark": "dark"}
_PIVOTS: dict[str, Pivot] = {name: name for name in get_args(Pivot)}
PAPER = ("journey", "pivot", "layers", "page", "orientation", "theme")
"""Options that speak of a picture."""


def _export(chosen: dict[str, str | None]) -> Outcome:
    file, out = Path(chosen["file"] or ""), Path(chosen["to"] or "")
    suffix = out.suffix.lower()
    if suffix not in PICTURES + TEXTS:
        said = N_("{out} names no known format. Let it end in one of {suffixes}.")
        raise Usage(message(said, out=str(out), suffixes=", ".join((*PICTURES, ".yaml", ".json"))))
    project = read(str(file))
    if is_same_file(out, file):
        raise Usage(message(N_("{out} is the file itself. Choose another name."), out=str(out)))
    notice = None
    if is_text(out):
        _write_text(project, out, chosen)
    else:
        notice = _draw(project, file, out, chosen)
    written = _("Written: {out}", out=one_line(str(out)))
    return Outcome(written if notice is None else f"{written}\n{notice}")


def _write_text(project: Project, out: Path, chosen: dict[str, str | None]) -> None:
    given = next((name for name in PAPER if chosen[name] is not None), None)
    if given is not None:
        said = N_("--{option} is for pictures; a text holds the whole project. Leave it out.")
        raise Usage(message(said, option=given))
    from journeydesigner.exchange import write_text

    write_text(project, out)


def _draw(project: Project, file: Path, out: Path, chosen: dict[str, str | None]) -> Message | None:
    journey = _journey(project, chosen["journey"])
    paper = Paper(_PAGES[chosen["page"] or "A3"], _ORIENTATIONS[chosen["orientation"] or "landscape"])
    pivot = _PIVOTS[chosen["pivot"] or "channels"]
    layers = _layers(chosen["layers"])
    from journeydesigner.cli.picture import draw

    return draw(project, journey, file, out, paper, _THEMES[chosen["theme"] or "light"], pivot, layers)


def _layers(asked: str | None) -> tuple[LayerName, ...]:
    """The layers named in a list with commas; `all` or `none` of them."""
    if asked in (None, "all", "none"):
        return {"all": LAYERS, "none": ()}.get(asked or "", ("arc",))
    names = [name.strip() for name in (asked or "").split(",") if name.strip()]
    unknown = next((name for name in names if name not in _LAYERS), None)
    if unknown is not None or not names:
        said = N_("there is no layer {asked}. Choose among {names}, or all, or none.")
        raise Usage(message(said, asked=unknown or asked, names=", ".join(LAYERS)))
    return tuple(_LAYERS[name] for name in names)


def _journey(project: Project, asked: str | None) -> Journey:
    journeys = project.journeys()
    if not journeys:
        raise Usage(message(N_("this file holds no journey, so there is nothing to draw. Add one first.")))
    if asked is None:
        return journeys[0]
    found = project.one(Journey, Id(asked))
    if found is None:
        said = N_("there is no journey {asked} here. Choose one of {ids}.")
        raise Usage(message(said, asked=asked, ids=", ".join(j.id for j in journeys)))
    return found


COMMAND = Command(
    "export",
    N_("Write a document as PDF, PNG, YAML or JSON, by the suffix of OUT."),
    (
        Argument("FILE", N_("the file to read (.journey, .yaml, .json)"), required=True),
        Argument("--to", N_("the file to write (.pdf, .png, .yaml, .json)"), "OUT", required=True),
        Argument("--journey", N_("the id of the journey to draw, by default the first"), "ID"),
        Argument("--pivot", N_("what lanes are, by default channels"), "PIVOT", choices=tuple(_PIVOTS)),
        Argument("--layers", N_("what is shown below the lanes, with commas between, by default arc"), "LAYERS"),
        Argument("--page", N_("the size of the paper, by default A3"), "PAGE", choices=tuple(_PAGES)),
        Argument(
            "--orientation",
            N_("how the paper lies, by default landscape"),
            "HOW",
            choices=tuple(_ORIENTATIONS),
        ),
        Argument("--theme", N_("the colours, by default light"), "THEME", choices=tuple(_THEMES)),
        LANG,
    ),
    _export,
)
