"""All rules by code and by family. Loaded when first asked for; runs nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.rules.rule import Rule


class UnknownFamily(Refusal):
    """Somebody asked for a family of rules that does not exist."""

    def __init__(self, name: str) -> None:
        said = N_("There is no family of rules {name}: choose among {families}.")
        super().__init__(message(said, name=name, families=", ".join(families())))


@cache
def catalogue() -> Mapping[str, Rule]:
    """Every rule, by code, in the order of the catalogue."""
    from journeydesigner.rules.checks import RULES

    return MappingProxyType({rule.code: rule for rule in RULES})


def families() -> tuple[str, ...]:
    """The families that have rules, in the order of the catalogue."""
    return tuple(dict.fromkeys(rule.family for rule in catalogue().values()))


def rules_of(chosen: Collection[str] | None = None) -> tuple[Rule, ...]:
    """The rules of these families (None: of all). Raises `UnknownFamily`."""
    for name in chosen or ():
        if name not in families():
            raise UnknownFamily(name)
    return tuple(rule for rule in catalogue().values() if chosen is None or rule.family in chosen)
