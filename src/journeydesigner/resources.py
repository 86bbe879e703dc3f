"""Where the bundled files are: icons, fonts, samples, themes, texts.

A wheel carries them inside the package (`_resources`); an editable install does not, so a
source checkout reads them from its own `resources` folder. Nobody else may know this.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parents[1] / "resources"


class ResourceMissing(Exception):
    """A file that ships with the program is not there; the message names it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"A file of the program is missing: {name}. Install Journey Designer again.")
        self.name = name


def resource_root() -> Path:
    """The folder that holds every bundled file."""
    return _BUNDLED if _BUNDLED.is_dir() else _CHECKOUT


def resource(*parts: str) -> Path:
    """The path of one bundled file or folder, which exists when this returns."""
    name = "/".join(parts)
    root = resource_root()
    path = root.joinpath(*parts)
    if not (_stays_inside(root, path) and path.exists()):
        raise ResourceMissing(name)
    return path


def _stays_inside(root: Path, path: Path) -> bool:
    return ".." not in path.parts[len(root.parts) :] and path.is_relative_to(root)
