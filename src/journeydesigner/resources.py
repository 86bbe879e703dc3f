"""Where the bundled files are: icons, fonts, samples, themes, texts. Knows nothing of what is in them.

A wheel carries them inside the package (`_resources`); an editable install does not, so a source checkout
reads them from its own `resources` folder, and the help on rules from `docs/rules`, where people read it too.
No other module may know this.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
RULES = "rules"
"""The folder of the help on rules."""


class ResourceMissing(Exception):
    """A file that ships with the program is not there; the message names it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"A file of the program is missing: {name}. Install Journey Designer again.")
        self.name = name


def resource_root(package: Path = _PACKAGE) -> Path:
    """The folder that holds every bundled file."""
    bundled = package / "_resources"
    return bundled if bundled.is_dir() else package.parents[1] / "resources"


def root_of(first: tuple[str, ...], package: Path = _PACKAGE) -> Path:
    """The folder that holds the folder `first` of the bundled files."""
    root = resource_root(package)
    of_a_checkout = root == package.parents[1] / "resources"
    return root.parent / "docs" if of_a_checkout and first == (RULES,) else root


def resource(*parts: str) -> Path:
    """The path of one bundled file or folder; it exists, and lies inside the bundled files."""
    root = root_of(parts[:1])
    path = root.joinpath(*parts)
    if ".." in path.parts or not path.is_relative_to(root) or not path.exists():
        raise ResourceMissing("/".join(parts))
    return path
