"""Lines of text as blocks: rows of a table, or prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.source.text.lines import TextLine

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s*|[-*+•]\s+)|\*\*")


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
    return tuple(_blocks(lines))


def _blocks(lines: Sequence[TextLine]) -> Iterator[Prose | TextTable]:
    rows: list[TextRow] = []
    for line in lines:
        cells = _cells(line.text)
        if cells is not None:
            if cells:
                rows.append(TextRow(line.number, cells))
            continue
        if rows:
            yield TextTable(tuple(rows))
            rows = []
        if line.text.strip():
            yield Prose(line.number, _MARKDOWN.sub("", line.text).strip())
    if rows:
        yield TextTable(tuple(rows))


def _cells(text: str) -> tuple[str, ...] | None:
    r"""The cells of a line; none for the rule under a header; None for prose.

    >>> _cells("| 项目 | 金额 |"), _cells("|---|--:|"), _cells("合计\t1.00"), _cells("一般公共预算")
    (('项目', '金额'), (), ('合计', '1.00'), None)
    """
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    inner = text.strip()
    bars = len(_PIPE.findall(inner))
    if bars < 2 or not (inner.startswith("|") or inner.endswith("|") or bars > 2):
        return None
    if _RULE.fullmatch(inner):
        return ()
    parts = _PIPE.split(inner.removeprefix("|"))
    if inner.endswith("|") and not inner.endswith("\\|"):
        parts = parts[:-1]
    return tuple(_BREAK.sub("\n", part.replace("\\|", "|")).strip() for part in parts)
