"""`python -m corpus.generator`: the shipped documents, or with `random` any number of invented ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.generator.build import build
from corpus.generator.catalogue import NAMES
from corpus.generator.invented.command import add_random
from corpus.generator.manifest import write_manifest

DOCUMENTS_FOLDER = Path(__file__).parents[1] / "documents"


def main() -> None:
    """Obey the command line."""
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description=__doc__)
    parser.add_argument("--out", type=Path, default=DOCUMENTS_FOLDER, help="folder to write to")
    parser.add_argument("--only", choices=NAMES, help="build one document")
    parser.set_defaults(run=build_shipped)
    add_random(parser.add_subparsers(metavar="random"))
    options = parser.parse_args()
    options.run(options)


def build_shipped(options: argparse.Namespace) -> None:
    """Build the shipped documents and record the build."""
    options.out.mkdir(parents=True, exist_ok=True)
    for name in (options.only,) if options.only else NAMES:
        built = build(name)
        (options.out / f"{name}.pdf").write_bytes(built.pdf)
        (options.out / f"{name}.truth.json").write_text(built.truth, encoding="utf-8")
        print(f"{name}: {len(built.pdf) / 1000:.0f} kB")
    write_manifest(options.out)


if __name__ == "__main__":
    main()
