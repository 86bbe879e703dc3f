"""Every word of the program is French too: none missing, doubtful or left over, placeholders kept, .mo equal."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from journeydesigner import i18n


def _tool() -> ModuleType:
    path = Path(__file__).resolve().parents[1] / "packaging" / "translate.py"
    spec = importlib.util.spec_from_file_location("translate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translate"] = module
    spec.loader.exec_module(module)
    return module


translate = _tool()


def test_the_french_catalogue_says_exactly_what_the_source_says() -> None:
    assert list(translate.complaints(translate.french())) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert translate.MO.read_bytes() == translate.compiled(translate.french())


def test_french_marks_never_begin_a_line() -> None:
    loose = re.compile(r" [:;!?%»](?!\w)|« ")
    said = (m.string if isinstance(m.string, tuple) else (m.string,) for m in translate.french() if m.id)
    assert [text for texts in said for text in texts if loose.search(text)] == []


def test_merging_nothing_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = translate.PO.read_bytes()
    merged = translate.merge([])
    monkeypatch.setattr(translate, "PO", tmp_path / "a.po")
    translate.save(merged)
    assert (tmp_path / "a.po").read_bytes() == before


def test_extraction_knows_every_keyword(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ['_("one")', 'N_("two")', 'translate("three", language)', 'plural("{n} four", "{n} fours", n)']
    (tmp_path / "a.py").write_text("\n".join(lines))
    monkeypatch.setattr(translate, "SOURCE", tmp_path)
    assert [m.id for m in translate.extract() if m.id] == ["one", "two", "three", ("{n} four", "{n} fours")]


def test_complaints_see_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text('_("a {x}"); _("b"); _("c"); plural("{n} d", "{n} ds", 1)')
    monkeypatch.setattr(translate, "SOURCE", tmp_path)
    catalogue = translate.Catalog(locale="fr")
    catalogue.add("a {x}", "a {y}")
    catalogue.add("b", "")
    catalogue.add("c", "c", flags=["fuzzy"])
    catalogue.add(("{n} d", "{n} ds"), ("{n} d", "d"))
    catalogue.add("e", "e")
    said = sorted(line.split(":")[0] for line in translate.complaints(catalogue))
    other = "other placeholders than in the source"
    assert said == ["no longer in the source", "not translated", "not translated", other, other]


def test_both_languages_are_served() -> None:
    assert i18n.translate("Usage: ", "en") == "Usage: "
    assert i18n.translate("Usage: ", "fr") == "Emploi\u00a0: "


def test_a_number_that_is_grouped_stays_grouped() -> None:
    assert translate.places("{n:,} values") != translate.places("{n} valeurs")
    assert translate.places("{n:,} values") == translate.places("valeurs\u00a0: {n:,}")
