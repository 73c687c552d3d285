"""A person's way through the review queue: what comes next, what was decided, what can be taken back."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pipeline.audit.agreement import Agreement, agreement
from pipeline.audit.card import card
from pipeline.audit.corrections.apply import apply_corrections
from pipeline.audit.corrections.correction import Correction, in_force
from pipeline.audit.corrections.labels import same_text
from pipeline.audit.crop import Pictures
from pipeline.audit.decide import NotPossibleError, corrections_for
from pipeline.audit.estimate import Band, Remaining, band_of, count_looks, remaining
from pipeline.audit.run import Run
from pipeline.audit.second_look import second_looks
from pipeline.errors import PathNotFoundError
from pipeline.model import Cell, Document, Table
from pipeline.store.sql.overview import confidences, random_cell
from pipeline.store.sql.queue import Filter, Queued, queue
from pipeline.understand import understand

Key = tuple[str, str, int, int]
_STRUCTURE = {"merge", "split", "move", "drop", "kind"}
# One item in so many is drawn at random from all cells, so that what is left can be estimated.
SPOT_EVERY = 20
# One item in so many is a second look at what somebody else decided, while there are some.
SECOND_EVERY = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A cell in the queue. `why`: loss, check (a failed identity), spot (drawn at random), second (a second look)."""

    cell: Queued
    why: str


@dataclass(slots=True)
class Count:
    """What was done in this session."""

    right: int = 0
    wrong: int = 0
    unreadable: int = 0
    structure: int = 0
    skipped: int = 0
    spots: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def looked(self) -> int:
        return self.right + self.wrong + self.unreadable


