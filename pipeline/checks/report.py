"""Counts of judged identities by rule, and the failures, as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pipeline.checks.check import check
from pipeline.checks.declared import RuleId
from pipeline.checks.judge import Outcome
from pipeline.errors import YusuanError
from pipeline.model import Document
from pipeline.schema.readings import read_meaning
from pipeline.settings import Settings
from pipeline.store.folder import Folder
from pipeline.store.run_documents import run_documents

HEAD = ("rule", "checked", "pass", "fail", "pass %", "soft", "prove nothing", "not checkable", "what")


def counts(outcomes: Iterable[Outcome]) -> dict[RuleId, Counter[str]]:
    """Rule to how many of each: passed, failed, soft (a pass where a failure would not have counted) and so on."""
    found: dict[RuleId, Counter[str]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.equation.rule, Counter())[_kind(outcome)] += 1
    return found


def _kind(outcome: Outcome) -> str:
    if outcome.verdict == "pass":
        if outcome.vacuous:
            return "proved_nothing"
        return "soft" if outcome.equation.soft else "passed"
    return "failed" if outcome.verdict == "fail" else "not_checkable"


def report(found: Mapping[RuleId, Counter[str]], rules: Mapping[RuleId, str]) -> str:
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


def report_of_folder(folder: Folder, settings: Settings) -> Iterator[str]:
    """A line for each identity that fails in the documents below `folder`, then the table of counts.

    Tables are read and checked anew; what their files say about kinds and findings does not count.
    Raises `PathNotFoundError` where there is no document, `UnreadableFileError` for a file that is not one of ours.
    """
    total: dict[RuleId, Counter[str]] = {}
    for _, document in run_documents(folder):
        if isinstance(document, YusuanError):
            raise document
        found = check(read_meaning(document.tables, settings), settings)
        yield from _failures(document, found.outcomes)
        for rule, count in counts(found.outcomes).items():
            total.setdefault(rule, Counter()).update(count)
    yield report(total, settings.identities.rules)


def _failures(document: Document, outcomes: Iterable[Outcome]) -> Iterator[str]:
    tables = {table.id: table for table in document.tables}
    for outcome in outcomes:
        if outcome.verdict == "fail":
            place = outcome.equation.places[0]
            pages = tables[place.table].fragments
            where = f"page {pages[0].page}, {place.table}, row {place.row}, column {place.col}"
            amounts = f"printed {outcome.actual}, expected {outcome.expected}, tolerance {outcome.tolerance}"
            yield f"{document.id[7:15]} {where}: {outcome.equation.rule} {outcome.equation.about}: {amounts}"
