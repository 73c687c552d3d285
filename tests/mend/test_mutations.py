"""One defect in a clean form: the form comes back, or a person is told where to look. Never wrong and unflagged."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.mend.clean_form import as_text, clean_form
from tests.mend.compared import Leaf, leaves
from tests.mend.defects import DEFECTS, Defect

# `make mutations` runs all; a few of each class belong to every test run.
COUNT = int(os.environ.get("MUTATIONS", "200"))


def mutated(defect: Defect, number: int) -> list[Leaf]:
    random = Random(f"{defect.__name__} {number}")
    form = clean_form(random)
    text = as_text(form, random)
    defect(random, text)
    return leaves(form, text.text())


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_nothing_is_wrong_and_unflagged(defect: Defect) -> None:
    for number in range(-(-COUNT // len(DEFECTS))):
        found = mutated(defect, number)
        wrong = [leaf for leaf in found if not leaf.right]
        assert not [(number, leaf) for leaf in wrong if not leaf.flagged]


@pytest.mark.parametrize("number", range(10))
def test_a_clean_form_keeps_its_amounts_names_and_targets(number: int) -> None:
    random = Random(number)
    form = clean_form(random)
    found = leaves(form, as_text(form, random).text())
    assert all(
        leaf.right for leaf in found if not leaf.place.endswith(("column 1", "column 2")) or "task" in leaf.place
    )
    assert all(leaf.right or leaf.flagged for leaf in found)
