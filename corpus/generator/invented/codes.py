"""Names of the classification codes, from the lists in `data/`."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


def _read(name: str) -> dict[str, str]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


FUNCTIONAL = _read("functional.csv")
"""支出功能分类: 类, 款 and 项."""
ECONOMIC = _read("economic.csv")
"""部门预算支出经济分类."""
GOVERNMENT = _read("government.csv")
"""政府预算支出经济分类."""


def below(code: str) -> list[str]:
    """The 项 below a 款."""
    return [one for one in FUNCTIONAL if len(one) == 7 and one.startswith(code)]


def government_code(econ: str, *, public_body: bool) -> str:
    """The 政府经济 code of a 部门经济 code, which depends on the kind of unit."""
    if econ.startswith("303"):
        return "50905" if econ in ("30301", "30302") else "50999"
    if econ.startswith("312"):
        return "50799"
    if econ.startswith("310"):
        return ("50303" if econ == "31013" else "50306") if public_body else "50601"
    if not public_body:
        return "50501" if econ.startswith("301") else "50502"
    return _PUBLIC_BODY.get(econ, "50102" if econ.startswith("301") else "50201")


_PUBLIC_BODY = {
    "30101": "50101",
    "30102": "50101",
    "30103": "50101",
    "30113": "50103",
    "30199": "50199",
    "30212": "50207",
    "30213": "50209",
    "30215": "50202",
    "30216": "50203",
    "30217": "50206",
    "30227": "50205",
    "30231": "50208",
    "30299": "50299",
}
