"""What real documents say about themselves, labelled by eye in `document_facts.tsv` (`-`: not printed)."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from pipeline.convert import convert

REAL = Path(__file__).parents[2] / ".." / "shared" / "real"
LABELS = Path(__file__).with_name("document_facts.tsv")
EVERY = 4  # a document of so many: the cover and the page after it are enough to be wrong
FACTS = ("fiscal_year", "unit_name", "division_code")


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/real, the real documents, is absent")
def test_first_pages_say_nothing_wrong() -> None:
    files = {hashlib.sha256(path.read_bytes()).hexdigest()[:12]: path for path in REAL.glob("*.pdf")}
    with LABELS.open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file, delimiter="\t"))
    right, wrong = 0, []
    for label in labels[::EVERY]:
        document = convert(files[label["document"]], pages=[1, 2])
        for fact in FACTS:
            found = getattr(document, fact)
            if found is not None and str(found) != label[fact]:
                wrong.append((label["document"], fact, found))
            right += str(found) == label[fact]
    assert not wrong
    assert right >= 24
