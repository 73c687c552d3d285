"""The peers: what each is, and where it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["digital", "scan"]

_READERS = "tests.bench.peer."


@dataclass(frozen=True, slots=True)
class Peer:
    """`environment`: name of its folder and of its requirements; None for our own. `package`: what it is named for."""

    name: str
    environment: str | None
    package: str
    reader: str
    kinds: tuple[Kind, ...]
    note: str
    variant: str = ""
    programs: tuple[str, ...] = ()

    @property
    def arguments(self) -> tuple[str, str]:
        """The module that reads, and how."""
        return _READERS + self.reader, self.variant


OURS = Peer("yusuan", None, "yusuan", "read_yusuan", ("digital", "scan"), "`convert(pdf, pages=[n])`")

PEERS = (
    Peer(
        name="pdfplumber",
        environment="pdfplumber",
        package="pdfplumber",
        reader="read_pdfplumber",
        kinds=("digital",),
        note="its table finder, default settings",
    ),
    *(
        Peer(
            name=f"camelot-{name}",
            environment="camelot",
            package="camelot-py",
            reader="read_camelot",
            variant=variant,
            kinds=("digital",),
            note=f"{note}, `split_text`",
        )
        for name, variant, note in (
            ("lattice", "lattice:combined", "rules from picture and drawing"),
            ("vector", "lattice:vector", "lattice, rules from the drawing alone"),
            ("hybrid", "hybrid:combined", "rules from picture and drawing"),
            ("network", "network", "text alone, no spans"),
        )
    ),
    Peer(
        name="img2table",
        environment="img2table",
        package="img2table",
        reader="read_img2table",
        variant="text",
        kinds=("digital",),
        note="`borderless_tables`, text from the file",
    ),
    Peer(
        name="tablers",
        environment="tablers",
        package="tablers",
        reader="read_tablers",
        kinds=("digital",),
        note="default settings; boxes turned as the page is",
    ),
    Peer(
        name="tabula",
        environment="tabula",
        package="tabula-py",
        reader="read_tabula",
        kinds=("digital",),
        note="it guesses between lattice and stream",
        programs=("java",),
    ),
    Peer(
        name="wired-table-rec",
        environment="wired-table-rec",
        package="wired-table-rec",
        reader="read_wired_table_rec",
        kinds=("scan",),
        note="+ rapidocr 3.10; the page taken as one table, 200 dpi",
    ),
    Peer(
        name="img2table-ocr",
        environment="img2table",
        package="img2table",
        reader="read_img2table",
        variant="ocr",
        kinds=("scan",),
        note="+ rapidocr 3.10; `borderless_tables`, `detect_rotation`, 200 dpi",
    ),
    Peer(
        name="rapidocr",
        environment="wired-table-rec",
        package="rapidocr",
        reader="read_rapidocr",
        kinds=("scan",),
        note="the text of the whole page alone, 200 dpi: what a page's CPU is measured against",
    ),
)
