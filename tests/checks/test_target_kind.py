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
