"""A file in which waivers have met every fate, and names that try to be mark-up."""

from __future__ import annotations

from pathlib import Path

from journeydesigner.exchange import dump_yaml
from tests.builders import sample

HOSTILE = "a|b `c` <script>alert(1)</script> [click](http://evil.example) **d** _e_ # f {0} ~~g~~ &lt; $h$ \\ @all"
"""On one line, as it is to be read."""

ON = "2026-12-01"

_WAIVERS = """\
waivers:
- {rule: OWN001, element: cln, reason: "known | by `all`", by: Ger, date: 2026-10-01, until: 2026-12-01}
- {rule: OWN008, element: cln, reason: over, until: 2026-11-30}
- {rule: PHY001, element: s1, reason: changed since, seen: 0123456789abcdef}
- {rule: ZZZ999, element: cln, reason: from a newer program}
- {rule: OWN001, element: gone, reason: removed meanwhile}
"""


def waived_file(folder: Path) -> Path:
    """The sound sample without owner and sponsor of its journey; the owner's absence is set aside until `ON`."""
    lines = dump_yaml(sample("clean")).splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(("  owner: r_ger", "  sponsor:")))
    file = folder / "waived.yaml"
    file.write_text(text + _WAIVERS, encoding="utf-8")
    return file


def hostile_file(folder: Path) -> Path:
    """A journey without stages under a hostile name, in a file under a name hardly less so."""
    file = folder / "a|b `c` <d>.yaml"
    name = HOSTILE.replace("\\", "\\\\").replace(" # ", "\\n# ")
    file.write_text(
        "format: journeydesigner/1\n"
        f'project: {{id: prj, title: {{en: "{name}", fr: "{name}"}}, language: en}}\n'
        "journeys:\n"
        f'- {{id: j, name: {{en: "{name}"}}, kind: user}}\n'
        f'waivers:\n- {{rule: OWN001, element: j, reason: "{name}", by: "{name}"}}\n'
        f'- {{rule: "{name}", element: j, reason: "{name}"}}\n',
        encoding="utf-8",
    )
    return file
