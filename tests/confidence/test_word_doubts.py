"""What closed lists say of the words of a table."""

from __future__ import annotations

from pipeline.confidence.word_doubts import word_doubts
from pipeline.model import Cell
from pipeline.schema.known_words import names_by_code


def cells(*rows: tuple[str, ...]) -> list[Cell]:
    return [Cell(row=row, col=col, text=text) for row, texts in enumerate(rows) for col, text in enumerate(texts)]


def test_a_name_is_vouched_for_by_the_code_beside_it() -> None:
    doubts = word_doubts(
        cells(
            ("科目编码", "科目名称", "合计"),
            ("2080505", "机关事业单位基本养老保险缴费支出", "1.20"),
            ("30205", "永费", "0.10"),
            ("30211", "水费", "0.10"),
            ("114001", "王小明", "0.10"),
        )
    )
    assert (1, 1) in doubts.vouched
    assert doubts.misnamed == {(2, 1)}
    # A name of the lists beside another one's code is vouched for by neither; nor is one that no list has.
    assert not {(3, 1), (4, 1)} & doubts.vouched


def test_codes_in_three_columns_and_in_the_name_itself() -> None:
    named = names_by_code(
        cells(
            ("类", "款", "项", "科目名称"),
            ("208", "", "", "社会保障和就业支出"),
            ("", "05", "", "行政事业单位养老支出"),
            ("", "", "05", "机关事业单位基本养老保险缴费支出"),
            ("", "", "", "[30101]基本工资"),
        )
    )
    assert named[1, 3] == ("社会保障和就业支出",)
    assert "行政事业单位养老支出" in named[2, 3]
    assert named[3, 3] == ("机关事业单位基本养老保险缴费支出",)
    assert named[4, 3] == ("基本工资",)


def test_amounts_and_headings_have_no_name() -> None:
    assert names_by_code(cells(("合计", "301", "302"), ("一、收入", "301", "12.50"))) == {}


def test_a_name_whose_list_number_may_be_lost_is_not_vouched_for() -> None:
    numbered = ("一、一般公共服务支出", "二、外交支出", "三、国防支出", "住房保障支出")
    doubts = word_doubts(cells(*((text,) for text in numbered)))
    assert doubts.vouched == {(0, 0), (1, 0), (2, 0)}


def test_what_is_left_of_a_list_number_tells_that_its_column_has_them() -> None:
    doubts = word_doubts(cells(("、一般公共服务支出",), ("二、外交支出",), ("住房保障支出",)))
    assert doubts.vouched == {(1, 0)}
