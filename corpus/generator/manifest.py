"""The record of a build: what was made, with which libraries and fonts."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

from corpus.generator.fonts import FACES

LIBRARIES = ("fonttools", "numpy", "pillow", "pypdfium2", "reportlab")


class Manifest(TypedDict):
    """manifest.json."""

    libraries: dict[str, str]
    fonts: dict[str, str]
    files: dict[str, str]


def tools() -> tuple[dict[str, str], dict[str, str]]:
    """Versions of the libraries and SHA-256 of the fonts, which decide the exact bytes."""
    libraries = {name: version(name) for name in LIBRARIES}
    return libraries, {face.name: _sha256(face.path().read_bytes()) for face in FACES}


def write_manifest(folder: Path) -> None:
    """Record every PDF and truth in a folder."""
    libraries, fonts = tools()
    paths = sorted([*folder.glob("*.pdf"), *folder.glob("*.truth.json")])
    files = {path.name: _sha256(path.read_bytes()) for path in paths}
    manifest: Manifest = {"libraries": libraries, "fonts": fonts, "files": files}
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The record of the last build."""
    manifest: Manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
