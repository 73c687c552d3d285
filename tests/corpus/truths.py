"""The committed documents and their truth, as the tests read them."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
TRUTHS = sorted(DOCUMENTS.glob("*.truth.json"))

Json = dict[str, Any]
Grid = list[list[str]]


def load(path: Path) -> Json:
    return json.loads(path.read_text(encoding="utf-8"))


def grid(table: Json) -> Grid:
    """Texts by row and column; a merged cell's text stands at its top left only."""
    texts = [[""] * table["n_cols"] for _ in range(table["n_rows"])]
    for cell in table["cells"]:
        texts[cell["row"]][cell["col"]] = cell["text"]
    return texts


def amount(text: str) -> Decimal:
    """A printed amount; a blank or a dash is zero inside arithmetic."""
    plain = text.replace(",", "")
    if plain in ("", "—"):
        return Decimal(0)
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise ValueError(f"not an amount: {text!r}") from error
