"""Which headings (or row labels) are sums of which, by the fields that they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.checks.declared import Family, Identities, Part, RuleId

Node = tuple[str, ...]
UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Line:
    """A column or row by its index, with the fields it says from the outermost in; `context`: year, stage and so on."""

    index: int
    fields: Node
    context: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """The line `total` is the signed sum of other lines; `soft`: if these are all that belong to it."""

    rule: RuleId
    total: int
    terms: tuple[tuple[int, Literal[1, -1]], ...]
    soft: bool = False


def sums_of(lines: Iterable[Line], identities: Identities) -> tuple[Sum, ...]:
    """Every declared sum whose total and addends are among `lines`, each context by itself."""
    contexts: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines:
        contexts[line.context].append(line)
    return tuple(one for group in contexts.values() for one in _Tree(group, identities).sums())


@dataclass(frozen=True)
class _Tree:
    lines: Sequence[Line]
    declared: Identities

    @cached_property
    def own(self) -> dict[Node, int]:
        """Index of the line that says exactly these fields; lines that say the same are ambiguous and left out."""
        found: dict[Node, list[int]] = defaultdict(list)
        for line in self.lines:
            found[self._without_sums(line.fields)].append(line.index)
        return {node: indexes[0] for node, indexes in found.items() if len(indexes) == 1}

    @cached_property
    def nodes(self) -> dict[Node, list[Node]]:
        """Every prefix to the nodes right under it, in reading order."""
        under: dict[Node, list[Node]] = defaultdict(list)
        for line in self.lines:
            fields = self._without_sums(line.fields)
            for depth in range(len(fields)):
                child = fields[: depth + 1]
                if child not in under[fields[:depth]]:
                    under[fields[:depth]].append(child)
        return under

    @cached_property
    def _dropped(self) -> frozenset[str]:
        """Fields that only say 合计 here: 本年收入 too, where it is the only total."""
        sums = set(self.declared.sums)
        has_total = any(line.fields and set(line.fields) <= sums for line in self.lines)
        current = {field for line in self.lines for field in line.fields if field in self.declared.current}
        return frozenset(sums | current if len(current) == 1 and not has_total else sums)

    def _without_sums(self, fields: Node) -> Node:
        return tuple(field for field in fields if field not in self._dropped)

    @cached_property
    def _members(self) -> frozenset[str]:
        families = (family.members() for family in self.declared.families)
        return frozenset().union(*families, self.declared.aside, self.declared.finer)

    @cached_property
    def _parts(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = defaultdict(list)
        for family in self.declared.families:
            for top in family.parts:
                for part in top.walk():
                    if part.parts:
                        found[part.field].append(part)
        return found

    def sums(self) -> list[Sum]:
        found: list[Sum] = []
        for node, children in self.nodes.items():
            if any(child[-1] not in self._members for child in children):
                continue
            for rule, parts in self._parts_of(node):
                tops = self._tops(node, parts)
                optional = [(*node, part.field) for part in parts if part.optional]
                sure = [top for top in tops if top not in optional]
                soft = len(sure) not in (1, len(tops))
                self._add(found, rule, node, tops, soft=soft)
                if soft:
                    self._add(found, rule, node, sure, soft=True)
            for child in children:
                for part in self._parts[child[-1]]:
                    if part.rule and part.beside and not self._tops(child, part.parts):
                        self._add(found, part.rule, child, self._tops(node, part.parts))
            for family in self.declared.families:
                if family.field:
                    self._add_balance(found, family, node)
        return found

    def _parts_of(self, node: Node) -> list[tuple[RuleId, tuple[Part, ...]]]:
        own = [(part.rule, part.parts) for part in self._parts[node[-1]] if part.rule] if node else []
        usable = [(rule, parts) for rule, parts in own if len(self._tops(node, parts)) > 1]
        return usable or [(family.rule, family.parts) for family in self.declared.families if not family.field]

    def _tops(self, node: Node, parts: Sequence[Part]) -> list[Node]:
        """The outermost of `parts` that stand right under `node`."""
        children, found = self.nodes.get(node, []), []
        for part in parts:
            if (*node, part.field) in children:
                found.append((*node, part.field))
            else:
                found.extend(self._tops(node, part.parts))
        return list(dict.fromkeys(found))

    def _add(self, found: list[Sum], rule: RuleId, total: Node, tops: Sequence[Node], *, soft: bool = False) -> None:
        if len(tops) < 2 or total in tops:
            return
        keys = {node[len(tops[0]) :] for node in self.own if node[: len(tops[0])] == tops[0]} | {()}
        for key in sorted(keys):
            if (*total, *key) not in self.own:
                continue
            spread = [self._spread(top, key) for top in tops]
            indexes = [index for one in spread if one for index in one]
            if all(spread) and self.own[(*total, *key)] not in indexes:
                one = Sum(rule, self.own[(*total, *key)], tuple((index, 1) for index in indexes), soft)
                if one not in found:
                    found.append(one)

    def _spread(self, node: Node, key: Node) -> list[int]:
        """The line of a node, or the lines under it where it has none of its own; empty where that is not known."""
        if (*node, *key) in self.own:
            return [self.own[(*node, *key)]]
        if key or any(child[-1] not in self._members for child in self.nodes.get(node, [])):
            return []
        spread: list[int] = []
        for _, parts in [("", part.parts) for part in self._parts[node[-1]]] or self._parts_of(node):
            tops = self._tops(node, parts)
            lines = [self._spread(top, ()) for top in tops]
            if tops and all(lines):
                spread = spread or [index for one in lines for index in one]
        return spread

    def _add_balance(self, found: list[Sum], family: Family, node: Node) -> None:
        places = [(self.own.get((*node, part.field)), part.sign) for part in family.parts]
        total = self.own.get((*node, family.field))
        terms = tuple((index, sign) for index, sign in places if index is not None)
        if total is not None and len(terms) == len(family.parts):
            found.append(Sum(family.rule, total, terms))
