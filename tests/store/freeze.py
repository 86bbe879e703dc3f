"""Freezes a format: `python -m tests.store.freeze sql` its SQL, then the same without `sql` its fixture.

Only ever for a format that no released program has written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from journeydesigner.model.info import SCHEMA_VERSION
from journeydesigner.store import formats
from journeydesigner.store.tables import DOCUMENT, statements

TEXT = '''"""Format {number} as its files hold it. Made from `tables`; a test says when the two no longer agree."""

# ruff: noqa: E501 (SQL as SQLite keeps it, compared letter by letter)

from __future__ import annotations

SQL = """\\
{sql};
"""
'''


def freeze_sql() -> None:
    """Write the SQL of today's tables as that of today's format."""
    target = Path(formats.__file__).with_name(f"format_{SCHEMA_VERSION}.py")
    target.write_text(TEXT.format(number=SCHEMA_VERSION, sql=";\n".join(statements(DOCUMENT))))


def write_fixture() -> None:
    """Write the tourism sample as the file of today's format."""
    from journeydesigner.store import save_project
    from tests.builders import sample

    save_project(sample("tourism"), Path(__file__).parent / "fixtures" / f"format_{SCHEMA_VERSION}.journey")


if __name__ == "__main__":
    # In two runs: this process has read the SQL that the first one replaces.
    freeze_sql() if sys.argv[1:] == ["sql"] else write_fixture()
