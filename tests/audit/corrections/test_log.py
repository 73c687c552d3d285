from __future__ import annotations

import pytest

from pipeline.audit.corrections.anchors import cell_anchor
from pipeline.audit.corrections.correction import Correction, in_force
from pipeline.audit.corrections.lines import from_lines, to_lines
from pipeline.errors import UnreadableFileError
from tests.documents import budget_table, document


def said(text: str, second: int, **rest: object) -> Correction:
    table = budget_table()
    when = f"2026-01-01T00:00:{second:02d}.000000Z"
    anchor = cell_anchor(table, table.cells[6])
    operation = rest.pop("operation", "set_text")
    return Correction.new(document().id, operation, anchor, who="李", when=when, after=text, **rest)  # type: ignore[arg-type]


def test_undoing_brings_back_what_was_replaced_and_can_be_undone_itself() -> None:
    first = said("1", 1)
    second = said("2", 2, supersedes=first.id)
    undo = said("", 3, operation="undo", supersedes=second.id)
    again = said("", 4, operation="undo", supersedes=undo.id)
    assert in_force([first]) == [first]
    assert in_force([first, second]) == [second]
    assert in_force([first, second, undo]) == [first]
    assert in_force([again, undo, second, first]) == [second]


def test_lines_carry_everything_and_an_edited_line_is_refused() -> None:
    log = [said("1,219.80", 1, why="印章遮挡\n", parts=("a", "b")), said("\0", 2)]
    lines = list(to_lines(log))
    assert list(from_lines([*lines, "\n"])) == log
    assert len(set(lines)) == 2
    with pytest.raises(UnreadableFileError, match="line 1"):
        list(from_lines([lines[0].replace("1,219.80", "9,219.80")]))
    with pytest.raises(UnreadableFileError, match="line 2"):
        list(from_lines([lines[0], "{}"]))
