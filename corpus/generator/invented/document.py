"""A whole invented document from a seed and a number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.generator.invented.dice import Dice
from corpus.generator.invented.fit import fit
from corpus.generator.invented.goals import paragraph
from corpus.generator.invented.kinds import KINDS, kinds_of
from corpus.generator.invented.look import Look, choose_look, closed_look
from corpus.generator.invented.make_world import make_world
from corpus.generator.invented.pages import Pages, caption, choose_pages
from corpus.generator.invented.pivot import Frame
from corpus.generator.invented.planting import planted
from corpus.generator.invented.printing import Printing, printing
from corpus.generator.invented.titles import title
from corpus.generator.invented.tricks import with_habits
from corpus.generator.invented.world import Family, World
from corpus.generator.model import Document, Section, Table, TableBlock, Text

FAMILIES: tuple[Family, ...] = ("budget", "budget", "final", "final", "performance")
NOTICE = "（虚构样例：地名、部门与数字均为虚构，仅供软件测试）"


@dataclass(frozen=True, slots=True)
class Invented:
    """A document and what is unusual about it, for the truth."""

    document: Document
    traits: tuple[str, ...]


def invent(seed: int, number: int, planted_share: float = 0.0) -> Invented:
    """Document `number` of a seed; a share of all documents has one misprinted amount."""
    dice = Dice("document", seed, number)
    world = make_world(dice.fork("world"), dice.pick(FAMILIES))
    pages = choose_pages(dice.fork("pages"), world)
    look = choose_look(dice.fork("look"))
    money = printing(dice.fork("money"), cents=world.cents)
    traits = [*pages.traits(), *look.traits, *(["rounded"] if world.cents else [])]
    sections = list(_front(dice.fork("front"), world, pages))
    names: dict[str, int] = {}
    for i, kind in enumerate(kinds_of(dice.fork("kinds"), world.family), 1):
        own = dice.fork("table", i)
        table, habits = _table(own, kind, world, money, look)
        names[table.title] = names.get(table.title, 0) + 1
        if names[table.title] > 1:
            table = replace(table, title=f"{table.title}（{names[table.title]}）")
        traits += [f"table {i - 1}: {habit}" for habit in habits]
        sections = _placed(own.fork("place"), sections, table, world, pages, i)
    word = "决算" if world.family == "final" else "预算"
    heading = f"{world.year}年{world.department}{word}（虚构样例）"
    document = Document(f"random_{seed}_{number:03d}", heading, tuple(sections))
    errors = dice.fork("errors")
    if errors.chance(planted_share):
        document = planted(errors, document)
    return Invented(document, tuple(traits))


def _table(dice: Dice, kind: str, world: World, money: Printing, look: Look) -> tuple[Table, tuple[str, ...]]:
    """A table with the document's look, or now and then one of its own."""
    counters = dice.pick(("栏次", "**")) if dice.chance(0.5 if kind.startswith("final") else 0.15) else ""
    frame = Frame(kind, title(dice, kind, world.year), money.of(dice, kind), counters)
    table = KINDS[kind](world, dice.fork("content"), frame)
    chosen = choose_look(dice.fork("look")) if dice.chance(0.2) else look
    if _needs_rules(table):
        chosen = closed_look(dice.fork("closed"), chosen)
    table = replace(table, style=chosen.style, repeat_header=bool(table.header_rows) and dice.chance(0.5))
    if not table.cut_rows and dice.chance(0.25):
        table = replace(table, cut_rows=frozenset(range(table.header_rows, len(table.rows))))
    table, habits = with_habits(dice.fork("habits"), table)
    habits = (
        *habits,
        *(["repeated header"] if table.repeat_header else []),
        *(chosen.traits if chosen != look else ()),
    )
    return table, habits


def _needs_rules(table: Table) -> bool:
    """Whether body cells span rows or columns, rows are blank, or long texts run over many lines."""
    body = table.rows[table.header_rows :]
    merged = any(cell.rows > 1 or cell.cols > 1 for row in body for cell in row)
    long = any(len(cell.text) > 40 for row in body for cell in row)
    return merged or long or not all(any(cell.text for cell in row) for row in body)


def _front(dice: Dice, world: World, pages: Pages) -> tuple[Section, ...]:
    """A cover and some prose, or nothing."""
    if dice.chance(0.5):
        return ()
    word = "决算" if world.family == "final" else "预算"
    cover = (
        Text(f"{world.year}年{world.department}", "hei", 20, 36, "center", before=120),
        Text(f"部门{word}", "hei", 20, 36, "center", after=200),
        Text(NOTICE, "kai", 10.5, 18, "center"),
    )
    prose = [Text("一、部门职责", "hei", 14, 28)]
    prose += [Text(paragraph(dice), "song", 12, 24, first_indent=2) for _ in range(dice.whole(1, 4))]
    return pages.section(cover), pages.section(tuple(prose))


def _placed(
    dice: Dice, sections: list[Section], table: Table, world: World, pages: Pages, number: int
) -> list[Section]:
    """The table on a new page, or below the one before when the paper is the same."""
    fitted = fit(dice, table, pages.side)
    block = TableBlock(fitted.table, caption(dice, world, table, number))
    before = tuple(
        Text(paragraph(dice), "song", 12, 22, first_indent=2, after=6) for _ in range(dice.pick((0, 0, 0, 1, 2, 6)))
    )
    section = pages.section((*before, block), fitted)
    last = sections[-1] if sections else None
    if last and number > 1 and (last.paper, last.landscape) == (section.paper, section.landscape) and dice.chance(0.3):
        return [*sections[:-1], replace(last, blocks=(*last.blocks, *section.blocks))]
    return [*sections, section]
