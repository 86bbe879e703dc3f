"""The PDF: one page of the exact size, Inter embedded, every title found by search, metadata, cancelling."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest

from journeydesigner.layout.draw import Marks
from journeydesigner.layout.page import Imprint, Page, compose
from journeydesigner.layout.paper import PAPERS, Orientation, Paper, PaperName
from journeydesigner.layout.theme import theme
from journeydesigner.model.values import Id
from journeydesigner.render.files import NotWritten
from journeydesigner.render.measurer import qt_measurer
from journeydesigner.render.pdf import Metadata, write_pdf
from tests.builders import sample

LIGHT = theme("light")
MARKS = Marks({Id("t12"): ("error", 2)}, frozenset({("s4", "digital")}))  # type: ignore[arg-type]


@cache
def page(name: Any = "tourism", paper: Paper | None = None, language: Any = "fr") -> Page:
    of = sample(name)
    return compose(of, of.journeys()[0].id, paper or Paper(), MARKS, Imprint("a.journey"), language, qt_measurer())


def written(tmp_path: Path, of: Page, **options: Any) -> pypdf.PdfReader:
    path = tmp_path / "map.pdf"
    assert write_pdf(of, path, LIGHT, **options)
    return pypdf.PdfReader(path)


def plain(text: str) -> str:
    """Words with single spaces: readers put tabs and line ends between them."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_one_page_of_the_size_asked_for(tmp_path: Path, name: PaperName, orientation: Orientation) -> None:
    paper = Paper(name, orientation)
    reader = written(tmp_path, page("clean", paper))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    # Qt writes whole points: at most half a point, 0.18 mm, off.
    assert float(box.width) == pytest.approx(paper.width, abs=0.51)
    assert float(box.height) == pytest.approx(paper.height, abs=0.51)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_name_is_found_by_search(tmp_path: Path, language: Any) -> None:
    text = plain(written(tmp_path, page(language=language)).pages[0].extract_text())
    of = sample("tourism")
    for stage in of.stages(Id("tour")):
        assert plain(stage.name.get(language)) in text
    for touchpoint in of.journey_touchpoints(Id("tour")):
        assert plain(touchpoint.name.get(language)) in text, touchpoint.id
    assert plain(of.journeys()[0].name.get(language)) in text


def test_inter_is_embedded_and_nothing_else(tmp_path: Path) -> None:
    reader = written(tmp_path, page())
    fonts = reader.pages[0]["/Resources"]["/Font"]
    names = set()
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        names.add(str(descendant["/BaseFont"]).rpartition("+")[2].strip("/"))
        descriptor = descendant["/FontDescriptor"].get_object()
        assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        assert "/ToUnicode" in font.get_object()
    assert names
    assert all(name.startswith("Inter") for name in names)


def test_it_is_vectors_not_a_picture(tmp_path: Path) -> None:
    reader = written(tmp_path, page())
    assert not reader.pages[0].images
    assert len(reader.pages[0].get_contents().get_data()) > 50_000  # type: ignore[union-attr]


def test_properties_name_journey_author_and_program(tmp_path: Path) -> None:
    found = written(tmp_path, page(), metadata=Metadata("Une semaine en été", author="Office d'Orvanne")).metadata
    assert found is not None
    assert (found.title, found.author) == ("Une semaine en été", "Office d'Orvanne")
    assert str(found.creator).startswith("Journey Designer")


def test_without_metadata_the_title_is_the_journeys(tmp_path: Path) -> None:
    found = written(tmp_path, page()).metadata
    assert found is not None
    assert found.title == "Une semaine en famille au Pays d'Orvanne"
    assert not found.author


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    written(tmp_path, page(), progress=lambda done, total: not told.append((done, total)))  # type: ignore[func-returns-value]
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")
    assert not write_pdf(page(), target, LIGHT, progress=lambda done, _total: done < 50)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["map.pdf"]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        write_pdf(page(), tmp_path / "nowhere" / "map.pdf", LIGHT)


def test_other_scripts_are_written_without_a_crash(tmp_path: Path) -> None:
    from journeydesigner.model import Text2
    from tests.layout.drawn import project, touchpoint

    of = project(touchpoint("t1", name=Text2(en="مرحبا 你好 🙂")))
    found = compose(of, of.journeys()[0].id, Paper("A4"), Marks(), Imprint(), "en", qt_measurer())
    assert len(written(tmp_path, found).pages) == 1


def test_no_printed_title_is_wider_than_its_card(tmp_path: Path) -> None:
    """With the real font, in both languages."""
    from journeydesigner.layout.drawing import Box, Text
    from tests.layout.drawn import of_type
    from tests.layout.ink import holds, ink

    for language in ("fr", "en"):
        for layer in page(language=language).layers:
            for part in layer.drawing.parts:
                if part.key.startswith("card:"):
                    body = next(b for b in of_type(part.shapes, Box) if b.rect.w == 152)
                    for text in of_type(part.shapes, Text):
                        assert holds(body.rect, ink(text, qt_measurer()), slack=1), (part.key, text)
    assert tmp_path.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a POSIX process")
@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_a_disk_that_fills_leaves_the_old_file(
    ending: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The limit on the size of a file strikes Qt's writers and ours alike, as a full disk does."""
    import resource
    import signal

    from journeydesigner.render.png import write_png

    target = tmp_path / f"map.{ending}"
    target.write_bytes(b"old")
    drawn, limits = page(), resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(NotWritten, match="could not be written"):
            (write_pdf if ending == "pdf" else write_png)(drawn, target, LIGHT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [target.name]
    assert capfd.readouterr().err == ""
