"""Draws one journey on a page and writes it as PDF or PNG. The only place of the command line that paints."""

from __future__ import annotations

import datetime
from pathlib import Path

from journeydesigner.cli.qt import loading_qt
from journeydesigner.editor.printing import page_of
from journeydesigner.i18n import Message, language
from journeydesigner.layout.paper import Paper
from journeydesigner.layout.plan import LayerName, Pivot
from journeydesigner.layout.theme import ThemeName, theme
from journeydesigner.model import Journey, Project, Role


def draw(
    project: Project,
    journey: Journey,
    file: Path,
    out: Path,
    paper: Paper,
    colours: ThemeName,
    pivot: Pivot = "channels",
    layers: tuple[LayerName, ...] = ("arc",),
) -> Message | None:
    """Write the page of `journey` to `out` (.pdf or .png); a word of warning when it prints too small to read.

    `pivot` says what lanes are, `layers` what is shown below them, `file` is what the imprint calls the project.
    Raises `Refusal`.
    """
    with loading_qt():
        from journeydesigner.render.application import ensure_gui
        from journeydesigner.render.measurer import qt_measurer
        from journeydesigner.render.pdf import Metadata, write_pdf
        from journeydesigner.render.png import write_png
    ensure_gui()
    page = page_of(
        project,
        journey.id,
        paper,
        file=file.name,
        on=datetime.date.today(),
        language=language(),
        measurer=qt_measurer(),
        pivot=pivot,
        layers=layers,
    )
    if out.suffix.lower() == ".pdf":
        owner = project.one(Role, journey.owner)
        write_pdf(page, out, theme(colours), Metadata(page.name, owner.name.get(language()) if owner else ""))
    else:
        write_png(page, out, theme(colours))
    return page.notice
