from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.schema.amount import parse_amount
from pipeline.schema.units import in_yuan, names, unit


@pytest.mark.parametrize(
    ("printed", "name", "dimension"),
    [
        ("次数", "次", "count"),
        ("个（套）", "个（套）", ""),
        ("万元/年/人", "万元/年/人", "money_rate"),
        ("次/台/月", "次/台/月", "count_rate"),
        ("㎡", "平方米", "area"),
        ("亿条", "亿条", "count"),
        ("千万元", "千万元", ""),
        ("学", "学", ""),
    ],
)
def test_a_unit_word(printed: str, name: str, dimension: str) -> None:
    assert (unit(printed).name, unit(printed).dimension) == (name, dimension)


def test_every_listed_word_is_a_known_unit() -> None:
    assert all(unit(word).known for word in names())


@pytest.mark.parametrize(
    ("printed", "name", "yuan"),
    [
        ("1,219.80", "万元", "12198000"),
        ("1020.133", "万元", "10201330"),
        ("0.005", "元", "0.005"),
        ("3", "亿元", "300000000"),
    ],
)
def test_amounts_convert_exactly(printed: str, name: str, yuan: str) -> None:
    amount = parse_amount(printed)
    assert amount is not None
    assert str(in_yuan(amount.value, name)) == yuan


def test_what_is_no_chinese_money_is_not_converted() -> None:
    assert in_yuan(Decimal(5), "万美元") is None
