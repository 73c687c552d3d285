from __future__ import annotations

import pytest

from pipeline.schema.codes import Scheme, agrees, codes_named, name_of, scheme_of
from pipeline.schema.codes import _by_code as listed

SCHEMES: tuple[Scheme, ...] = ("functional", "economic_department", "economic_government")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_code_is_of_its_scheme_and_has_one_name_an_edition(scheme: Scheme) -> None:
    for code, known in listed(scheme).items():
        assert scheme_of(code) == scheme
        assert len({one.edition for one in known}) == len(known)
        assert all(one.name == one.name.strip() and one.name for one in known)


def test_a_name_belongs_to_an_edition() -> None:
    assert name_of("functional", "20805", 2018) == "行政事业单位离退休"
    assert name_of("functional", "20805", 2026) == "行政事业单位养老支出"
    assert agrees("functional", "20805", "行政事业单位离退休")


def test_brackets_and_spaces_do_not_matter_to_a_name() -> None:
    assert agrees("economic_department", "30213", "维修 (护) 费")


def test_a_name_alone_is_no_key() -> None:
    assert {one.parent for one in codes_named("functional", "机关服务")} >= {"20103", "20406"}
