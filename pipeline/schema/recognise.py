"""Which kind a table is: by the words of its title and the fields that it shows, never by numbers or places."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.schema.kinds import Kind, Kinds
from pipeline.schema.reading import UNKNOWN
from pipeline.schema.seen import Seen
from pipeline.schema.titles import plain_title

# Share of the labelled tables (tests/schema/table_kinds.tsv, half `tune`) that were right, by how a kind was found.
TITLE_AND_ALL_FIELDS = 0.99
TITLE_AND_SOME_FIELDS = 0.9
SEVERAL_TITLES = 0.85
FIELDS_ALONE = 0.8
ENOUGH = 0.5


def recognise(titles: Sequence[str], seen: Seen, kinds: Kinds) -> tuple[str, float]:
    """The kind's id and the confidence in it; `unknown` and 0 when not sure.

    `titles`: what may be the table's title, most likely first.
    """
    plain = [plain_title(title) for title in titles]
    for title in plain:
        found = _by_title(title, seen, kinds)
        if found is not None:
            return found
    possible = {name: kind for name, kind in kinds.root.items() if not any(map(kind.never, plain))}
    marked = [name for name, kind in possible.items() if kind.marked(seen.header, seen.everywhere)]
    return (marked[0], FIELDS_ALONE) if len(marked) == 1 else (UNKNOWN, 0.0)


def _by_title(title: str, seen: Seen, kinds: Kinds) -> tuple[str, float] | None:
    named = {_instead(name, seen, kinds) for name, kind in kinds.root.items() if title and kind.titled(title)}
    fitting = [(kinds[name].share(seen.everywhere), name) for name in sorted(named) if _may_be(kinds[name], seen)]
    if not fitting:
        return None
    best, name = max(fitting, key=lambda one: one[0])
    if best < ENOUGH:
        return None
    if sum(share == best for share, _ in fitting) > 1:
        return name, SEVERAL_TITLES
    return name, TITLE_AND_ALL_FIELDS if best == 1 else TITLE_AND_SOME_FIELDS


def _instead(name: str, seen: Seen, kinds: Kinds) -> str:
    return next((other for field, other in kinds[name].instead.items() if field in seen.header), name)


def _may_be(kind: Kind, seen: Seen) -> bool:
    return not any(field in seen.header for field in kind.against)
