"""The looks of the sample budget's tables: one document, every kind of ruling."""

from __future__ import annotations

from corpus.generator.styles import NO_RULE, Rule, TableStyle

THIN = TableStyle(size=10.0, leading=13.0)

SHADED_RECTS = TableStyle(
    inner_h=Rule("rect", 0.6),
    inner_v=Rule("rect", 0.6),
    outer_h=Rule("rect", 1.0),
    outer_v=Rule("rect", 1.0),
    header_fill=0.86,
    size=8.0,
    leading=10.5,
    pad=2.0,
)

BODY_FIRST = TableStyle(size=8.0, leading=10.5, pad=2.0, body_first=True)

DOUBLE = TableStyle(
    inner_h=Rule("line", 0.4),
    inner_v=Rule("line", 0.4),
    outer_h=Rule("double", 0.5),
    outer_v=Rule("double", 0.5),
    header_rule=Rule("double", 0.5),
)

WHITE_RECTS = TableStyle(
    inner_h=Rule("rect", 0.5),
    inner_v=Rule("rect", 0.5),
    outer_h=Rule("rect", 0.5),
    outer_v=Rule("rect", 0.5),
    white_fill=True,
    font="hei",
)

OPEN_SIDES = TableStyle(
    outer_h=Rule("line", 1.0),
    outer_v=NO_RULE,
    size=8.0,
    leading=10.5,
    pad=2.0,
)

DOTTED = TableStyle(
    inner_h=Rule("dotted", 0.6),
    inner_v=Rule("dotted", 0.6),
    outer_h=Rule("line", 0.8),
    outer_v=Rule("dotted", 0.6),
    header_fill=0.93,
)

THREE_LINES = TableStyle(
    inner_h=NO_RULE,
    inner_v=NO_RULE,
    outer_h=Rule("line", 1.2),
    outer_v=NO_RULE,
    header_rule=Rule("line", 0.6),
)

NO_LINES = TableStyle(inner_h=NO_RULE, inner_v=NO_RULE, outer_h=NO_RULE, outer_v=NO_RULE, header_rule=NO_RULE)

FORM = TableStyle(size=9.5, leading=14.0, close_at_break=False)