class Session:
    """`share` of other people's decisions is offered again to `who`; `seed` fixes what is drawn."""

    def __init__(self, run: Run, who: str, wanted: Filter | None = None, *, share: float = 0.1, seed: int = 0) -> None:
        self.run, self.who = run, who
        self.count = Count()
        self._dice = random.Random(f"{seed} {who}")  # noqa: S311 - draws samples, guards nothing
        self._share = share
        self._settled: set[Key] = set()
        self._history: list[tuple[Item, list[Correction], str]] = []
        self._pictures = Pictures()
        self._current = lru_cache(maxsize=8)(run.corrected)
        self._bands: dict[int, Band] | None = None
        self.look_for(wanted or Filter())

    def look_for(self, wanted: Filter) -> None:
        """Start the queue again with another filter; what is settled stays settled, what was skipped comes again."""
        self._skipped: set[Key] = set()
        self._restart(wanted)

    def _restart(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._seconds = deque(second_looks(self.run.corrections(), self.who, self._share))
        self._stream = queue(self.run.database, wanted)
        self._given = 0

    def upcoming(self, number: int) -> list[Item]:
        """The next items; fewer when the queue ends."""
        found: list[Item] = []
        while len(found) < number:
            item = self._next()
            if item is None:
                break
            found.append(item)
        return found

    def _next(self) -> Item | None:
        self._given += 1
        if self._seconds and self._given % SECOND_EVERY == 0:
            return Item(self._seconds.popleft(), "second")
        if self.wanted == Filter() and self._given % SPOT_EVERY == 0:
            with self.run.database.read() as session:
                drawn = random_cell(session, self._dice)
            if drawn is not None and drawn.key not in self._settled:
                return Item(drawn, "spot")
        for cell in self._stream:
            if cell.key in self._settled or cell.key in self._skipped or (cell.finding and not self._still_fails(cell)):
                continue
            return Item(cell, "check" if cell.finding else "loss")
        return Item(self._seconds.popleft(), "second") if self._seconds else None

    def _still_fails(self, cell: Queued) -> bool:
        """Whether a failed check that pulled the cell in is still there; a correction before may have mended it."""
        if not any(key[:2] == (cell.document, cell.table) for key in self._settled):
            return True
        places = ((finding.table, finding.cells) for finding in self._current(cell.document).findings)
        return any(table == cell.table and (cell.row, cell.col) in cells for table, cells in places)

    def show(self, item: Item) -> dict[str, Any] | None:
        """The card of an item; None where the cell is gone. A second look shows what the machine read."""
        document = self._seen(item)
        place = _find(document, item.cell.key)
        if place is None:
            return None
        table, cell = place
        path = self.run.pdf(document.id)
        pages = {page.number: page for page in document.pages}
        crops = self._pictures.crops(path, pages, cell) if path else []
        failed = [one for one in document.findings if one.table == table.id and (cell.row, cell.col) in one.cells]
        return card(
            document,
            table,
            cell,
            crops,
            key=list(item.cell.key),
            why=item.why,
            role=item.cell.role,
            loss=item.cell.loss,
            findings=[{"rule": one.rule, "severity": one.severity, "message": one.message} for one in failed],
        )

    def _seen(self, item: Item) -> Document:
        if item.why == "second":
            document_id = item.cell.document
            log = in_force(self.run.corrections(document_id))
            rest = [one for one in log if one.anchor.scope != "cell" or one.operation in {"merge", "split"}]
            return understand(self.run.reading(document_id), rest)
        return self._current(item.cell.document)

    def decide(self, item: Item, ask: Mapping[str, Any]) -> list[Correction]:
        """Keep what the reviewer said about an item. Raises `NotPossibleError` where it cannot be done."""
        document = self._seen(item)
        place = _find(document, item.cell.key)
        if place is None:
            raise PathNotFoundError("the cell is gone")
        table, cell = place
        log = self.run.corrections(document.id)
        new = corrections_for(document, table, cell, ask, log, self.who)
        _check_applies(self.run.reading(document.id), log, new)
        self.run.keep(new)
        self._current.cache_clear()
        outcome = self._counted(item, cell, new[-1], ask)
        self._history.append((item, new, outcome))
        if ask["action"] in _STRUCTURE:
            self.write_back()
            self._restart(self.wanted)
        else:
            self._settled.add(item.cell.key)
        return new

    def _counted(self, item: Item, cell: Cell, said: Correction, ask: Mapping[str, Any]) -> str:
        outcomes = {"confirm": "right", "set_text": "wrong", "mark_unreadable": "unreadable"}
        outcome = outcomes.get(said.operation, "structure")
        if outcome == "wrong" and same_text(said.after, cell.text):
            outcome = "right"
        setattr(self.count, outcome, getattr(self.count, outcome) + 1)
        if item.why == "spot" and ask["action"] not in _STRUCTURE:
            self.count.spots.append((item.cell.confidence, outcome != "right"))
        return outcome

    def skip(self, item: Item) -> None:
        """Not now."""
        self._skipped.add(item.cell.key)
        self.count.skipped += 1

    def undo(self) -> Item | None:
        """Take back the last decision of this session; its item, or None when there is nothing to take back."""
        if not self._history:
            return None
        item, corrections, outcome = self._history.pop()
        self.run.keep(
            Correction.new(one.document, "undo", one.anchor, who=self.who, supersedes=one.id)
            for one in reversed(corrections)
        )
        self._current.cache_clear()
        setattr(self.count, outcome, getattr(self.count, outcome) - 1)
        if item.why == "spot" and outcome != "structure" and self.count.spots:
            self.count.spots.pop()
        self._settled.discard(item.cell.key)
        if outcome == "structure":
            self.write_back()
            self._restart(self.wanted)
        return item

    def write_back(self) -> list[str]:
        """Bring JSON and database up to the corrections; returns the documents that changed."""
        return list(self.run.write_back())

    def remaining(self) -> Remaining:
        """The errors to expect in what nobody has looked at."""
        if self._bands is None:
            self._bands = {}
            with self.run.database.read() as session:
                for confidence, cells in confidences(session).items():
                    before = self._bands.get(band_of(confidence), Band(0, 0.0))
                    wrong = cells * (1 - confidence) if confidence > 0 else 0.0
                    self._bands[band_of(confidence)] = Band(before.cells + cells, before.expected + wrong)
        bands = dict(self._bands)
        for item, _, _ in self._history:
            band = band_of(item.cell.confidence)
            cells, expected = bands.get(band, Band(0, 0.0))
            bands[band] = Band(max(0, cells - 1), max(0.0, expected - (1 - item.cell.confidence)))
        return remaining(bands, count_looks(self.count.spots))

    def agreement(self) -> Agreement:
        """Between all people who have looked at this run."""
        return agreement(self.run.corrections())

    def find(self, document_id: str, table_id: str, row: int, col: int) -> tuple[Document, Table, Cell] | None:
        """A place in a document as it stands now."""
        document = self._current(document_id)
        place = _find(document, (document_id, table_id, row, col))
        return (document, *place) if place else None


def _check_applies(reading: Document, log: list[Correction], new: list[Correction]) -> None:
    _, reports = apply_corrections(reading, [*log, *new])
    ids = {one.id for one in new}
    for report in reports:
        if report.correction.id in ids and report.outcome == "misfit":
            raise NotPossibleError(report.message)


def _find(document: Document, key: Key) -> tuple[Table, Cell] | None:
    for table in document.tables:
        if table.id == key[1]:
            for cell in table.cells:
                if (cell.row, cell.col) == key[2:]:
                    return table, cell
    return None
