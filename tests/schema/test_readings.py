"""Blocks, columns and rows of small tables made by hand: the layouts that budgets print."""

from __future__ import annotations

from pipeline.model import Cell, PageBox, Table
from pipeline.schema.reading import Block, Reading
from pipeline.schema.readings import read_meaning
from pipeline.settings import shipped_settings

Span = tuple[str, int, int]


def _table(title: str, header_rows: int, *rows: tuple[str | Span, ...], unit: str = "万元", page: int = 1) -> Table:
    """Cells written as in HTML: a text, or (text, row span, column span)."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        c = 0
        for one in row:
            while (r, c) in taken:
                c += 1
            text, down, across = one if isinstance(one, tuple) else (one, 1, 1)
            cells.append(Cell(row=r, col=c, row_span=down, col_span=across, text=text, raw=text))
            taken |= {(r + i, c + j) for i in range(down) for j in range(across)}
    return Table(
        id=f"p{page}t1",
        title=title,
        unit=unit,
        fragments=(PageBox(page=page, bbox=(0.0, 0.0, 1.0, 1.0)),),
        n_rows=len(rows),
        n_cols=1 + max(c for _, c in taken),
        header_rows=header_rows,
        cells=tuple(cells),
    )


def _read(*tables: Table) -> Reading:
    return read_meaning(tables, shipped_settings())[-1]


def _says(block: Block) -> list[tuple[str, ...]]:
    return [column.fields for column in block.columns]


def _tree(block: Block) -> list[tuple[str, str, int | None]]:
    return [(row.role, row.code or row.name, row.parent) for row in block.rows]


def test_header_paths_over_three_rows_and_codes_in_three_columns_with_levels_left_out() -> None:
    reading = _read(
        _table(
            "一般公共预算支出情况表",
            3,
            (("科目编码", 2, 3), ("科目名称", 3, 1), ("合计", 3, 1), ("基本支出", 1, 3), ("项目支出", 3, 1)),
            (("小计", 2, 1), ("人员经费", 2, 1), ("公用经费", 2, 1)),
            ("类", "款", "项"),
            ("", "", "", "合计", "9.00", "6.00", "5.00", "1.00", "3.00"),
            ("205", "", "", "教育支出", "9.00", "6.00", "5.00", "1.00", "3.00"),
            ("", "08", "", "进修及培训", "9.00", "6.00", "5.00", "1.00", "3.00"),
            ("", "", "03", "培训支出", "9.00", "6.00", "5.00", "1.00", "3.00"),
            ("206", "", "", "科学技术支出", "", "", "", "", ""),
        )
    )
    (block,) = reading.blocks
    assert _says(block)[:3] == [("code_class",), ("code_group",), ("code_item",)]
    assert _says(block)[4:] == [("total",), ("basic",), ("basic", "personnel"), ("basic", "public"), ("project",)]
    assert [column.unit for column in block.amounts()] == ["万元"] * 5
    assert _tree(block) == [
        ("total", "合计", None),
        ("group", "205", None),
        ("group", "20508", 4),
        ("leaf", "2050803", 5),
        ("leaf", "206", None),
    ]


def test_two_sides_over_the_same_rows() -> None:
    reading = _read(
        _table(
            "收支总表",
            2,
            (("收入", 1, 2), ("支出", 1, 3)),
            ("项目", "2026年预算数", "项目", "合计", "一般公共预算"),
            ("一、财政拨款", "7.00", "一、教育支出", "5.00", "5.00"),
            ("1.一般公共预算拨款", "7.00", "二、国有资本经营预算支出", "3.00", "3.00"),
            ("二、事业收入", "1.00", "", "", ""),
            ("本年收入合计", "8.00", "本年支出合计", "8.00", "8.00"),
            ("上年结转", "", "结转下年", "", ""),
            ("收入总计", "8.00", "支出总计", "8.00", "8.00"),
        )
    )
    income, expenditure = reading.blocks
    assert (income.side, expenditure.side) == ("income", "expenditure")
    assert [column.index for column in expenditure.columns] == [2, 3, 4]
    assert income.columns[1].year == 2026
    assert [(row.role, row.field, row.level, row.parent) for row in income.rows] == [
        ("group", "fiscal", 0, None),
        ("leaf", "general_budget", 1, 2),
        ("leaf", "institution_income", 0, None),
        ("subtotal", "income_current", -1, None),
        ("leaf", "carry_over", 0, None),
        ("total", "income_total", -1, None),
    ]
    assert [row.field for row in expenditure.rows] == [
        "",
        "",
        "",
        "expenditure_current",
        "carry_forward",
        "expenditure_total",
    ]
    assert expenditure.rows[2].role == "blank"


def test_lists_side_by_side_and_a_row_that_counts_columns() -> None:
    reading = _read(
        _table(
            "一般公共预算财政拨款基本支出决算表",
            1,
            ("科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"),
            ("栏次", "", "1", "", "", "2"),
            ("301", "工资福利支出", "3.00", "302", "商品和服务支出", "1.00"),
            ("30101", "基本工资", "3.00", "30201", "办公费", "1.00"),
        )
    )
    left, right = reading.blocks
    assert _tree(left) == [("numbering", "", None), ("group", "301", None), ("leaf", "30101", 2)]
    assert _tree(right)[1:] == [("group", "302", None), ("leaf", "30201", 2)]
    assert _says(right) == [("code",), ("name",), ("final",)]


def test_codes_inside_names_and_units_above_trees() -> None:
    reading = _read(
        _table(
            "一般公共预算支出表（按功能分类）",
            1,
            ("预算单位", "科目编码", "科目名称", "支出总计", "基本支出", "项目支出"),
            ("青屿市湿地保护局", "", "", "4.00", "4.00", "0.00"),
            ("", "211", "节能环保支出", "4.00", "4.00", "0.00"),
            ("", "21104", "自然生态保护", "4.00", "4.00", "0.00"),
        ),
    )
    assert [(row.role, row.level, row.parent) for row in reading.blocks[0].rows] == [
        ("group", 0, None),
        ("group", 1, 1),
        ("leaf", 2, 2),
    ]
    inside = _read(
        _table(
            "一般公共预算基本支出情况表（按经济分类科目）",
            1,
            ("部门预算支出经济科目", "预算"),
            ("合计", "5.00"),
            ("[302]商品和服务支出", "5.00"),
            ("[30231]公务用车运行维护费", "5.00"),
        )
    )
    rows = inside.blocks[0].rows
    assert [(row.code, row.fields) for row in rows] == [("", ("total",)), ("302", ()), ("30231", ())]


FORM = _table(
    "部门整体支出绩效目标表",
    0,
    (("部门名称", 1, 2), "青屿市湿地保护局", ("主管部门", 1, 2), "青屿市湿地保护局"),
    (("年度主要任务", 4, 1), ("任务名称", 2, 1), ("主要内容", 2, 1), ("预算金额（万元）", 1, 3)),
    ("总额", "财政拨款", "其他资金"),
    ("巡护", "日常巡护", "3.00", "3.00", ""),
    (("金额合计", 1, 2), "3.00", "3.00", ""),
    ("年度总体目标", ("（一）护好湿地", 1, 5)),
    (("年度绩效指标", 3, 1), "一级指标", "二级指标", ("三级指标", 1, 2), "指标值"),
    (("产出指标", 2, 1), "数量指标", ("巡护次数", 1, 2), "≥12次"),
    ("质量指标", ("达标率", 1, 2), "≥95%"),
    unit="",
)


def test_blocks_stacked_in_a_form() -> None:
    reading = _read(FORM)
    assert reading.kind == "department_overall_performance_targets"
    assert [block.part for block in reading.blocks] == ["head", "tasks", "goals", "indicators"]
    head, tasks, goals, indicators = reading.blocks
    assert [(entry.field, entry.value) for entry in head.entries] == [
        ("unit", (0, 2)),
        ("supervising_department", (0, 5)),
    ]
    assert [(one.field, one.unit) for one in tasks.amounts()] == [
        ("total", "万元"),
        ("fiscal", "万元"),
        ("other_funds", "万元"),
    ]
    assert [row.role for row in tasks.rows] == ["leaf", "total"]
    assert [entry.value for entry in goals.entries] == [(5, 1)]
    assert [row.name for row in indicators.rows] == ["巡护次数", "达标率"]
    column = indicators.column("target")
    assert column is not None
    cell = reading.cell(indicators.rows[1], column)
    assert cell is not None
    assert cell.text == "≥95%"


def test_the_rest_of_a_form_without_a_header_of_its_own() -> None:
    rest = _table(
        "",
        0,
        ("绩效指标", "效益指标", "社会效益指标", "投诉处理率", "100%"),
        ("绩效指标", "满意度指标", "服务对象满意度指标", "游客满意度", "≥90%"),
        unit="",
        page=2,
    )
    reading = _read(FORM, rest)
    assert (reading.kind, reading.continues) == ("department_overall_performance_targets", "p1t1")
    assert reading.confidence < 0.99
    (block,) = reading.blocks
    assert [column.field for column in block.columns][1:] == [
        "indicator_level1",
        "indicator_level2",
        "indicator_level3",
        "target",
    ]
    assert [row.name for row in block.rows] == ["投诉处理率", "游客满意度"]


def test_a_small_table_of_amounts_within_a_form() -> None:
    reading = _read(
        _table(
            "项目支出绩效自评表",
            0,
            (("项目名称", 1, 2), ("巡护项目", 1, 4)),
            (("项目资金（万元）", 3, 1), "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "得分"),
            ("年度资金总额", "240", "229.19", "229.19", "10"),
            ("其中：财政拨款", "240", "229.19", "229.19", "—"),
            ("绩效指标", "一级指标", "三级指标", "年度指标值", "实际完成值", "得分"),
            ("", "产出指标", "巡护次数", "12次", "12次", "90"),
            unit="",
        )
    )
    assert reading.kind == "project_self_evaluation"
    amounts = reading.parts("amounts")[0]
    assert [(one.field, one.unit) for one in amounts.amounts()] == [
        ("initial_budget", "万元"),
        ("adjusted_budget", "万元"),
        ("executed", "万元"),
    ]
    assert [row.field for row in amounts.rows] == ["total", "fiscal"]


def test_parts_of_a_column_do_not_stand_beside_it() -> None:
    reading = _read(
        _table(
            "支出总表",
            2,
            (("科目", 2, 1), ("合计", 2, 1), ("基本支出", 2, 1), ("项目支出", 2, 1), ("其中", 1, 2)),
            ("事业单位经营支出", "上缴上级支出"),
            ("教育支出", "3.00", "1.00", "2.00", "1.00", ""),
        )
    )
    assert _says(reading.blocks[0])[1:] == [
        ("total",),
        ("basic",),
        ("project",),
        ("project", "operating"),
        ("project", "to_superior"),
    ]
