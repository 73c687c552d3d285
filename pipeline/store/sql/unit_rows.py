"""The units that a document names, as rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

from pipeline.model import Document
from pipeline.schema.divisions import division_code
from pipeline.store.sql.base import hash_id

Role = Literal["subject", "supervising", "row", "department"]

# Local codes of departments and units stand before their names.
_CODE = re.compile(r"^[\d.]{3,15}[-_—:]?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_OFFICE = re.compile(r"\(本级\)$|本级$|\(机关\)$")
_LONGEST = 60
_WIDE = str.maketrans("()", "（）")


class Units:
    """Those of one document: `id_of` finds or adds one by its printed name."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._units: dict[str, dict[str, Any]] = {}
        self._roles: dict[tuple[str, Role], dict[str, Any]] = {}
        self._ids: dict[str, str | None] = {}
        self.subject = self._add(document.unit_name, document.division_code)
        above = self._named(document.supervising_department or "")
        if above and above != self.subject:
            self._say(above, "supervising", "部门")
        if self.subject:
            supervised = above is not None and above != self.subject
            self._say(self.subject, "subject", "单位" if supervised else None, above if supervised else None)
            self._office(self.subject)

    def id_of(self, printed: str) -> str | None:
        """The unit that a row of a table names; None for what is no name."""
        if printed not in self._ids:
            self._ids[printed] = self._of_row(printed)
        return self._ids[printed]

    def rows(self) -> list[dict[str, Any]]:
        """Of the table `unit`, without level and parent."""
        return list(self._units.values())

    def document_rows(self) -> Iterator[dict[str, Any]]:
        """Of the table `document_unit`."""
        for (unit_id, role), said in self._roles.items():
            yield {"document_id": self._document.id, "unit_id": unit_id, "role": role, **said}

    def _of_row(self, printed: str) -> str | None:
        unit_id = self._named(printed)
        if unit_id and unit_id != self.subject:
            if self.subject and not self._is_office(self.subject):
                self._say(self.subject, "subject", "部门", self._roles[self.subject, "subject"]["parent_unit_id"])
            # Of a document whose unit is not known, the row may be the department itself.
            self._say(unit_id, "row", "单位" if self.subject else None, self.subject)
            self._office(unit_id)
        return unit_id

    def _office(self, unit_id: str) -> None:
        """A 本级 is the office of the department that has its name."""
        if self._is_office(unit_id):
            unit = self._units[unit_id]
            department = self._add(_OFFICE.sub("", unit["name_norm"]), unit["division_code"])
            if department:
                self._say(department, "department", "部门")
            for role in ("subject", "row"):
                if (unit_id, role) in self._roles:
                    self._say(unit_id, role, "本级", department)

    def _is_office(self, unit_id: str) -> bool:
        return bool(_OFFICE.search(self._units[unit_id]["name_norm"]))

    def _named(self, printed: str) -> str | None:
        name = _CODE.sub("", normalised(printed))
        if not _NAME.search(name) or len(name) > _LONGEST:
            return None
        return self._add(name, division_code(name) or self._document.division_code)

    def _add(self, name: str | None, division: str | None) -> str | None:
        norm = normalised(name or "")
        if not norm:
            return None
        unit_id = hash_id(division, norm)
        about = {"unit_id": unit_id, "name": norm.translate(_WIDE), "name_norm": norm, "division_code": division}
        self._units.setdefault(unit_id, about)
        return unit_id

    def _say(self, unit_id: str, role: Role, level: str | None, parent: str | None = None) -> None:
        self._roles[unit_id, role] = {"level": level, "parent_unit_id": parent if parent != unit_id else None}


def normalised(name: str) -> str:
    """NFKC without spaces.

    >>> normalised("某 局（本级）")
    '某局(本级)'
    """
    return "".join(unicodedata.normalize("NFKC", name).replace("\0", "\ufffd").split())
