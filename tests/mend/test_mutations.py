"""One defect in a clean form: the form comes back, or a person is told where to look. Never wrong and unflagged."""

from __future__ import annotations

import os
import re
from random import Random

import pytest

from tests.mend.clean_form import as_text, clean_form
from tests.mend.compared import Leaf, leaves
from tests.mend.damage import Defect
from tests.mend.damaged_rows import (
    g1_ghost_rows_at_a_break,
    s1_columns_lost_after_a_break,
    s2_break_inside_a_block,
)
from tests.mend.defects import DEFECTS

# `make mutations` runs all; a few of each class belong to every test run.
COUNT = int(os.environ.get("MUTATIONS", "200"))


BREAKS = (s1_columns_lost_after_a_break, s2_break_inside_a_block, g1_ghost_rows_at_a_break)  # put blank lines in


def mutated(number: int, *defects: Defect) -> list[Leaf]:
    random = Random(f"{' '.join(defect.__name__ for defect in defects)} {number}")
    form = clean_form(random)
    text = as_text(form, random)
    for defect in sorted(defects, key=BREAKS.__contains__):
        defect(random, text)
    return leaves(form, text.text())


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_nothing_is_wrong_and_unflagged(defect: Defect) -> None:
    for number in range(-(-COUNT // len(DEFECTS))):
        assert not [(number, leaf) for leaf in mutated(number, defect) if not (leaf.right or leaf.flagged)]


def test_of_two_defects_at_once_no_amount_is_wrong_and_unflagged() -> None:
    """A 0 that is gone can look like a blank that is printed so, where most of its column is gone too: no amount."""
    random = Random(2)
    for number in range(COUNT // 2):
        found = mutated(number, *random.sample(DEFECTS, 2))
        amounts = [leaf for leaf in found if re.fullmatch(r"(task \d+|total) column [345]", leaf.place) and leaf.found]
        assert not [(number, leaf) for leaf in amounts if not (leaf.right or leaf.flagged)]


@pytest.mark.parametrize("number", range(10))
def test_a_clean_form_keeps_its_amounts_names_and_targets(number: int) -> None:
    random = Random(number)
    form = clean_form(random)
    found = leaves(form, as_text(form, random).text())
    assert all(
        leaf.right for leaf in found if not leaf.place.endswith(("column 1", "column 2")) or "task" in leaf.place
    )
    assert all(leaf.right or leaf.flagged for leaf in found)
