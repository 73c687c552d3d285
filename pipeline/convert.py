"""One document in, one `Document` out: the ordered list of stages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.audit.corrections.correction import Correction
from pipeline.checks.prose import prose_findings
from pipeline.confidence.judged import judged
from pipeline.file_names import readable
from pipeline.gaps import gap_findings
from pipeline.grid import Fragment, PageLine
from pipeline.layout.captions import with_captions
from pipeline.layout.fragments import read_fragments
from pipeline.layout.page_lines import page_lines
from pipeline.layout.regions import find_regions
from pipeline.mend.table_labels import mended_labels
from pipeline.mixed_page import read_pictures
from pipeline.model import Document, Finding, Page
from pipeline.page_content import PageContent
from pipeline.scanned_page import can_read, placed_back, read_scanned
from pipeline.schema.line_facts import facts_of_lines
from pipeline.settings import Settings, shipped_settings
from pipeline.source.open_pdf import OpenPdf, open_pdf, read_bytes
from pipeline.source.read_page import read_page
from pipeline.source.scan.deskew import Straight
from pipeline.source.text.lines import is_text
from pipeline.stitch.stitch import stitch
from pipeline.text_page import read_text_page
from pipeline.understand import understand

CAPTION_ROWS = 3
PageDone = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PageTables:
    """What stays of a page once it is closed."""

    page: Page
    fragments: tuple[Fragment, ...] = ()
    lines: tuple[PageLine, ...] = ()
    straight: Straight | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a document's wanted pages, in order; `total` counts all that are wanted."""

    document_id: str
    total: int
    pages: tuple[PageTables, ...]


def convert(
    path: str | Path,
    *,
    pages: Sequence[int] | None = None,
    on_page: PageDone | None = None,
    corrections: Sequence[Correction] = (),
    settings: Settings | None = None,
) -> Document:
    """Convert one file. `pages` (from 1) limits the work; `on_page(done, total)` reports progress.

    Those of `corrections` that are this document's own are applied to what was read. `settings`: by default those of
    this installation. Raises a subclass of `pipeline.errors.InputError` when the file cannot be opened, and
    `pipeline.errors.ConfigError` when the settings do not hold.
    """
    path = Path(path)
    part = read_part(path, pages=pages, on_page=on_page, settings=settings)
    return assemble(path.name, [part], corrections, settings)


def read_part(
    path: Path,
    *,
    pages: Sequence[int] | None = None,
    start: int = 0,
    count: int | None = None,
    on_page: PageDone | None = None,
    settings: Settings | None = None,
) -> Part:
    """Read `count` pages, from the wanted page at index `start`; a page is read without a look at its neighbours."""
    data = read_bytes(path)
    document_id = "sha256:" + hashlib.sha256(data).hexdigest()
    if is_text(path.suffix, data):
        text = read_text_page(data, (settings or shipped_settings()).fields)
        one = PageTables(text.page, text.fragments, text.lines, findings=text.findings)
        wanted_pages = (one,) if pages is None or one.page.number in pages else ()
        return Part(document_id, len(wanted_pages), wanted_pages[start:])
    read: list[PageTables] = []
    with open_pdf(data) as pdf:
        wanted = [n for n in range(1, pdf.n_pages + 1) if pages is None or n in pages]
        some = wanted[start:] if count is None else wanted[start : start + count]
        for number in some:
            read.append(read_tables(pdf, number))
            if on_page:
                on_page(len(read), len(some))
    return Part(document_id, len(wanted), tuple(read))


def assemble(
    name: str, parts: Sequence[Part], corrections: Sequence[Correction] = (), settings: Settings | None = None
) -> Document:
    """The document whose wanted pages are those of `parts`, in order."""
    return understand(as_read(name, parts, settings), corrections, settings)


def as_read(name: str, parts: Sequence[Part], settings: Settings | None = None) -> Document:
    """The same as it was read: before corrections and what follows from them; `understand` does the rest."""
    read = [one for part in parts for one in part.pages]
    fragments = with_captions([one.fragments for one in read], [one.lines for one in read])
    straights = {one.page.number: one.straight for one in read if one.straight is not None}
    top = (cell.text for fragment in fragments for cell in fragment.cells if cell.row < CAPTION_ROWS)
    printed = facts_of_lines([one.lines for one in read], top)
    certain = judged(stitch(fragments), shipped_settings().calibration)
    fields = (settings or shipped_settings()).fields
    tables, label_findings = mended_labels([placed_back(table, straights) for table in certain], fields)
    lines = (line.text for one in read for line in one.lines)
    stated = prose_findings(lines, tables, settings or shipped_settings())
    pages = tuple(one.page for one in read)
    return Document(
        id=parts[0].document_id,
        file_name=readable(name),
        family=printed.family,
        fiscal_year=printed.fiscal_year,
        unit_name=printed.unit_name,
        supervising_department=printed.supervising_department,
        pages=pages,
        tables=tables,
        findings=(
            *gap_findings(pages, tables),
            *(finding for one in read for finding in one.findings),
            *label_findings,
            *stated,
        ),
    )


def read_tables(pdf: OpenPdf, number: int) -> PageTables:
    """Page `number` (from 1) to its fragments; whatever goes wrong stays with the page."""
    try:
        content, straight = read_page(pdf, number - 1), None
        if content.kind == "scanned" and can_read():
            scanned = read_scanned(pdf, content)
            content, straight = scanned.content, scanned.straight
        elif content.kind == "mixed" and can_read():
            mixed = read_pictures(pdf, content)
            content, straight = (mixed.content, mixed.straight) if mixed else (content, None)
        regions = find_regions(content)
        lines = page_lines(content.chars, [region.box for region in regions])
        return PageTables(_page(content), read_fragments(content, regions, lines), lines, straight)
    except Exception as error:  # noqa: BLE001 - damaged objects raise anything; one page must not stop the document
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        return not_read(number, why)


def not_read(number: int, why: str) -> PageTables:
    """What is left of a page that could not be read."""
    problem = f"not read: {why}"
    return PageTables(Page(number=number, width=0, height=0, kind="empty", status="failed", problems=(problem,)))


def _page(content: PageContent) -> Page:
    return Page(
        number=content.number,
        width=round(content.width, 2),
        height=round(content.height, 2),
        rotation=content.rotation,
        kind=content.kind,
        problems=content.problems,
    )
