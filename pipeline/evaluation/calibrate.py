"""Fit the calibration: `python -m pipeline.evaluation.calibrate TRUTH_FOLDER:JSON_FOLDER ...` (docs/confidence.md)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from sklearn.linear_model import LogisticRegression

from pipeline.confidence.calibration import Calibration, Weights
from pipeline.confidence.features import Kind, features, kind_of, table_doubts
from pipeline.config_files import config_dir
from pipeline.evaluation.pairing import pair_tables
from pipeline.evaluation.text_key import text_key
from pipeline.evaluation.truth import TruthTable, read_truth, tables_of
from pipeline.model import Table
from pipeline.store.json_file import read_json

KINDS: tuple[Kind, ...] = ("number", "words", "blank")
STRENGTH = 10.0  # of the data against small weights
DIGITS = 3
# Log odds that a doubt takes at least: too rare in what is fitted on to be measured there, and known to be grave.
LEAST: Mapping[Kind, Mapping[str, float]] = {
    "number": {
        "lost_line": 4.0,
        "lone_left": 4.0,
        "no_rules": 3.0,
        "overflow": 3.0,
        "number_doubtful": 3.0,
        "overprinted": 3.0,
    },
    "words": {
        "lost_line": 3.0,
        "lone_left": 3.0,
        "no_rules": 3.0,
        "overflow": 2.0,
        "overprinted": 2.0,
        "misnamed": 3.0,
        "improper": 2.0,
    },
    "blank": {"lost_line": 3.0, "lone_left": 3.0, "no_rules": 3.0, "unread_ink": 6.0},
}
FILE = "calibration.yaml"


@dataclass(frozen=True, slots=True)
class Sample:
    """A cell read from pixels: what speaks against it, and whether place, spans and text are right."""

    kind: Kind
    features: Mapping[str, float]
    right: bool


def table_samples(predicted: Sequence[Table], truth: Sequence[TruthTable]) -> Iterator[Sample]:
    """The cells with evidence of the tables that the truth knows."""
    for i, j in pair_tables(predicted, truth).items():
        table = predicted[j]
        doubts = table_doubts(table.cells, table.n_rows, table.n_cols)
        printed = {(c.row, c.col, c.row_span, c.col_span): text_key(c.text) for c in truth[i].cells}
        for cell in table.cells:
            if cell.evidence is not None:
                right = printed.get((cell.row, cell.col, cell.row_span, cell.col_span)) == text_key(cell.text)
                yield Sample(kind_of(cell), features(cell, cell.evidence, doubts), right)


def fitted(samples: Iterable[Sample]) -> Calibration:
    """A logistic model for each kind of cell, in which nothing that speaks against a cell makes it more certain."""
    by_kind: dict[Kind, list[Sample]] = {kind: [] for kind in KINDS}
    for sample in samples:
        by_kind[sample.kind].append(sample)
    counts = {kind: (len(some), sum(not one.right for one in some)) for kind, some in by_kind.items()}
    return Calibration(fitted_on=counts, **{kind: _weights(some, LEAST[kind]) for kind, some in by_kind.items()})


def _weights(samples: Sequence[Sample], least: Mapping[str, float]) -> Weights:
    names = sorted(samples[0].features)
    values = np.array([[sample.features[name] for name in names] for sample in samples])
    right = np.array([sample.right for sample in samples])
    kept = [index for index in range(len(names)) if values[:, index].std() > 0]
    while True:
        model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(-values[:, kept], right)
        weights: npt.NDArray[np.float64] = model.coef_[0]
        if weights.min() >= 0:
            break
        del kept[int(weights.argmin())]
    found = {names[index]: round(float(weight), DIGITS) for index, weight in zip(kept, weights, strict=True)}
    bounded = found | {name: max(floor, found.get(name, 0.0)) for name, floor in least.items()}
    return Weights(intercept=round(float(model.intercept_[0]), DIGITS), weights=dict(sorted(bounded.items())))


def read_samples(truths: Path, documents: Path) -> Iterator[Sample]:
    """Samples of converted documents in `documents`, each paired with the truth of its name in `truths`."""
    for path in sorted(truths.glob("*.truth.json")):
        truth = read_truth(path)
        for converted in sorted(documents.glob(f"{path.name.removesuffix('.truth.json')}*.json")):
            one_page = "points_to_pixels" in str(truth.get("scans", ""))
            yield from table_samples(read_json(converted).tables, tables_of(truth, with_pages=not one_page))


def main(pairs: Sequence[str]) -> None:
    """Fit on all pairs of folders and rewrite `configs/calibration.yaml`."""
    folders = [tuple(map(Path, pair.split(":"))) for pair in pairs]
    calibration = fitted(sample for truths, documents in folders for sample in read_samples(truths, documents))
    text = yaml.safe_dump(calibration.model_dump(mode="json"), sort_keys=False)
    head = "# From `python -m pipeline.evaluation.calibrate` (docs/confidence.md): log odds, and what takes from them\n"
    (config_dir() / FILE).write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
