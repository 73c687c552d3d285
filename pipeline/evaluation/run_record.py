"""When and with what an evaluation was made."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline import __version__
from pipeline.evaluation.results import RunRecord

# What reads pages, and what measures.
_PACKAGES = ("pdfplumber", "pdfminer.six", "pypdfium2", "opencv-python-headless", "numpy", "rapidfuzz", "scikit-learn")


def record_run(arguments: Sequence[str], checkout: Path) -> RunRecord:
    """The record of a run that begins now."""
    return RunRecord(
        date=datetime.now(UTC).date().isoformat(),
        command=" ".join(["yusuan eval", *arguments]),
        commit=_commit(checkout),
        versions={"yusuan": __version__, "python": platform.python_version(), **dict(_versions())},
    )


def _versions() -> list[tuple[str, str]]:
    found = []
    for package in _PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            continue
    return found


def _commit(checkout: Path) -> str | None:
    """The commit, with "+" where files differ from it; None outside of a git checkout."""
    git = shutil.which("git")
    if git is None or not (checkout / ".git").exists():
        return None

    def ask(*arguments: str) -> str:
        command = [git, "-C", str(checkout), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603

    commit = ask("rev-parse", "--short=12", "HEAD")
    return commit + ("+" if ask("status", "--porcelain") else "") if commit else None
