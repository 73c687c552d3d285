"""Fonts with every character that an invented document can print, made once for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpus.generator.characters import ALWAYS
from corpus.generator.fonts import FontSet
from corpus.generator.ink import KANGXI

GENERATOR = Path(__file__).parents[1]


@cache
def shared_fonts() -> FontSet:
    """One set of fonts, as cutting one down takes seconds."""
    return FontSet("random", alphabet())


def alphabet() -> str:
    """Every character of our own word lists: what a document prints stands in the code or in `data/`."""
    used = set(ALWAYS)
    for path in [*GENERATOR.rglob("*.py"), *GENERATOR.glob("data/*.csv")]:
        used.update(path.read_text(encoding="utf-8"))
    used.discard("\n")
    return "".join(sorted(used | {KANGXI[character] for character in used & KANGXI.keys()}))
