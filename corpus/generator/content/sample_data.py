"""The books of a department that does not exist: 青屿市湿地保护局, 2026."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.ledger import Basic, Budget, Project, Unit

BUREAU = Unit("118001", "青屿市湿地保护局（本级）")
CENTRE = Unit("118002", "青屿市湿地监测中心", public_body=False)

_BASICS = {
    BUREAU.code: {
        "2050803": "30216 86000",
        "2080501": "30301 128400, 30302 264800",
        "2080505": "30108 1186240",
        "2080506": "30109 593120",
        "2101101": "30110 519520",
        "2101103": "30111 222600",
        "2130201": (
            "30101 4286400, 30102 3974520, 30103 2118000, 30112 86352.40, 30199 152000, "
            "30201 240000, 30202 36000, 30205 18500, 30206 126000, 30207 98400, 30209 312600, "
            "30211 268000, 30213 75000, 30215 42000, 30217 18000, 30228 168730.60, 30229 98000, "
            "30231 96000, 30239 512400, 30299 143617"
        ),
        "2210201": "30113 1246800",
        "2210202": "30102 365000",
    },
    CENTRE.code: {
        "2050803": "30216 42000",
        "2080502": "30302 146300",
        "2080505": "30108 824000",
        "2080506": "30109 412000",
        "2101102": "30110 363500",
        "2130204": (
            "30101 2864000, 30102 386400, 30107 2245600, 30112 52346.80, 30201 128000, "
            "30205 9600, 30206 64800, 30207 45200, 30211 156000, 30213 38500, 30226 64000, "
            "30228 112453.20, 30229 56000, 30231 64000, 30299 87000"
        ),
        "2210201": "30113 872300",
    },
}


def _d(text: str) -> Decimal:
    return Decimal(text)


_SPECIFIC = "特定目标类"
_RUNNING = "其他运转类"

_PROJECTS = (
    Project(BUREAU.code, "2130212", "湿地巡护与日常管护", _SPECIFIC, _d("3860000")),
    Project(BUREAU.code, "2110401", "退化湿地生态修复工程", _SPECIFIC, _d("5200000"), _d("640000")),
    Project(BUREAU.code, "2130212", "湿地科普宣传教育", _SPECIFIC, _d("680000"), other=_d("12400")),
    Project(BUREAU.code, "2130211", "鸟类栖息地保护", _SPECIFIC, _d("928500")),
    Project(BUREAU.code, "2130202", "办公设备更新与档案数字化", _RUNNING, _d("217300")),
    Project(
        CENTRE.code,
        "2130212",
        "湿地资源监测与信息平台运维",
        _SPECIFIC,
        _d("1486000"),
        business=_d("320000"),
    ),
    Project(CENTRE.code, "2050803", "监测人员专项培训", _RUNNING, _d("60000")),
)


def parse_basics(books: dict[str, dict[str, str]]) -> tuple[Basic, ...]:
    """Lines of 基本支出 written as "经济科目 amount, …" for each unit and 功能科目."""
    return tuple(
        Basic(unit, func, *_pair(item))
        for unit, functions in books.items()
        for func, text in functions.items()
        for item in text.split(", ")
    )


def _pair(item: str) -> tuple[str, Decimal]:
    econ, amount = item.split()
    return econ, Decimal(amount)


BUDGET = Budget("青屿市湿地保护局", 2026, (BUREAU, CENTRE), parse_basics(_BASICS), _PROJECTS)
