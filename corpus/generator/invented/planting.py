"""Plants a wrong amount that breaks a declared identity of a table."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.generator.grid import place_cells
from corpus.generator.invented.dice import Dice
from corpus.generator.model import Document, Place, Sum
from corpus.generator.plant import plant

AMOUNT = re.compile(r"-?[\d,]+(\.\d+)?")


def planted(dice: Dice, document: Document) -> Document:
    """The document with one amount misprinted; unchanged if no table has sums with amounts in them."""
    texts = [{(c.row, c.col): c.cell.text for c in place_cells(table)} for table in document.tables()]
    sums = [(i, one) for i, table in enumerate(document.tables()) for one in table.sums]
    options = [(i, one) for i, one in sums if _printed(texts[i], one)]
    for _ in range(20):
        if not options:
            break
        index, one = dice.pick(options)
        place = dice.pick(_printed(texts[index], one))
        right = texts[index][place]
        wrong = _misprint(dice, right)
        if wrong != right and abs(number(wrong) - number(right)) > tolerance(right, len(one.parts)) * 3:
            return plant(document, index, *place, wrong, one.identity)
    return document


def tolerance(text: str, addends: int) -> Decimal:
    """Half a printed unit for each figure of a sum.

    >>> tolerance("12.50", 3)
    Decimal('0.020')
    """
    places = len(text.partition(".")[2])
    return Decimal(5).scaleb(-places - 1) * (addends + 1)


def number(text: str) -> Decimal:
    """A printed amount."""
    return Decimal(text.replace(",", ""))


def _printed(texts: dict[Place, str], one: Sum) -> list[Place]:
    """Places of a sum that print an amount other than zero."""
    found = [place for place in (one.whole, *one.parts) if AMOUNT.fullmatch(texts[place])]
    return [place for place in found if number(texts[place])]


def _misprint(dice: Dice, text: str) -> str:
    """Two digits swapped, one digit changed, or one dropped."""
    digits = [i for i, character in enumerate(text) if character.isdigit()]
    i = dice.pick(digits)
    way = dice.pick(("swap", "change", "drop"))
    if way == "swap" and i + 1 < len(text) and text[i + 1].isdigit():
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    if way == "drop" and "." in text and len(text.partition(".")[0]) > 1:
        whole, _, rest = text.replace(",", "").partition(".")
        cut = dice.whole(1, len(whole) - 1) if len(whole) > 1 else 0
        value = Decimal(f"{whole[:cut]}{whole[cut + 1 :]}.{rest}")
        return f"{value:,f}" if "," in text else f"{value:f}"
    other = dice.pick([d for d in "123456789" if d != text[i]])
    return text[:i] + other + text[i + 1 :]
