"""Levels 1 and 2 of a list of indicators, from labels of which some are cut, misread or gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.mend.labels import Completion, complete
from pipeline.mend.spans import CARRIED, Outer, Span, label_spans
from pipeline.schema.indicator_words import Level, indicator_words, level1_names, level2_names
from pipeline.schema.target import parse_target
from pipeline.schema.units import unit
from pipeline.source.text.cell import TextCell
from pipeline.text.flags import Flag

_ENDING = "指标"
_COMPLETED = 0.85
_INFERRED = 0.8
_LIKELY = 0.6
_TIME = re.compile("时间|及时|时效|时限|按时|按期|期限|进度|完成|周期")
_COUNTED = frozenset({"质量指标", "时效指标", "服务对象满意度指标"})  # whose targets are no counts


@dataclass(frozen=True, slots=True)
class Row:
    """What the levels of one indicator are found from. `ghost`: a label that nobody can read stood here."""

    level1: TextCell
    level2: TextCell
    name: str
    target: str
    fragment: int
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Leveled:
    """The label over rows `first`..`last`; `candidates` where nobody could read it."""

    cell: TextCell
    first: int
    last: int
    candidates: tuple[str, ...] = ()


def spellings(levels: Sequence[Level]) -> tuple[str, ...]:
    """Every way that the levels are written."""
    return tuple(dict.fromkeys(form for level in levels for form in (level.name, *level.aliases)))


def completed(cell: TextCell, vocabulary: Sequence[str]) -> tuple[TextCell, Completion]:
    """The cell with its label completed, or noted as doubtful; a printed word of the vocabulary stays as it is."""
    found = complete(cell.text, vocabulary)
    if found.how == "printed" or not cell.text:
        return cell, found
    if found.word:
        return cell.noted(Flag.LABEL_COMPLETED, text=found.word, confidence=_COMPLETED), found
    return cell.noted(Flag.LABEL_DOUBTFUL, confidence=0.4), found


def level2_spans(rows: Sequence[Row]) -> tuple[Leveled, ...]:
    """The second level, top to bottom. Every span over several rows is inferred and says so."""
    found: list[Leveled] = []
    start = 0
    for fragment, group in groupby(rows, key=lambda row: row.fragment):
        part = list(group)
        found += [_moved(one, start) for one in _fragment(part, first=fragment == rows[0].fragment)]
        start += len(part)
    return tuple(_without_label(found, rows))


def _fragment(rows: Sequence[Row], *, first: bool) -> list[Leveled]:
    words = spellings(indicator_words().level2)
    cells = [completed(row.level2, words)[0] for row in rows]
    printed = [index for index, cell in enumerate(cells) if cell.text]
    lead = printed[0] if printed else len(rows)
    ghosts = [index for index in range(lead) if rows[index].ghost]
    carried = lead if not first or ghosts else 0

    def misfit(label: int, row: int) -> float:
        return _misfit(level2_names(cells[printed[label]].text), rows[row])

    labels = [_short(cells[index], [cells[other] for other in printed], words) for index in printed]
    spans = label_spans(
        len(rows),
        printed,
        misfit,
        carried=carried,
        cost=0.0 if ghosts else CARRIED,
        outer=_outer(labels, rows),
    )
    return [
        Leveled(_inferred(_by_parent(labels[span.label], rows, span), spans), span.first, span.last)
        if span.label is not None
        else Leveled(_carried(rows, ghosts), span.first, span.last)
        for span in spans
    ]


def _outer(labels: Sequence[TextCell], rows: Sequence[Row]) -> Outer:
    """The first level's labels: which of them each label of the second is under, and where they are printed."""
    words = spellings(indicator_words().level1)
    printed: dict[str, int] = {}
    for index, row in enumerate(rows):
        for name in level1_names(completed(row.level1, words)[0].text) if row.level1.text else ():
            printed.setdefault(name, index)
    return Outer([_parent(Leveled(label, 0, 0)) for label in labels], printed)


def _misfit(names: Sequence[str], row: Row) -> float:
    """1 for an indicator that is seldom of this level 2: a count of quality, a rate of quantity, no time in 时效."""
    target = parse_target(row.target)
    measured = unit(target.unit).dimension
    is_rate = measured == "ratio" or row.name.endswith("率")
    is_count = measured in ("count", "count_rate") and not is_rate
    in_time = target.kind == "date" or measured == "duration" or bool(_TIME.search(row.name))
    return float(
        (bool(names) and bool(row.name) and ("满意" in row.name) != any("满意" in name for name in names))
        or (is_count and bool(_COUNTED & set(names)))
        or (is_rate and "数量指标" in names)
        or ("时效指标" in names and bool(row.name) and not in_time)
    )


