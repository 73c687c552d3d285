"""The truth of the ICDAR 2013 table competition (Göbel, Hassan, Oro, Orsi, ICDAR 2013): `-str.xml` beside each PDF."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from pipeline.evaluation.truth import Case, TruthCell, TruthTable


def icdar_cases(folder: Path) -> Iterator[Case]:
    """Documents with one truth; those with two rival truths (`-a`, `-b`) have no PDF of that name and are left out."""
    for xml in folder.glob("*/*-str.xml"):
        pdf = xml.with_name(xml.name.removesuffix("-str.xml") + ".pdf")
        if pdf.exists():
            yield Case(pdf.stem, pdf, tuple(_tables(xml)))


def _tables(xml: Path) -> Iterator[TruthTable]:
    for region in ET.parse(xml).getroot().iter("region"):  # noqa: S314 - a file of a known data set
        cells = tuple(_cell(cell) for cell in region.findall("cell"))
        yield TruthTable(cells, pages=frozenset({int(region.get("page", 1))}))


def _cell(cell: ET.Element) -> TruthCell:
    row, col = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
    return TruthCell(
        row=row,
        col=col,
        row_span=int(cell.get("end-row", row)) - row + 1,
        col_span=int(cell.get("end-col", col)) - col + 1,
        text=cell.findtext("content") or "",
    )
