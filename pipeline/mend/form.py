"""A performance form in the text of another converter: its blocks, fragments and prose back in one grid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.mend.columns import offset_of
from pipeline.mend.ghosts import in_doubt, looks_cut
from pipeline.mend.goals import goals
from pipeline.mend.heads import Head, head_at
from pipeline.mend.indicator_block import Ghost, ghost_of, indicator_strip, without_ghosts
from pipeline.mend.labels import complete
from pipeline.mend.placed import Placed, Strip, stacked, stretched
from pipeline.mend.read_rows import read_rows
from pipeline.mend.task_block import task_strip
from pipeline.schema.fields import Fields
from pipeline.schema.indicator_words import indicator_words
from pipeline.source.text.blocks import Prose, TextTable
from pipeline.source.text.cell import TextCell

Cells = tuple[TextCell, ...]

_PAGE_NUMBER = re.compile(r"[-—–\s第共页/\d]+")


@dataclass(frozen=True, slots=True)
class Form:
    """The grid of a form, the lines it spans, and the ghost rows that were dropped from it."""

    strip: Strip
    first_line: int
    last_line: int
    ghosts: tuple[Ghost, ...]
    is_form: bool = True


@dataclass(slots=True)
class _Block:
    head: Head
    header: list[Cells]
    fragments: list[list[Cells]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A form while it is read."""

    top: list[Cells] = field(default_factory=list)
    tasks: _Block | None = None
    indicators: _Block | None = None
    prose: list[Prose] = field(default_factory=list)
    between: list[Prose] = field(default_factory=list)
    goals: list[Cells] = field(default_factory=list)
    ghosts: list[Ghost] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def last(self) -> _Block | None:
        return self.indicators or self.tasks


def forms(blocks: Sequence[Prose | TextTable], fields: Fields) -> tuple[Form | Prose | TextTable, ...]:
    """The blocks in order, those that make up a form replaced by it."""
    done: list[Form | Prose | TextTable] = []
    opened: _Open | None = None
    said = Counter(block.text for block in blocks if isinstance(block, Prose))
    for block in blocks:
        if isinstance(block, Prose):
            (opened.prose if opened else done).append(block)
            continue
        rows = read_rows(block)
        heads = [(at, head) for at in range(len(rows)) if (head := head_at(rows, at, fields))]
        apart = opened is not None and any(not _runs(one, said) for one in opened.prose)
        if opened and not _belongs(opened, rows, heads, apart=apart):
            done += _closed(opened, fields)
            opened = None
        if opened is None and not heads:
            done.append(block)
            continue
        opened = opened or _Open()
        _take(opened, rows, heads)
        opened.lines += [row.line for row in block.rows]
    return (*done, *(_closed(opened, fields) if opened else ()))


def _runs(prose: Prose, said: Mapping[str, int]) -> bool:
    """True for what stands on every page: its number, or a line that the file says more than once."""
    return said[prose.text] > 1 or _PAGE_NUMBER.fullmatch(prose.text) is not None


def _belongs(opened: _Open, rows: Sequence[Cells], heads: Sequence[tuple[int, Head]], *, apart: bool) -> bool:
    """Whether a further table goes on with the form: the block that comes next in it, or more of its last one.

    `apart`: something stands between that belongs to no page's edge.
    """
    if heads:
        part = heads[0][1].part
        return part == "indicators" and opened.indicators is None
    last = opened.last
    if last is None or not rows:
        return False
    holds = last.head.holds
    if all(looks_cut(row, holds) or in_doubt(row, holds) is not row for row in rows):
        return True
    return not apart and offset_of(rows, holds) is not None


def _take(opened: _Open, rows: list[Cells], heads: list[tuple[int, Head]]) -> None:
    opened.between += opened.prose
    opened.prose = []
    at, skip = 0, -1
    body: list[Cells] = []
    for start, head in heads:
        if start < skip:
            continue
        _rows(opened, rows[at:start], head, rows[start])
        block = _Block(head, rows[start : start + head.height])
        if head.part == "tasks":
            opened.tasks = block
        else:
            opened.indicators = block
        at = skip = start + head.height
    body = rows[at:]
    last = opened.last
    if last is None or not body:
        return
    if last is opened.tasks:
        body = _without_goals(opened, body)
    if not heads and all(looks_cut(row, last.head.holds) for row in body):
        opened.ghosts += [ghost_of(row) for row in body]
    else:
        last.fragments.append([in_doubt(row, last.head.holds) for row in body])


def _rows(opened: _Open, rows: list[Cells], head: Head, below: Cells) -> None:
    """Rows above a header: the form's own head, or more of the block before."""
    kept, ghosts = without_ghosts(head, rows, below)
    opened.ghosts += ghosts
    left = [row for row, _ in kept]
    if not left:
        return
    if opened.last is None:
        opened.top += left
    else:
        if opened.last is opened.tasks:
            left = _without_goals(opened, left)
        opened.last.fragments.append(left)


def _without_goals(opened: _Open, rows: list[Cells]) -> list[Cells]:
    """The rows above the one that has a goals label in its first column; that one and those below are goals."""
    labels = indicator_words().sections["goals"]
    found = (index for index, row in enumerate(rows) if complete(row[0].text, labels).how in ("printed", "scrambled"))
    start = next(found, len(rows))
    opened.goals += rows[start:]
    return rows[:start]


def _closed(opened: _Open, fields: Fields) -> list[Form | Prose | TextTable]:
    strips: list[Strip] = []
    for row in opened.top:
        filled = max((index for index, cell in enumerate(row) if cell.text), default=0)
        strips.append(Strip(1, filled + 1, stretched(row[: filled + 1], 0)))
    if opened.tasks:
        strips.append(task_strip(opened.tasks.head, opened.tasks.header, opened.tasks.fragments, fields))
    strips += [Strip(1, len(row), stretched(row, 0)) for row in opened.goals if any(cell.text for cell in row)]
    said = goals(opened.between, indicator_words().sections["goals"]) if opened.between else None
    if said:
        strips.append(Strip(1, 2, (Placed(said.label, 0, 0), Placed(said.text, 0, 1))))
    ghosts = list(opened.ghosts)
    if opened.indicators:
        strip, found = indicator_strip(opened.indicators.head, opened.indicators.header[0], opened.indicators.fragments)
        strips.append(strip)
        ghosts += found
    lost = [] if said else opened.between
    form = Form(stacked(strips), opened.lines[0], opened.lines[-1], tuple(ghosts))
    return [*lost, form, *opened.prose]
