"""Documents that are damaged at random, the same ones for the same seed."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

from pypdf import PdfReader, PdfWriter

DOCUMENTS = Path(__file__).parents[2] / "corpus/documents"
_OBJECT = re.compile(rb"\d+ 0 obj\b.*?endobj", re.DOTALL)
_NUMBER = re.compile(rb"\d+")


def single_pages() -> list[bytes]:
    """Every page of the corpus documents, each as a document of its own: little work a mutation."""
    pages = []
    for path in sorted(DOCUMENTS.glob("*.pdf")):
        for page in PdfReader(path).pages:
            writer = PdfWriter()
            writer.add_page(page)
            buffer = io.BytesIO()
            writer.write(buffer)
            pages.append(buffer.getvalue())
    return pages


def mutated(sources: list[bytes], number: int) -> bytes:
    """The `number`th mutation: one to three kinds of damage to one of `sources`."""
    chance = random.Random(number)
    data = chance.choice(sources)
    for _ in range(chance.randint(1, 3)):
        data = chance.choice((_flip, _cut, _splice, _swap, _renumber))(data, sources, chance)
    return data


def _flip(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """Up to 200 bits are other than they were."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 30, 200)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """The end, or a piece in the middle, is missing."""
    start = chance.randrange(len(data) + 1)
    return data[:start] if chance.random() < 0.5 else data[:start] + data[start + chance.randrange(2000) :]


def _splice(data: bytes, sources: list[bytes], chance: random.Random) -> bytes:
    """An object stands where one of another document stood."""
    mine, others = list(_OBJECT.finditer(data)), list(_OBJECT.finditer(chance.choice(sources)))
    if not mine or not others:
        return data
    place, other = chance.choice(mine), chance.choice(others).group()
    number = place.group().split(b" ", 1)[0]
    return data[: place.start()] + number + other[other.index(b" ") :] + data[place.end() :]


def _swap(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """Two objects have each other's numbers."""
    mine = list(_OBJECT.finditer(data))
    if len(mine) < 2:
        return data
    first, second = sorted(chance.sample(mine, 2), key=lambda one: one.start())
    return b"".join(
        (
            data[: first.start()],
            second.group(),
            data[first.end() : second.start()],
            first.group(),
            data[second.end() :],
        )
    )


def _renumber(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """A number is another one: a length, a reference, a size."""
    numbers = list(_NUMBER.finditer(data))
    if not numbers:
        return data
    one = chance.choice(numbers)
    value = chance.choice((b"0", b"-1", b"1", b"3", b"65536", b"2147483648", b"99999999999999999999"))
    return data[: one.start()] + value + data[one.end() :]
