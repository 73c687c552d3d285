"""The truth sets by name, and where each one's documents lie."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import PathNotFoundError
from pipeline.evaluation.icdar_truth import icdar_cases
from pipeline.evaluation.truth import Case, read_truth, tables_of


@dataclass(frozen=True, slots=True)
class Places:
    """Our own documents, and the folder of truth that is not ours to give away."""

    corpus: Path
    shared: Path


@dataclass(frozen=True, slots=True)
class TruthSet:
    """`complete`: the truth names every table of its pages, so that any other table is a false one.

    `relations`: its truth leaves blank cells out, so that adjacency relations are all it can judge.
    """

    name: str
    load: Callable[[Places], Iterable[Case]]
    complete: bool = True
    relations: bool = False

    def cases(self, places: Places) -> list[Case]:
        """Its documents by id; none where it is absent."""
        return sorted(self.load(places), key=lambda case: case.id)


def sample(cases: Sequence[Case], limit: int | None) -> list[Case]:
    """At most `limit` of the cases, always the same ones."""
    by_hash = sorted(cases, key=lambda case: hashlib.sha256(case.id.encode()).digest())
    return sorted(by_hash[:limit], key=lambda case: case.id)


def chosen_sets(names: Sequence[str], places: Places) -> list[tuple[TruthSet, list[Case]]]:
    """The sets of these names, or all that are present; raises `PathNotFoundError` for one that is not there."""
    found = [(one, one.cases(places)) for one in SETS if not names or one.name in names]
    present = [(one, cases) for one, cases in found if cases]
    absent = [name for name in names if name not in {one.name for one, _ in present}]
    if absent or not present:
        known = ", ".join(one.name for one in SETS)
        raise PathNotFoundError(f"no documents with truth for {', '.join(absent) or 'any set'} (sets: {known})")
    return present


def _corpus(places: Places) -> Iterable[Case]:
    for path in places.corpus.glob("*.truth.json"):
        truth = read_truth(path)
        turns = dict(enumerate(truth.get("turns", []), start=1))
        yield Case(truth["id"], path.parent / truth["file"], tables_of(truth), turns=turns)


def _real_files(places: Places) -> dict[tuple[str, str], Path]:
    """Files of `real/` by repository and path there."""
    with (places.shared / "real/CATALOG.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["repo"], row["path_in_repo"]): places.shared / "real" / row["file"] for row in rows}


def _pages_of_real(places: Places, *, folder: str, pattern: str) -> Iterable[Case]:
    """Truth about one or more pages of a document in `real/`."""
    paths = list((places.shared / "truth" / folder).glob(pattern))
    files = _real_files(places) if paths else {}
    for path in paths:
        truth = read_truth(path)
        pages = tuple(truth.get("pages") or [truth["page"]])
        file = files[truth["repo"], truth.get("path_in_repo") or truth["path"]]
        turned = truth.get("rotation_needed_deg")
        turns = {} if turned is None else dict.fromkeys(pages, turned)
        yield Case(truth["id"], file, tables_of(truth), pages, turns)


def _twins(places: Places, *, level: str) -> Iterable[Case]:
    """Each an image of one page, so that the page number in the truth is not that of the file."""
    for path in (places.shared / "truth/twins").glob("*.truth.json"):
        truth = read_truth(path)
        yield Case(truth["id"], path.parent / f"{truth['id']}.{level}.pdf", tables_of(truth, with_pages=False))


def _sstqa(places: Places, *, borderless: bool) -> Iterable[Case]:
    for path in (places.shared / "truth/sstqa").glob("*.json"):
        if path.stem.endswith(".borderless") == borderless:
            # `pages` is a count there.
            yield Case(path.stem, path.with_suffix(".pdf"), tables_of(read_truth(path), with_pages=False))


def _icdar(places: Places) -> Iterable[Case]:
    return icdar_cases(places.shared / "truth/icdar2013")


SETS: tuple[TruthSet, ...] = (
    TruthSet("corpus", _corpus),
    TruthSet("twins-source", partial(_pages_of_real, folder="twins", pattern="*.truth.json")),
    *(TruthSet(f"twins-{level}", partial(_twins, level=level)) for level in ("L0", "L1", "L2", "L3")),
    TruthSet("sstqa", partial(_sstqa, borderless=False)),
    TruthSet("sstqa-borderless", partial(_sstqa, borderless=True)),
    TruthSet("crosspage", partial(_pages_of_real, folder="crosspage", pattern="*.json"), complete=False),
    TruthSet("scans", partial(_pages_of_real, folder="scans", pattern="*.json"), complete=False),
    TruthSet("icdar2013", _icdar, relations=True),
)
