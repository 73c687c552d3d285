"""Kinds of real tables, labelled by eye, and how many of them the reader gets right.

table_kinds.tsv: the first 12 digits of a document's sha256, a page, the half it belongs to, whether the title stands on
that page, and the kinds of the tables there from top to bottom. The pages were drawn at random before any kind was
computed; words and patterns were tuned on the half `tune` alone.

    python -m tests.schema.kind_labels FOLDER_OF_CONVERTED_DOCUMENTS
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Document
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings
from pipeline.store.json_file import read_json


@dataclass(frozen=True, slots=True)
class Label:
    """`kinds` of the tables of one page."""

    document: str
    page: int
    half: str
    titled: bool
    kinds: tuple[str, ...]


def labels() -> list[Label]:
    with (Path(__file__).parent / "table_kinds.tsv").open(encoding="utf-8", newline="") as lines:
        return [
            Label(row["document"], int(row["page"]), row["half"], row["titled"] == "yes", tuple(row["kinds"].split()))
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def found_kinds(document: Document, page: int) -> tuple[tuple[str, float], ...]:
    """Kind and confidence of the tables of a page, top to bottom, as the settings of now tell them."""
    readings = read_meaning(document.tables, shipped_settings())
    places = [(box.bbox[1], one) for one in readings for box in one.table.fragments if box.page == page]
    return tuple((one.kind, one.confidence) for _, one in sorted(places, key=lambda place: place[0]))


def verdicts(documents: Iterator[Document]) -> Iterator[tuple[Label, str, str, float]]:
    """Label, wanted kind, found kind, confidence; a table that only one side has counts as wrong."""
    by_document: dict[str, list[Label]] = {}
    for label in labels():
        by_document.setdefault(label.document, []).append(label)
    for document in documents:
        for label in by_document.get(document.id.removeprefix("sha256:")[:12], []):
            found = found_kinds(document, label.page)
            for i in range(max(len(found), len(label.kinds))):
                kind, confidence = found[i] if i < len(found) else ("none", 0.0)
                yield label, label.kinds[i] if i < len(label.kinds) else "none", kind, confidence


def main() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for label, wanted, found, confidence in verdicts(
        read_json(path) for path in sorted(Path(sys.argv[1]).glob("*.json"))
    ):
        group = f"{label.half} {'other' if wanted == 'unknown' else 'standard'}"
        counts[group, "right" if wanted == found else "wrong"] += 1
        if wanted != found:
            print(label.half, label.document, label.page, "wanted", wanted, "found", found, confidence)  # noqa: T201
    for group in sorted({group for group, _ in counts}):
        print(group, counts[group, "right"], "of", counts[group, "right"] + counts[group, "wrong"])  # noqa: T201


if __name__ == "__main__":
    main()
