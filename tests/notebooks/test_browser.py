"""An auditor's half hour in a real browser: correct, undo, split, convert again; nothing is lost."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.generator.scan import scan
from corpus.generator.scan_level import LEVELS
from corpus.generator.scan_recipe import ScanPage, ScanRecipe
from pipeline.model import Document
from pipeline.scanned_page import can_read
from pipeline.store.json_file import read_json

if TYPE_CHECKING:
    from playwright.sync_api import Page

lab = pytest.importorskip("tests.notebooks.lab", reason="playwright is not installed")
pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
pytestmark = [
    pytest.mark.skipif(lab.CHROMIUM is None, reason="no Chromium installed (Debian: chromium)"),
    pytest.mark.skipif(not can_read(), reason="no OCR models installed"),
]
ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus/documents"
MOST_ITEMS = 400


def convert(folder: Path, *options: str) -> None:
    code = "import sys; from pipeline.cli import main; sys.argv[0] = 'yusuan'; main()"
    command = [sys.executable, "-c", code, "convert", str(folder / "in"), "--out", str(folder / "out"), *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages, one with a misprinted amount, scanned, and converted."""
    source = CORPUS / "sample_budget_planted_error.pdf"
    truth = json.loads(source.with_suffix(".truth.json").read_text(encoding="utf-8"))
    recipe = ScanRecipe("planted", source.name, (ScanPage(3), ScanPage(4)), 5, LEVELS["clean"])
    (tmp_path / "in").mkdir()
    (tmp_path / "in/planted.pdf").write_bytes(scan(source.read_bytes(), truth, recipe).pdf)
    convert(tmp_path)
    return tmp_path


def result(folder: Path) -> Document:
    return read_json(folder / "out/planted.json")


def by_hand(document: Document) -> set[str]:
    return {cell.text for table in document.tables for cell in table.cells if cell.source == "human"}


def failing(document: Document) -> set[tuple[str, tuple[tuple[int, int], ...]]]:
    return {(one.rule, one.cells) for one in document.findings if one.severity == "error"}


def test_corrections_by_keyboard_survive_a_new_conversion(folder: Path) -> None:
    printed = result(folder)
    wrong = next(cell for table in printed.tables for cell in table.cells if cell.text == "151.44")
    assert any((wrong.row, wrong.col) in cells for _, cells in failing(printed)), "the misprint breaks an identity"
    shutil.copy(ROOT / "notebooks/audit.ipynb", folder)
    environment = {
        "YUSUAN_RUN": str(folder / "out"),
        "YUSUAN_PDFS": str(folder / "in"),
        "YUSUAN_WHO": "审核员",
        "PYTHONPATH": str(ROOT),
    }
    with lab.jupyter_lab(folder, environment) as url, lab.browser_page(url.format("audit.ipynb")) as page:
        lab.run_all(page)
        reviewer = Reviewer(page)
        reviewer.go_to("text === '151.44'")
        reviewer.picture(folder / "review.png")
        reviewer.correct("115.44")
        reviewer.start_again()
        reviewer.go_to("/^[\\u4e00-\\u9fff]{2,}$/.test(d.text) && d.spans === '1x1'")
        reviewer.correct("甲")
        reviewer.go_to("/^[\\u4e00-\\u9fff]{2,}$/.test(d.text) && d.spans === '1x1'")
        key = reviewer.correct("乙")
        reviewer.press("z", f"d.key === {json.dumps(key)}")
        reviewer.correct("丙")
        reviewer.start_again()
        reviewer.go_to("d.spans !== '1x1'")
        reviewer.split("左", "右")
        page.locator(".jp-NotebookPanel-toolbar").first.click()  # leaving the frame writes what was decided
        page.wait_for_timeout(2000)
    for force in ((), ("--force",)):
        if force:
            convert(folder, *force)
        found = result(folder)
        assert by_hand(found) == {"115.44", "甲", "丙", "左", "右"}
        assert not any(cells and (wrong.row, wrong.col) in cells for _, cells in failing(found)), "the checks pass"
        assert "correction" not in {finding.rule for finding in found.findings}
        with sqlite3.connect(folder / "out/yusuan.sqlite") as database:
            rows = database.execute("SELECT text FROM cell WHERE source = 'human'").fetchall()
            log = database.execute("SELECT field FROM correction ORDER BY decided_at").fetchall()
        assert {text for (text,) in rows} == {"115.44", "甲", "丙", "左", "右"}
        assert [field for (field,) in log] == ["set_text", "set_text", "set_text", "undo", "set_text", "split"]


class Reviewer:
    """Hands on the keyboard; conditions are JavaScript about `d`, what the frame says of the item shown."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.locator(".yusuan-review .picture img").first.wait_for()
        page.locator(".yusuan-review").focus()

    def press(self, key: str, then: str) -> None:
        self._page.keyboard.press(key)
        self._until(then)

    def go_to(self, wanted: str) -> None:
        wanted = wanted if "d." in wanted else f"d.{wanted}"
        for _ in range(MOST_ITEMS):
            if self._page.evaluate(f"(() => {{ {_D}; return {wanted} }})()"):
                return
            self.press("s", f"d.key !== {json.dumps(self._key())}")
        raise AssertionError(f"no item with {wanted}")

    def correct(self, text: str) -> str:
        """Returns the key of the item."""
        key = self._key()
        self.press("e", "d.mode === 'edit'")
        self._page.keyboard.press("Control+a")
        self._page.keyboard.type(text)
        self.press("Enter", f"d.key !== {json.dumps(key)}")
        return key

    def split(self, *parts: str) -> None:
        self.press("x", "d.mode === 'split'")
        self._page.keyboard.press("Control+a")
        for index, part in enumerate(parts):
            if index:
                self._page.keyboard.press("Shift+Enter")
            self._page.keyboard.type(part)
        self.press("Enter", f"d.text === {json.dumps(parts[0])}")

    def start_again(self) -> None:
        before = self._page.evaluate(f"(() => {{ {_D}; return d.round || '0' }})()")
        self._page.keyboard.press("f")
        self.press("Enter", f"d.round > {before}")
        self._page.locator(".yusuan-review .picture img").first.wait_for()

    def picture(self, path: Path) -> None:
        self._page.locator(".yusuan-review .held").wait_for()
        self._page.locator(".yusuan-review").screenshot(path=path)

    def _key(self) -> str:
        return str(self._page.evaluate(f"(() => {{ {_D}; return d.key }})()"))

    def _until(self, condition: str) -> None:
        self._page.wait_for_function(f"(() => {{ {_D}; return {condition} }})()")


_D = "const d = document.querySelector('.yusuan-review').dataset"
