"""Adjacency relations: the measure of the ICDAR 2013 table competition (Göbel, Hassan, Oro, Orsi, DocEng 2012).

A relation is a pair of neighbouring cells with text, to the right or below, blank places between them skipped; its
two texts and its direction say what it is. Tables are paired on their page by common characters; relations of a
table without a partner are all missed, or all false.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.evaluation.pairing import greedy_pairs
from pipeline.evaluation.placed import AnyCell
from pipeline.evaluation.results import RelationCounts

Relation = tuple[str, str, str]
Node = tuple[int, int, str]

# Shared characters over all characters: from here a pair of tables may be one, and the table counts as found.
MAY_PAIR = 0.1
FOUND = 0.5


def page_relations(predicted: Sequence[Sequence[AnyCell]], truth: Sequence[Sequence[AnyCell]]) -> RelationCounts:
    """Compare the tables of one page."""
    bags, true_bags = [_characters(cells) for cells in predicted], [_characters(cells) for cells in truth]
    alike = {(i, j): _jaccard(bag, other) for i, bag in enumerate(true_bags) for j, other in enumerate(bags)}
    pairs = greedy_pairs(alike, MAY_PAIR)
    relations, true_relations = [_relations(cells) for cells in predicted], [_relations(cells) for cells in truth]
    return RelationCounts(
        tables=len(truth),
        found=sum(alike[pair] > FOUND for pair in pairs.items()),
        extra=len(predicted) - len(pairs),
        right=sum((true_relations[i] & relations[j]).total() for i, j in pairs.items()),
        truth=sum(counter.total() for counter in true_relations),
        predicted=sum(counter.total() for counter in relations),
    )


def total(pages: Sequence[RelationCounts]) -> RelationCounts:
    """The counts of several pages together."""
    names = RelationCounts.model_fields
    return RelationCounts(**{name: sum(getattr(page, name) for page in pages) for name in names})


def _relations(cells: Iterable[AnyCell]) -> Counter[Relation]:
    places: dict[tuple[int, int], Node] = {}
    for cell in cells:
        if text := _text(cell):
            for row in range(cell.row, cell.row + cell.row_span):
                for col in range(cell.col, cell.col + cell.col_span):
                    places[row, col] = (cell.row, cell.col, text)
    # A set, as two merged cells are neighbours once, however many places they meet at.
    pairs = {(one, other, "right") for one, other in _neighbours(places, 0)}
    pairs |= {(one, other, "below") for one, other in _neighbours(places, 1)}
    return Counter((one[2], other[2], way) for one, other, way in pairs)


def _neighbours(places: Mapping[tuple[int, int], Node], axis: int) -> Iterator[tuple[Node, Node]]:
    """Pairs that follow each other in a row (`axis` 0) or a column (1)."""
    in_order = sorted(places, key=lambda place: (place[axis], place[1 - axis]))
    for one, other in pairwise(in_order):
        if one[axis] == other[axis] and places[one] != places[other]:
            yield places[one], places[other]


def _text(cell: AnyCell) -> str:
    """As in the competition, only white space and case do not count."""
    return "".join(cell.text.split()).lower()


def _characters(cells: Iterable[AnyCell]) -> Counter[str]:
    return Counter("".join(_text(cell) for cell in cells))


def _jaccard(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / max(1, (one | other).total())
