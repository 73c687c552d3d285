"""Tables that stand as HTML inside a text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

OPENS = re.compile(r"<table[\s>]", re.IGNORECASE)
CLOSES = re.compile(r"</table\s*>", re.IGNORECASE)
_MOST_SPAN = 1000

Row = tuple[int, tuple[str, ...]]


def html_rows(text: str, first_line: int) -> tuple[Row, ...]:
    """The line and the cells of each row; a merged cell has its text at the top left and blanks in the rest.

    >>> html_rows("<table><tr><td rowspan=2>合计<td>1.00</tr><tr><td>2.00</tr></table>", 5)
    ((5, ('合计', '1.00')), (5, ('', '2.00')))
    """
    parser = _Rows(first_line)
    parser.feed(text)
    parser.close()
    return tuple(parser.filled())


class _Rows(HTMLParser):
    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._first = first_line
        self._rows: list[tuple[int, list[tuple[list[str], int, int]]]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._rows.append((self._first + self.getpos()[0] - 1, []))
            self._open = False
        elif tag in ("td", "th") and self._rows:
            spans = {name: int(value) for name, value in attrs if value and value.isdecimal() and len(value) < 5}
            rows, cols = (min(max(spans.get(name, 1), 1), _MOST_SPAN) for name in ("rowspan", "colspan"))
            self._rows[-1][1].append(([], rows, cols))
            self._open = True
        elif tag in ("br", "p") and self._open:
            self._rows[-1][1][-1][0].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self._rows[-1][1][-1][0].append(" ".join(data.split()))

    def filled(self) -> list[Row]:
        """The rows, with the places that merged cells cover."""
        taken: dict[tuple[int, int], str] = {}
        for index, (_, cells) in enumerate(self._rows):
            col = 0
            for pieces, rows, cols in cells:
                while (index, col) in taken:
                    col += 1
                for row in range(index, min(index + rows, len(self._rows))):
                    taken |= {(row, place): "" for place in range(col, col + cols)}
                taken[index, col] = "".join(pieces).strip()
        width = max((col + 1 for _, col in taken), default=0)
        return [
            (line, tuple(taken.get((index, col), "") for col in range(width)))
            for index, (line, _) in enumerate(self._rows)
        ]
