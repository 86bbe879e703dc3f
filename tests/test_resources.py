"""The bundled files are found from a checkout and from a wheel, and a missing one is named."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeydesigner.resources import ResourceMissing, resource, resource_root, root_of

SVG = "{http://www.w3.org/2000/svg}"


def test_a_file_and_a_folder_are_found() -> None:
    assert resource("fonts", "Inter-Regular.otf").is_file()
    assert resource("icons").is_dir()


def test_a_checkout_reads_its_own_folder(tmp_path: Path) -> None:
    package = tmp_path / "src" / "journeydesigner"
    package.mkdir(parents=True)
    assert resource_root(package) == tmp_path / "resources"


def test_a_wheel_reads_what_it_carries(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "journeydesigner"
    (package / "_resources").mkdir(parents=True)
    assert resource_root(package) == package / "_resources"


def test_help_on_rules_lies_among_documents_in_a_checkout_and_among_resources_in_a_wheel(tmp_path: Path) -> None:
    checkout = tmp_path / "src" / "journeydesigner"
    installed = tmp_path / "site-packages" / "journeydesigner"
    (installed / "_resources").mkdir(parents=True)
    assert root_of(("rules",), checkout) == tmp_path / "docs"
    assert root_of(("rules",), installed) == installed / "_resources"
    assert root_of(("icons",), checkout) == tmp_path / "resources"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceMissing, match=r"icons/no-such-icon\.svg") as caught:
        resource("icons", "no-such-icon.svg")
    assert caught.value.name == "icons/no-such-icon.svg"


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("icons", "..", "..", "README.md"), ("/etc/passwd",)])
def test_nothing_outside_is_handed_out(parts: tuple[str, ...]) -> None:
    with pytest.raises(ResourceMissing):
        resource(*parts)


def icons() -> list[Path]:
    return sorted(resource("icons").glob("*.svg"))


@pytest.mark.parametrize("icon", icons(), ids=lambda path: path.stem)
def test_every_icon_takes_the_colour_of_its_place(icon: Path) -> None:
    root = ET.fromstring(icon.read_text(encoding="utf-8"))
    assert root.tag == f"{SVG}svg"
    assert (root.get("viewBox"), root.get("stroke"), root.get("fill")) == ("0 0 24 24", "currentColor", "none")
    assert len(root) > 0


def test_licences_lie_beside_what_they_cover() -> None:
    icons_licence = resource("icons", "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in icons_licence
    assert "Cole Bemis" in icons_licence
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "LICENSE.txt").read_text(encoding="utf-8")
