"""Which predicted table stands for which table of the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.evaluation.text_key import text_key
from pipeline.evaluation.truth import TruthTable
from pipeline.model import Table

# Two tables with less in common are not the same one, badly read.
MAY_PAIR = 0.05


def pair_tables(predicted: Sequence[Table], truth: Sequence[TruthTable]) -> dict[int, int]:
    """{index in the truth: index in the prediction}: most alike first, each used once, on a common page if known.

    Two tables are alike by the mean of two overlaps (Dice): of their characters, and of their cell texts.
    """
    contents = [_content([cell.text for cell in table.cells]) for table in predicted]
    true_contents = [_content([cell.text for cell in table.cells]) for table in truth]
    alike = {}
    for i, (characters, texts) in enumerate(true_contents):
        for j, (other_characters, other_texts) in enumerate(contents):
            pages = {fragment.page for fragment in predicted[j].fragments}
            if not truth[i].pages or truth[i].pages & pages:
                alike[i, j] = (_dice(characters, other_characters) + _dice(texts, other_texts)) / 2
    return greedy_pairs(alike, MAY_PAIR)


def greedy_pairs(alike: Mapping[tuple[int, int], float], above: float) -> dict[int, int]:
    """Pairs (first to second) more alike than `above`, the best first, ties in order.

    >>> greedy_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7, (1, 1): 0.1}, 0.05)
    {0: 0, 1: 1}
    """
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for (i, j), score in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if score > above and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _content(texts: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    keys = [text_key(text) for text in texts]
    return Counter("".join(keys)), Counter(keys)


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
