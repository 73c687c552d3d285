"""The classes of defect that converters leave in tables: every function of the two modules, by name."""

from __future__ import annotations

import re

from tests.mend import damaged_cells, damaged_rows
from tests.mend.damage import Defect

DEFECTS: tuple[Defect, ...] = tuple(
    value
    for name, value in sorted({**vars(damaged_cells), **vars(damaged_rows)}.items())
    if re.match(r"[nlsgrpt]\d_", name)
)
