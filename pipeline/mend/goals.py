"""The goals of a form, from lines of prose: numbered headings, and the measures under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mend.labels import complete
from pipeline.source.text.blocks import Prose
from pipeline.source.text.cell import TextCell, read_text
from pipeline.text.flags import Flag
from pipeline.text.items import item_start

_JOINED = 0.9


@dataclass(frozen=True, slots=True)
class Goals:
    """The label that stood among the lines, and their text, one numbered item a line."""

    label: TextCell
    text: TextCell


def goals(lines: Sequence[Prose], labels: Sequence[str]) -> Goals | None:
    """The goals that `lines` say; None when they are not a numbered list with one of `labels` among or before it.

    A label alone on a line belongs beside the text, wherever it stands in it; a line that opens no item continues the
    one above, and so does a measure (一是 …) within its heading's paragraph.
    """
    label, items, read = TextCell(), list[str](), list[TextCell]()
    for line in lines:
        cell = read_text(line.text, line.line)
        if not label.text and (found := complete(cell.text, labels)).word:
            label = cell if found.how == "printed" else cell.noted(Flag.LABEL_COMPLETED, text=found.word)
            continue
        read.append(cell)
        start = item_start(cell.text)
        opens = start is not None and (start.kind != "clause" or start.number == 1 or not items)
        if opens or not items:
            items.append(cell.text)
        else:
            items[-1] += cell.text
    if not label.text or not any(item_start(item) for item in items):
        return None
    flags = tuple(dict.fromkeys(flag for cell in read for flag in cell.flags))
    raw = "\n".join(cell.raw for cell in read)
    numbers = tuple(number for cell in read for number in cell.lines)
    return Goals(label, TextCell("\n".join(items), raw, numbers, (*flags, Flag.LINES_JOINED), _JOINED))
