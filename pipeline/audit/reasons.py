"""Why a cell asks for a look, in words: Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.flag_words import FLAG_WORDS, Words
from pipeline.model import Cell

_HARMLESS = {"lines_joined", "layout_space_removed", "confirmed", "corrected", "merged", "split"}
# Flags whose measure `_of_evidence` tells.
_SAID_BY_EVIDENCE = {"readers_disagree", "under_seal", "unlike_column", "unread_ink", "unsure_character"}
# Shares from which seal and ink are worth a word.
_SEAL, _INK = 0.05, 0.05
# A character below this is called weak.
_WEAK = 0.9


def reasons(cell: Cell) -> list[Words]:
    """What speaks against the cell, weightiest first; empty where only its general chance of error does."""
    said = []
    if cell.status == "missing":
        said.append(Words("有墨迹但未能读出", "something is printed that could not be read"))
    if cell.status == "derived":
        said.append(Words("由勾稽关系推算，并非读出", "derived from an identity, not read"))
    said += _of_evidence(cell)
    for flag in cell.flags:
        if flag not in _HARMLESS and not (cell.evidence and flag in _SAID_BY_EVIDENCE):
            said.append(FLAG_WORDS.get(flag, Words(flag, flag.replace("_", " "))))
    return said


def _of_evidence(cell: Cell) -> Iterator[Words]:
    evidence = cell.evidence
    if evidence is None:
        return
    if evidence.second is not None and evidence.second != cell.raw:
        yield Words(f"第二识别器读作“{evidence.second or '空'}”", f"the second reader saw “{evidence.second}”")
    if evidence.least < _WEAK and cell.raw:
        yield Words(f"最弱字符概率 {evidence.least:.0%}", f"weakest character {evidence.least:.0%}")
    if evidence.seal > _SEAL:
        yield Words(f"印章遮盖 {evidence.seal:.0%}", f"a seal covers {evidence.seal:.0%}")
    if evidence.uncovered_ink > _INK:
        ink = f"{evidence.uncovered_ink:.0%}"
        yield Words(f"{ink} 墨迹未被识别", f"{ink} of the ink is unread")
    if evidence.column_format is False:
        yield Words("格式与本列其他数字不同", "not written like the other numbers of its column")
