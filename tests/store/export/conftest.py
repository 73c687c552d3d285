from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.store.export.export import Exported, Format, export
from pipeline.store.folder import LocalFolder
from pipeline.store.json_file import to_json
from tests.store.export.true_documents import TRUTHS, doubtful_document, true_document


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "deep").mkdir()
    for name in TRUTHS:
        (folder / f"{name}.json").write_bytes(to_json(true_document(name)))
    doubtful = to_json(doubtful_document())
    (folder / "deep/a#b 100%.json").write_bytes(doubtful)
    (folder / "deep/copy.json").write_bytes(doubtful)
    return folder


@pytest.fixture(scope="session")
def exported(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Format], tuple[Path, Exported]]:
    """The run in a format, written once."""
    done: dict[Format, tuple[Path, Exported]] = {}

    def export_once(to: Format) -> tuple[Path, Exported]:
        if to not in done:
            out = tmp_path_factory.mktemp(to)
            result = export(LocalFolder(run_folder), to, LocalFolder(out), tmp_path_factory.mktemp("work"))
            done[to] = out, result
        return done[to]

    return export_once
