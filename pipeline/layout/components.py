"""Rules that touch belong to one table: connected components."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.geometry import Box, Rule

TOUCH = 3.0
SAME_END = 4.0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules of one table: horizontal, vertical, and the box around them."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    box: Box


def rule_sets(rules: Sequence[Rule]) -> tuple[RuleSet, ...]:
    """Sets with at least two rules each way, top to bottom."""
    horizontal = [rule for rule in rules if rule.orientation == "h"]
    vertical = [rule for rule in rules if rule.orientation == "v"]
    if not horizontal or not vertical:
        return ()
    groups = _touching(horizontal, vertical)
    sets = [_rule_set(*group) for group in groups if all(group)]
    loose = [rule for group in groups if not group[0] for rule in group[1]]
    sets = [_with_open_columns(one, loose) for one in sets]
    sets = [one for one in sets if len(one.horizontal) >= 2 and len(one.vertical) >= 1]
    return tuple(sorted(sets, key=lambda one: (one.box.top, one.box.x0)))


def _touching(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    v_pos = np.array([rule.position for rule in vertical])
    v_start = np.array([rule.start for rule in vertical])
    v_end = np.array([rule.end for rule in vertical])
    parent = list(range(len(horizontal) + len(vertical)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, rule in enumerate(horizontal):
        meets = (
            (v_pos >= rule.start - TOUCH) & (v_pos <= rule.end + TOUCH)
            & (v_start - TOUCH <= rule.position) & (v_end + TOUCH >= rule.position)
        )  # fmt: skip
        for met in np.flatnonzero(meets):
            parent[root(i)] = root(len(horizontal) + int(met))
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(horizontal):
        groups[root(i)][0].append(rule)
    for j, rule in enumerate(vertical):
        groups[root(len(horizontal) + j)][1].append(rule)
    return list(groups.values())


def _rule_set(horizontal: list[Rule], vertical: list[Rule]) -> RuleSet:
    xs = [rule.position for rule in vertical] + [x for rule in horizontal for x in (rule.start, rule.end)]
    ys = [rule.position for rule in horizontal] + [y for rule in vertical for y in (rule.start, rule.end)]
    return RuleSet(tuple(horizontal), tuple(vertical), Box(min(xs), min(ys), max(xs), max(ys)))


def _with_open_columns(rules: RuleSet, loose: Sequence[Rule]) -> RuleSet:
    """The set with vertical rules beside it that touch no other rule but are just as tall.

    They border merged cells that reach from the top of a page to its end.
    """
    box = rules.box
    columns = [
        rule for rule in loose if abs(rule.start - box.top) <= SAME_END and abs(rule.end - box.bottom) <= SAME_END
    ]
    return _rule_set([*rules.horizontal], [*rules.vertical, *columns]) if columns else rules
