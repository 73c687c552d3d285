"""The wheel that users install: everything in it, and found without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.config_files import config_dir

ROOT = Path(__file__).parents[1]
MIGRATION = "store/sql/migrations/versions/first_schema.py"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("yusuan-*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_checkout_reads_its_own_configs() -> None:
    assert config_dir() == ROOT / "configs"


def test_a_wheel_carries_package_schema_and_configs(unpacked: Path) -> None:
    assert _files(unpacked / "pipeline/_configs") == _files(ROOT / "configs")
    assert {"__init__.py", "py.typed", "cli.py", "store/document.schema.json", MIGRATION} <= _files(
        unpacked / "pipeline"
    )
    assert {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")} == {"pipeline"}


def test_a_wheel_works_without_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import pipeline; from pipeline.config_files import config_dir; from pipeline.store.schema import check;"
        "print(pipeline.__file__); print(config_dir())"
    )
    command = [sys.executable, "-c", code, unpacked]
    lines = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout.splitlines()
    assert lines == [str(unpacked / "pipeline/__init__.py"), str(unpacked / "pipeline/_configs")]
