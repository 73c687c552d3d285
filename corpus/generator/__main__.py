"""`python -m corpus.generator [--out FOLDER] [--only NAME]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.generator.build import build
from corpus.generator.catalogue import NAMES
from corpus.generator.manifest import write_manifest

DOCUMENTS_FOLDER = Path(__file__).parents[1] / "documents"


def main() -> None:
    """Build the documents and record the build."""
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("--out", type=Path, default=DOCUMENTS_FOLDER, help="folder to write to")
    parser.add_argument("--only", choices=NAMES, help="build one document")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in (options.only,) if options.only else NAMES:
        built = build(name)
        (options.out / f"{name}.pdf").write_bytes(built.pdf)
        (options.out / f"{name}.truth.json").write_text(built.truth, encoding="utf-8")
        print(f"{name}: {len(built.pdf) / 1000:.0f} kB")
    write_manifest(options.out)


if __name__ == "__main__":
    main()
