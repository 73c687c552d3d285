"""Forms that provinces publish, as titles and headers alone: `province_forms.tsv`, from public documents of the field.

`header`: columns parted by `|`, the levels of a column's path by `/`. `rows`: names of the first rows, parted by `;`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Cell, PageBox, Table

_FILE = Path(__file__).with_name("province_forms.tsv")
_PARTS = {"类": "208", "款": "05", "项": "01"}
_NAMED = re.compile("名称|科目|(收入|支出)项目|分类|用途")
_AMOUNT = re.compile("支出|收入|资金|经费|结转|金额|总额|预算|决算")
_TEXT = re.compile("项目|单位|部门|主体|类[型别]|内容|说明|目标|指标|备注|目录|性质|方式|来源|原因")
_CODES = ("208", "20805", "2080505")
_NAMES = ("某某局", "社会保障和就业支出", "行政单位离退休")


@dataclass(frozen=True, slots=True)
class Form:
    """One form and the kind that it is."""

    kind: str
    title: str
    header: str
    rows: str

    def table(self, title: str | None = None) -> Table:
        """The form as a table with a few invented rows; `title`: another than its own."""
        paths = [column.split("/") for column in self.header.split("|")]
        depth = max(map(len, paths))
        names = self.rows.split(";") if self.rows else [""] * 3
        cells = [*_header(paths, depth)]
        for i, name in enumerate(names):
            texts = _body(paths, i, name)
            cells += [_cell(depth + i, col, text) for col, text in enumerate(texts)]
        return Table(
            id="p1t1",
            title=self.title if title is None else title,
            unit="万元",
            fragments=(PageBox(page=1, bbox=(0.0, 0.0, 1.0, 1.0)),),
            n_rows=depth + len(names),
            n_cols=len(paths),
            header_rows=depth,
            cells=tuple(cells),
        )


def forms() -> tuple[Form, ...]:
    """All forms of the file."""
    with _FILE.open(encoding="utf-8") as file:
        return tuple(
            Form(row["kind"], row["title"], row["header"], row["rows"] or "")
            for row in csv.DictReader(file, delimiter="\t")
        )


def _header(paths: list[list[str]], depth: int) -> Iterator[Cell]:
    for col, path in enumerate(paths):
        for row, text in enumerate(path):
            inner = row + 1 < len(path)
            if inner and col and paths[col - 1][: row + 1] == path[: row + 1]:
                continue
            wide = 1
            while inner and col + wide < len(paths) and paths[col + wide][: row + 1] == path[: row + 1]:
                wide += 1
            yield Cell(row=row, col=col, row_span=1 if inner else depth - row, col_span=wide, text=text, raw=text)


def _body(paths: list[list[str]], i: int, name: str) -> list[str]:
    """A row: codes, names and amounts as the innermost headers ask for them, the name that the form gives first."""
    texts = [_text(path[-1], i) for path in paths]
    if name:
        named = [col for col, path in enumerate(paths) if path[-1] in ("项目", "类型", "收入", "收入项目")]
        texts[named[0] if named else 0] = name
        if any(path[0] == "支出" for path in paths):
            texts[next(col for col, path in enumerate(paths) if path[0] == "支出")] = _NAMES[1]
    return texts


def _text(heading: str, i: int) -> str:
    if heading in _PARTS:
        return _PARTS[heading]
    if "编码" in heading or "代码" in heading:
        return _CODES[i % 3]
    named = _NAMED.search(heading) or (_TEXT.search(heading) and not _AMOUNT.search(heading))
    return _NAMES[i % 3] if named else "12.50"


def _cell(row: int, col: int, text: str) -> Cell:
    return Cell(row=row, col=col, text=text, raw=text)
