"""From what was read to what is said: people's corrections on top of a reading, then everything that rests on it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.corrections.apply import apply_corrections
from pipeline.audit.corrections.correction import Correction
from pipeline.checks.check import check
from pipeline.checks.target_kind import target_findings
from pipeline.confidence.review import review_queue
from pipeline.gaps import cut_tables
from pipeline.model import Document
from pipeline.schema.document_facts import document_facts
from pipeline.schema.readings import read_meaning, with_kind
from pipeline.schema.records.build import records
from pipeline.settings import Settings, shipped_settings


def understand(reading: Document, corrections: Sequence[Correction] = (), settings: Settings | None = None) -> Document:
    """`reading` with its corrections that are in force, what its tables mean, whether they add up, the review queue.

    A function of its arguments alone (`settings`: by default those of this installation), so that a correction needs
    no second look at the file.
    """
    settings = settings or shipped_settings()
    document, _ = apply_corrections(reading, corrections)
    readings = read_meaning(document.tables, settings)
    checked = check(readings, settings, set(cut_tables(document.pages, document.tables)))
    tables = tuple(with_kind(one) for one in checked.readings)
    facts = document_facts(checked.readings, document)
    said = records(checked.readings, facts, settings.fields)
    findings = (*document.findings, *checked.findings, *target_findings(said.indicators))
    found = {
        "records": said,
        "findings": findings,
        "review": review_queue(tables, findings),
    }
    return document.model_copy(update={**facts, "tables": tables, **found})
