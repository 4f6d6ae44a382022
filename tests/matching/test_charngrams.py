import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.charngrams import CharIndex, ngrams, word_ngrams
from bot.matching.tokenised import Tokenised

TEXTS = ("Kiedy przyjęto program?", "Kto przewodniczy radzie?", "Ile wynosi dotacja?", "👍")
INDEX = CharIndex(Tokenised.of(TEXTS))


def test_ngrams_know_where_a_word_begins() -> None:
    """And where it ends; they never cross words."""
    assert word_ngrams("ok") == (" o", "ok", "k ", " ok", "ok ", " ok ")
    assert ngrams("a b") == [*word_ngrams("a"), *word_ngrams("b")]


def test_the_same_text_scores_one() -> None:
    """In any case, without diacritics, in any order of words."""
    for text in (TEXTS[0], "KIEDY PRZYJĘTO PROGRAM", "program kiedy przyjeto"):
        assert INDEX.scores(text)[0] == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("text", ["kiedy przjęto progam", "kiedy przyjmowano programy"])
def test_a_slip_or_an_ending_costs_little(text: str) -> None:
    """The right text stays the nearest."""
    scores = INDEX.scores(text)
    assert scores.argmax() == 0
    assert scores[0] < 1


@pytest.mark.parametrize("text", ["", "👍", "???", "qqqq"])
def test_nothing_in_common_scores_nothing(text: str) -> None:
    """Signs are no letters."""
    assert not INDEX.scores(text).any()


def test_an_index_may_be_empty() -> None:
    """A base need not have a background."""
    assert CharIndex(Tokenised.of([])).scores("kiedy").shape == (0,)


def test_what_is_unknown_lowers_the_score() -> None:
    """A name that no text has counts against all of them."""
    assert INDEX.scores("Kiedy przyjęto program Wrzosowisko?")[0] < INDEX.scores(TEXTS[0])[0]


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_scores_are_shares(text: str) -> None:
    """Whatever a person types."""
    scores = INDEX.scores(text)
    assert scores.shape == (len(TEXTS),)
    assert np.all((scores >= 0) & (scores <= 1.0001))