def _by_parent(cell: TextCell, rows: Sequence[Row], span: Span) -> TextCell:
    """A label that nobody can read is the only child of the level 1 printed beside its rows, or stays unread."""
    if Flag.LABEL_DOUBTFUL not in cell.flags:
        return cell
    words = spellings(indicator_words().level1)
    beside = [completed(row.level1, words)[0].text for row in rows[span.first : span.last + 1] if row.level1.text]
    parents = {name for text in beside for name in level1_names(text)}
    children = [level.name for level in indicator_words().level2 if level.parent in parents]
    if len(children) == 1:
        return cell.noted(Flag.LABEL_COMPLETED, Flag.GHOST, text=children[0], confidence=_INFERRED)
    return cell


def _carried(rows: Sequence[Row], ghosts: Sequence[int]) -> TextCell:
    return TextCell(flags=(Flag.GHOST,), raw=rows[ghosts[0]].level2.raw) if ghosts else TextCell()


def _inferred(cell: TextCell, spans: Sequence[Span]) -> TextCell:
    """Where one label covers several rows, where each of them begins is inferred."""
    inferred = any(span.last > span.first for span in spans)
    return cell.noted(Flag.SPAN_INFERRED, confidence=_INFERRED) if inferred else cell


def _short(cell: TextCell, others: Sequence[TextCell], words: Sequence[str]) -> TextCell:
    """A label that lacks the 指标 that all others print may have lost it."""
    lacks = cell.text + _ENDING in words and all(other.text.endswith(_ENDING) for other in others if other is not cell)
    return cell.noted(Flag.LABEL_DOUBTFUL, confidence=_COMPLETED) if lacks and len(others) > 1 else cell


def _moved(one: Leveled, by: int) -> Leveled:
    return Leveled(one.cell, one.first + by, one.last + by, one.candidates)


def _without_label(found: Sequence[Leveled], rows: Sequence[Row]) -> list[Leveled]:
    """Spans that begin a fragment without a label: what they can be, by the order of the list."""
    order = [level.name for level in indicator_words().level2]
    done: list[Leveled] = []
    for index, one in enumerate(found):
        if one.cell.text:
            done.append(one)
            continue
        before = level2_names(done[-1].cell.text)[:1] if done else ()
        after = level2_names(found[index + 1].cell.text)[:1] if index + 1 < len(found) else ()
        elsewhere = {name for other in found for name in level2_names(other.cell.text)} - set(before)
        between = order[order.index(before[0]) : order.index(after[0])] if before and after else [*before]
        between = [name for name in between if name not in elsewhere]
        cell = _likeliest(rows[one.first].level2.raw, one.cell.flags, [name for name in between if name not in before])
        done.append(Leveled(cell, one.first, one.last, tuple(between)))
    return done


def _likeliest(raw: str, flags: tuple[str, ...], fresh: Sequence[str]) -> TextCell:
    """Where remains of a label begin new rows, the only word that is left between its neighbours, in doubt."""
    if Flag.GHOST in flags and len(fresh) == 1:
        return TextCell(fresh[0], raw, (), (Flag.LABEL_COMPLETED, Flag.LABEL_DOUBTFUL, *flags), _LIKELY)
    return TextCell("", raw, (), (Flag.NOT_READ, *flags), 0.0, missing=True)


def level1_spans(rows: Sequence[Row], second: Sequence[Leveled]) -> tuple[Leveled, ...]:
    """The first level: the parents that the second level's words have; printed labels only confirm them."""
    parents = [_parent(one) for one in second]
    words = spellings(indicator_words().level1)
    runs: list[Leveled] = []
    for parent, group in groupby(zip(parents, second, strict=True), key=lambda pair: pair[0]):
        spans = [one for _, one in group]
        first, last = spans[0].first, spans[-1].last
        printed = [completed(row.level1, words)[0] for row in rows[first : last + 1] if row.level1.text]
        runs.append(Leveled(_first_level(parent, printed, first, last), first, last))
    return tuple(runs)


def _parent(one: Leveled) -> str:
    levels = {level.name: level.parent for level in indicator_words().level2}
    names = level2_names(one.cell.text) if one.cell.text else one.candidates
    found = {levels[name] for name in names if name in levels}
    return found.pop() if len(found) == 1 else ""


def _first_level(parent: str, printed: Sequence[TextCell], first: int, last: int) -> TextCell:
    same = [cell for cell in printed if cell.text == parent or (not parent and cell.text)]
    if same:
        return _inferred(same[0], [Span(0, first, last)])
    if parent:
        raw = printed[0].raw if printed else ""
        lines = printed[0].lines if printed else ()
        return TextCell(parent, raw, lines, (Flag.LABEL_COMPLETED, Flag.SPAN_INFERRED), _INFERRED)
    return TextCell("", "", (), (Flag.NOT_READ,), 0.0, missing=True)
