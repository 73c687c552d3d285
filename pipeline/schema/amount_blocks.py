"""The blocks of a table of amounts: its sides, and the lists that it prints side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Table
from pipeline.schema.fields import Fields
from pipeline.schema.header import Places, columns, header_depth
from pipeline.schema.reading import Block, Column, Side
from pipeline.schema.rows import read_rows
from pipeline.schema.sides import sides

KEYS = ("code", "name")


def amount_blocks(table: Table, places: Places, fields: Fields) -> tuple[Block, ...]:
    """All blocks, left to right; a table without a header has none."""
    depth = header_depth(table, places, fields)
    if not depth:
        return ()
    body = range(depth, table.n_rows)
    header = tuple(range(depth))
    spans = sides(table, fields)
    found = code_parts(columns(table, places, header, body, fields, sided=bool(spans)), table, places, depth)
    if spans:
        found = with_names(found, places, body)
    blocks: list[Block] = []
    for side, part in _sided(found, spans):
        for group in side_by_side(part):
            rows = read_rows(group, places, body, fields, side=side)
            blocks.append(Block("amounts", side, header, tuple(group), rows))
    return tuple(blocks)


def _sided(found: Sequence[Column], spans: Mapping[Side, range]) -> list[tuple[Side, list[Column]]]:
    parts = [(side, [one for one in found if one.index in span]) for side, span in spans.items()]
    if len(parts) == 2 and all(any(one.role in KEYS for one in part) for _, part in parts):
        return parts
    return [("", list(found))]


def side_by_side(part: Sequence[Column]) -> list[list[Column]]:
    """Names and codes after amounts begin a list of their own, when amounts follow them too."""
    groups: list[list[Column]] = [[]]
    for i, column in enumerate(part):
        starts = column.role in KEYS and any(one.role == "amount" for one in groups[-1])
        if starts and any(one.role == "amount" for one in part[i:]):
            groups.append([])
        groups[-1].append(column)
    return groups


def code_parts(found: list[Column], table: Table, places: Places, depth: int) -> list[Column]:
    """The columns, those under one 科目编码 told apart as 类, 款, 项 also where these stand in the first body row."""
    names = {"类": "code_class", "款": "code_group", "项": "code_item"}
    renamed: list[Column] = []
    for column in found:
        cell = places.get((depth, column.index)) if depth < table.n_rows else None
        word = cell.text.strip() if cell is not None else ""
        if word in names and column.field not in names.values():
            path = (*column.path, word)
            column = Column(column.index, path, (names[word],), "code")
        renamed.append(column)
    return renamed


def with_names(found: Sequence[Column], places: Places, body: Sequence[int]) -> list[Column]:
    """A column of texts without a header, beside one of amounts, names its rows."""
    named = list(found)
    for i, (one, after) in enumerate(pairwise(found)):
        texts = [cell.text for row in body if (cell := places.get((row, one.index))) is not None and cell.row == row]
        if after.role == "amount" and one.role == "text" and any(texts):
            named[i] = replace(one, role="name")
    return named
