"""A row that stands in two lines, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mend.columns import Holds
from pipeline.schema.target import Target, parse_target
from pipeline.source.text.cell import TextCell
from pipeline.text.classes import is_han
from pipeline.text.flags import Flag

LONGEST_REST = 2  # characters of a name that the second line may hold
_JOINED = 0.85


def goes_on(above: Sequence[TextCell], row: Sequence[TextCell], columns: Sequence[Holds]) -> bool:
    """Whether `row` is the end of the name above, with that row's own target again or none."""
    return _is_rest(above, row, columns.index("name"), columns)


def rejoined(rows: Sequence[tuple[TextCell, ...]], columns: Sequence[Holds]) -> tuple[tuple[TextCell, ...], ...]:
    """Rows whose name is the last character or two of the name above, with that row's own target again or none."""
    name = columns.index("name")
    done: list[tuple[TextCell, ...]] = []
    for row in rows:
        if done and _is_rest(done[-1], row, name, columns):
            done[-1] = _joined(done[-1], row, columns)
        else:
            done.append(row)
    return tuple(done)


def _is_rest(above: Sequence[TextCell], row: Sequence[TextCell], name: int, columns: Sequence[Holds]) -> bool:
    rest, head = row[name].text, above[name].text
    if not (0 < len(rest) <= LONGEST_REST < len(head)) or not all(map(is_han, rest)):
        return False
    for upper, lower, holds in zip(above, row, columns, strict=True):
        if holds == "target" and lower.text and not _same(parse_target(upper.text), parse_target(lower.text)):
            return False
        if holds == "amount" and lower.text:
            return False
    return True


def _same(upper: Target, lower: Target) -> bool:
    """The same target; a unit that is no unit may be the other's, misread."""
    if upper == lower and upper.kind != "text":
        return True
    if upper.kind != "number" or (upper.value, upper.operator) != (lower.value, lower.operator):
        return False
    return upper.unit == lower.unit or not (upper.unit_known and lower.unit_known)


def _joined(above: Sequence[TextCell], row: Sequence[TextCell], columns: Sequence[Holds]) -> tuple[TextCell, ...]:
    return tuple(_cell(upper, lower, holds) for upper, lower, holds in zip(above, row, columns, strict=True))


def _cell(upper: TextCell, lower: TextCell, holds: Holds) -> TextCell:
    if not lower.text or holds == "label":
        return upper if upper.text or not lower.text else lower
    text = upper.text + lower.text
    if holds == "target":
        known = parse_target(upper.text).unit_known
        text = upper.text if known else lower.text
    return TextCell(
        text,
        f"{upper.raw} / {lower.raw}",
        (*upper.lines, *lower.lines),
        tuple(dict.fromkeys((*upper.flags, *lower.flags, Flag.ROWS_JOINED))),
        _JOINED,
    )
