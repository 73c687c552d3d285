"""How an invented document prints amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.generator.content.money import Money
from corpus.generator.invented.dice import Dice

ZEROS = ("", "", "", "0.00", "0.00", "0.00", "—", "-", "0", "**")


@dataclass(frozen=True, slots=True)
class Printing:
    """The document's way with amounts and one table's way."""

    main: Money
    other: Money
    """The second unit of a document with mixed units."""

    def of(self, dice: Dice, kind: str) -> Money:
        """How a table prints: tables of performance and 三公 are the ones that change the unit."""
        changed = 0.7 if kind.endswith(("targets", "evaluation", "public_expenses")) else 0.1
        return self.other if dice.chance(changed) else self.main


def printing(dice: Dice, *, cents: bool) -> Printing:
    """Choose for a document; amounts that end in cents are rounded where 万元 have two decimals."""
    commas = dice.chance(0.6)
    zero = dice.pick(ZEROS)
    yuan = Money("元", zero, commas=commas)
    wan = Money("万元", zero, commas=commas, rounded=cents)
    if dice.chance(0.15):
        wan = replace(wan, places=6, rounded=False)
    first, second = (wan, yuan) if dice.chance(0.7) else (yuan, wan)
    return Printing(first, second if dice.chance(0.5) else first)
