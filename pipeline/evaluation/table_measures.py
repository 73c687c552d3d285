"""How well one predicted table, or none, stands for one table of the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from pipeline.evaluation.grits import grits
from pipeline.evaluation.placed import Placed
from pipeline.evaluation.results import TableMeasures
from pipeline.evaluation.teds import teds
from pipeline.evaluation.text_key import is_number


def measure_table(predicted: Sequence[Placed], truth: Sequence[Placed]) -> TableMeasures:
    """All measures; cells in reading order.

    A cell is exact when row, column, spans and text are right. A number of the truth is exact when a predicted cell
    that begins at its row and column has its text, whatever its spans. The character error rate is the Levenshtein
    distance of all texts in reading order over the characters of the truth.
    """
    exact = (Counter(predicted) & Counter(truth)).total()
    begins = {(cell.row, cell.col): cell.text for cell in predicted}
    numbers = [cell for cell in truth if is_number(cell.text)]
    exact_numbers = sum(begins.get((cell.row, cell.col)) == cell.text for cell in numbers)
    text, true_text = ("".join(cell.text for cell in cells) for cells in (predicted, truth))
    errors = Levenshtein.distance(text, true_text)
    same = list(predicted) == list(truth)
    full, structure = (1.0, 1.0) if same else teds(predicted, truth)
    topology, content = (1.0, 1.0) if same else grits(predicted, truth)
    return TableMeasures(
        teds=full,
        teds_struct=structure,
        grits_top=topology,
        grits_con=content,
        cell_f1=2 * exact / (len(predicted) + len(truth)),
        numbers_exact=exact_numbers / len(numbers) if numbers else None,
        cer=errors / len(true_text) if true_text else None,
        exact=exact,
        predicted=len(predicted),
        truth=len(truth),
        numbers=len(numbers),
        exact_numbers=exact_numbers,
        character_errors=errors,
        characters=len(true_text),
    )
