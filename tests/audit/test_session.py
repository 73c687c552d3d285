from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit.corrections.correction import in_force
from pipeline.audit.decide import NotPossibleError
from pipeline.audit.run import Run
from pipeline.audit.session import SPOT_EVERY, Item, Session
from pipeline.audit.widget import ReviewWidget
from pipeline.model import Document, Finding, Table
from pipeline.store.json_file import read_json, to_json
from pipeline.store.sql.queue import Filter
from tests.documents import budget_table, document

LIKELY = 0.3


def doubtful(table: Table) -> Table:
    """The amounts in doubt, the one at (2, 2) most."""
    doubt = {(2, 1): 0.6, (2, 2): LIKELY, (3, 1): 0.7}
    cells = (one.model_copy(update={"confidence": doubt.get((one.row, one.col), 0.99)}) for one in table.cells)
    return table.model_copy(update={"cells": tuple(cells)})


@pytest.fixture
def run(tmp_path: Path) -> Run:
    failed = Finding(rule="I3", severity="error", table="t1", cells=((2, 1), (3, 1)), message="4 ≠ 3")
    one = document(findings=(failed,)).model_copy(update={"tables": (doubtful(budget_table()),)})
    (tmp_path / "a.json").write_bytes(to_json(one))
    return Run(tmp_path)


def stored(run: Run) -> Document:
    assert run.folder is not None
    return read_json(run.folder / "a.json")


def text_at(found: Document, row: int, col: int) -> tuple[str, str]:
    cell = next(one for one in found.tables[0].cells if (one.row, one.col) == (row, col))
    return cell.text, cell.source


def test_the_likeliest_loss_first_and_each_decision_is_kept_at_once(run: Run) -> None:
    session = Session(run, "李")
    first, *_ = session.upcoming(2)
    assert (first.cell.row, first.cell.col) == (2, 1)
    assert first.why == "check"
    shown = session.show(first)
    assert shown is not None
    assert (shown["cell"]["text"], shown["crops"]) == ("1,219.80", [])
    session.decide(first, {"action": "correct", "text": "1,219.00"})
    assert [one.after for one in Run(str(run.folder)).corrections()] == ["1,219.00"]
    assert text_at(stored(run), 2, 1) == ("1,219.80", "text")
    assert session.write_back() == [document().id]
    assert text_at(stored(run), 2, 1) == ("1,219.00", "human")


def test_undo_takes_back_one_after_the_other(run: Run) -> None:
    session = Session(run, "李")
    for ask in ({"action": "accept"}, {"action": "unreadable"}, {"action": "correct", "text": "7"}):
        session.decide(session.upcoming(1)[0], ask)
    assert (session.count.right, session.count.unreadable, session.count.wrong) == (1, 1, 1)
    back = session.undo()
    assert back is not None
    assert session.count.wrong == 0
    assert [one.operation for one in in_force(run.corrections())] == ["confirm", "mark_unreadable"]
    session.undo()
    session.undo()
    assert session.undo() is None
    assert in_force(run.corrections()) == []
    assert len(run.corrections()) == 6, "nothing is removed from the log"


def test_a_correction_equal_to_the_reading_is_a_confirmation(run: Run) -> None:
    session = Session(run, "李")
    session.decide(session.upcoming(1)[0], {"action": "correct", "text": " 1,219.80 "})
    assert (session.count.right, session.count.wrong) == (1, 0)


def test_structure_is_mended_by_hand_and_the_queue_goes_on(run: Run) -> None:
    session = Session(run, "李")
    label = next(item for item in session.upcoming(20) if (item.cell.row, item.cell.col) == (2, 0))
    session.decide(label, {"action": "split", "parts": ["教育", "卫生"], "along": "rows"})
    assert text_at(stored(run), 3, 0) == ("卫生", "human")
    session.decide(label, {"action": "merge", "side": "down", "text": "教育卫生"})
    assert text_at(stored(run), 2, 0) == ("教育卫生", "human")
    session.decide(label, {"action": "kind", "kind": "expenditure_summary"})
    assert stored(run).tables[0].type == "expenditure_summary"
    session.undo()
    assert stored(run).tables[0].type == "income_expenditure_summary", "as its title says"
    with pytest.raises(NotPossibleError):
        session.decide(label, {"action": "move", "side": "up"})
    with pytest.raises(NotPossibleError):
        session.decide(label, {"action": "merge", "side": "left", "text": ""})
    assert len(in_force(run.corrections())) == 2


def test_a_second_person_sees_the_reading_and_not_the_decision(run: Run) -> None:
    first = Session(run, "李", share=1)
    read = set()
    for text in ("1", "2", "3"):
        item = first.upcoming(1)[0]
        card = first.show(item)
        read.add(card["cell"]["text"] if card else None)
        first.decide(item, {"action": "correct", "text": text})
    first.write_back()
    second = Session(run, "王", share=1)
    asked: list[Item] = [item for item in second.upcoming(50) if item.why == "second"]
    assert len(asked) == 3
    shown = [second.show(item) for item in asked]
    assert {card["cell"]["text"] for card in shown if card} == read
    second.decide(asked[0], {"action": "correct", "text": "1"})
    second.decide(asked[1], {"action": "accept"})
    found = second.agreement()
    assert (found.pairs, found.share) == (2, 0.5)
    second.write_back()
    assert [one.rule for one in stored(run).findings].count("correction") == 1
    third = Session(run, "赵", share=0)
    disputed = next(item for item in third.upcoming(50) if item.cell.confidence == 0.5)
    third.decide(disputed, {"action": "correct", "text": "9"})
    third.write_back()
    assert [one.rule for one in stored(run).findings].count("correction") == 0
    assert list(Session(run, "李", share=1)._seconds) != []


def test_spot_checks_and_filters(run: Run) -> None:
    session = Session(run, "李")
    assert len(session.upcoming(100)) >= 9
    assert {item.why for item in Session(run, "李").upcoming(SPOT_EVERY)} <= {"loss", "check", "spot"}
    only = Session(run, "李", Filter(below=0.65)).upcoming(50)
    assert {(item.cell.row, item.cell.col) for item in only} == {(2, 1), (2, 2)}
    before = session.remaining()
    session.decide(Session(run, "李").upcoming(1)[0], {"action": "accept"})
    assert session.remaining().cells == before.cells - 1


def test_the_widget_answers_what_the_keys_ask(run: Run) -> None:
    widget = ReviewWidget(Session(run, "李"))
    sent: list[dict[str, object]] = []
    widget.send = sent.append  # type: ignore[method-assign]
    widget._heard(None, {"do": "more"}, None)
    cards = sent[-1]["cards"]
    assert isinstance(cards, list)
    key = cards[0]["key"]
    widget._heard(None, {"do": "decide", "action": "correct", "text": "5", "key": key}, None)
    assert widget.progress["wrong"] == 1
    widget._heard(None, {"do": "undo"}, None)
    assert sent[-1]["undone"]["key"] == key  # type: ignore[index]
    assert widget.progress["wrong"] == 0
    widget._heard(None, {"do": "decide", "action": "merge", "side": "left", "text": "", "key": cards[1]["key"]}, None)
    widget._heard(None, {"do": "undo"}, None)
    widget._heard(None, {"do": "undo"}, None)
    assert "problem" in sent[-1]
    widget._heard(None, {"do": "filter", "below": "0.5"}, None)
    assert [card["cell"]["text"] for card in sent[-1]["cards"]] == ["<0>"]  # type: ignore[union-attr]
    widget._heard(None, {"do": "save"}, None)
    assert "saved" in sent[-1]
