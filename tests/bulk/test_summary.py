from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from pipeline.bulk.figures import figures_of
from pipeline.bulk.outcome import Outcome
from pipeline.bulk.summary import exit_code, failure_lines, summary_table
from pipeline.errors import EmptyFileError, InternalError, LimitExceededError
from pipeline.model import Finding, Page
from tests.documents import document

_FINE = Outcome(Path("a.pdf"), figures=figures_of(document()))
_EMPTY = Outcome(Path("b.pdf"), error=EmptyFileError("the file is empty"))
_FAULT = Outcome(Path("c\n.pdf"), error=InternalError("internal error:\n KeyError"))
_WARNED = Outcome(
    Path("d.pdf"), figures=figures_of(document(findings=(Finding(rule="r", severity="warning", message="m"),)))
)


_UNREAD = document().model_copy(
    update={
        "pages": (Page(number=1, width=0, height=0, kind="empty", status="failed", problems=("not read: too\nlong",)),)
    }
)
_IN_PART = Outcome(Path("e.pdf"), figures=figures_of(_UNREAD), lost=LimitExceededError("too long"))


def test_the_table_counts_what_was_done_and_what_was_not() -> None:
    text = io.StringIO()
    Console(width=100, file=text).print(summary_table([_FINE, _WARNED, _EMPTY, _FAULT]))
    rows = [line.replace("│", " ").split() for line in text.getvalue().splitlines()[1:-1]]
    lines = {row[0]: row[1:] for row in rows}
    assert lines["documents"] == ["4", "converted", "2"]
    assert lines["pages"] == ["2", "digital", "2"]
    assert lines["tables"] == ["2", "unknown", "2"]
    assert lines["cells"] == ["18"]
    assert lines["findings"] == ["1", "warning", "1"]
    assert lines["failures"] == ["2", "empty", "file", "1,", "internal", "error", "1"]


def test_each_failure_is_one_line() -> None:
    assert failure_lines([_FINE, _EMPTY, _FAULT]) == [
        "failed: b.pdf: the file is empty",
        "failed: c\\n.pdf: internal error: KeyError",
    ]


def test_a_document_without_some_pages_is_listed_and_fails_the_run() -> None:
    assert failure_lines([_FINE, _IN_PART]) == ["in part: e.pdf: page 1 of 1 not read: too\\nlong"]
    assert exit_code([_FINE, _IN_PART], strict=False) == 15
    text = io.StringIO()
    Console(width=100, file=text).print(summary_table([_FINE, _IN_PART]))
    assert "converted 2, in part 1" in text.getvalue()


def test_exit_codes() -> None:
    assert exit_code([_FINE, _WARNED], strict=False) == 0
    assert exit_code([_FINE], strict=True) == 0
    assert exit_code([_FINE, _WARNED], strict=True) == 1
    assert exit_code([_FINE, _EMPTY, _EMPTY], strict=True) == 10
    assert exit_code([_EMPTY, _FAULT], strict=False) == 20


def test_a_page_problem_asks_for_a_person() -> None:
    assert figures_of(document(problems=("scanned: no text layer",))).attention
    assert not figures_of(document()).attention
