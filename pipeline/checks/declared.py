"""The identities as `configs/identities.yaml` declares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pipeline.configured import Config
from pipeline.schema.reading import Side

RuleId = Literal["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12"]


class Part(Config):
    """A field, and the fields that it is the sum of where they are printed under it or (`beside`) next to it.

    An `optional` part may or may not be in the total, unless all the other parts are printed as one.
    """

    field: str
    beside: bool = True
    optional: bool = False
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


class Ratio(Config):
    """`rate` is the signed sum of the columns (or rows) `of`, in percent of the one that says `base`."""

    rule: RuleId
    rate: str
    of: tuple[Part, ...]
    base: str


class Bound(Config):
    """No `field` of a row is more than its `most`."""

    rule: RuleId
    field: str
    most: str


class Spot(Config):
    """Where a figure is printed: a kind of table, these rows (field or role), the first of these columns.

    Where a table prints several of the rows with different amounts, one that agrees is enough.

    The column "" is one that only says `sums`. The row `each` stands for every 类 and every outermost row,
    by its name.
    """

    kind: str
    side: Side | None = None
    row: tuple[str, ...] = ("total",)
    columns: tuple[str, ...] = ("",)


class Same(Config):
    """One figure that several kinds of tables print; `name` says which."""

    name: str
    spots: tuple[Spot, ...]


class Stated(Config):
    """A total that the text states: `says` is what stands before its amount, a regular expression on bare text.

    It is held against the first of the kinds of `spots` that the document has once.
    """

    name: str
    says: str
    spots: tuple[Spot, ...]


class Identities(Config):
    """All of the file.

    `sums` and `current` are fields that say 合计 of something; `aside` are no addends of anything, nor are their rows;
    `finer` fields divide a known one and are no addends, while the columns of their rows add up. `points` are columns
    of indicators that add up to the total of the form.
    """

    rules: dict[RuleId, str]
    sums: tuple[str, ...]
    current: tuple[str, ...]
    aside: tuple[str, ...]
    finer: tuple[str, ...] = ()
    before: tuple[str, ...]
    after: tuple[str, ...]
    change: tuple[str, ...]
    families: tuple[Family, ...]
    ratios: tuple[Ratio, ...] = ()
    bounds: tuple[Bound, ...] = ()
    points: tuple[str, ...] = ()
    same: tuple[Same, ...] = ()
    prose: tuple[Stated, ...] = ()

    def parts_of(self, field: str) -> frozenset[str]:
        """The fields below `field` in any family."""
        found = [part for family in self.families for top in family.parts for part in top.walk() if part.field == field]
        return frozenset(one.field for part in found for one in part.walk()) - {field}
