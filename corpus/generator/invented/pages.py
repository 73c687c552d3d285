"""Habits of an exporter's pages: margins, crop box, turned pages, running heads, page numbers, captions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.generator.invented.dice import Dice
from corpus.generator.invented.fit import Fitted
from corpus.generator.invented.world import World
from corpus.generator.model import Block, Caption, Section, Table

FOLIOS = ("- {} -", "— {} —", "{}", "第 {} 页", "-{}-")


@dataclass(frozen=True, slots=True)
class Pages:
    """What all pages of a document share."""

    margins: tuple[float, float, float, float]
    crop: float
    head: str
    folio: str
    numbered: bool
    turns: Literal["none", "landscape", "all"]
    turn: Literal[90, 180, 270]

    @property
    def side(self) -> float:
        """Both side margins."""
        return self.margins[1] + self.margins[3]

    def section(self, blocks: tuple[Block, ...], fitted: Fitted | None = None) -> Section:
        """Blocks on pages of the paper that the table was fitted to."""
        landscape = fitted is not None and fitted.landscape
        turned = self.turns == "all" or (self.turns == "landscape" and landscape)
        paper = fitted.paper if fitted else (595.28, 841.89)
        return Section(
            blocks,
            landscape=landscape,
            paper=paper,
            rotate=self.turn if turned else 0,
            margins=self.margins,
            numbered=self.numbered,
            crop=self.crop,
            head=self.head,
            folio=self.folio,
        )

    def traits(self) -> tuple[str, ...]:
        """Names of what is unusual."""
        named = (("crop box", self.crop), (f"turned {self.turn}", self.turns != "none"), ("running head", self.head))
        return tuple(name for name, present in named if present)


def choose_pages(dice: Dice, world: World) -> Pages:
    """The habits of a document."""
    side = dice.pick((36.0, 45.0, 54.0, 70.0))
    head = f"{world.department}{world.year}年部门{'决算' if world.family == 'final' else '预算'}"
    return Pages(
        margins=(dice.pick((48.0, 60.0, 72.0)), side, dice.pick((48.0, 56.0, 70.0)), side),
        crop=dice.pick((14.2, 28.0)) if dice.chance(0.12) else 0.0,
        head=head if dice.chance(0.25) else "",
        folio=dice.pick(FOLIOS),
        numbered=dice.chance(0.8),
        turns=dice.pick(("landscape", "all")) if dice.chance(0.2) else "none",
        turn=dice.pick((90, 90, 270, 180)),
    )


def caption(dice: Dice, world: World, table: Table, number: int) -> Caption:
    """What stands above a table and the note below."""
    label = dice.pick((f"表{number}", f"公开{number:02d}表", f"附件{number}", "", ""))
    words = dice.pick(("单位：{}", "金额单位：{}", "（单位：{}）"))
    names = (f"部门：{world.department}", f"编制单位：{world.department}", "")
    empty = not any(character.isdigit() for row in table.rows[table.header_rows :] for c in row for character in c.text)
    note = f"注：本部门{world.year}年无此项支出，故本表无数据。" if empty else ""
    if table.style.size < 12 and not note and dice.chance(0.2):
        note = "注：因四舍五入，部分数据尾数可能略有差异。"
    form = table.header_rows == 0
    return Caption(
        label=label,
        subtitle=f"（{world.year}年度）" if form or dice.chance(0.1) else "",
        left=dice.pick(names),
        right="" if form and dice.chance(0.5) else words.format(table.unit),
        note=note,
        repeat=dice.chance(0.15),
        face=dice.pick(("hei", "song", "kai")) if dice.chance(0.3) else table.style.bold_font,
        size=dice.pick((14.0, 16.0, 18.0)),
        label_right=dice.chance(0.3),
    )
