"""Lines of text as blocks: rows of a table, or prose."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.schema.amount import parse_amount
from pipeline.source.text.commas import comma_rows
from pipeline.source.text.html_table import CLOSES, OPENS, html_rows
from pipeline.source.text.lines import TextLine
from pipeline.source.text.separators import is_drawn_rule, separated

_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s*|[-*+•]\s+)|\*\*")


_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Prose:
    """A line outside of tables, its list mark and heading mark gone."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """The cells of one line of a table, as they stand there."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows without anything else between them; shorter rows than `n_cols` end in blanks."""

    rows: tuple[TextRow, ...]

    @property
    def n_cols(self) -> int:
        """Cells of the longest row."""
        return max(len(row.cells) for row in self.rows)


def blocks(lines: Sequence[TextLine]) -> tuple[Prose | TextTable, ...]:
    """Tables and prose in order; blank lines end a table."""
    found: list[Prose | TextTable] = []
    plain: list[TextLine] = []
    index = 0
    while index < len(lines):
        end = _html_end(lines, index)
        if end is None:
            plain.append(lines[index])
            index += 1
            continue
        found += _blocks(plain)
        plain = []
        found += _html(lines[index:end])
        index = end
    return (*found, *_blocks(plain))


def _html_end(lines: Sequence[TextLine], start: int) -> int | None:
    """The line after the HTML tables that open in line `start`, if they do and are closed."""
    opened = 0
    for index in range(start, len(lines)):
        opened += len(OPENS.findall(lines[index].text)) - len(CLOSES.findall(lines[index].text))
        if opened <= 0:
            return index + 1 if OPENS.search(lines[start].text) else None
    return None


def _html(lines: Sequence[TextLine]) -> Iterator[Prose | TextTable]:
    """The tables of some lines, and what stands before, between and behind them."""
    text, done = "\n".join(line.text for line in lines), 0

    def prose(start: int, end: int) -> Iterator[Prose]:
        for match in re.finditer("[^\n]+", text[start:end]):
            if said := _TAG.sub("", match[0]).strip():
                yield Prose(lines[text.count("\n", 0, start + match.start())].number, said)

    for opened in OPENS.finditer(text):
        closed = CLOSES.search(text, opened.end())
        if opened.start() < done or closed is None:
            continue
        yield from prose(done, opened.start())
        done = closed.end()
        line = lines[text.count("\n", 0, opened.start())].number
        rows = tuple(TextRow(*row) for row in html_rows(text[opened.start() : done], line))
        if any(any(row.cells) for row in rows):
            yield TextTable(rows)
    yield from prose(done, len(text))


def _blocks(lines: Sequence[TextLine]) -> Iterator[Prose | TextTable]:
    commas = comma_rows(lines)
    rows: list[TextRow] = []
    rules: list[int] = []
    for line in lines:
        drawn = is_drawn_rule(line.text)
        cells = () if drawn else commas.get(line.number) or separated(line.text)
        if cells is not None:
            rules += [len(rows)] * drawn
            if cells:
                rows.append(TextRow(line.number, cells))
            continue
        if rows:
            yield TextTable(_ruled(rows, rules))
        rows, rules = [], []
        if line.text.strip():
            yield Prose(line.number, _MARKDOWN.sub("", line.text).strip())
    if rows:
        yield TextTable(_ruled(rows, rules))


def _ruled(rows: Sequence[TextRow], rules: Sequence[int]) -> tuple[TextRow, ...]:
    """The lines between two drawn rules as one row, unless one of its cells would hold several amounts."""
    edges = sorted({0, *rules, len(rows)})
    groups = [rows[a:b] for a, b in itertools.pairwise(edges)]
    if len(groups) < 2 or not all(map(_is_one_row, groups)):
        return tuple(rows)
    return tuple(_joined(group) for group in groups)


def _is_one_row(group: Sequence[TextRow]) -> bool:
    if len({len(row.cells) for row in group}) > 1:
        return False
    columns = zip(*(row.cells for row in group), strict=True)
    return all(sum(parse_amount(text) is not None for text in column) < 2 for column in columns)


def _joined(group: Sequence[TextRow]) -> TextRow:
    columns = zip(*(row.cells for row in group), strict=True)
    return TextRow(group[0].line, tuple("\n".join(filter(None, column)) for column in columns))
