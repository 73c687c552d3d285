"""Characters that look like Chinese characters, folded to the characters they look like."""

from __future__ import annotations

import re
import unicodedata

# Equivalent_Unified_Ideograph of the CJK Radicals Supplement (Unicode 14.0). NFKC knows only two of them.
# U+2E80 and U+2E9A have no equivalent.
_RADICALS_SUPPLEMENT = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑
⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王
⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑
⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長
⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼
⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
"""
_NORMALISED_BLOCKS = (("NFKC", 0x2F00, 0x2FD5), ("NFC", 0xF900, 0xFAFF), ("NFC", 0x2F800, 0x2FA1F))
_LOOKALIKE = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


def _table() -> dict[int, str]:
    table = {ord(pair[0]): pair[1] for pair in _RADICALS_SUPPLEMENT.split()}
    for form, first, last in _NORMALISED_BLOCKS:
        for code in range(first, last + 1):
            table[code] = unicodedata.normalize(form, chr(code))  # type: ignore[arg-type]
    return table


_TO_UNIFIED = _table()


def fold(text: str) -> str:
    """The text with radicals and compatibility ideographs unified; all else, width included, as printed.

    >>> fold("⼀般公共预算⽀出（⺠⽣）①㎡")
    '一般公共预算支出（民生）①㎡'
    """
    return text.translate(_TO_UNIFIED) if _LOOKALIKE.search(text) else text
