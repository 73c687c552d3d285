"""What headers say, by the shipped words."""

from __future__ import annotations

import pytest

from pipeline.settings import shipped_settings

FIELDS = shipped_settings().fields


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("一般公共预算拨款收入", "general_budget"),
        ("政府性基金预算财政拨款", "government_fund"),
        ("其中：财政拨款", "fiscal"),
        ("公务用车购置\n及运行维护费", "vehicles"),
        ("公务用车运行维护费", "vehicle_running"),
        ("2026年预算数（万元）", "budget"),
        ("合  计", "total"),
        ("科目编码", "code"),
        ("部门预算支出经济分类科目编码", "department_economic_code"),
        ("三级指标", "indicator_level3"),
        ("分值权重（90分）", "weight"),
        ("年度指标值", "target"),
        ("对附属单位补助支出", "to_subsidiary"),
        ("附属单位上缴收入", "subsidiary_remittance"),
        ("办公设备购置", ""),
    ],
)
def test_a_header_says_its_field(text: str, field: str) -> None:
    assert FIELDS.find(text) == field


def test_one_text_can_mean_another_thing_in_another_dimension() -> None:
    assert FIELDS.find("项目") == "name"
    assert FIELDS.find("款", "fund") == ""
    assert FIELDS.find("成本指标", "indicator") == ""
