"""Values that are worked out when somebody first looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar, overload

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class LazyTuple(Sequence[T], Generic[T]):
    """A tuple; equal to a tuple of the same values."""

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make = make
        self._made: tuple[T, ...] | None = None

    @property
    def values(self) -> tuple[T, ...]:
        """The tuple."""
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.values[index]

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[T]:
        return iter(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyTuple | tuple) and self.values == tuple(other)

    def __hash__(self) -> int:
        return hash(self.values)

    def __repr__(self) -> str:
        return repr(self.values)


class LazyMapping(Mapping[K, V], Generic[K, V]):
    """A mapping whose keys are known and whose values are not made before they are asked for."""

    def __init__(self, keys: Callable[[], Iterable[K]], known: Mapping[K, object], make: Callable[[K], V]) -> None:
        """`keys` in the order of iteration; `known` has the same keys in any order."""
        self._keys = keys
        self._known = known
        self._make = make

    def __getitem__(self, key: K) -> V:
        if key not in self._known:
            raise KeyError(key)
        return self._make(key)

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys())

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return repr(dict(self))


class Either(Mapping[K, object], Generic[K]):
    """Two mappings without a key in common as one."""

    def __init__(self, first: Mapping[K, object], second: Mapping[K, object]) -> None:
        self._first, self._second = first, second

    def __getitem__(self, key: K) -> object:
        return self._first[key] if key in self._first else self._second[key]

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second

    def __iter__(self) -> Iterator[K]:
        return chain(self._first, self._second)

    def __len__(self) -> int:
        return len(self._first) + len(self._second)
