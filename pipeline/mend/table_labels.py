"""Damaged labels of performance forms, and headings of tables, completed where the reader was in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.mend.header_labels import heading, heading_places
from pipeline.mend.labels import Completion, complete
from pipeline.mend.levels import spellings
from pipeline.mend.row_names import with_row_names
from pipeline.model import Cell, Finding, Table
from pipeline.schema.fields import Fields
from pipeline.schema.indicator_words import indicator_words
from pipeline.text.flags import Flag

LEAST_HEADINGS = 2  # exact headings that make a row the header of a list of indicators
SURE = 0.95  # a reading from pixels above this stays as it was read
IN_DOUBT = frozenset({"clipped", Flag.UNTRUSTED, Flag.OVERPRINTED})
COMPLETED = 0.85

Vocabulary = tuple[str, ...]
_Places = Mapping[tuple[int, int], Vocabulary]
_Headings = frozenset[tuple[int, int]]


def mended_labels(tables: Sequence[Table], fields: Fields) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The tables with labels completed, and a finding for each label that more than one word fits.

    Only where a closed list of labels belongs, or a field's name in a header, is a cell looked at, and only one that
    its reader doubts is changed.
    """
    findings: list[Finding] = []
    done = []
    for read in tables:
        table = with_row_names(read)
        places, headings = label_places(table), heading_places(table, fields)

        def seen(cell: Cell, places: _Places = places, headings: _Headings = headings) -> Completion:
            if words := places.get((cell.row, cell.col)):
                return complete(cell.text, words)
            return heading(cell.text, fields) if (cell.row, cell.col) in headings else Completion()

        cells = tuple(_mended(cell, seen(cell), table.id, findings) if in_doubt(cell) else cell for cell in table.cells)
        done.append(table if cells == table.cells else table.model_copy(update={"cells": cells}))
    return tuple(done), tuple(findings)


def label_places(table: Table) -> Mapping[tuple[int, int], Vocabulary]:
    """The places of a table in which one label of a closed list must stand, with that list."""
    headings, sections = indicator_words().headings, _sections()
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    heads = [row for row in sorted(rows) if sum(_plain(cell) in headings for cell in rows[row]) >= LEAST_HEADINGS]
    places: dict[tuple[int, int], Vocabulary] = {}
    for head, end in zip(heads, [*heads[1:], table.n_rows][: len(heads)], strict=True):
        places |= _of_list(rows[head], [cell for row in range(head, end) for cell in rows[row]])
    above = [cell for row in range(heads[0] if heads else 0) for cell in rows[row] if cell.col == 0]
    places |= {(cell.row, 0): sections for cell in above if cell.row_span > 1 and cell.row + cell.row_span <= heads[0]}
    return places


def _of_list(head: Sequence[Cell], cells: Sequence[Cell]) -> dict[tuple[int, int], Vocabulary]:
    """The places of one list of indicators: its headings, its levels, and the labels beside it all."""
    words = indicator_words()
    first = min(cell.col for cell in head if _plain(cell) in words.headings)
    levels = {"一级指标": spellings(words.level1), "二级指标": spellings(words.level2)}
    under = {(cell.col, cell.col_span): levels[_plain(cell)] for cell in head if _plain(cell) in levels}
    places: dict[tuple[int, int], Vocabulary] = {}
    for cell in cells:
        if cell.row == head[0].row and cell.col >= first:
            places[cell.row, cell.col] = words.headings
        elif (cell.col, cell.col_span) in under:
            places[cell.row, cell.col] = under[cell.col, cell.col_span]
        elif cell.col < first and cell.row_span > 1:
            places[cell.row, cell.col] = (*words.level0, *_sections())
    return places


def _sections() -> Vocabulary:
    return tuple(label for labels in indicator_words().sections.values() for label in labels)


def _plain(cell: Cell) -> str:
    return "".join(cell.text.split())


def in_doubt(cell: Cell) -> bool:
    """True where the reader itself was not sure; what a file stores as text is what is printed."""
    return (cell.source == "ocr" and cell.confidence < SURE) or bool(IN_DOUBT & set(cell.flags))


def _mended(cell: Cell, found: Completion, table: str, findings: list[Finding]) -> Cell:
    if found.how == "printed":
        return cell
    if found.word:
        return cell.model_copy(
            update={
                "text": found.word,
                "status": "repaired",
                "confidence": max(cell.confidence, COMPLETED),
                "flags": tuple(sorted({*cell.flags, Flag.LABEL_COMPLETED})),
            }
        )
    if found.candidates:
        findings.append(
            Finding(
                rule="label_candidates",
                severity="warning",
                table=table,
                cells=((cell.row, cell.col),),
                actual=cell.text,
                message=f"a damaged label; it can be {' or '.join(found.candidates)}",
            )
        )
        return cell.model_copy(update={"flags": tuple(sorted({*cell.flags, Flag.LABEL_DOUBTFUL}))})
    return cell
