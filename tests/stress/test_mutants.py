from __future__ import annotations

from pathlib import Path

from tests.stress.mutants import convert_mutants
from tests.stress.mutations import mutated, single_pages

_COUNT = 60


def test_mutations_are_the_same_each_time_and_differ_from_their_source() -> None:
    sources = single_pages()
    some = [mutated(sources, number) for number in range(_COUNT)]
    assert some == [mutated(sources, number) for number in range(_COUNT)]
    assert sum(one in sources for one in some) < _COUNT / 10


def test_each_mutated_document_has_an_answer(tmp_path: Path) -> None:
    answers = convert_mutants(range(_COUNT), tmp_path, 2)
    assert len(answers.outcomes) == _COUNT
    assert not answers.strange
    assert not answers.kinds.keys() & {"limit exceeded", "internal error", "output"}
    assert answers.kinds["converted"] > _COUNT / 10
