"""The indicators of a form in damaged text: ghosts dropped, split rows joined, levels over their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mend.columns import in_their_columns
from pipeline.mend.ghosts import in_doubt, is_ghost, is_gibberish
from pipeline.mend.heads import Head, padded_holds, used_width
from pipeline.mend.labels import complete
from pipeline.mend.levels import Leveled, Row, completed, level1_spans, level2_spans
from pipeline.mend.placed import Placed, Strip, single_rows, stacked, stretched
from pipeline.mend.rejoin import goes_on, rejoined
from pipeline.mend.unit_words import units_agreed
from pipeline.schema.indicator_words import indicator_words
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

Cells = tuple[TextCell, ...]


@dataclass(frozen=True, slots=True)
class Ghost:
    """A row that was dropped: what stood there, and where."""

    line: int
    text: str


def ghost_of(row: Cells) -> Ghost:
    """The record of a row that is left out."""
    return Ghost(next(cell.lines[0] for cell in row if cell.lines), " ".join(cell.raw for cell in row if cell.raw))


@dataclass(frozen=True, slots=True)
class _Kept:
    cells: Cells
    fragment: int
    ghost: bool = False


def without_ghosts(
    head: Head, rows: Sequence[Cells], below: Cells | None = None
) -> tuple[list[tuple[Cells, bool]], list[Ghost]]:
    """The rows that are none, each with whether a ghost stood right above it, and the ghosts; `below` follows them."""
    kept: list[tuple[Cells, bool]] = []
    ghosts: list[Ghost] = []
    haunted = False
    for index, row in enumerate(rows):
        beside = [*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2]]
        if below is not None and index == len(rows) - 1:
            beside.append(below)
        if is_ghost(row, head.holds, beside):
            ghosts.append(ghost_of(row))
            haunted = True
        else:
            kept.append((in_doubt(row, head.holds), haunted))
            haunted = False
    return kept, ghosts


def indicator_strip(
    head: Head, header_row: Cells, fragments: Sequence[Sequence[Cells]]
) -> tuple[Strip, tuple[Ghost, ...]]:
    """The block as a strip of the form's grid, and the ghost rows that were dropped."""
    width = used_width(head, [header_row, *(row for part in fragments for row in part)])
    first = next(index for index, name in enumerate(head.fields) if name)
    holds = padded_holds(head, width)
    kept: list[_Kept] = []
    ghosts: list[Ghost] = []
    for number, part in enumerate(fragments):
        if not part:
            continue
        placed = in_their_columns(part, holds, len(head.fields))
        rows, found = without_ghosts(head, placed)
        ghosts += found
        ghost_rows = {id(row): ghost for row, ghost in rows}
        joined = rejoined([row for row, _ in rows], holds)
        if kept and joined and goes_on(kept[-1].cells, joined[0], holds):
            (whole,) = rejoined([kept[-1].cells, joined[0]], holds)
            kept[-1], joined = replace(kept[-1], cells=whole), joined[1:]
        kept += [_Kept(row, number, ghost_rows.get(id(row), False)) for row in joined]
    tail = _tail(kept, first, len(holds))
    kept = kept[: len(kept) - len(tail)]
    label = _block_label([header_row[:first], *(one.cells[:first] for one in kept)])
    body, candidates = _levels(head, kept, width, first)
    top = single_rows([(*header_row, *(TextCell() for _ in range(width)))[first:width]], 0, first)
    cells = [*top, *body]
    if first:
        cells.insert(0, Placed(label, 0, 0, len(kept) + 1, first))
    strip = Strip(len(kept) + 1, width, tuple(cells), candidates)
    rows_below = [Strip(1, width, stretched(one.cells, 0)) for one in tail]
    return stacked([strip, *rows_below]), tuple(ghosts)


def _tail(kept: Sequence[_Kept], first: int, width: int) -> list[_Kept]:
    """Rows at the end that have a label of their own where the block has its label, such as 备注: no indicators."""
    tail: list[_Kept] = []
    for one in reversed(kept):
        own = [cell for cell in one.cells[:first] if cell.text]
        levels = [cell for cell in one.cells[first : width - 1] if cell.text]
        if not own or (levels and not _is_remark(own[0])) or complete(own[0].text, indicator_words().level0).word:
            break
        if not levels and one.cells[width - 1].text and not _is_remark(own[0]):
            break
        tail.insert(0, one)
    return tail


def _is_remark(cell: TextCell) -> bool:
    return cell.text.rstrip("：:") in indicator_words().remarks


def _block_label(pieces: Sequence[Cells]) -> TextCell:
    """The label beside the whole block; its words may stand in several rows, and remains of something else between."""
    by_text = {cell.text: cell for row in reversed(pieces) for cell in reversed(row) if cell.text}
    found = list(reversed(by_text.values()))  # a label that every row repeats is one
    if not found:
        return TextCell()
    whole = TextCell(
        "".join(cell.text for cell in found),
        "\n".join(cell.raw for cell in found),
        tuple(line for cell in found for line in cell.lines),
        tuple(dict.fromkeys(flag for cell in found for flag in cell.flags)),
    )
    for cell in (whole, *found):
        done, completion = completed(cell, indicator_words().level0)
        if completion.word:
            return done if cell is whole else whole.noted(*done.flags, Flag.GHOST, text=done.text, confidence=0.5)
    return whole.noted(Flag.LABEL_DOUBTFUL, confidence=0.4)


def _levels(
    head: Head, kept: Sequence[_Kept], width: int, first: int
) -> tuple[list[Placed], tuple[tuple[int, int, tuple[str, ...]], ...]]:
    one, two = head.column("indicator_level1"), head.column("indicator_level2")
    name, target = head.column("indicator_level3"), head.column("target")
    placed: list[Placed] = []
    rows = units_agreed([item.cells for item in kept], name, target)
    for index, row in enumerate(rows, start=1):
        for place in range(first, width):
            if place in (one, two) and one is not None and two is not None:
                continue
            cell = row[place]
            if place in (name, target) and not cell.text and any(other.text for other in row[first:]):
                cell = TextCell("", cell.raw, cell.lines, (Flag.NOT_READ,), 0.0, missing=True)
            elif place == name and is_gibberish(cell.text):
                cell = cell.noted(Flag.LABEL_DOUBTFUL, confidence=0.4)
            placed.append(Placed(cell, index, place))
    if one is None or two is None or not kept:
        return placed, ()
    blank = TextCell()
    told = [
        Row(
            row[one],
            row[two],
            row[name].text if name is not None else "",
            (row[target] if target is not None else blank).text,
            item.fragment,
            item.ghost,
        )
        for row, item in zip(rows, kept, strict=True)
    ]
    second = level2_spans(told)
    placed += [_over(span, two) for span in second] + [_over(span, one) for span in level1_spans(told, second)]
    return placed, tuple((span.first + 1, two, span.candidates) for span in second if span.candidates)


def _over(span: Leveled, col: int) -> Placed:
    return Placed(span.cell, span.first + 1, col, span.last - span.first + 1)
