from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Yusuan = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def yusuan(tmp_path: Path) -> Yusuan:
    """Run the command as a user does, in a process of its own whose current folder is `tmp_path`.

    `before` is called in that process first.
    """

    def run(*arguments: object, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(os.fspath, map(str, arguments))],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            preexec_fn=before,
        )

    return run
