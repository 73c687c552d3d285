"""The task block of a form in damaged text: rows under its header, amounts in their columns, the row of totals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.mend.columns import in_their_columns
from pipeline.mend.heads import Head, padded_holds, used_width
from pipeline.mend.labels import closed_term
from pipeline.mend.levels import completed
from pipeline.mend.placed import Placed, Strip, header
from pipeline.mend.repetition import said_once
from pipeline.mend.task_amounts import Sums, amounts_of, residual, shifted_back, solved
from pipeline.schema.fields import Fields
from pipeline.schema.indicator_words import indicator_words
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

_USUALLY = 0.5  # share of filled cells from which a blank one counts as not read

Row = tuple[TextCell, ...]


def task_strip(head: Head, header_rows: Sequence[Row], fragments: Sequence[Sequence[Row]], fields: Fields) -> Strip:
    """The block as a strip of the form's grid; `fragments` holds its body rows as they stand, part by part."""
    width = used_width(head, [*header_rows, *(row for part in fragments for row in part)])
    holds = padded_holds(head, width)
    rows = [row for part in fragments if part for row in in_their_columns(part, holds, len(head.fields))]
    label_columns = holds.index(next(kind for kind in holds if kind != "label"))
    label = _label([*(row[:label_columns] for row in header_rows), *(row[:label_columns] for row in rows)])
    body = [row[label_columns:] for row in rows]
    body = [
        tuple(_closed(cell, name) for cell, name in zip(row, head.fields[label_columns:width], strict=True))
        for row in body
    ]
    names = head.fields[label_columns:width]
    body = _amounts_mended(body, names, fields)
    top = [_padded(row, width)[label_columns:] for row in header_rows]
    n_rows = len(top) + len(body)
    cells = [*header(top, label_columns), *_body(body, names, fields, len(top), label_columns)]
    if label_columns:
        cells.insert(0, Placed(label, 0, 0, n_rows, label_columns))
    return Strip(n_rows, width, tuple(cells))


def _label(pieces: Sequence[Row]) -> TextCell:
    found = [cell for row in pieces for cell in row if cell.text]
    if not found:
        return TextCell()
    text = "".join(cell.text for cell in found)
    joined = TextCell(text, "\n".join(cell.raw for cell in found), tuple(line for cell in found for line in cell.lines))
    return completed(joined, indicator_words().sections["tasks"])[0]


def _closed(cell: TextCell, name: str) -> TextCell:
    """A task's name whose bracket is cut off; what is cut off its head nobody knows."""
    closed = (
        closed_term(cell.text, indicator_words().terms) if name == "task" and Flag.BRACKET_OPEN in cell.flags else ""
    )
    return cell.noted(Flag.LABEL_COMPLETED, text=closed, confidence=0.55) if closed else cell


def _amounts_mended(rows: Sequence[Row], names: Sequence[str], fields: Fields) -> list[Row]:
    amounts = [index for index, name in enumerate(names) if name and fields[name].role == "amount"]
    order = sorted(amounts, key=lambda index: fields[names[index]].dimension != "sum")
    body = [row for row in rows if not is_total(row, names, fields)]
    total = next((row for row in rows if is_total(row, names, fields)), None)
    must = {index for index in range(len(names)) if sum(bool(row[index].text) for row in body) > _USUALLY * len(body)}
    must |= {index for index in order if total and _lacks(body, total, index)}
    moved = _in_columns(body, order, total)
    done: list[Row] = []
    for row in rows:
        cells = list(row if row is total or is_total(row, names, fields) else moved.pop(0))
        done.append(
            tuple(_not_read(cell, row) if index in must and not cell.text else cell for index, cell in enumerate(cells))
        )
    return _repetitions_mended(done, names, fields, order)


def _lacks(rows: Sequence[Row], total: Row, column: int) -> bool:
    """Whether the printed amounts of a column do not make up its total."""
    amounts, whole = amounts_of([row[column] for row in rows]), amounts_of([total[column]])[0]
    slack = Sums(tuple((amount,) for amount in amounts), (whole,)).tolerance()
    return whole is not None and abs(whole - sum(amount for amount in amounts if amount is not None)) > slack


def _in_columns(rows: Sequence[Row], order: Sequence[int], total: Row | None) -> list[Row]:
    """The task rows with amounts moved where the sums want them: first rows that lack two amounts, then the others."""
    moved = list(rows)
    if total is None or not order:
        return moved
    whole = amounts_of([total[index] for index in order])
    for least in (2, 1):
        for number, row in enumerate(moved):
            amounts = [amounts_of([row[index] for index in order]) for row in moved]
            if amounts[number].count(None) < least:
                continue
            placed = shifted_back([row[index] for index in order], Sums(tuple(amounts), whole), number)
            by_place = dict(zip(order, placed, strict=True))
            moved[number] = tuple(by_place.get(index, cell) for index, cell in enumerate(row))
    return moved


def _not_read(cell: TextCell, row: Row) -> TextCell:
    lines = tuple(sorted({line for other in row for line in other.lines}))
    return TextCell("", cell.raw, lines, (Flag.NOT_READ,), 0.0, missing=True)


def _repetitions_mended(rows: Sequence[Row], names: Sequence[str], fields: Fields, order: Sequence[int]) -> list[Row]:
    if "task_content" not in names:
        return list(rows)
    content = names.index("task_content")
    body = [row for row in rows if not is_total(row, names, fields)]
    total = next((row for row in rows if is_total(row, names, fields)), None)
    whole = amounts_of([total[index] for index in order]) if total else (None,) * len(order)
    sums = Sums(tuple(amounts_of([row[index] for index in order]) for row in body), whole)
    done, number = list[Row](), 0
    for row in rows:
        if not is_total(row, names, fields):
            wanted = _wanted(sums, number)
            mended = said_once(row[content], "万元", wanted, sums.tolerance())
            row = (*row[:content], mended, *row[content + 1 :])
            number += 1
        done.append(row)
    return done


def _wanted(sums: Sums, row: int) -> tuple[Decimal, ...]:
    """What the row's total is by what it prints, or by what the columns leave for it."""
    printed = solved(sums.rows[row])[0]
    if printed is not None:
        return (printed,)
    left = [residual(sums, row, column) for column in range(min(2, len(sums.total)))]
    return tuple(amount for amount in left if amount is not None)


def is_total(row: Row, names: Sequence[str], fields: Fields) -> bool:
    """True for the row that names a sum where others name a task."""
    texts = [cell.text for cell, name in zip(row, names, strict=True) if not name or fields[name].role != "amount"]
    return any(fields.find(text, "sum") == "total" for text in texts if text)


def _body(rows: Sequence[Row], names: Sequence[str], fields: Fields, first: int, col: int) -> list[Placed]:
    placed: list[Placed] = []
    for index, row in enumerate(rows, start=first):
        start = 0
        if is_total(row, names, fields):
            start = next(place for place, name in enumerate(names) if name and fields[name].role == "amount")
            label = next(cell for cell in row[:start] if cell.text)
            placed.append(Placed(label, index, col, 1, start))
        placed += [Placed(cell, index, col + place) for place, cell in enumerate(row) if place >= start]
    return placed


def _padded(row: Row, width: int) -> Row:
    return (*row, *(TextCell() for _ in range(width - len(row))))[:width]
