"""What flags of a cell mean, in Chinese and English."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    zh: str
    en: str


FLAG_WORDS = {
    "folded": Words("部首字形已还原为汉字", "look-alike radicals were folded to characters"),
    "number_joined": Words("数字中的空格或换行已去除", "a space or line end inside the number was dropped"),
    "lines_joined": Words("折行已合并", "wrapped lines were joined"),
    "layout_space_removed": Words("排版空格已去除", "letter spacing was removed"),
    "vertical": Words("竖排文字", "read column by column"),
    "rotated": Words("文字横躺", "the glyphs lie on their side"),
    "dictionary_decided": Words("换行处由词典判断", "words decided where geometry could not"),
    "number_doubtful": Words("几段数字可能是同一个数", "pieces may be one number and were left apart"),
    "overprinted": Words("两段文字重叠", "two texts are printed on each other"),
    "untrusted": Words("含不可能印出的字符", "holds characters that cannot be printed there"),
    "no_trusted_text": Words("页面文字层不可信", "the stored text of the page cannot be trusted"),
    "weak_edges": Words("单元格边线不完整", "a side of the cell is not drawn, or only in part"),
    "overflow": Words("文字超出单元格", "glyphs stand outside of the cell"),
    "no_rules": Words("无表格线，按文字位置推断", "no rules: the grid follows from the places of words"),
    "clipped": Words("文字被截断（如跨页）", "glyphs are cut, as by a page break"),
    "lookalike": Words("单独一横：可能是破折号、一或负号", "a lone stroke: dash, one or minus"),
    "unsure_character": Words("有字符识别概率低", "the reader is unsure of a character"),
    "readers_disagree": Words("两个识别器结果不同", "two readers see different characters"),
    "joined_over_page": Words("跨页拼接", "joined over a page break"),
    "lost_line": Words("这里可能有两列并作一列", "two columns may stand in one here or left of here"),
    "under_seal": Words("印章压在单元格上", "a seal lies over the cell"),
    "unlike_column": Words("格式与本列其他数字不同", "not written like the other numbers of its column"),
    "unread_ink": Words("有墨迹未能读出", "there is ink that nobody could read"),
    "layer_disagrees": Words("与扫描件自带文字层不同", "the hidden text layer of the scan says something else"),
    "disputed": Words("两位审核人意见不同", "two reviewers disagree"),
    "unreadable": Words("已标为无法辨认", "marked unreadable by a person"),
    "checked": Words("按勾稽关系选用另一识别结果", "another reading was chosen because identities demand it"),
    "settled_by_column": Words("按本列写法选定", "of what the readers saw, the text written as its column is"),
    "label_completed": Words("按词表补全名称", "a damaged label completed from a closed vocabulary"),
    "label_doubtful": Words("名称残缺，词表无唯一答案", "a damaged label that no word or several words fit"),
    "unit_completed": Words("单位按同名行补正", "a misread unit that like-named rows agree on"),
    "marks_widened": Words("半角标点改为全角", "half-width marks became full-width"),
    "bracket_closed": Words("括号配对已改正", "a bracket closed by another kind got its own"),
    "bracket_open": Words("括号不配对", "a bracket without its other half"),
    "repetition_removed": Words("重复文字已去除", "what stood there twice in a row stands once"),
    "repetition": Words("文字重复", "something stands there twice in a row"),
    "column_shift": Words("错列已移回", "moved to the only column that it fits"),
    "amount_moved": Words("金额错列，按合计移回", "moved to the only column that the sums allow"),
    "column_doubtful": Words("可能错列", "does not fit its column"),
    "rows_joined": Words("两行并为一行", "one row that stood in two"),
    "span_inferred": Words("合并范围为推断", "the rows that it covers were inferred"),
    "unit_clipped": Words("单位残缺（万）", "a clipped unit after a number"),
    "ghost": Words("页边残字", "remains of a cell cut at a page's edge"),
    "unconfirmed": Words("由一条勾稽关系推得，未经另一条印证", "derived from one identity, not confirmed by a second"),
    "last_digit_open": Words("推得数的末位因四舍五入未定", "roundings leave the derived amount's last digit open"),
    "not_read": Words("应有内容但未读到", "must be filled, and nothing was read"),
}
