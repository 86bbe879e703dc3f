"""Order as a value: a rank is a short string that sorts between its neighbours, so an insert changes one record.

The strings come from the `fractional-indexing` library (base 62, compared as plain ASCII).
"""

from __future__ import annotations

from fractional_indexing import FIError, generate_key_between, generate_n_keys_between, validate_order_key

LONGEST = 500
"""Characters of a rank: some 3,000 inserts at one place make one, and the library recurses once per character."""

_BOTTOM = "A" + "0" * 26


def is_rank(text: str) -> bool:
    """Whether `text` is a well-formed rank. The library looks at its shape only, not at each of its digits."""
    if not (text.isascii() and text.isalnum() and len(text) <= LONGEST):
        return False
    try:
        validate_order_key(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    except (FIError, ValueError, IndexError):
        return False
    return True


def between(before: str | None, after: str | None) -> str:
    """A rank after `before` and before `after`; None stands for the open end."""
    key = str(generate_key_between(before, after))
    # At the bottom of its scale the library hands out the one key that it refuses to take.
    return key if key != _BOTTOM else key + "V"


def spread(count: int, before: str | None = None, after: str | None = None) -> list[str]:
    """`count` increasing ranks between the two ends."""
    if before is not None or after is None:
        return [str(key) for key in generate_n_keys_between(before, after, count)]
    downwards = [after]
    for _ in range(count):
        downwards.append(between(None, downwards[-1]))
    return downwards[:0:-1]
