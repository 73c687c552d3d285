from __future__ import annotations

import pytest

from pipeline.text.cell_text import CellText
from pipeline.text.number_format import NumberFormat, number_format
from pipeline.text.settled import settled_number, settled_stroke

GROUPED = NumberFormat(2, True)


@pytest.mark.parametrize(
    ("seen", "choices", "expected"),
    [
        ("2.000.00", [("2,000.00", 0.3), ("2.000,00", 0.2)], "2,000.00"),
        ("205..97", [("205.97", 0.1)], "205.97"),
        ("73:25", [("73.25", 0.4)], "73.25"),
        ("~0.60", [("-0.60", 0.2)], "-0.60"),
        ("1234.50", [("1,234.50", 0.05)], "1,234.50"),
    ],
)
def test_what_a_reader_saw_and_fits_the_column_counts(
    seen: str, choices: list[tuple[str, float]], expected: str
) -> None:
    read = settled_number(CellText(seen, seen), choices, GROUPED)
    assert (read.text, read.raw, read.status, read.flags) == (expected, seen, "repaired", ("settled_by_column",))


@pytest.mark.parametrize(
    ("seen", "choices"),
    [
        ("2.000.00", []),
        ("2.000.00", [("2,000.00", 0.001)]),
        ("1.2.3", [("1.23", 0.001), ("9,000.23", 0.9)]),
        ("12.50", [("1.250", 0.4), ("125.0", 0.4)]),
        ("12.50", [("72.50", 0.9)]),
        ("完成3.项", [("完成3项", 0.5)]),
    ],
)
def test_digits_are_never_exchanged_and_nothing_is_invented(seen: str, choices: list[tuple[str, float]]) -> None:
    read = CellText(seen, seen)
    assert settled_number(read, choices, GROUPED) is read


def test_a_lone_stroke_is_a_dash_but_among_chinese_numbers() -> None:
    stroke, choices = CellText("一", "一"), [("-", 0.2), ("—", 0.1)]
    assert settled_stroke(stroke, choices, ["1.20", "3.40", ""], 0.9).text == "-"
    assert settled_stroke(stroke, choices, ["二", "三", "四"], 0.9) is stroke


@pytest.mark.parametrize(("width", "dash"), [(0.3, "-"), (0.95, "—")])
def test_a_dash_that_no_reader_thought_of_is_told_by_its_width(width: float, dash: str) -> None:
    read = settled_stroke(CellText("一", "一"), [("二", 0.2)], ["优", "良", ""], width)
    assert (read.text, read.raw, read.status) == (dash, "一", "repaired")


def test_a_column_of_few_or_unlike_amounts_has_no_rule() -> None:
    assert number_format(["1.20", "3.40", "合计"]) is None
    assert number_format(["1", "2.5", "3.75"]) == NumberFormat(None, None)
    assert number_format(["1,000", "2000", "3,000", "4000"]) == NumberFormat(0, None)


@pytest.mark.parametrize("seen", ["120258,600", "1851,801"])
def test_digits_grouped_at_their_end_alone_stay_as_they_were_seen(seen: str) -> None:
    column = number_format(["128138,600", "1851,801", "6117,735", "102,588"])
    others = [(seen.replace(",", "."), 0.02), (seen.replace(",", ""), 0.02)]
    assert settled_number(CellText(seen, seen), others, column).text == seen
