from __future__ import annotations

import pytest
from sklearn.metrics import cohen_kappa_score

from pipeline.audit.agreement import agreement, cohens_kappa
from tests.audit.decisions import said


def test_pairs_of_two_people_about_one_cell() -> None:
    log = [
        said(0, "confirm", "李", before="1"),
        said(0, "confirm", "王", before="1"),
        said(1, "confirm", "李", before="2"),
        said(1, "set_text", "王", after="3"),
        said(2, "set_text", "李", after="4"),
        said(2, "set_text", "王", after=" 4"),
        said(3, "confirm", "李", before="5"),
        said(4, "set_text", "李", after="6"),
        said(4, "confirm", "李", before="7"),
    ]
    found = agreement(log)
    assert (found.pairs, found.share) == (3, pytest.approx(2 / 3))
    assert found.kappa == pytest.approx(0.4)
    assert agreement(log[-3:]) == agreement([])


def test_kappa_agrees_with_scikit_learn() -> None:
    verdicts = [("right", "right")] * 20 + [("wrong", "wrong")] * 5 + [("right", "wrong")] * 3 + [("unreadable",) * 2]
    assert cohens_kappa(verdicts) == pytest.approx(cohen_kappa_score(*zip(*verdicts, strict=True)))
    assert cohens_kappa([("right", "right")] * 3) is None
