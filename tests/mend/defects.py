"""The classes of defect that converters leave in tables, one function each; it changes the text form in place.

Names: N numbers, L labels, S structure, G ghosts, R repetitions, P marks, T text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.mend.clean_form import TextForm

Defect = Callable[[Random, TextForm], None]

NAME, CONTENT, TOTAL, FISCAL, OTHER = 1, 2, 3, 4, 5
LEVEL1, LEVEL2, INDICATOR, TARGET = 1, 2, 3, 4
GHOSTS = ("277. H1.1-", "++++=", "~ OF 0/", "# · · · ·", "— /W +K+=", "·|=_ 1L")
GARBLED = ("次1日小小", "加労刈豕", "141,", "土山州南江", "口七法", "# · · ·")
HALF_WIDTH = str.maketrans("，；（）", ",;()")


def _task(random: Random, form: TextForm) -> list[str]:
    return random.choice(form.tasks[:-1])


def n1_space_in_a_number(random: Random, form: TextForm) -> None:
    row = random.choice(form.tasks)
    column = random.choice((TOTAL, FISCAL, OTHER))
    row[column] = row[column].replace(".", ". ", 1)


def n2_missing_amount(random: Random, form: TextForm) -> None:
    _task(random, form)[random.choice((TOTAL, FISCAL, OTHER))] = ""


def n2_two_missing_amounts(random: Random, form: TextForm) -> None:
    row = _task(random, form)
    for column in random.sample((TOTAL, FISCAL, OTHER), 2):
        row[column] = ""


def n3_amount_in_a_wrong_column(random: Random, form: TextForm) -> None:
    row = _task(random, form)
    amount, row[TOTAL:] = row[OTHER], ["", "", ""]
    row[random.choice((TOTAL, FISCAL))] = amount


def n3_row_moved(random: Random, form: TextForm) -> None:
    row = _task(random, form)
    row[:] = [*row[1:], ""] if random.random() < 0.5 else ["", *row]


def n5_unit_clipped(random: Random, form: TextForm) -> None:
    """The text itself loses a character that nobody can know of: it has to leave all amounts alone."""
    row = _task(random, form)
    row[CONTENT] = row[CONTENT].replace("万元；", "万；", 1)


def l1_block_label_scrambled(random: Random, form: TextForm) -> None:
    letters = list("年度主要任务")
    if random.random() < 0.5:
        letters.pop(random.randrange(len(letters)))
    random.shuffle(letters)
    form.head[2][0] = "".join(letters)


def l2_label_cut(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if row[col]])
    keep = random.randint(3, max(3, len(row[column]) - 1))
    row[column] = row[column][-keep:] if random.random() < 0.5 else row[column][:keep]


def l2_label_misread(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if row[col]])
    place = random.randrange(len(row[column]))
    row[column] = row[column][:place] + random.choice("里圭日豕刈") + row[column][place + 1 :]


def l3_label_missing(random: Random, form: TextForm) -> None:
    if random.random() < 0.5:
        _task(random, form)[NAME] = ""
    else:
        random.choice(form.indicators)[random.choice((INDICATOR, TARGET))] = ""


def l3_level_missing(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if row[col]])
    row[column] = ""


def l4_label_one_row_off(random: Random, form: TextForm) -> None:
    places = [
        (index, col)
        for index in range(1, len(form.indicators) - 1)
        for col in (LEVEL1, LEVEL2)
        if form.indicators[index][col]
    ]
    if not places:
        return
    index, column = random.choice(places)
    beside = form.indicators[index + random.choice((-1, 1))]
    if not beside[column]:
        beside[column], form.indicators[index][column] = form.indicators[index][column], ""


def l5_goal_label_inside_the_text(random: Random, form: TextForm) -> None:
    label = form.goals.pop(0)
    form.goals[random.randint(1, len(form.goals)) : 0] = ["", label[:3] + " " + label[3:], ""]


def l6_label_over_two_rows(random: Random, form: TextForm) -> None:
    index, column = random.choice(
        [(i, col) for i, row in enumerate(form.indicators) for col in (LEVEL1, LEVEL2) if row[col]]
    )
    label = form.indicators[index][column]
    form.indicators[index][column] = label[:-1] + " " + label[-1]
    if column == LEVEL1 and index + 1 < len(form.indicators) and not form.indicators[index + 1][column]:
        form.indicators[index + 1][column] = random.choice(GARBLED)


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
    ghost = ["", *random.sample(GHOSTS, 3), "口七法"]
    if random.random() < 0.5:
        form.goals += ["", "\t".join(ghost)]
        return
    at = random.randint(0, len(form.indicators) - 1)
    form.indicators.insert(at, ["", "", ghost[1], "土山州南江石家", "~ OF 0/"])


def g2_ghost_cell(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if not row[col]])
    row[column] = random.choice(GARBLED)


def g3_unit_misread(random: Random, form: TextForm) -> None:
    rows = [row for row in form.indicators if re.search(r"\d[家次场台间册]$", row[TARGET])]
    if rows:
        row = random.choice(rows)
        row[TARGET] = row[TARGET][:-1] + " 学"


def r1_phrase_twice(random: Random, form: TextForm) -> None:
    if random.random() < 0.5:
        row = random.choice(form.indicators)
        row[INDICATOR] += " " + row[INDICATOR]
        return
    row = _task(random, form)
    items = re.findall("[^；。]+[；。]", row[CONTENT])
    at = random.randrange(len(items)) if items else 0
    if items and "万元" in items[at]:
        row[CONTENT] = "".join([*items[:at], items[at].replace("。", "；"), *items[at:]])


def p1_bracket_of_another_kind(random: Random, form: TextForm) -> None:
    row = _task(random, form)
    row[CONTENT] = row[CONTENT].replace("号）", "号〕")


def p2_half_width_marks(random: Random, form: TextForm) -> None:
    row = _task(random, form)
    row[CONTENT] = row[CONTENT].translate(HALF_WIDTH).replace("“", '"').replace("”", '"')
    form.goals[1:] = [line.translate(HALF_WIDTH) for line in form.goals[1:]]


def p3_spaces_at_line_ends(random: Random, form: TextForm) -> None:
    for row in (*form.tasks[:-1], *form.indicators):
        column = random.choice((NAME, CONTENT, LEVEL1, LEVEL2, INDICATOR))
        if len(row[column]) > 3:
            at = random.randint(1, len(row[column]) - 1)
            if not (row[column][at - 1].isdigit() or row[column][at - 1] == "."):
                row[column] = row[column][:at] + " " + row[column][at:]


def t1_bullets(random: Random, form: TextForm) -> None:
    index = random.choice([i for i, line in enumerate(form.goals) if "二是" in line])
    head, mark, tail = form.goals[index].partition("二是")
    form.goals[index : index + 1] = [head, f"- {mark}{tail}"]


def t2_marks_of_lists(random: Random, form: TextForm) -> None:
    form.goals[1:] = [
        line.removeprefix("- ") if random.random() < 0.5 else line.replace("）", "） ") for line in form.goals[1:]
    ]


DEFECTS: tuple[Defect, ...] = tuple(
    value for name, value in sorted(globals().items()) if re.match(r"[nlsgrpt]\d_", name)
)
