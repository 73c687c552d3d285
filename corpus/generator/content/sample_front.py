"""Cover, contents and prose of the sample budget."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.content.ledger import Budget, by_function, income, whole
from corpus.generator.content.money import Money
from corpus.generator.model import Section, Text

_WAN = Money("万元", zero="0.00")


def cover(budget: Budget) -> Section:
    """The title page, which says that all of it is invented."""
    return Section(
        blocks=(
            Text(f"{budget.department}", "hei", 26, 40, "center", before=150),
            Text(f"{budget.year}年部门预算", "hei", 26, 40, "center", after=250),
            Text(f"{budget.department}编制", "kai", 16, 28, "center"),
            Text(f"{budget.year}年2月", "kai", 16, 28, "center", after=60),
            Text("（虚构样例：城市、部门与数字均为虚构，仅供软件测试）", "kai", 10.5, 18, "center"),
        ),
        numbered=False,
    )


def contents(entries: tuple[tuple[str, str], ...]) -> Section:
    """目录 with dot leaders; entries are (text, page)."""
    lines = tuple(
        Text(text, "song", 11, 23, right=page) if page else Text(text, "hei", 12, 26, before=4)
        for text, page in entries
    )
    return Section((Text("目    录", "hei", 18, 40, "center", after=6), *lines))


def prose(budget: Budget) -> Section:
    """部门概况 and the year's figures in words, in 万元."""
    got = income(budget)
    spent = whole(by_function(budget))

    def wan(value: Decimal) -> str:
        return f"{_WAN.show(value)}万元"

    paragraphs = (
        ("h", "第一部分  部门概况"),
        ("s", "一、主要职责"),
        (
            "p",
            f"{budget.department}是市人民政府工作部门，主要职责是：贯彻执行国家和省有关湿地保护的法律法规；"
            "拟订全市湿地保护规划并组织实施；组织开展湿地资源调查、动态监测和生态修复；"
            "承担鸟类栖息地保护和湿地科普宣传教育工作；完成市委、市政府交办的其他任务。",
        ),
        ("s", "二、机构设置"),
        (
            "p",
            f"纳入本部门{budget.year}年部门预算编制范围的预算单位共{len(budget.units)}个，"
            f"包括{'、'.join(unit.name for unit in budget.units)}。",
        ),
        ("h", f"第二部分  {budget.year}年部门预算情况说明"),
        ("s", "一、收支总体情况"),
        (
            "p",
            f"{budget.year}年部门收入总计{wan(got.total)}，其中：一般公共预算拨款收入{wan(got.general)}，"
            f"事业收入{wan(got.business)}，其他收入{wan(got.other)}，上年结转{wan(got.carried)}。"
            f"支出总计{wan(spent.total)}，其中：基本支出{wan(spent.basic)}，项目支出{wan(spent.project)}。",
        ),
        ("s", "二、“三公”经费情况"),
        (
            "p",
            f"{budget.year}年“三公”经费预算17.80万元，比上年减少1.40万元，下降7.29%。"
            "其中：因公出国（境）费0.00万元；公务用车运行维护费16.00万元，下降6.98%；"
            "公务接待费1.80万元，下降10.00%。减少的主要原因是落实过紧日子要求，压减一般性支出。",
        ),
        ("s", "三、其他重要事项"),
        (
            "p",
            "本部门没有政府性基金预算和国有资本经营预算安排的支出。各表金额单位见表头右上角，表中“—”表示没有该项数据。",
        ),
    )
    return Section(tuple(_styled(kind, text) for kind, text in paragraphs), margins=(70, 76, 70, 76))


def _styled(kind: str, text: str) -> Text:
    if kind == "h":
        return Text(text, "hei", 16, 34, "center", before=6, after=4)
    if kind == "s":
        return Text(text, "hei", 13, 27, first_indent=2)
    return Text(text, "kai", 13, 27, first_indent=2)
