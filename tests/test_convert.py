from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from pipeline.convert import assemble, convert, read_part
from pipeline.errors import InputError
from pipeline.model import Document
from pipeline.store.json_file import to_json
from tests.cli.broken import BROKEN
from tests.drawn import Draw, Pen, Span, blank, converted, pdf, plain, rewritten, spans

NAMES = ["科目名称", "合计", "基本支出"]
XS = (40, 140, 240, 340)


def table(rows: list[list[str]], *, top: float = 60, bottom: float = 280, title: str = "") -> Draw:
    def draw(pen: Pen) -> None:
        if title:
            pen.text(150, 20, title, 14)
            pen.text(260, 42, "单位：万元")
        pen.cells(XS, [top + (bottom - top) * i / len(rows) for i in range(len(rows) + 1)], plain(rows))

    return draw


FIRST = [NAMES, ["教育支出", "1,219.80", "1,000.00"], ["科技支出", "30.00", ""]]
REST = [["文化支出", "8.00", "8.00"], ["卫生支出", "9.00", "0.00"]]


def three_pages() -> bytes:
    return pdf(
        table(FIRST, title="部门支出总表"),
        table([NAMES, *REST], bottom=200),
        table([["甲", "乙"], ["丙", "丁"]], title="三公经费支出表"),
    )


def cells(document: Document) -> list[list[Span]]:
    return [spans(one.cells) for one in document.tables]


def test_a_document_from_bytes_to_tables(tmp_path: Path) -> None:
    document = converted(three_pages(), tmp_path)
    assert cells(document) == [plain([*FIRST, *REST]), plain([["甲", "乙"], ["丙", "丁"]])]
    first, second = document.tables
    assert (first.id, first.title, first.unit, first.header_rows) == ("p1t1", "部门支出总表", "万元", 1)
    assert [box.page for box in first.fragments] == [1, 2]
    assert (second.id, second.title) == ("p3t1", "三公经费支出表")
    assert [(page.number, page.kind, page.status, page.problems) for page in document.pages] == [
        (number, "digital", "ok", ()) for number in (1, 2, 3)
    ]
    assert (document.file_name, document.pages[0].width, document.pages[0].height) == ("drawn.pdf", 400, 300)


@pytest.mark.parametrize("count", [1, 2])
def test_parts_that_travel_between_processes_make_the_same_document(count: int, tmp_path: Path) -> None:
    whole = converted(three_pages(), tmp_path)
    path = tmp_path / "drawn.pdf"
    parts = [read_part(path, start=start, count=count) for start in range(0, 3, count)]
    assert [part.total for part in parts] == [3] * len(parts)
    assert to_json(assemble(path.name, pickle.loads(pickle.dumps(parts)))) == to_json(whole)


def test_the_same_bytes_give_the_same_document(tmp_path: Path) -> None:
    data = three_pages()
    first, second = (converted(data, tmp_path) for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()


def test_the_id_comes_from_the_bytes_alone(tmp_path: Path) -> None:
    data = three_pages()
    first, second = converted(data, tmp_path, "a.pdf"), converted(data, tmp_path, "b.pdf")
    assert first.id == second.id
    assert first.id != converted(pdf(table(FIRST)), tmp_path, "c.pdf").id
    assert second.file_name == "b.pdf"
    assert first.tables == second.tables


def spoiled(number: int) -> bytes:
    """Page `number` has a content stream that no reader can decode."""

    def change(writer: Any) -> None:
        stream = DecodedStreamObject()
        stream.set_data(b"q Q")
        stream[NameObject("/Filter")] = NameObject("/NoSuchFilter")
        writer.pages[number - 1][NameObject("/Contents")] = writer._add_object(stream)

    return rewritten(three_pages(), change)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_page_that_fails_does_not_stop_the_others(number: int, tmp_path: Path) -> None:
    document = converted(spoiled(number), tmp_path)
    assert [page.status for page in document.pages] == ["failed" if n == number else "ok" for n in (1, 2, 3)]
    (problem,) = document.pages[number - 1].problems
    assert problem.startswith("not read: ")
    assert len(problem.splitlines()) == 1
    assert [box.page for one in document.tables for box in one.fragments] == [n for n in (1, 2, 3) if n != number]


@pytest.mark.parametrize(("pages", "numbers"), [([2], [2]), ([3, 1], [1, 3]), ([], []), ([7], []), (None, [1, 2, 3])])
def test_pages_limit_the_work(pages: list[int] | None, numbers: list[int], tmp_path: Path) -> None:
    document = converted(three_pages(), tmp_path, pages=pages)
    assert [page.number for page in document.pages] == numbers
    assert {box.page for one in document.tables for box in one.fragments} == set(numbers)


@pytest.mark.parametrize(("pages", "calls"), [(None, [(1, 3), (2, 3), (3, 3)]), ([1, 3], [(1, 2), (2, 2)])])
def test_progress_is_told_page_by_page(pages: list[int] | None, calls: list[tuple[int, int]], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    converted(three_pages(), tmp_path, pages=pages, on_page=lambda done, total: told.append((done, total)))
    assert told == calls


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_opened_raises_its_error(name: str, tmp_path: Path) -> None:
    data, error = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as raised:
        convert(tmp_path / name)
    assert isinstance(raised.value, InputError)


def test_scanned_and_empty_pages_come_out_with_the_others(tmp_path: Path) -> None:
    data = pdf(lambda pen: pen.picture(0, 0, 400, 300), blank, table(FIRST, title="部门支出总表"))
    document = converted(data, tmp_path)
    assert [page.kind for page in document.pages] == ["scanned", "empty", "digital"]
    assert [bool(page.problems) for page in document.pages] == [True, False, False]
    assert cells(document) == [plain(FIRST)]


def test_doubtful_cells_are_queued_for_review(tmp_path: Path) -> None:
    def draw(pen: Pen) -> None:
        table([NAMES, ["教育支出", "1.00", "2.00"]], title="部门支出总表")(pen)
        pen.canvas._code.append("/Span << /ActualText <FEFF0039> >> BDC")
        pen.text(290, 200, "8")
        pen.canvas._code.append("EMC")

    document = converted(pdf(draw), tmp_path)
    (item,) = document.review
    assert (item.table, item.row, item.col) == ("p1t1", 1, 2)
    assert "readers_disagree" in item.reasons
    assert item.confidence < 0.9


def test_a_plain_table_needs_no_review(tmp_path: Path) -> None:
    document = converted(three_pages(), tmp_path)
    assert document.review == ()
    assert all(cell.confidence > 0.98 and not cell.flags for one in document.tables for cell in one.cells)


def test_confidences_are_probabilities_on_a_page_with_every_doubt(tmp_path: Path) -> None:
    private = chr(0xE002) * 3

    def draw(pen: Pen) -> None:
        pen.cells(XS, (60, 80, 100, 120), plain([[private] * 3] * 3), open_sides="lr")

    document = converted(pdf(draw), tmp_path)
    confidences = [cell.confidence for one in document.tables for cell in one.cells]
    assert len(confidences) == 9
    assert all(0 <= confidence < 0.1 for confidence in confidences)
    assert document.pages[0].problems
