"""What can be the name of a unit or department."""

from __future__ import annotations

import re

_BODY = "街道|政协|人大|基地|公司|机关|[局委厅室办心院处所站队馆会校部府学园团社台场联协署司镇乡组库]"
_BRACKETS = r"(?:[（(][^（()）]{1,20}[)）])?"
NAME = rf"[\u4e00-\u9fff（()）“”·、]{{2,40}}?(?:{_BODY}){_BRACKETS}"
_WHOLE = re.compile(NAME)
_CODE = re.compile(r"^[\[【（(]?\d{3,12}[\]】)）]?[-_—]?")
_NO_PART = re.compile(r"[（(](?:汇总|盖章|公章|签章|章|公开)[)）]")
_NO_NAME = re.compile(r"预算|决算|万元|名称|情况|说明|目录|构成|包括|绩效|^(?:本|各|该|从|由|对|为|我)")
SHORTEST = 4


def unit_name(text: str) -> str | None:
    """The name of a unit that squeezed `text` is, codes, （汇总） and （盖章） taken off; None when it is none.

    >>> unit_name("201_青屿市湿地保护局"), unit_name("澄湖县档案馆（本级）"), unit_name("澄湖县财政局（汇总）")
    ('青屿市湿地保护局', '澄湖县档案馆（本级）', '澄湖县财政局')
    >>> unit_name("安全生产专项资金"), unit_name("本部门"), unit_name("万元")
    (None, None, None)
    """
    name = _NO_PART.sub("", _CODE.sub("", text))
    if len(name) < SHORTEST or _NO_NAME.search(name) or not _WHOLE.fullmatch(name):
        return None
    return name
