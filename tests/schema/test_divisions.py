from __future__ import annotations

import pytest

from pipeline.schema.divisions import division_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("深圳市福田区民政局（本级）", "440304"),
        ("广东省深圳市福田区", "440304"),
        ("陕西省西安市财政局", "610100"),
        ("中共西安市委宣传部", "610100"),
        ("北京市市场监督管理局", "110000"),
        ("重庆市渝中区人民政府办公厅", "500103"),
        ("昆山市财政局", "320583"),
        ("苏州市社区服务中心", "320500"),
        ("广州市城市管理和综合执法局", "440100"),
        ("内蒙古自治区财政厅", "150000"),
        ("2026年西安市信访局部门预算", "610100"),
    ],
)
def test_a_name_says_its_division(name: str, code: str) -> None:
    assert division_code(name) == code


@pytest.mark.parametrize(
    "name",
    [
        "普陀区财政局",  # in 上海 and in 舟山
        "市中区财政局",
        "深圳市某某区民政局",  # a district that is not listed is not its city
        "江苏省某某市财政局",
        "国家信访局",
        "青屿市湿地保护局",
        "",
    ],
)
def test_no_code_without_a_single_answer(name: str) -> None:
    assert division_code(name) is None
