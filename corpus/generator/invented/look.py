"""Chooses how tables look: rules, fills, faces, ink."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.generator.invented.dice import Dice
from corpus.generator.styles import NO_RULE, Colour, Ink, Rule, RuleKind, Side, TableStyle

GREYS = (0.0, 0.0, 0.0, 0.0, 0.25, 0.5, 0.7, 0.83)
COLOURED: tuple[Colour, ...] = ((0.1, 0.2, 0.5), (0.55, 0.6, 0.75))
FILLS: tuple[Colour, ...] = (0.93, 0.86, 0.75, (0.85, 0.92, 0.98), (0.98, 0.95, 0.85), (0.75, 0.85, 0.75))
INKS: tuple[Colour, ...] = (0.0, 0.0, 0.0, 0.2, (0.1, 0.1, 0.35))
ZEBRAS: tuple[Colour, ...] = (0.96, 0.9, (0.94, 0.97, 1.0))


OPEN = ("flat", "three", "none")
CLOSED = ("line", "line", "line", "line", "rect", "rect", "rect", "framed", "double", "dotted", "dashed", "pieces")


@dataclass(frozen=True, slots=True)
class Look:
    """A style and what its name is in the list of traits."""

    style: TableStyle
    traits: tuple[str, ...]


def choose_look(dice: Dice) -> Look:
    """Any look; about half are the plain grids that most offices print."""
    name, style = _ruling(dice.fork("ruling"), OPEN + CLOSED)
    size = dice.pick((7.0, 8.0, 9.0, 9.0, 10.0, 10.5, 12.0))
    style = replace(
        style,
        size=size,
        leading=round(size * dice.real(1.15, 1.6), 1),
        pad=round(dice.real(1.2, 5.0), 1),
        font=dice.pick(("song", "song", "hei", "kai")),
        bold_font=dice.pick(("hei", "song")),
    )
    if style.inner_v.kind == "none" and not style.framed:
        style = replace(style, gap=round(0.4 * size, 1))  # white space is all that parts the columns
    style, fill = _filled(dice.fork("fill"), style)
    style, ink = _inked(dice.fork("ink"), style)
    style, breaks = _breaking(dice.fork("break"), style)
    return Look(style, (f"rules: {name}", f"face: {style.font}", *fill, *ink, *breaks))


def closed_look(dice: Dice, look: Look) -> Look:
    """The look with a full grid: without it nobody can tell a merged body cell from empty ones, or count blank rows."""
    if look.traits[0].removeprefix("rules: ") not in OPEN:
        return look
    name, style = _ruling(dice, CLOSED)
    own = look.style
    style = replace(
        own,
        inner_h=style.inner_h,
        inner_v=style.inner_v,
        outer_h=style.outer_h,
        outer_v=style.outer_v,
        header_rule=style.header_rule,
        missing=style.missing,
        joined=style.joined,
        framed=style.framed,
        gap=0.0,
    )
    return Look(style, (f"rules: {name}", *look.traits[1:]))


def _ruling(dice: Dice, names: tuple[str, ...]) -> tuple[str, TableStyle]:
    colour: Colour = dice.pick(GREYS) if dice.chance(0.9) else dice.pick(COLOURED)
    width = dice.pick((0.25, 0.5, 0.5, 0.75, 1.0))
    name = dice.pick(names)
    match name:
        case "framed":
            return name, TableStyle(inner_h=Rule("line", width, colour), framed=True)
        case "flat":
            flat = Rule("line", width, colour)
            return name, TableStyle(flat, NO_RULE, flat, NO_RULE)
        case "three":
            thick = Rule("line", 1.2)
            return name, TableStyle(NO_RULE, NO_RULE, thick, NO_RULE, header_rule=Rule("line", 0.6))
        case "none":
            return name, TableStyle(NO_RULE, NO_RULE, NO_RULE, NO_RULE)
        case "pieces":
            rule = Rule(dice.pick(("line", "rect")), width, colour)
            return name, _sides(dice, TableStyle(rule, rule, rule, rule, joined=False))
        case "double":
            inner, outer = Rule("line", width, colour), Rule("double", 0.5, colour)
            return name, TableStyle(inner, inner, outer, outer, header_rule=dice.pick((None, outer)))
        case "line" | "rect" | "dotted" | "dashed":
            return name, _plain(dice, name, width, colour)
        case _:
            raise ValueError(name)


def _plain(dice: Dice, kind: RuleKind, width: float, colour: Colour) -> TableStyle:
    inner = Rule(kind, width, colour)
    outer = replace(inner, width=dice.pick((width, width, width + 0.75)))
    if kind in ("dotted", "dashed") and dice.chance(0.5):
        outer = Rule("line", width, colour)
    return _sides(dice, TableStyle(inner, inner, outer, outer))


def _sides(dice: Dice, style: TableStyle) -> TableStyle:
    """Sometimes without some outer sides."""
    options: tuple[tuple[Side, ...], ...] = (("left", "right"), ("left",), ("right",), ("top",), ("bottom",))
    return replace(style, missing=frozenset(dice.pick(options))) if dice.chance(0.25) else style


def _filled(dice: Dice, style: TableStyle) -> tuple[TableStyle, tuple[str, ...]]:
    traits: list[str] = []
    if dice.chance(0.3):
        style = replace(style, header_fill=dice.pick(FILLS))
        traits.append("shaded header")
    if dice.chance(0.15):
        style = replace(style, zebra=dice.pick(ZEBRAS))
        traits.append("zebra")
    if dice.chance(0.2):
        style = replace(style, white_fill=True)
        traits.append("white fills")
    return style, tuple(traits)


def _inked(dice: Dice, style: TableStyle) -> tuple[TableStyle, tuple[str, ...]]:
    kangxi = style.font != "hei" and dice.chance(0.12)
    ink = Ink(
        colour=dice.pick(INKS),
        bold=dice.pick(("face", "twice", "stroke")),
        spread=dice.pick(("space", "space", "wide", "tracking")),
        numbers=dice.pick(("plain", "plain", "plain", "padded", "split")),
        kangxi=kangxi,
    )
    order = dice.pick(("rows", "rows", "rows", "body first", "columns"))
    style = replace(style, ink=ink, body_first=order == "body first", by_columns=order == "columns")
    traits = (f"bold: {ink.bold}", f"spread: {ink.spread}", f"numbers: {ink.numbers}", f"order: {order}")
    return style, (*traits, "kangxi") if kangxi else traits


def _breaking(dice: Dice, style: TableStyle) -> tuple[TableStyle, tuple[str, ...]]:
    way = dice.pick(("closed", "closed", "open", "slices", "repeated labels"))
    style = replace(
        style,
        close_at_break=way not in ("open", "slices"),
        slices=way == "slices",
        repeat_labels=way == "repeated labels",
    )
    return style, (f"breaks: {way}",)
