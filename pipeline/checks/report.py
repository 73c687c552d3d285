"""Counts of judged identities by rule, as a table of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.checks.equation import Outcome

HEAD = ("rule", "checked", "pass", "fail", "pass %", "soft", "prove nothing", "not checkable", "what")


def counts(outcomes: Iterable[Outcome]) -> dict[str, Counter[str]]:
    """Rule to how many of each: passed, failed, soft (a pass where a failure would not have counted) and so on."""
    found: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.equation.rule, Counter())[_kind(outcome)] += 1
    return found


def _kind(outcome: Outcome) -> str:
    if outcome.verdict == "pass":
        if outcome.vacuous:
            return "proved_nothing"
        return "soft" if outcome.equation.soft else "passed"
    return "failed" if outcome.verdict == "fail" else "not_checkable"


def report(found: Mapping[str, Counter[str]], rules: Mapping[str, str]) -> str:
    """A Markdown table; what is soft, proves nothing or cannot be checked is not among the checked."""
    lines = [HEAD, ("---", *["--:"] * 7, "---")]
    total: Counter[str] = Counter()
    for rule in sorted(found, key=lambda rule: int(rule[1:])):
        lines.append(_line(rule, found[rule], rules.get(rule, "")))
        total += found[rule]
    lines.append(_line("all", total, ""))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _line(rule: str, count: Counter[str], what: str) -> tuple[str, ...]:
    checked = count["passed"] + count["failed"]
    share = f"{100 * count['passed'] / checked:.2f}" if checked else "–"
    numbers = (checked, count["passed"], count["failed"])
    return (
        rule,
        *map(str, numbers),
        share,
        str(count["soft"]),
        str(count["proved_nothing"]),
        str(count["not_checkable"]),
        what,
    )
