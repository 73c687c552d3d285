"""Entries of a code tree: 类, 款 and 项 with their sums, below a total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.generator.content.cells import head, left
from corpus.generator.invented.books import Line, Want, both, every
from corpus.generator.invented.columns import Column, Group, Leaf
from corpus.generator.invented.dice import Dice
from corpus.generator.invented.pivot import Entry
from corpus.generator.model import Cell


@dataclass(frozen=True, slots=True)
class CodeLook:
    """How codes and names are printed."""

    split: bool
    """类, 款 and 项 in columns of their own."""
    path: bool
    """Split codes repeat the parts of their parents."""
    indent: float
    lengths: tuple[int, ...]
    """Lengths of the codes that have a row."""
    last_total: bool
    """The total stands below the tree."""
    spread: int

    def heads(self, code: str = "科目编码", name: str = "科目名称") -> tuple[Column, ...]:
        """Headers of the label columns."""
        if self.split:
            return Group(code, (Leaf("类"), Leaf("款"), Leaf("项"))), Leaf(name)
        return Leaf(code), Leaf(name)

    def labels(self, code: str, name: str) -> tuple[Cell, ...]:
        """Label cells of a row."""
        level = self.lengths.index(len(code)) if len(code) in self.lengths else 0
        shown = left(name, indent=self.indent * level)
        if not self.split:
            return left(code), shown
        parts = code[:3], code[3:5], code[5:7]
        depth = (len(code) - 3) // 2
        return (*(head(part if self.path or i == depth else "") for i, part in enumerate(parts)), shown)

    def total(self, label: str) -> tuple[Cell, ...]:
        """Label cells of a total row."""
        return (*(head("") for _ in range(3 if self.split else 1)), head(label, spread=self.spread))


def code_look(dice: Dice, lengths: tuple[int, ...] = (3, 5, 7)) -> CodeLook:
    """Choose; some tables print the 项 alone or leave the 款 out."""
    full = len(lengths) == 3
    return CodeLook(
        split=full and dice.chance(0.3),
        path=dice.chance(0.5),
        indent=dice.pick((0.0, 0.5, 1.0, 1.5)),
        lengths=lengths if dice.chance(0.8) else lengths[-1:],
        last_total=dice.chance(0.2),
        spread=dice.pick((0, 1, 2, 4)),
    )


def code_entries(
    lines: Sequence[Line],
    code_of: Callable[[Line], str],
    names: dict[str, str],
    look: CodeLook,
    *,
    within: Want = every,
    first: int = 0,
) -> list[Entry]:
    """Rows of the tree over the lines that `within` wants; `first` is the index of its first row."""
    used = {code_of(line)[:length] for line in lines if within(line) for length in look.lengths}
    codes = sorted(used)
    entries: list[Entry] = []
    for code in codes:
        deeper = [one for one in look.lengths if one > len(code)]
        children = [c for c in codes if deeper and len(c) == deeper[0] and c.startswith(code)]
        entries.append(
            Entry(
                look.labels(code, names[code]),
                both(within, _below(code_of, code)),
                tuple(first + codes.index(child) for child in children),
                "PREFIX_SUM",
            )
        )
    return entries


def tops(lines: Sequence[Line], code_of: Callable[[Line], str], look: CodeLook, within: Want = every) -> list[int]:
    """Indexes, in `code_entries`, of the rows that add up to the total."""
    used = sorted({code_of(line)[:length] for line in lines if within(line) for length in look.lengths})
    return [i for i, code in enumerate(used) if len(code) == look.lengths[0]]


def with_total(entries: list[Entry], top: list[int], look: CodeLook, label: str, anchor: str) -> list[Entry]:
    """The tree with its total above or below."""
    if look.last_total:
        return [*entries, Entry(look.total(label), every, tuple(top), anchor=anchor)]
    moved = [replace(entry, parts=tuple(part + 1 for part in entry.parts)) for entry in entries]
    return [Entry(look.total(label), every, tuple(i + 1 for i in top), anchor=anchor), *moved]


def _below(code_of: Callable[[Line], str], code: str) -> Want:
    return lambda line: code_of(line).startswith(code)
