"""Defects of rows: S structure, G ghosts, T text. Each changes the text form in place."""

from __future__ import annotations

import re
from random import Random

from tests.mend.clean_form import TextForm
from tests.mend.damage import INDICATOR, LEVEL1, LEVEL2, TARGET, TOTAL, ghost


def s1_columns_lost_after_a_break(random: Random, form: TextForm) -> None:
    part, at = (form.tasks, random.randint(1, len(form.tasks) - 1))
    if random.random() < 0.5:
        part, at = form.indicators, random.randint(1, len(form.indicators) - 1)
    if any(row[0] for row in part[at:]):
        return
    part[at:] = [[], *[row[1:] for row in part[at:]]]


def s2_break_inside_a_block(random: Random, form: TextForm) -> None:
    part = random.choice((form.tasks, form.indicators))
    part.insert(random.randint(1, len(part) - 1), [])


def s3_total_moved(random: Random, form: TextForm) -> None:
    amounts = form.tasks[-1][TOTAL:]
    form.tasks[-1][:] = ["", "", "金额合计", *amounts] if random.random() < 0.5 else ["", "金额合计", *amounts]


def s4_row_in_two_lines(random: Random, form: TextForm) -> None:
    index = random.randrange(len(form.indicators))
    row = form.indicators[index]
    rest = random.randint(1, 2)
    if len(row[INDICATOR]) < 5:
        return
    below = ["", "", "", row[INDICATOR][-rest:], row[TARGET]]
    row[INDICATOR] = row[INDICATOR][:-rest]
    if re.search(r"\d家$", row[TARGET]):
        row[TARGET] = row[TARGET][:-1] + "学"
    form.indicators.insert(index + 1, below)


def g1_ghost_row(random: Random, form: TextForm) -> None:
    if random.random() < 0.5:
        form.goals += ["", "\t".join(["", *(ghost(random) for _ in range(4))])]
        return
    at = random.randint(0, len(form.indicators) - 1)
    form.indicators.insert(at, ["", "", *(ghost(random) for _ in range(3))])


def g1_ghost_rows_at_a_break(random: Random, form: TextForm) -> None:
    at = random.randint(1, len(form.indicators) - 1)
    form.indicators[at:at] = [[], ["", random.choice(("", ghost(random))), *(ghost(random) for _ in range(3))]]


def g2_ghost_cell(random: Random, form: TextForm) -> None:
    blank = [(row, col) for row in form.indicators for col in (0, LEVEL1, LEVEL2) if not row[col]]
    row, column = random.choice(blank)
    row[column] = ghost(random)


def g2_label_as_a_ghost(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if row[col]])
    row[column] = ghost(random)


def t1_bullets(random: Random, form: TextForm) -> None:
    index = random.choice([i for i, line in enumerate(form.goals) if "二是" in line])
    head, mark, tail = form.goals[index].partition("二是")
    form.goals[index : index + 1] = [head, f"- {mark}{tail}"]


def t2_marks_of_lists(random: Random, form: TextForm) -> None:
    form.goals[1:] = [
        line.removeprefix("- ") if random.random() < 0.5 else line.replace("）", "） ") for line in form.goals[1:]
    ]
