"""`check --format markdown`, as a reader of Markdown sees it: tables, headings, names as plain text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from tests.cli.running import CLEAN, TOURISM, jd
from tests.cli.waived import HOSTILE, ON, hostile_file, waived_file

AT = ("--on", "2026-11-22")


class Read:
    """A report as a program that shows Markdown understands it."""

    def __init__(self, *words: object) -> None:
        done = jd("check", *words, "--format", "markdown")
        assert done.stderr == ""
        self.source = done.stdout
        self._document = QTextDocument()
        self._document.setMarkdown(done.stdout, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading."""
        block, found = self._document.begin(), []
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append((block.blockFormat().headingLevel(), block.text()))
            block = block.next()
        return found

    @property
    def tables(self) -> list[list[list[str]]]:
        """Every table: rows of cells."""
        frames = self._document.rootFrame().childFrames()
        return [_cells(frame) for frame in frames if isinstance(frame, QTextTable)]


def _cells(table: QTextTable) -> list[list[str]]:
    return [[_text(table, row, column) for column in range(table.columns())] for row in range(table.rows())]


def _text(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), cursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_counts_stand_first_and_agree_with_the_json() -> None:
    read = Read(TOURISM, *AT)
    counts = json.loads(jd("check", TOURISM, *AT, "--format", "json").stdout)["counts"]
    head, journey, total = read.tables[0]
    assert head == ["Journey", "Errors", "Warnings", "Infos", "Set aside", "Not assessable"]
    assert journey[0] == "A family week in the Orvanne country"
    assert total[:4] == ["Total", *map(str, counts.values())]
    assert [text for _, text in read.headings][:4] == [
        "A family week in the Orvanne country", *(f"{w} ({n})" for w, n in zip(
            ("Errors", "Warnings", "Infos"), counts.values(), strict=True)),
    ]  # fmt: skip


def test_every_standing_finding_is_in_the_table_of_its_severity() -> None:
    read = Read(TOURISM, *AT)
    findings = json.loads(jd("check", TOURISM, *AT, "--format", "json").stdout)["findings"]
    for table, severity in zip(read.tables[1:4], ("error", "warning", "info"), strict=True):
        told = [(row[0].split()[0], row[2]) for row in table[1:]]
        assert told == [(f["rule"], f["message"]) for f in findings if f["severity"] == severity]


def test_a_sound_file_says_so_and_shows_its_measures() -> None:
    read = Read(CLEAN, *AT, "--family", "OWN", "--lang", "fr")
    assert "Aucun constat ne reste." in read.source
    assert any(text.startswith("Mesures\u00a0: ") for _, text in read.headings)


def test_waivers_are_told_with_their_reasons(tmp_path: Path) -> None:
    read = Read(waived_file(tmp_path), "--on", ON, "--family", "OWN")
    aside, lapsed = (table for table in read.tables if "Reason" in table[0])
    assert aside[0] == ["Rule", "Element", "Finding", "Reason", "By", "Until"]
    assert aside[1][3:] == ["known | by `all`", "Ger", "1 December 2026"]
    assert [row[3] for row in lapsed[1:]] == [
        "expired", "reopened: the element has changed", "the rule is unknown", "the element is gone",
    ]  # fmt: skip


def test_what_is_not_assessable_has_its_table() -> None:
    reasons = json.loads(jd("check", TOURISM, *AT, "--format", "json").stdout)["not_assessable"]
    table = next(table for table in Read(TOURISM, *AT).tables if table[0][-1] == "What is missing")
    assert [row[2] for row in table[1:]] == [said["reason"] for said in reasons]


def test_another_profile_is_named() -> None:
    assert "strict" in Read(CLEAN, *AT, "--profile", "strict").source.splitlines()[2]
    assert "profile" not in Read(CLEAN, *AT).source.splitlines()[2]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_are_text_whatever_they_hold(tmp_path: Path, language: str) -> None:
    read = Read(hostile_file(tmp_path), "--on", ON, "--lang", language)
    assert read.headings[0] == (1, HOSTILE)
    assert {level for level, _ in read.headings} == {1, 2}
    assert read.tables[0][1][0].startswith(HOSTILE)
    for table in read.tables:
        assert len({len(row) for row in table}) == 1
    assert sum(HOSTILE in cell for table in read.tables for row in table for cell in row) >= 6
    assert "<script>" not in read.source
    assert "http://" not in read.source
