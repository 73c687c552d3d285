"""What one cell of a text table says: layout spaces closed, broken numbers joined, marks made Chinese again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.text.classes import is_han, is_mark
from pipeline.text.flags import Flag
from pipeline.text.fold import fold
from pipeline.text.items import item_start
from pipeline.text.numbers import one_number

READ = 0.95  # another reader's text, whose page we do not see
BRACKETS = {"（": "）", "〔": "〕", "《": "》", "〈": "〉", "【": "】", "“": "”"}
_WIDE = str.maketrans(",;:()!?", "，；：（）！？")
_SPLIT_NUMBER = re.compile(r"(?P<left>\d[\d,]*[.,]?)\s+(?P<right>[.,]?\d[\d,.]*)", re.ASCII)
_CUT_NUMBER = re.compile(r"[\d,.]*\d[,.，]", re.ASCII)
_CLIPPED_UNIT = re.compile(r"\d万[；;，,。、]", re.ASCII)
_TITLE = re.compile("《([^《》]{4,})》")
_SEAM = re.compile(r"《(?P<head>[\u4e00-\u9fff]{2,}) (?P<tail>[\u4e00-\u9fff]{2,})》、")
_SHORTEST_REPEATED = 4
_SHORTEST_APART = 2  # with a space between


@dataclass(frozen=True, slots=True)
class TextCell:
    """The text of a cell with its past; `lines` are the lines of the file that it comes from."""

    text: str = ""
    raw: str = ""
    lines: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    confidence: float = READ
    missing: bool = False

    def noted(self, *flags: str, text: str | None = None, confidence: float | None = None) -> TextCell:
        """The cell with further flags and, where given, another text or confidence."""
        return replace(
            self,
            text=self.text if text is None else text,
            flags=(*self.flags, *(flag for flag in flags if flag not in self.flags)),
            confidence=min(self.confidence, READ if confidence is None else confidence),
        )

    def on(self, lines: tuple[int, ...]) -> TextCell:
        """The same cell, from those lines."""
        return replace(self, lines=lines)


def read_text(raw: str, line: int) -> TextCell:
    """The cell that stands as `raw` in a line of the file.

    >>> read_text("1219. 80", 6).text, read_text("一般管理 事务", 8).text, read_text("3.0 版", 20).text
    ('1219.80', '一般管理事务', '3.0版')
    >>> read_text("劳务派遣费 319.86 万元;办公设备", 8).text, read_text("(福府办规〔2021〕6号〕", 13).text
    ('劳务派遣费319.86万元；办公设备', '（福府办规〔2021〕6号）')
    """
    folded = fold(raw)
    cell = TextCell(folded, raw, (line,), (Flag.FOLDED,) if folded != raw else ())
    for step in _STEPS:
        cell = step(cell)
    return cell


def _joined_lines(cell: TextCell) -> TextCell:
    """Lines of a cell that open no item go on with the one above."""
    lines = [line.strip() for line in cell.text.split("\n") if line.strip()]
    if len(lines) < 2:
        return cell
    text = lines[0] + "".join(("\n" if item_start(line) else " ") + line for line in lines[1:])
    return cell.noted(Flag.LINES_JOINED, text=text)


def _joined_numbers(cell: TextCell) -> TextCell:
    text = cell.text
    for match in reversed(list(_SPLIT_NUMBER.finditer(text))):
        left, right = match["left"], match["right"]
        if one_number(text[: match.start()], left, right, text[match.end() :]):
            text = text[: match.start()] + left + right + text[match.end() :]
    return cell if text == cell.text else cell.noted(Flag.NUMBER_JOINED, text=text)


def _closed(cell: TextCell) -> TextCell:
    """Without spaces beside Chinese characters and marks; between Latin words and numbers they stay."""
    text = re.sub(r"[ \u3000\xa0]+", " ", cell.text).strip()
    kept = [
        char
        for index, char in enumerate(text)
        if char != " " or not (_chinese(text[index - 1]) or _chinese(text[index + 1]))
    ]
    closed = "".join(kept)
    return cell if closed == cell.text.strip() else cell.noted(Flag.LAYOUT_SPACE_REMOVED, text=closed)


def _chinese_marks(cell: TextCell) -> TextCell:
    """Half-width marks beside Chinese text as full-width ones; straight quotes in pairs."""
    text = cell.text
    if not any(map(is_han, text)):
        return cell
    wide = [char.translate(_WIDE) if _beside_chinese(text, index) else char for index, char in enumerate(text)]
    if text.count('"') % 2 == 0:
        quotes = iter("“”" * (text.count('"') // 2))
        wide = [next(quotes) if char == '"' else char for char in wide]
    changed = "".join(wide)
    return cell if changed == text else cell.noted(Flag.MARKS_WIDENED, text=changed)


def _beside_chinese(text: str, index: int) -> bool:
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if before.isdigit() and after.isdigit():
        return False
    return bool((before and _chinese(before)) or (after and _chinese(after)))


def _brackets(cell: TextCell) -> TextCell:
    """A bracket closed by another kind gets its own, when that balances the whole text."""
    closing = {shut: opened for opened, shut in BRACKETS.items()}
    text, stack = list(cell.text), list[str]()
    for index, char in enumerate(text):
        if char in BRACKETS:
            stack.append(char)
        elif char in closing and stack:
            text[index] = BRACKETS[stack.pop()]
    changed = "".join(text)
    if stack:
        return cell.noted(Flag.BRACKET_OPEN, confidence=0.85)
    return cell if changed == cell.text else cell.noted(Flag.BRACKET_CLOSED, text=changed)


def _said_once(cell: TextCell) -> TextCell:
    """A text without digits that is there twice, word for word, once."""
    half = len(cell.text) // 2
    least = _SHORTEST_APART if cell.raw.strip()[half : half + 1].isspace() else _SHORTEST_REPEATED
    if half < least or len(cell.text) % 2 or cell.text[:half] != cell.text[half:]:
        return cell
    if any(char.isdigit() for char in cell.text) or not any(map(is_han, cell.text)):
        return cell
    return cell.noted(Flag.REPETITION_REMOVED, text=cell.text[:half], confidence=0.85)


def _cut_number(cell: TextCell) -> TextCell:
    return cell.noted(Flag.NUMBER_DOUBTFUL, confidence=0.5) if _CUT_NUMBER.fullmatch(cell.text) else cell


def _units(cell: TextCell) -> TextCell:
    return cell.noted(Flag.UNIT_CLIPPED, confidence=0.85) if _CLIPPED_UNIT.search(cell.text) else cell


def _seams(cell: TextCell) -> TextCell:
    """Without a title that is head and tail of longer ones beside it with a space where they meet.

    So a converter reads two wrapped lines that lie over each other. Where digits are in it nothing is dropped.
    """
    text = cell.text
    titles = [match[1] for match in _TITLE.finditer(text)]
    for match in reversed(list(_SEAM.finditer(text))):
        head, tail = match["head"], match["tail"]
        whole = [title for title in titles if len(title) > len(head + tail) + 1 and " " not in title[: len(head)]]
        begun = any(title.startswith(head) for title in whole)
        if begun and any(title.endswith(tail) for title in whole) and not re.search(r"\d", head + tail):
            text = text[: match.start()] + text[match.end() :]
    return cell if text == cell.text else cell.noted(Flag.REPETITION_REMOVED, text=text, confidence=0.8)


def _overlaps(cell: TextCell) -> TextCell:
    """Noted where a title is only head and tail of a longer one: lines that a converter laid over each other."""
    titles = _TITLE.findall(cell.text)
    if any(_head_and_tail(title, whole) for title in titles for whole in titles if len(whole) > len(title)):
        return cell.noted(Flag.REPETITION, confidence=0.5)
    return cell


def _head_and_tail(title: str, whole: str) -> bool:
    return any(whole.startswith(title[:at]) and whole.endswith(title[at:]) for at in range(2, len(title) - 1))


def _chinese(char: str) -> bool:
    return is_han(char) or is_mark(char)


_STEPS = (
    _joined_lines,
    _joined_numbers,
    _seams,
    _closed,
    _chinese_marks,
    _brackets,
    _said_once,
    _cut_number,
    _units,
    _overlaps,
)
