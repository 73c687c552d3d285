"""The identities as `configs/identities.yaml` declares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pipeline.configured import Config
from pipeline.schema.reading import Side

RuleId = Literal["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12"]


class Part(Config):
    """A field, and the fields that it is the sum of where they are printed beside or under it."""

    field: str
    rule: RuleId | None = None
    sign: Literal[1, -1] = 1
    parts: tuple[Part, ...] = ()

    def walk(self) -> Iterator[Part]:
        """This one and all below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Family(Config):
    """Fields that make up a sum; `field` "" stands for any field of `sums`. `complete`: only if all parts are there."""

    rule: RuleId
    field: str = ""
    complete: bool = False
    parts: tuple[Part, ...]

    def members(self) -> frozenset[str]:
        """Every field of the family."""
        return frozenset(one.field for part in self.parts for one in part.walk())


class Spot(Config):
    """Where a figure is printed: a kind of table, the row by its field or role, the first of these columns there is.

    The column "" is one that only says `sums`.
    """

    kind: str
    side: Side | None = None
    row: tuple[str, ...] = ("total",)
    columns: tuple[str, ...] = ("",)


class Same(Config):
    """One figure that several tables print."""

    rule: RuleId = "I12"
    name: str
    spots: tuple[Spot, ...]


class Identities(Config):
    """All of the file.

    `sums` and `current` are fields that say 合计 of something; `aside` are no addends of anything.
    """

    rules: dict[RuleId, str]
    sums: tuple[str, ...]
    current: tuple[str, ...]
    aside: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    change: tuple[str, ...]
    families: tuple[Family, ...]
    same: tuple[Same, ...] = ()
