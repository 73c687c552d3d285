"""The closed list of what can be noted about a cell's text."""

from __future__ import annotations

from enum import StrEnum


class Flag(StrEnum):
    """`FOLDED`, `NUMBER_JOINED`, `SETTLED_BY_COLUMN` are repairs; the others tell of the layout or what to doubt."""

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


REPAIRS = frozenset({Flag.FOLDED, Flag.NUMBER_JOINED, Flag.SETTLED_BY_COLUMN})
