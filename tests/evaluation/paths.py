"""Where the tests find documents with truth."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus/documents"
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="needs ../shared, which is not part of this repository"
)
