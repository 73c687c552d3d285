"""Scans of invented documents: a level, and pages with seals and quarter turns."""

from __future__ import annotations

from corpus.generator.declared import Json
from corpus.generator.invented.dice import Dice
from corpus.generator.scan import Scan, scan
from corpus.generator.scan_level import LEVELS
from corpus.generator.scan_recipe import ScanPage, ScanRecipe

MIXED = "mixed"


def scanned(pdf: bytes, truth: Json, seed: int, number: int, wanted: str) -> Scan:
    """Scan a whole document; `mixed` chooses the level by the document."""
    dice = Dice("scan", seed, number, wanted)
    name = dice.pick(tuple(LEVELS)) if wanted == MIXED else wanted
    pages = tuple(_page(dice.fork(page), page, truth) for page in range(1, truth["pages"] + 1))
    recipe = ScanRecipe(f"{truth['id']}.{name}", truth["id"], pages, seed * 1000 + number, LEVELS[name])
    done = scan(pdf, truth, recipe)
    seals = [f"page {i}: {'red' if page.red else 'grey'} seal" for i, page in enumerate(pages, 1) if page.seal_at]
    extra = {key: truth[key] for key in ("planted_errors",) if key in truth}
    return Scan(done.pdf, {**done.truth, **extra, "traits": [f"scan: {name}", *seals, *truth["traits"]]})


def _page(dice: Dice, number: int, truth: Json) -> ScanPage:
    turn = dice.pick((90, 180, 270)) if dice.chance(0.12) else 0
    amounts = [
        box
        for table in truth["tables"]
        for cell in table["cells"]
        for box in cell["boxes"]
        if box[0] == number and cell["text"][:1].isdigit()
    ]
    if not amounts or not dice.chance(0.3):
        return ScanPage(number, turn)
    _, x0, top, x1, bottom = dice.pick(amounts)
    centre = (x0 + x1) / 2 + dice.real(-30, 30), (top + bottom) / 2 + dice.real(-30, 30)
    return ScanPage(number, turn, centre, red=dice.chance(0.7), faded=dice.real(0.0, 0.6))
