"""`journeydesigner import SOURCE --into FILE`: brings a project into a document, which is created when missing."""

from __future__ import annotations

from pathlib import Path

from journeydesigner.cli.command import LANG, Argument, Command, Outcome, Usage, one_line
from journeydesigner.cli.new import document_path
from journeydesigner.cli.reading import is_missing, is_same_file, read
from journeydesigner.i18n import N_, _, message, plural
from journeydesigner.model import Journey, Project, Touchpoint


def _import(chosen: dict[str, str | None]) -> Outcome:
    source, path = chosen["source"] or "", document_path(chosen["into"] or "")
    incoming = read(source)
    from journeydesigner.store import open_document
    from journeydesigner.store.saving import save_project

    if is_missing(path):
        save_project(incoming, path)
        return Outcome(_said(incoming, path, 0))
    if is_same_file(path, Path(source)):
        raise Usage(message(N_("{file} cannot be imported into itself. Choose another file."), file=source))
    there = open_document(path)
    merged, renamed = _merged(there.project, incoming)
    save_project(merged, path, replaces=there)
    return Outcome(_said(incoming, path, renamed))


def _merged(existing: Project, incoming: Project) -> tuple[Project, int]:
    """Both projects in one, and how many incoming records got another id."""
    from journeydesigner.exchange.merging import merge_into

    delta = merge_into(existing, incoming)
    added = [id_ for id_, (before, after) in delta.changes.items() if before is None and after is not None]
    return existing.apply(delta), sum(id_ not in incoming for id_ in added)


def _said(incoming: Project, path: Path, renamed: int) -> str:
    counts = (
        plural("{n} journey", "{n} journeys", len(incoming.all(Journey))),
        plural("{n} touchpoint", "{n} touchpoints", len(incoming.all(Touchpoint))),
        plural("{n} id changed", "{n} ids changed", renamed),
    )
    return _("Imported into {file}: {counts}.", file=one_line(str(path)), counts=", ".join(counts))


COMMAND = Command(
    "import",
    N_("Bring a project into a document; ids that are taken are changed, equal libraries are shared."),
    (
        Argument("SOURCE", N_("the file to read (.yaml, .json, .journey)"), required=True),
        Argument("--into", N_("the document to change, created when missing (.journey)"), "FILE", required=True),
        LANG,
    ),
    _import,
)
