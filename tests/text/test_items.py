from __future__ import annotations

import pytest

from pipeline.text.items import item_start


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.完成", 1),
        ("12、完成", 12),
        ("3．完成", 3),
        ("（一）完成", 1),
        ("(二)完成", 2),
        ("（十）完成", 10),
        ("（二十一）完成", 21),
        ("(3)完成", 3),
        ("4）完成", 4),
        ("①完成", 1),
        ("二是完成", 2),
        ("十一、完成", 11),
        ("第三，完成", 3),
        ("●完成", 0),
    ],
)
def test_knows_markers(text: str, number: int) -> None:
    start = item_start(text)
    assert start is not None
    assert start.number == number


@pytest.mark.parametrize("text", ["1.5万元", "2026年", "一般公共预算", "第三产业", "（万元）", "100", "1,234.50", ""])
def test_knows_what_is_no_marker(text: str) -> None:
    assert item_start(text) is None
