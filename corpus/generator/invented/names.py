"""Invented names. None of the places exists."""

from __future__ import annotations

from corpus.generator.invented.dice import Dice

PLACES = (
    "青屿市", "澄湖县", "云汀区", "白芷县", "霁川市", "鹿吟区", "望岫县", "苇泊区", "栖桐市", "晴渡县",
    "枕溪区", "衔月市",
)  # fmt: skip
BUREAUS = {
    "统计局": "20105",
    "审计局": "20108",
    "发展和改革局": "20104",
    "信访局": "20140",
    "商务局": "20113",
    "司法局": "20406",
    "科学技术局": "20601",
    "文化和旅游局": "20701",
    "人力资源和社会保障局": "20801",
    "民政局": "20802",
    "退役军人事务局": "20828",
    "卫生健康委员会": "21001",
    "医疗保障局": "21015",
    "生态环境局": "21101",
    "城市管理和综合执法局": "21201",
    "农业农村局": "21301",
    "水务局": "21303",
    "交通运输局": "21401",
    "应急管理局": "22401",
    "自然资源局": "22001",
    "气象局": "22005",
    "粮食和物资储备局": "22204",
}
"""Each bureau with the 款 that pays it."""
CENTRES = ("服务中心", "监测站", "信息中心", "培训学校", "事务中心", "综合保障中心", "宣传教育中心（筹）")
SUBJECTS = (
    "业务用房", "信息系统", "基层站点", "公共服务平台", "专业人才队伍", "应急物资", "重点领域", "便民服务窗口",
    "行业标准体系", "档案资料", "老旧设备", "宣传阵地", "信用体系", "数据资源", "法律顾问", "劳务派遣人员",
    "党建工作", "安全生产", "乡村振兴帮扶", "“双随机、一公开”抽查", "跨部门联合执法", "社区（村）示范点",
)  # fmt: skip
DEEDS = (
    "建设", "运行维护", "能力提升", "采购", "监测评估", "培训", "宣传", "督导检查", "修缮改造", "补助", "更新",
    "专项整治",
)  # fmt: skip
ENDINGS = ("", "", "项目", "经费", "专项资金", "（一期）", "（续建）", "工作经费（其他运转类）")
CATEGORIES = ("其他运转类", "特定目标类")


def centre_name(dice: Dice, department: str) -> str:
    """A unit below a department."""
    return department.removesuffix("局").removesuffix("委员会") + dice.pick(CENTRES)


def project_name(dice: Dice) -> str:
    """A project: what is done to what."""
    return dice.pick(SUBJECTS) + dice.pick(DEEDS) + dice.pick(ENDINGS)
