"""Which lines list the differences: below their stages, those of the kinds that are wanted; and as plain text."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass

from journeydesigner.i18n import _, language
from journeydesigner.model import Id
from journeydesigner.model.comparing import Comparison, Difference, Group, Verdict
from journeydesigner.model.naming import name_of, one_line
from journeydesigner.panels.comparing.wording import Wording
from journeydesigner.panels.rows.lines import Heading, Line


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A row of one difference."""

    found: Difference

    @property
    def key(self) -> tuple[Id | None, Id | None]:
        """The same element is the same row."""
        return self.found.key


def wanted_groups(
    comparison: Comparison, wanted: Collection[Verdict]
) -> Iterator[tuple[Group, tuple[Difference, ...]]]:
    """The stages with what differs in them, as far as one of the kinds wanted became of it; none wanted: all."""
    for group in comparison.groups:
        found = group.differing
        if wanted:
            found = tuple(one for one in found if not _is_apart(one, wanted))
        if found:
            yield group, found


def _is_apart(found: Difference, wanted: Collection[Verdict]) -> bool:
    """Whether none of the kinds wanted became of an element."""
    return set(wanted).isdisjoint(found.verdicts)


def difference_lines(
    comparison: Comparison, words: Wording, wanted: Collection[Verdict], folded: Container[str]
) -> Iterator[Line]:
    """Headings and rows, those of folded stages left out."""
    for group, found in wanted_groups(comparison, wanted):
        key = str(group.stage.key)
        is_open = key not in folded
        yield Heading(key, words.stage(group.stage), len(found), is_open)
        if is_open:
            yield from map(DifferenceLine, found)


def as_text(comparison: Comparison, words: Wording, wanted: Collection[Verdict]) -> str:
    """All differences under their stages, from what to what: what one sends to those who have to know."""
    before, after = (name_of(comparison.project, id_, language()) for id_ in (comparison.before, comparison.after))
    parts = [_("From “{before}” to “{after}”", before=one_line(before), after=one_line(after))]
    for group, found in wanted_groups(comparison, wanted):
        parts.append(f"{one_line(words.stage(group.stage))} ({len(found)})")
        parts.extend(_entry(words, one) for one in found)
    return "\n\n".join(parts) + "\n"


def _entry(words: Wording, found: Difference) -> str:
    details = "".join(f"\n  {one_line(said)}" for said in words.details(found))
    head = _("{name}: {became}", name=one_line(words.title(found)), became=words.verdicts(found))
    return f"- {head}{details}"
