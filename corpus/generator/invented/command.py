"""`python -m corpus.generator random`: any number of invented documents."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.generator.invented.build import make
from corpus.generator.invented.scanning import MIXED
from corpus.generator.scan_level import LEVELS


def add_random(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's options."""
    parser = commands.add_parser("random", help=__doc__, description=__doc__)
    parser.add_argument("--seed", type=int, required=True, help="the same seed gives the same bytes")
    parser.add_argument("--count", type=int, default=20, help="how many documents")
    parser.add_argument("--first", type=int, default=0, help="number of the first document")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--scan", choices=(*LEVELS, MIXED), default="", help="scan them, at a level or at any")
    parser.add_argument(
        "--planted-errors", type=float, default=0.0, metavar="SHARE", help="documents with a misprinted amount, 0 to 1"
    )
    parser.set_defaults(run=make_random)


def make_random(options: argparse.Namespace) -> None:
    """Write the documents and their truth."""
    options.out.mkdir(parents=True, exist_ok=True)
    for number in range(options.first, options.first + options.count):
        made = make(options.seed, number, planted_share=options.planted_errors, scan=options.scan)
        (options.out / f"{made.name}.pdf").write_bytes(made.pdf)
        (options.out / f"{made.name}.truth.json").write_text(made.truth, encoding="utf-8")
        print(f"{made.name}: {len(made.pdf) / 1000:.0f} kB")
