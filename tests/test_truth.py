"""A small fixed sample of real tables whose exact truth is kept outside of the project; it must stay perfect."""

from __future__ import annotations

import csv
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.convert import convert

SHARED = Path(__file__).parents[1] / ".." / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "truth").is_dir(), reason="../shared, the real documents and their truth, is absent"
)

TWINS = [
    "beijing_1ec4df_p12", "changsha_3ad45a_p14", "chongqing_654c8b_p24", "fuzhou_ee04d0_p25", "guangzhou_b4d4e8_p26",
    "shanghai_70b1dc_p13", "shenzhen_f76d0a_p59", "suzhou_6f09a0_p9", "xian_41c82d_p75", "yantai_defb54_p38",
]  # fmt: skip
RULED = ["2", "10", "16", "28", "44", "56", "72", "98", "100"]
OVER_PAGES = [
    "beijing_caizheng_p4",
    "changsha_xinfang_p30",
    "fuzhou_cangshan_p25",
    "shenzhen_xinfang_p18",
    "xian_yingji_p7",
]


@cache
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def real_files() -> dict[tuple[str, str], Path]:
    with (SHARED / "real" / "CATALOG.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row["repo"], row["path_in_repo"]): SHARED / "real" / row["file"] for row in rows}


def truth(folder: str, name: str) -> dict[str, Any]:
    return json.loads((SHARED / "truth" / folder / name).read_text(encoding="utf-8"))


def assert_perfect(wanted: dict[str, Any], path: Path, pages: list[int] | None = None) -> None:
    """Each table of the truth is there with its cells, spans and texts."""
    document = convert(path, pages=pages)
    assert {page.status for page in document.pages} == {"ok"}
    found = score().tables_of(document.model_dump(mode="json"))
    tables = score().tables_of(wanted)
    pairs = score().match(found, tables)
    assert sorted(pairs) == list(range(len(tables)))
    for index, table in enumerate(tables):
        assert score().cells_of(found[pairs[index]]) == score().cells_of(table)


def source(wanted: dict[str, Any]) -> Path:
    return real_files()[wanted["repo"], wanted["path_in_repo"]]


@pytest.mark.parametrize("name", TWINS)
def test_a_page_of_a_budget(name: str) -> None:
    wanted = truth("twins", f"{name}.truth.json")
    assert_perfect(wanted, source(wanted), [wanted["page"]])


@pytest.mark.parametrize("name", RULED)
def test_a_ruled_table_with_merged_cells(name: str) -> None:
    assert_perfect(truth("sstqa", f"{name}.json"), SHARED / "truth" / "sstqa" / f"{name}.pdf")


@pytest.mark.parametrize("name", OVER_PAGES)
def test_a_table_over_several_pages(name: str) -> None:
    wanted = truth("crosspage", f"{name}.json")
    pages = list(range(wanted["pages"][0], wanted["pages"][-1] + 1))
    assert_perfect(wanted, source(wanted), pages)
