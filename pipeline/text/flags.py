"""The closed list of what can be noted about a cell's text."""

from __future__ import annotations

from enum import StrEnum


class Flag(StrEnum):
    """Those in `REPAIRS` changed characters; the others tell how the text was laid out or what to doubt."""

    FOLDED = "folded"  #: radicals or compatibility ideographs became unified characters
    NUMBER_JOINED = "number_joined"  #: a space or a line end inside one number was dropped
    LINES_JOINED = "lines_joined"  #: lines that only wrapped were put together
    LAYOUT_SPACE_REMOVED = "layout_space_removed"  #: a visible gap or stored space was letter spacing or padding
    VERTICAL = "vertical"  #: read column by column
    ROTATED = "rotated"  #: the glyphs lie on their side
    DICTIONARY_DECIDED = "dictionary_decided"  #: geometry tied, words settled it
    NUMBER_DOUBTFUL = "number_doubtful"  #: pieces that could be one number were left apart
    SETTLED_BY_COLUMN = "settled_by_column"  #: of what the readers saw, the text that is printed as its column is
    OVERPRINTED = "overprinted"  #: two runs of text stand on each other; they follow one another in the text
    UNTRUSTED = "untrusted"  #: holds characters that cannot be what is printed
    LABEL_COMPLETED = "label_completed"  #: a damaged label that only one word of a closed vocabulary fits
    LABEL_DOUBTFUL = "label_doubtful"  #: a damaged label that no word or several words fit
    UNIT_COMPLETED = "unit_completed"  #: a misread unit that like-named rows around it agree on
    MARKS_WIDENED = "marks_widened"  #: half-width marks in Chinese text became full-width
    BRACKET_CLOSED = "bracket_closed"  #: a bracket closed by another kind got its own
    BRACKET_OPEN = "bracket_open"  #: a bracket without its other half
    REPETITION_REMOVED = "repetition_removed"  #: what stood there twice in a row stands once
    REPETITION = "repetition"  #: something stands there twice in a row
    COLUMN_SHIFT = "column_shift"  #: moved to the only column that it fits
    AMOUNT_MOVED = "amount_moved"  #: moved to the only column that the sums allow
    COLUMN_DOUBTFUL = "column_doubtful"  #: does not fit its column, nor one other alone
    ROWS_JOINED = "rows_joined"  #: one row that stood in two
    SPAN_INFERRED = "span_inferred"  #: the rows that it covers were found by its place and its kind
    UNIT_CLIPPED = "unit_clipped"  #: 万 without 元 after a number
    GHOST = "ghost"  #: remains of a cell cut at a page's edge; its text is not used
    NOT_READ = "not_read"  #: must be filled, and nothing is there


REPAIRS = frozenset(
    {
        Flag.FOLDED,
        Flag.NUMBER_JOINED,
        Flag.SETTLED_BY_COLUMN,
        Flag.LABEL_COMPLETED,
        Flag.UNIT_COMPLETED,
        Flag.MARKS_WIDENED,
        Flag.BRACKET_CLOSED,
        Flag.REPETITION_REMOVED,
        Flag.AMOUNT_MOVED,
        Flag.ROWS_JOINED,
    }
)
