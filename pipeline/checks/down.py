"""Identities between the rows of a block (I1, I2, and by names I5, I7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.declared import Identities
from pipeline.checks.equation import Equation, Term
from pipeline.checks.row_tree import COUNTED, RowTree
from pipeline.checks.sums import UNKNOWN, Line, Sum, sums_of
from pipeline.schema.numbering import number_style
from pipeline.schema.reading import Row


def down(tree: RowTree, identities: Identities) -> Iterator[Equation]:
    """One equation for each column of amounts and each row that is a sum of other rows."""
    for one in _row_sums(tree, identities):
        for column in range(tree.n_columns):
            terms = [
                Term(tree.figure(row, column), sign) for place, sign in one.terms for row in _own(place, column, tree)
            ]
            total = tree.figure(one.total, column)
            yield Equation(one.rule, total, tuple(terms), down=True, about=tree.rows[one.total].name, soft=one.soft)


def _own(place: int, column: int, tree: RowTree) -> Iterator[int]:
    """The row, or the rows below it where its own amount is left blank."""
    children = tree.children(place)
    if not children or not tree.figure(place, column).blank or any(tree.rows[child].of_which for child in children):
        yield place
        return
    for child in children:
        yield from _own(child, column, tree)


def _row_sums(tree: RowTree, identities: Identities) -> Iterator[Sum]:
    for place, row in enumerate(tree.rows):
        children = tree.children(place)
        loose = any(tree.rows[child].of_which or tree.rows[child].surmised for child in children)
        if children and not loose:
            # Details without codes below a coded row may be nested without saying so.
            soft = bool(row.code) and not all(tree.rows[child].code for child in children)
            yield Sum("I2" if row.code else "I1", place, tuple((child, 1) for child in children), soft)
    yield from _totals(tree, identities)
    yield from _by_names(tree, identities)


def _totals(tree: RowTree, identities: Identities) -> Iterator[Sum]:
    """合计 over the outermost rows above it, or below it where it stands first.

    Soft where rows fill different columns of keys, as units and their items do in a list, or have no ranks and one key;
    the tasks of a form are one flat list, whatever of it is left blank or not read.
    """
    tasks = all(block.part == "tasks" for block in tree.blocks)
    tops = [place for place, parent in enumerate(tree.parents) if parent is None]
    tops = _alike([place for place in tops if not tree.rows[place].of_which], tree)
    counted: list[int] = []
    several = len(tree.blocks) > 1
    for order, place in enumerate(tops):
        row = tree.rows[place]
        if row.role in COUNTED:
            if not _is_detail(row, [tree.rows[one] for one in counted], identities):
                counted.append(place)
        elif row.role in ("total", "subtotal"):
            around = tops if several else tops[order + 1 :]
            below = [one for one in around if tree.rows[one].role in COUNTED]
            addends = below if several or not counted else counted
            if addends and (row.role == "total" or addends is counted):
                patterns = {tree.filled(one) for one in addends if _holds(one, tree)}
                flat = len(patterns) == 1 and sum(map(bool, next(iter(patterns)))) > 1
                soft = not tasks and (len(patterns) > 1 or (not flat and _unranked(addends, tree)))
                yield Sum("I1", place, tuple((one, 1) for one in addends), soft)
            counted = [place] if counted else []


def _alike(tops: Sequence[int], tree: RowTree) -> list[int]:
    """Without rows that have no code where others have one: they tell what is in the coded row above them."""
    counted = [place for place in tops if tree.rows[place].role in COUNTED]
    coded = [place for place in counted if tree.rows[place].code]
    if 2 * len(coded) < len(counted):
        return list(tops)
    return [place for place in tops if place in coded or place not in counted]


def _is_detail(row: Row, counted: Sequence[Row], identities: Identities) -> bool:
    """True for items under a name without number that follows 本年合计: a source of what is carried over, or a 一、."""
    if len(counted) < 2 or counted[0].role != "subtotal" or number_style(counted[-1].name):
        return False
    return bool(number_style(row.name)) or (bool(row.field) and row.field in identities.parts_of(counted[-1].field))


def _holds(place: int, tree: RowTree) -> bool:
    return tree.rows[place].role in COUNTED and not tree.is_blank(place)


def _unranked(addends: Sequence[int], tree: RowTree) -> bool:
    """Rows without ranks may be nested without saying so; what comes in or goes out after 本年合计 is not."""
    named = tree.rows[addends[0]].role == "subtotal"
    rows = [tree.rows[place] for place in addends if _holds(place, tree)]
    return any(row.level < 0 and not row.code and not (named and row.fields) for row in rows)


def _by_names(tree: RowTree, identities: Identities) -> Iterator[Sum]:
    """Sums that the names tell, among rows below one parent (三公经费 and its parts, 财政拨款 and its sources)."""
    groups: dict[int | None, list[Line]] = {}
    for place, row in enumerate(tree.rows):
        if row.role in COUNTED and row.field not in identities.current:
            parent = tree.parents[place]
            if row.of_which and parent is not None:  # 其中：财政拨款 stands beside 其他资金
                parent = tree.parents[parent]
            groups.setdefault(parent, []).append(Line(place, row.fields or (UNKNOWN,)))
    for lines in groups.values():
        yield from sums_of(lines, identities)
