"""Cells of the first table in a piece of HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.bench.peer.cells import Cell, Cells


def cells_of_html(html: str) -> Cells:
    """Cells with their spans, placed as a browser does.

    >>> [tuple(c.values()) for c in cells_of_html("<table><tr><td rowspan=2>a<td>b<br>c</td><tr><td>d</td></table>")]
    [(0, 0, 2, 1, 'a'), (0, 1, 1, 1, 'b\\nc'), (1, 1, 1, 1, 'd')]
    """
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.cells


class _TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: Cells = []
        self._row = -1
        self._taken: set[tuple[int, int]] = set()
        self._open: Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._row += 1
            self._open = None
        elif tag in {"td", "th"}:
            given = dict(attrs)
            self._start(int(given.get("rowspan") or 1), int(given.get("colspan") or 1))
        elif tag == "br" and self._open:
            self._open["text"] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open["text"] += data

    def _start(self, rows: int, cols: int) -> None:
        col = 0
        while (self._row, col) in self._taken:
            col += 1
        self._taken |= {(r, c) for r in range(self._row, self._row + rows) for c in range(col, col + cols)}
        self._open = Cell(row=self._row, col=col, row_span=rows, col_span=cols, text="")
        self.cells.append(self._open)
