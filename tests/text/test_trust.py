from __future__ import annotations

import pytest

from pipeline.text.trust import UNTRUSTED_LIMIT, untrusted, untrusted_share


@pytest.mark.parametrize("text", ["(cid:4)", "预(cid:4)算", "\ue123", "\ufffd", "\x02", "\U000f0001", "\u0378"])
def test_doubts_what_cannot_be_printed(text: str) -> None:
    assert untrusted(text)


@pytest.mark.parametrize("text", ["", "预算", "1,219.80", "a\tb\n", "①㎡≥％", "ﬁ", "\u3000", "\u00a0"])
def test_trusts_ordinary_text(text: str) -> None:
    assert not untrusted(text)


def test_a_few_private_bullets_do_not_condemn_a_page() -> None:
    assert (
        untrusted_share(["\uf06c", *("预算收支总表" * 5)])
        < UNTRUSTED_LIMIT
        < untrusted_share(["(cid:5)"] * 2 + ["表"] * 20)
    )


def test_nothing_is_not_doubtful() -> None:
    assert untrusted_share([" ", "\n"]) == 0.0
