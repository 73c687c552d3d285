"""Real documents with a text layer: checks change no text, and say where each failing identity stands."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.convert import as_read, read_part
from pipeline.understand import understand

REAL = Path(__file__).parents[3] / "shared" / "real"
SHORT = 12  # pages: the whole folder takes a quarter of an hour


def short_documents() -> list[Path]:
    if not REAL.is_dir():
        return []
    return [path for path in sorted(REAL.glob("*.pdf")) if _is_short_text(path)]


def _is_short_text(path: Path) -> bool:
    pages = pypdfium2.PdfDocument(path)
    return len(pages) <= SHORT and all(page.get_textpage().count_chars() for page in pages)


@pytest.mark.skipif(not REAL.is_dir(), reason="the development documents in ../shared/real are absent")
def test_no_text_of_a_digital_document_is_changed_by_checks() -> None:
    tried = 0
    for path in short_documents():
        read = as_read(path.name, [read_part(path)])
        if not read.tables or any(page.kind != "digital" for page in read.pages):
            continue
        checked = understand(read)
        before = [(cell.text, cell.raw, cell.status) for table in read.tables for cell in table.cells]
        after = [(cell.text, cell.raw, cell.status) for table in checked.tables for cell in table.cells]
        assert before == after, path.name
        tried += 1
    assert tried
