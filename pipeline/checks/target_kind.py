"""Targets that are odd for what their indicator is called: said, and left as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.model import Finding, Value

_SHARE = re.compile(r".*(?<![频速功倍汇])率|.*满意度")  # names of what is measured in %
_CHANGE_OR_GRADE = re.compile("[升降增减高低优良中差]|合格|达标")  # what a rate can be said to do, or to be


def target_findings(indicators: Iterable[Mapping[str, Value]]) -> Iterator[Finding]:
    """A finding for each rate (…率) whose target is neither a number, nor a grade, nor a change; or has no %."""
    for one in indicators:
        name, kind, target = (one.get(leaf) for leaf in ("name", "kind", "target_text"))
        if name is None or kind is None or target is None:
            continue
        said = f"{target.value}{one['unit'].value if 'unit' in one else ''}"
        if kind.value == "number" and said[-1:].isdigit() and _SHARE.fullmatch(name.value or ""):
            table, row, col = target.cells[0]
            message = f"{name.value}: no % is printed with {target.value}"
            yield Finding(rule="target_kind", severity="info", table=table, cells=((row, col),), message=message)
        if kind.value != "qualitative":
            continue
        if (name.value or "").endswith("率") and not _CHANGE_OR_GRADE.search(target.value or ""):
            table, row, col = target.cells[0]
            message = f"{name.value}: a rate whose target is a word, {target.value}"
            yield Finding(rule="target_kind", severity="warning", table=table, cells=((row, col),), message=message)
