from __future__ import annotations

import pytest

from pipeline.checks.target_kind import target_findings
from pipeline.model import Value


def value(text: str) -> Value:
    return Value(value=text, text=text, status="read", confidence=1.0, cells=(("t", 5, 4),))


@pytest.mark.parametrize(
    ("name", "kind", "target", "odd"),
    [
        ("慰问金发放准确率", "qualitative", "显著", True),
        ("慰问金发放准确率", "number", "100%", False),
        ("群众知晓率", "qualitative", "明显提高", False),
        ("验收合格率", "qualitative", "优", False),
        ("工作效率", "text", "见附件", False),
        ("提高服务质量", "qualitative", "显著", False),
    ],
)
def test_a_rate_with_a_word_for_its_target_is_odd(name: str, kind: str, target: str, odd: bool) -> None:
    one = {"name": value(name), "kind": value(kind), "target_text": value(target)}
    found = [(finding.rule, finding.table, finding.cells) for finding in target_findings([one])]
    assert found == ([("target_kind", "t", ((5, 4),))] if odd else [])


@pytest.mark.parametrize(
    ("name", "target", "unit", "odd"),
    [
        ("群众满意度", "≥90", None, True),
        ("项目完成率", "95", None, True),
        ("群众满意度", "≥90%", "%", False),
        ("设备巡检频率", "2", None, False),
        ("维修路灯数量", "200", None, False),
    ],
)
def test_a_share_without_a_percent_sign_is_odd(name: str, target: str, unit: str | None, odd: bool) -> None:
    one = {"name": value(name), "kind": value("number"), "target_text": value(target)}
    found = list(target_findings([one | ({"unit": value(unit)} if unit else {})]))
    assert [(finding.rule, finding.severity) for finding in found] == ([("target_kind", "info")] if odd else [])
