from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.fold import fold


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("⼀⼆⼈⼝", "一二人口"),
        ("⻓期⻋辆⺠政⻅⻚⻔⻛⻘", "长期车辆民政见页门风青"),
        ("金\uf90a\uf9b5", "金金例"),
        ("\U0002f800", "丽"),
        ("１２，３４（万元）①㎡：；“”", "１２，３４（万元）①㎡：；“”"),
        ("1,219.80 abc", "1,219.80 abc"),
    ],
)
def test_folds_lookalikes_and_nothing_else(raw: str, expected: str) -> None:
    assert fold(raw) == expected


def test_every_radical_with_an_equivalent_becomes_a_unified_ideograph() -> None:
    assigned = [chr(code) for code in range(0x2E80, 0x2FD6) if unicodedata.name(chr(code), "")]
    left = [char for char in assigned if not unicodedata.name(fold(char)).startswith("CJK UNIFIED")]
    assert left == ["⺀"]


@given(st.text())
def test_folding_is_idempotent_and_keeps_every_place(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)
