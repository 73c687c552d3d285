from __future__ import annotations

from pipeline.checks.apply import with_beliefs
from pipeline.checks.equation import Place
from pipeline.schema.reading import Reading
from tests.documents import budget_table, cell


def test_a_pass_makes_no_settled_separator_surer_and_no_persons_word_less_sure() -> None:
    settled = cell(0, 0, "120258.600", confidence=0.97).model_copy(update={"flags": ("settled_by_column",)})
    plain = cell(0, 1, "1.00", confidence=0.97)
    human = cell(0, 2, "2.00", confidence=1.0).model_copy(update={"source": "human"})
    one = budget_table().model_copy(update={"id": "a", "cells": (settled, plain, human)})
    places = [Place("a", 0, col) for col in range(3)]
    changed = with_beliefs([Reading(one)], dict.fromkeys(places, 0.9995))["a"]
    assert [one.confidence for one in changed.cells] == [0.97, 0.9995, 1.0]
    lowered = with_beliefs([Reading(one)], dict.fromkeys(places, 0.1))["a"]
    assert [one.confidence for one in lowered.cells] == [0.1, 0.1, 1.0]
