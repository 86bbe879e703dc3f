"""The rules themselves, one file each, and the list of them in the order of the catalogue."""

from journeydesigner.rules.checks import (
    own001,
    own002,
    own003,
    own004,
    own005,
    own006,
    own007,
    own008,
    own009,
    own010,
    own011,
    own012,
    phy001,
    phy002,
    phy003,
    phy004,
    phy005,
    phy006,
    phy007,
    phy008,
    phy009,
    phy010,
    phy011,
    phy012,
    phy013,
    phy014,
    phy015,
    str008,
)
from journeydesigner.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    str008.check,
    own001.check, own002.check, own003.check, own004.check, own005.check, own006.check, own007.check, own008.check,
    own009.check, own010.check, own011.check, own012.check,
    phy001.check, phy002.check, phy003.check, phy004.check, phy005.check, phy006.check, phy007.check, phy008.check,
    phy009.check, phy010.check, phy011.check, phy012.check, phy013.check, phy014.check, phy015.check,
)  # fmt: skip
