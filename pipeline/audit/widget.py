"""The review queue as a notebook widget; `static/review.js` is its other half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from pipeline.audit.decide import NotPossibleError
from pipeline.audit.identities import identities_at
from pipeline.audit.session import Item, Session
from pipeline.errors import YusuanError
from pipeline.store.sql.overview import documents, overview
from pipeline.store.sql.queue import Filter

_STATIC = Path(str(resources.files("pipeline.audit") / "static"))
# Cards that wait in the browser.
AHEAD = 6
# The documents are written after so many decisions, and when the queue ends.
_WRITE_EVERY = 10


class ReviewWidget(anywidget.AnyWidget):
    """Shows `session`'s queue. Everything by keyboard: ? in the widget lists the keys.

    The browser holds a few cards ahead and shows the next one at once; decisions come back as messages and are kept
    before they are answered.
    """

    _esm = _STATIC / "review.js"
    _css = _STATIC / "review.css"
    setup = traitlets.Dict().tag(sync=True)
    progress = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session, kinds: Sequence[str] = ()) -> None:
        super().__init__()
        self.session = session
        self._items: dict[tuple[str, str, int, int], Item] = {}
        self._decided = 0
        with session.run.database.read() as reading:
            state = overview(reading)
            named = documents(reading)
        self.setup = {
            "who": session.who,
            "documents": [list(one) for one in named],
            "kinds": sorted(state.kinds),
            "all_kinds": sorted({*kinds, *state.kinds} - {"unknown"}),
            "rules": sorted({rule for rule, severity in state.findings if severity != "info"}),
        }
        self.progress = self._progress()
        self.on_msg(self._heard)

    def _heard(self, _widget: object, content: dict[str, Any], _buffers: object) -> None:
        try:
            self._answer(content)
        except (NotPossibleError, YusuanError) as error:
            self.send({"problem": str(error), "key": content.get("key")})

    def _answer(self, content: dict[str, Any]) -> None:
        do = content["do"]
        if do == "more":
            self._send_cards(AHEAD)
        elif do == "filter":
            self._filter(content)
        elif do == "undo":
            self._undo()
        elif do == "try":
            self._try(content)
        elif do == "save":
            self._save()
        else:
            self._decide(do, content)

    def _decide(self, do: str, content: dict[str, Any]) -> None:
        item = self._items[_key(content)]
        if do == "skip":
            self.session.skip(item)
            self._send_cards(1)
            return
        self.session.decide(item, content)
        self._decided += 1
        if content["action"] in {"merge", "split", "move", "drop", "kind"}:
            self._start_again(item if content["action"] != "drop" else None)
        else:
            self._send_cards(1)
            if self._decided % _WRITE_EVERY == 0:
                self.session.write_back()
        self.progress = self._progress()

    def _undo(self) -> None:
        item = self.session.undo()
        if item is None:
            self.send({"problem": "没有可撤销的操作 · nothing to take back"})
            return
        self._items[item.cell.key] = item
        self.send({"undone": self.session.show(item)})
        self.progress = self._progress()

    def _filter(self, content: dict[str, Any]) -> None:
        below = content.get("below")
        self.session.look_for(
            Filter(
                document=content.get("document") or None,
                kind=content.get("kind") or None,
                rule=content.get("rule") or None,
                below=float(below) if below else None,
            )
        )
        self._start_again(None)

    def _try(self, content: dict[str, Any]) -> None:
        """Whether the identities of a cell would hold with another text."""
        found = self.session.find(*_key(content))
        if found is not None:
            _, table, cell = found
            held = identities_at(table, cell, str(content["text"]))
            self.send(
                {"tried": {"key": content["key"], "text": content["text"], "held": [asdict(one) for one in held]}}
            )

    def _save(self) -> None:
        written = self.session.write_back()
        self.send({"saved": len(written)})
        self.progress = self._progress()

    def _start_again(self, first: Item | None) -> None:
        """After a change of the queue: the item at hand again, as it is now, then the new queue."""
        self.send({"restart": True})
        self._send_cards(AHEAD, [first] if first else [])

    def _send_cards(self, number: int, first: Sequence[Item] = ()) -> None:
        cards: list[dict[str, Any]] = []
        pending = list(first)
        while len(cards) < number:
            if not pending:
                pending = self.session.upcoming(1)
            if not pending:
                self.session.write_back()
                break
            item = pending.pop(0)
            shown = self.session.show(item)
            if shown is not None:
                self._items[item.cell.key] = item
                cards.append(shown)
        self.send({"cards": cards, "end": len(cards) < number})

    def _progress(self) -> dict[str, Any]:
        count, left, agreed = self.session.count, self.session.remaining(), self.session.agreement()
        return {
            "looked": count.looked,
            "right": count.right,
            "wrong": count.wrong,
            "unreadable": count.unreadable,
            "structure": count.structure,
            "skipped": count.skipped,
            "cells": left.cells,
            "errors": round(left.errors, 1),
            "low": round(left.low, 1),
            "high": round(left.high, 1),
            "pairs": agreed.pairs,
            "share": agreed.share,
            "kappa": agreed.kappa,
        }


def _key(content: dict[str, Any]) -> tuple[str, str, int, int]:
    document, table, row, col = content["key"]
    return str(document), str(table), int(row), int(col)
