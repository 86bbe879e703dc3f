"""`new`, `import`, `export`, `info` on real files, and every file that none of them can read."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from journeydesigner.exchange import canonical, read_text
from journeydesigner.store import read_project
from tests.builders import sample
from tests.cli.running import CLEAN, TOURISM, jd, refusal


def test_info_has_the_shape_of_the_contract() -> None:
    done = jd("info", TOURISM, "--format", "json", "--lang", "en")
    assert json.loads(done.stdout) == {
        "schema_version": 1,
        "journeys": [
            {
                "id": "tour",
                "name": "A family week in the Orvanne country",
                "stages": 7,
                "touchpoints": 35,
                "transitions": 40,
            }
        ],
        "personas": 2,
        "roles": 7,
        "channels": 22,
        "systems": 5,
    }
    assert "points de contact" in jd("info", TOURISM, "--lang", "fr").stdout


def test_new_makes_a_document_and_never_overwrites_one(tmp_path: Path) -> None:
    file = tmp_path / "Atelier été.journey"
    assert jd("new", file).returncode == 0
    project = read_project(file)
    assert project.info.title.fr == "Atelier été"
    assert not project.journeys()
    before = file.read_bytes()
    assert "exists already" in refusal("new", file)
    assert file.read_bytes() == before
    assert "Let it end in .journey" in refusal("new", tmp_path / "a.yaml")
    assert refusal("new", tmp_path / "no" / "a.journey")
    assert jd("check", file).returncode in (0, 1)
    assert json.loads(jd("info", file, "--format", "json").stdout)["journeys"] == []


def test_import_creates_then_merges(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    assert jd("import", TOURISM, "--into", file).returncode == 0
    assert read_project(file) == sample("tourism")
    done = jd("import", TOURISM, "--into", file)
    assert "36 ids" in done.stdout or "ids changed" in done.stdout
    merged = read_project(file)
    assert [journey.id for journey in merged.journeys()] == ["tour", "tour_2"]
    assert jd("import", CLEAN, "--into", file).returncode == 0
    assert len(read_project(file).journeys()) == 3
    before = file.read_bytes()
    assert "into itself" in refusal("import", file, "--into", file)
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: journeydesigner/1\nproject: {}\n")
    assert refusal("import", bad, "--into", file).startswith("bad.yaml, line 2, project.id: ")
    assert "Let it end in .journey" in refusal("import", TOURISM, "--into", tmp_path / "a.yaml")
    assert file.read_bytes() == before, "nothing is imported on error"


def test_export_and_import_lose_nothing(tmp_path: Path) -> None:
    document = tmp_path / "a.journey"
    jd("import", TOURISM, "--into", document)
    for name in ("b.yaml", "c.json"):
        assert jd("export", document, "--to", tmp_path / name).returncode == 0
        assert read_text(tmp_path / name) == canonical(sample("tourism"))


def test_export_draws_pdf_and_png(tmp_path: Path) -> None:
    pdf, png = tmp_path / "a.pdf", tmp_path / "a.png"
    words = ("--journey", "tour", "--page", "A2", "--orientation", "portrait", "--lang", "fr", "--theme", "dark")
    assert jd("export", TOURISM, "--to", pdf, *words).returncode == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    width, height = (float(side) * 25.4 / 72 for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (420, 594)
    assert "Une semaine en famille" in " ".join(reader.pages[0].extract_text().split())
    assert jd("export", TOURISM, "--to", png).returncode == 0
    assert png.read_bytes().startswith(b"\x89PNG")


def test_export_draws_what_lanes_are_asked_for(tmp_path: Path) -> None:
    from pypdf import PdfReader

    seen = {}
    for pivot in ("channels", "blueprint", "owners"):
        pdf = tmp_path / f"{pivot}.pdf"
        assert jd("export", TOURISM, "--to", pdf, "--pivot", pivot, "--lang", "en").returncode == 0
        seen[pivot] = " ".join(PdfReader(pdf).pages[0].extract_text().split())
    assert "Line of visibility" in seen["blueprint"]
    assert "Visitor welcome" in seen["owners"]
    assert "Line of visibility" not in seen["channels"] + seen["owners"]
    assert all(word in seen[pivot] for pivot, word in (("blueprint", "Blueprint"), ("owners", "Owners")))


def test_export_draws_the_layers_asked_for(tmp_path: Path) -> None:
    from pypdf import PdfReader

    seen = {}
    for layers in ("arc", "none", "pains, kpis", "all"):
        pdf = tmp_path / f"{layers[:4]}.pdf"
        assert jd("export", TOURISM, "--to", pdf, "--layers", layers, "--lang", "en").returncode == 0
        seen[layers] = " ".join(PdfReader(pdf).pages[0].extract_text().split())
    assert "The whole file must" not in seen["arc"] + seen["none"]
    assert "The whole file must" in seen["pains, kpis"]
    assert "104,000" in seen["pains, kpis"]
    assert "Send shuttle" not in seen["pains, kpis"]
    assert "Send shuttle" in seen["all"]
    assert "severity of a pain point" in seen["all"]
    assert "target not met" in seen["all"]


def test_export_says_what_it_cannot_do(tmp_path: Path) -> None:
    assert ".pdf, .png, .yaml, .json" in refusal("export", TOURISM, "--to", tmp_path / "a.docx")
    assert "Choose one of tour" in refusal("export", TOURISM, "--to", tmp_path / "a.pdf", "--journey", "nix")
    assert "--to is missing" in refusal("export", TOURISM)
    assert "--pivot takes one of channels" in refusal(
        "export", TOURISM, "--to", tmp_path / "a.pdf", "--pivot", "x"
    )
    assert "there is no layer sky. Choose among thoughts, pains" in refusal(
        "export", TOURISM, "--to", tmp_path / "a.pdf", "--layers", "pains,sky"
    )
    assert "there is no layer" in refusal("export", TOURISM, "--to", tmp_path / "a.pdf", "--layers", ",")
    assert "--page takes one of A4" in refusal("export", TOURISM, "--to", tmp_path / "a.pdf", "--page", "A9")
    assert "for pictures" in refusal("export", TOURISM, "--to", tmp_path / "a.yaml", "--page", "A4")
    for name in ("a.pdf", "a.png", "a.json"):
        assert refusal("export", TOURISM, "--to", tmp_path / "no" / name)
    own = tmp_path / "own.yaml"
    own.write_bytes(TOURISM.read_bytes())
    assert "is the file itself" in refusal("export", own, "--to", own)
    jd("new", tmp_path / "new.journey")
    assert "nothing to draw" in refusal("export", tmp_path / "new.journey", "--to", tmp_path / "a.pdf")


def _bad_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Each bad input with a word of the sentence it must get."""
    files = {
        name: folder / name
        for name in (
            "empty.journey",
            "empty.yaml",
            "text.journey",
            "newer.journey",
            "tab.yaml",
            "bomb.yaml",
            "large.yaml",
        )
    }
    files["empty.journey"].touch()
    files["empty.yaml"].touch()
    files["text.journey"].write_text("Hello, this is no document.\n" * 10)
    with sqlite3.connect(files["newer.journey"]) as base:
        base.execute(f"PRAGMA application_id = {0x4A444D31}")
        base.execute("PRAGMA user_version = 99")
        base.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    base.close()
    files["tab.yaml"].write_text("format: journeydesigner/1\nproject:\n\tid: a\n")
    chain = [f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 30)]
    files["bomb.yaml"].write_text("\n".join(["format: journeydesigner/1", "k0: &k0 [x]", *chain]))
    with files["large.yaml"].open("wb") as stream:
        stream.write(b"format: journeydesigner/1\n# ")
        for _ in range(60):
            stream.write(b"x" * 1024 * 1024)
    words = {
        "empty.journey": "empty",
        "empty.yaml": "empty",
        "text.journey": "text file",
        "newer.journey": "newer version",
        "tab.yaml": "line 3: a tab",
        "bomb.yaml": "line 3, k1[0]: a YAML alias",
        "large.yaml": "60 MB",
    }
    return {name: (path, words[name]) for name, path in files.items()} | {
        "missing.journey": (folder / "missing.journey", "exist"),
        "missing.yaml": (folder / "missing.yaml", "no such file"),
        "a folder": (folder, "folder"),
    }


@pytest.mark.parametrize("command", ["check", "info", "export", "import"])
def test_bad_input_gets_one_sentence(command: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    extra = {"export": ("--to", out / "a.yaml"), "import": ("--into", out / "a.journey")}.get(command, ())
    for name, (path, words) in _bad_files(tmp_path).items():
        assert words in refusal(command, path, *extra), name
        assert refusal(command, path, *extra, "--lang", "fr")
    assert not list(out.iterdir()), "nothing is written on error"


def test_a_bad_target_keeps_its_content(tmp_path: Path) -> None:
    for name, (path, _) in _bad_files(tmp_path).items():
        if path.suffix == ".journey" and path.exists() and path.stat().st_size:
            before = path.read_bytes()
            assert refusal("import", TOURISM, "--into", path), name
            assert path.read_bytes() == before
