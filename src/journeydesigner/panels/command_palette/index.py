"""Finds names by the beginnings of their words, whatever accents, case and language; forgives typing errors.

Knows words and numbers, knows no project and no window.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from heapq import nsmallest

from journeydesigner.model.naming import fold

FORGIVING = 4
"""Letters from which a word may hold a typing error."""
FEW = 6
"""Exact hits below which words with a typing error are looked at as well."""
BEYOND = "\U0010ffff"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called, in every language, and the words that lead to it without naming it."""

    names: tuple[str, ...]
    hints: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: folded, without punctuation."""
    return tuple(_WORD.findall(fold(text)))


class Vocabulary:
    """Which entries hold a word, asked by the beginning of the word."""

    def __init__(self, entries: Iterable[Iterable[str]]) -> None:
        held: dict[str, list[int]] = {}
        for number, texts in enumerate(entries):
            for word in {word for text in texts for word in words_of(text)}:
                held.setdefault(word, []).append(number)
        self._held = held
        self._words = sorted(held)
        self._lines = "\n".join(("", *self._words, ""))

    def beginning(self, start: str) -> set[int]:
        """The entries with a word that begins like this."""
        low, high = bisect_left(self._words, start), bisect_left(self._words, start + BEYOND)
        return set().union(*(self._held[word] for word in self._words[low:high]))

    def nearly(self, start: str) -> set[int]:
        """The entries with a word that begins like this but for one letter wrong, missing, doubled or swapped."""
        if len(start) < FORGIVING:
            return self.beginning(start)
        lines = self._lines
        found = (match.start() + 1 for match in re.finditer(rf"\n(?={_one_error(start)})", lines))
        return set().union(*(self._held[lines[at : lines.index("\n", at)]] for at in found))


class Index:
    """Entries that can be searched. Their order is the order of hits that are equally good."""

    def __init__(self, entries: Sequence[Names]) -> None:
        self._names = Vocabulary(entry.names for entry in entries)
        self._hints = Vocabulary(entry.hints for entry in entries)
        self._starts = sorted(
            (" ".join(words_of(name)), number) for number, entry in enumerate(entries) for name in entry.names
        )

    def search(self, query: str, most: int) -> Iterator[tuple[int, int]]:
        """The best hits as (grade, number of the entry), the best first.

        Grades: 0 the name begins like the query; 1 words of the name do; 2 words that lead to it help; 3 with
        a typing error.
        """
        words = words_of(query)
        if not words:
            return
        seen: set[int] = set()
        for grade, look in enumerate((self._beginning, self._named, self._hinted, self._nearly)):
            if grade == 3 and len(seen) >= FEW:
                return
            new = look(words) - seen
            yield from ((grade, number) for number in nsmallest(most - len(seen), new))
            seen |= new
            if len(seen) >= most:
                return

    def _beginning(self, words: Sequence[str]) -> set[int]:
        start = " ".join(words)
        low, high = bisect_left(self._starts, (start,)), bisect_left(self._starts, (start + BEYOND,))
        return {number for _name, number in self._starts[low:high]}

    def _named(self, words: Sequence[str]) -> set[int]:
        return reduce(set.__and__, map(self._names.beginning, words))

    def _hinted(self, words: Sequence[str]) -> set[int]:
        return reduce(set.__and__, (self._names.beginning(w) | self._hints.beginning(w) for w in words))

    def _nearly(self, words: Sequence[str]) -> set[int]:
        return reduce(set.__and__, (self._names.nearly(w) | self._hints.beginning(w) for w in words))


@lru_cache(maxsize=64)
def _one_error(word: str) -> str:
    """A pattern for what begins like `word` with at most one letter wrong, missing, too many, or two swapped.

    Nested letter by letter, so that most words of a vocabulary fail at their first letters.
    """
    pattern = ""
    for place in reversed(range(len(word))):
        letter, rest = re.escape(word[place]), re.escape(word[place + 1 :])
        errors = [f"[^\n]{rest}", f"[^\n]{letter}{rest}", rest] if rest else [""]
        if len(word) > place + 1:
            errors.append(re.escape(word[place + 1] + word[place] + word[place + 2 :]))
        pattern = f"(?:{letter}{pattern}|{'|'.join(errors)})"
    return pattern
