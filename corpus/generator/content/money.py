"""How a table prints amounts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """A unit, thousands separators or not, and what stands for nothing."""

    unit: str = "元"
    zero: str = ""
    commas: bool = True
    places: int = 2
    rounded: bool = False
    """Print what cannot be printed exactly; without it that is an error."""

    def show(self, yuan: Decimal) -> str:
        """The printed amount of a sum in 元.

        >>> Money("万元").show(Decimal("12345600"))
        '1,234.56'
        """
        if yuan == 0:
            return self.zero
        value = yuan / 10000 if self.unit == "万元" else yuan
        shown = value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)
        if shown != value and not self.rounded:
            raise ValueError(f"{yuan} 元 cannot be printed exactly in {self.unit}")
        text = f"{shown:,f}"
        return text if self.commas else text.replace(",", "")


ORDINALS = "一二三四五六七八九十"
