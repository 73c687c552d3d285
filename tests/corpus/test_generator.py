"""The committed files are what the generator makes."""

from __future__ import annotations

import doctest
import hashlib
from pathlib import Path

import pytest

from corpus.generator.catalogue import DOCUMENTS as DECLARED
from corpus.generator.catalogue import NAMES, SCANS
from corpus.generator.declared import declared_tables
from corpus.generator.grid import GridError, place_cells
from corpus.generator.model import Cell, Table
from corpus.generator.wrap import wrap
from tests.corpus.truths import DOCUMENTS, Json, load


def _without_places(tables: list[Json]) -> list[Json]:
    return [{**table, "pages": [], "cells": [{**cell, "boxes": []} for cell in table["cells"]]} for table in tables]


@pytest.mark.parametrize("name", DECLARED)
def test_committed_truth_is_the_declaration(name: str) -> None:
    committed = load(DOCUMENTS / f"{name}.truth.json")["tables"]
    assert _without_places(committed) == declared_tables(DECLARED[name]())


@pytest.mark.parametrize("name", SCANS)
def test_scan_has_the_tables_of_its_source(name: str) -> None:
    committed = _without_places(load(DOCUMENTS / f"{name}.truth.json")["tables"])
    source = declared_tables(DECLARED[SCANS[name].source]())
    assert committed
    assert all(table in source for table in committed)


def test_manifest_matches_the_committed_files() -> None:
    manifest = load(DOCUMENTS / "manifest.json")
    assert set(manifest["files"]) == {f"{name}{end}" for name in NAMES for end in (".pdf", ".truth.json")}
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((DOCUMENTS / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("name", NAMES)
def test_same_code_gives_the_same_bytes(name: str) -> None:
    pytest.importorskip("reportlab")
    pytest.importorskip("fontTools")
    from corpus.generator.build import build
    from corpus.generator.fonts import FontMissingError
    from corpus.generator.manifest import tools

    manifest = load(DOCUMENTS / "manifest.json")
    try:
        libraries, fonts = tools()
    except FontMissingError as error:
        pytest.skip(str(error))
    if (libraries, fonts) != (manifest["libraries"], manifest["fonts"]):
        pytest.skip("built with other versions of the libraries or fonts")
    built = build(name)
    assert built.pdf == (DOCUMENTS / f"{name}.pdf").read_bytes()
    assert built.truth == (DOCUMENTS / f"{name}.truth.json").read_text(encoding="utf-8")


def _table(*rows: tuple[Cell, ...]) -> Table:
    return Table(kind="unknown", title="t", unit="", columns=(1.0, 1.0), rows=rows)


def test_cells_take_the_next_free_place() -> None:
    placed = place_cells(_table((Cell("a", rows=2), Cell("b")), (Cell("c"),)))
    assert [(c.row, c.col, c.cell.text) for c in placed] == [(0, 0, "a"), (0, 1, "b"), (1, 1, "c")]


@pytest.mark.parametrize("row", [(Cell("a"),), (Cell("a"), Cell("b"), Cell("c")), (Cell("a", cols=3),)])
def test_rows_that_do_not_tile_the_grid_are_refused(row: tuple[Cell, ...]) -> None:
    with pytest.raises(GridError):
        place_cells(_table(row))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("社会福利支出", 4, ("社会福利", "支出")),
        ("合计\n小计", 10, ("合计", "小计")),
        ("共计12.50元", 5, ("共计", "12.50", "元")),
        ("保障金（一）", 4, ("保障金", "（一）")),
        ("一二三四，五", 4, ("一二三", "四，五")),
        ("1234567", 3, ("123", "456", "7")),
    ],
)
def test_wraps_like_an_office_program(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width, len) == lines


@pytest.mark.parametrize("module", ["wrap", "measure", "content.money"])
def test_examples_in_docstrings_are_true(module: str) -> None:
    loaded = pytest.importorskip(f"corpus.generator.{module}")
    assert doctest.testmod(loaded).failed == 0


def test_missing_font_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fonts = pytest.importorskip("corpus.generator.fonts")
    monkeypatch.setattr(fonts, "FONT_ROOT", tmp_path)
    with pytest.raises(fonts.FontMissingError, match="apt-get install fonts-noto-cjk"):
        fonts.FACES[0].path()
