"""Goals and their measures, from the texts beside 年度总体目标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Cell, Value
from pipeline.schema.reading import Reading
from pipeline.schema.records.leaf import leaf
from pipeline.text.items import item_start

Record = dict[str, Value]
_MEASURE = re.compile(r"(?:^|(?<=[。；;，,、:：]))\s*(?=[一二三四五六七八九十]{1,2}是)")
_FIRST_MEASURE = re.compile(r"一是")
_MARK = re.compile(r"^[一二三四五六七八九十]{1,2}是")
_NAMED = re.compile(r"^目标\s*\d{1,2}\s*[:：]")
_END = "。；;，, "


@dataclass(frozen=True, slots=True)
class GoalText:
    """One goal of a text: all of it, its heading, and its measures without their marks."""

    text: str
    title: str
    measures: tuple[str, ...]


def goals(reading: Reading) -> Iterator[Record]:
    """One record a goal; measures are `measure_1`, `measure_2`, … in their order."""
    for block in (*reading.parts("goals"), *reading.parts("indicators"), *reading.parts("amounts")):
        cells = [cell for entry in block.entries if (cell := reading.at(*entry.value)) is not None]
        for column in block.columns:
            if column.field == "goal":
                cells += [cell for row in block.facts() if (cell := reading.cell(row, column)) is not None]
        for cell in dict.fromkeys(cells):
            yield from _records(reading.table.id, cell)


def _records(table: str, cell: Cell) -> Iterator[Record]:
    for goal in split_goals(cell.text):
        measures = {
            f"measure_{i}": leaf(table, (cell,), text, text=text) for i, text in enumerate(goal.measures, start=1)
        }
        yield {
            "title": leaf(table, (cell,), goal.title, text=goal.title),
            "text": leaf(table, (cell,), goal.text, text=goal.text),
            **measures,
        }


def split_goals(text: str) -> tuple[GoalText, ...]:
    r"""The goals of a text: one an item of its outermost list, else the text as a whole.

    >>> goals = split_goals("（一）养老\n一是出台办法。二是优化床位，三是改造。\n（二）救助")
    >>> [(goal.title, goal.measures) for goal in goals]
    [('（一）养老', ('出台办法', '优化床位', '改造')), ('（二）救助', ())]
    """
    lines = [line for line in text.split("\n") if line.strip()]
    outer = next((start.kind for line in lines if (start := item_start(line)) and start.kind != "clause"), None)
    named = any(_NAMED.match(line) for line in lines)
    groups: list[list[str]] = []
    for line in lines:
        start = item_start(line)
        opens = _NAMED.match(line) if named else start is not None and start.kind == outer
        if opens or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(_goal(group) for group in groups)


def _goal(lines: list[str]) -> GoalText:
    text = "\n".join(lines)
    joined = "".join(lines)
    first = _FIRST_MEASURE.search(joined)
    if first is None:
        return GoalText(text, lines[0].strip(), ())
    measures = tuple(_MARK.sub("", part.strip()).strip(_END) for part in _MEASURE.split(joined[first.start() :]))
    title = joined[: first.start()].strip(_END) or lines[0]
    return GoalText(text, title, tuple(part for part in measures if part))
