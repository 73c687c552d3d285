from __future__ import annotations

from jieba import Tokenizer

from pipeline.text.words import _Dictionary


def test_a_dictionary_that_was_asked_for_everything_is_the_library_s_own() -> None:
    whole, total = Tokenizer.gen_pfdict(Tokenizer().get_dict_file())
    ours = _Dictionary().knowing("".join(whole))
    assert whole == ours.FREQ
    assert ours.total == total


def test_only_words_of_the_text_s_characters_are_taken_in() -> None:
    known = _Dictionary().knowing("预算").FREQ
    assert known["预算"] > 0
    assert {word[0] for word in known} == {"预", "算"}
