"""The catalogue of words: extracts what the source says, merges what translators wrote, compiles the result.

python packaging/translate.py extract                 print the catalogue of the source, untranslated
python packaging/translate.py merge [FRAGMENT.po …]   bring source and fragments into the French catalogue
python packaging/translate.py compile                 write the .mo beside the .po
python packaging/translate.py check                   say what is missing; exit 1 when something is
"""

from __future__ import annotations

import argparse
import ast
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "journeydesigner"
PO = ROOT / "resources" / "locale" / "fr" / "LC_MESSAGES" / "journeydesigner.po"
MO = PO.with_suffix(".mo")
HEADER = """\
msgid ""
msgstr ""
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
KEYWORDS = {"_": None, "N_": None, "translate": None, "plural": (1, 2)}


class _Undated(Catalog):
    """A catalogue whose header names no date and no tool."""

    def __iter__(self) -> Iterator[Message]:
        lines = [ast.literal_eval(line) for line in HEADER.splitlines()[2:]]
        yield Message("", "".join(lines))
        yield from (message for message in super().__iter__() if message.id)


def extract() -> Catalog:
    """Every message of the source, in the order of files and lines."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, line, msgid, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        if all(msgid):
            place = [(f"src/journeydesigner/{Path(file).as_posix()}", line)]
            catalogue.add(msgid, None, place, auto_comments=comments, context=context)
    return catalogue


def french() -> Catalog:
    """The French catalogue as it is kept, or an empty one."""
    if not PO.exists():
        return Catalog(locale="fr", charset="utf-8")
    with PO.open("rb") as stream:
        return read_po(stream, locale="fr")


def merge(fragments: list[Path]) -> Catalog:
    """The kept translations and those of the fragments (the later one wins), for exactly what the source says."""
    known = {message.id: message.string for message in french() if message.id}
    for path in fragments:
        with path.open("rb") as stream:
            known |= {m.id: m.string for m in read_po(stream, locale="fr") if m.id and is_translated(m)}
    by_first = {_first(msgid): string for msgid, string in known.items()}
    merged = Catalog(locale="fr", charset="utf-8")
    for message in extract():
        if not message.id:
            continue
        text = known.get(message.id, by_first.get(_first(message.id)))
        if text is not None and isinstance(text, str) == message.pluralizable:
            text = None
        merged.add(message.id, text, [(file, None) for file, _ in message.locations], message.flags - {"fuzzy"})
    return merged


def save(catalogue: Catalog) -> None:
    """Write the .po: places without lines and a header without dates, so that only words make a change."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, omit_header=True)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(HEADER.encode() + b"\n" + buffer.getvalue().rstrip() + b"\n")


def compiled(catalogue: Catalog) -> bytes:
    """The .mo of a catalogue: the same bytes whenever and with whichever Babel it is made."""
    undated = _Undated(locale="fr")
    for message in catalogue:
        if message.id and is_translated(message):
            undated.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, undated)
    return buffer.getvalue()


def is_translated(message: Message) -> bool:
    """Whether every form has a text that nobody doubts."""
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return bool(forms) and all(forms) and "fuzzy" not in message.flags


def complaints(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the kept catalogue compared with the source: one line each."""
    source = {message.id: message for message in extract() if message.id}
    kept = {message.id: message for message in catalogue if message.id}
    for msgid, message in source.items():
        found = kept.get(msgid)
        if found is None or not is_translated(found):
            yield f"not translated: {msgid!r} ({message.locations[0][0]})"
        elif not _same_places(found):
            yield f"other placeholders than in the source: {msgid!r}"
    yield from (f"no longer in the source: {msgid!r}" for msgid in kept.keys() - source.keys())
    yield from (f"obsolete: {msgid!r}" for msgid in catalogue.obsolete)


def _same_places(message: Message) -> bool:
    ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    texts = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    wanted = places(ids[-1])
    return all(places(text) == wanted or places(text) == places(ids[0]) for text in texts)


def places(text: str) -> frozenset[str]:
    """Names of the places a text leaves for values, each with its format: a number grouped stays so."""
    try:
        return frozenset(
            f"{name}:{spec}" for _, name, spec, _ in string.Formatter().parse(text) if name is not None
        )
    except ValueError:
        return frozenset({"not a format"})


def _first(msgid: str | list[str] | tuple[str, ...]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 when all is well."""
    parser = argparse.ArgumentParser(description="The catalogue of words, English to French.")
    parser.add_argument("command", choices=("extract", "merge", "compile", "check"))
    parser.add_argument("fragments", nargs="*", type=Path, metavar="FRAGMENT.po")
    chosen = parser.parse_args(argv)
    if chosen.command == "extract":
        write_po(sys.stdout.buffer, extract(), width=110)
    elif chosen.command == "merge":
        save(merge(chosen.fragments))
    elif chosen.command == "compile":
        MO.write_bytes(compiled(french()))
    if chosen.command in ("extract", "compile"):
        return 0
    missing = list(complaints(french()))
    print("\n".join(missing) or "complete")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
