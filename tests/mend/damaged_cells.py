"""Defects of what cells say: N numbers, L labels, R repetitions, P marks, G3 units. Each changes the text form."""

from __future__ import annotations

import re
from random import Random

from tests.mend.clean_form import TextForm
from tests.mend.damage import (
    CONTENT,
    FISCAL,
    GARBLED,
    HALF_WIDTH,
    INDICATOR,
    LEVEL1,
    LEVEL2,
    MISREAD,
    NAME,
    OTHER,
    TARGET,
    TOTAL,
)


def _task(random: Random, form: TextForm) -> list[str]:
    return random.choice(form.tasks[:-1])


def n1_space_in_a_number(random: Random, form: TextForm) -> None:
    row = random.choice(form.tasks)
    column = random.choice((TOTAL, FISCAL, OTHER))
    row[column] = row[column].replace(".", random.choice((". ", " .", "  . ")), 1)


def n1_spaces_in_many_numbers(_: Random, form: TextForm) -> None:
    for row in form.tasks:
        row[TOTAL:] = [text.replace(".", ". ", 1) for text in row[TOTAL:]]
        row[CONTENT] = re.sub(r"(\d)\.(\d+万元)", r"\1. \2", row[CONTENT])


def n1_space_between_digits(random: Random, form: TextForm) -> None:
    """Before the point nothing tells one number from two."""
    row = random.choice(form.tasks)
    column = random.choice((TOTAL, FISCAL, OTHER))
    if len(row[column]) > 5:
        row[column] = row[column][:2] + " " + row[column][2:]


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


def n4_last_decimals_lost(random: Random, form: TextForm) -> None:
    """One amount without its last decimals is another printed amount: the row and the column allow it or do not."""
    row = _task(random, form)
    if re.fullmatch(r"\d+\.\d00", row[TOTAL]):
        row[TOTAL] = row[TOTAL][:-1]


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


def l1_goal_label_scrambled(random: Random, form: TextForm) -> None:
    letters = list("年度总体目标")
    letters.pop(random.randrange(len(letters)))
    random.shuffle(letters)
    if form.goals[0] == "年度总体目标":
        form.goals[0] = "".join(letters)


def l2_task_name_cut(_: Random, form: TextForm) -> None:
    """Head and tail of a name in brackets; what stood before nobody can know."""
    for row in form.tasks:
        if "（" in row[NAME]:
            row[NAME] = row[NAME][2:-2]


def l2_block_label_cut(random: Random, form: TextForm) -> None:
    row = next(row for row in form.indicators if row[0])
    row[0] = random.choice(("效指标", "绩效指", "年度绩效指"))


def l2_label_cut(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if row[col]])
    keep = random.randint(3, max(3, len(row[column]) - 1))
    row[column] = row[column][-keep:] if random.random() < 0.5 else row[column][:keep]


def l2_label_misread(random: Random, form: TextForm) -> None:
    row, column = random.choice([(row, col) for row in form.indicators for col in (LEVEL1, LEVEL2) if row[col]])
    place = random.randrange(len(row[column]))
    row[column] = row[column][:place] + random.choice(MISREAD) + row[column][place + 1 :]


def l3_label_missing(random: Random, form: TextForm) -> None:
    if random.random() < 0.5:
        _task(random, form)[NAME] = ""
    else:
        random.choice(form.indicators)[random.choice((INDICATOR, TARGET))] = ""


def l3_many_names_missing(random: Random, form: TextForm) -> None:
    first = random.randrange(len(form.indicators))
    for row in form.indicators[first : first + 5]:
        row[INDICATOR] = ""


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


def g3_unit_misread(random: Random, form: TextForm) -> None:
    rows = [row for row in form.indicators if re.search(r"\d[家次场台间册]$", row[TARGET])]
    if rows:
        row = random.choice(rows)
        row[TARGET] = row[TARGET][:-1] + random.choice(("", " ")) + random.choice("学豕穴庇佾囗豸")


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


def r2_lines_over_each_other(random: Random, form: TextForm) -> None:
    """A fragment of the head of one title and the tail of another stands among them."""
    for row in form.tasks:
        titles = re.findall("《([^《》]+)》", row[CONTENT])
        if len(titles) > 1:
            fragment = f"《{titles[0][: random.randint(2, 3)]} {titles[1][-random.randint(2, 4) :]}》、"
            row[CONTENT] = row[CONTENT].replace("、", "、" + fragment, 1)


def p1_bracket_unclosed(random: Random, form: TextForm) -> None:
    row = _task(random, form)
    row[CONTENT] = row[CONTENT].replace("号）", "号")


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


def p3_spaces_everywhere(random: Random, form: TextForm) -> None:
    """In texts, between a number and its unit, inside dates."""
    for row in (*form.tasks[:-1], *form.indicators):
        for column in (NAME, CONTENT, LEVEL1, LEVEL2, INDICATOR):
            row[column] = re.sub(
                "(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff]{4})", lambda _: random.choice(("", "", " ")), row[column]
            )
    for row in form.indicators:
        row[TARGET] = re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=\d)", " ", row[TARGET])
