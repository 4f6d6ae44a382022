import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.coverage import CoverageIndex
from bot.matching.text import tokens
from bot.matching.tokenised import Tokenised
from bot.matching.vocabulary import Vocabulary

BODIES = ("Program przyjęto w 2014 roku", "Rada seniorów w Olszynie", "Program z 2009 i 2014")
INDEX = CoverageIndex(Vocabulary(Tokenised.of(BODIES)), Tokenised.of(BODIES))


def test_the_share_of_words_in_each_entry() -> None:
    """Forms and slips count nearly as the word."""
    shares = INDEX.shares(["programy", "przyjete"])
    assert shares[0] > shares[2] > shares[1] == 0


def test_no_words_are_nowhere() -> None:
    """Nor are unknown ones."""
    assert INDEX.shares([]).tolist() == [0, 0, 0]
    assert INDEX.shares(["rosół"]).tolist() == [0, 0, 0]


def test_years_speak_for_entries_that_have_them() -> None:
    """And against those that lack them; other numbers do not."""
    assert INDEX.years(["2014"]).tolist() == [1, -1, 1]
    assert INDEX.years(["2009", "2014", "7"]).tolist() == [0, -2, 2]


def test_lacking_names_speak_against() -> None:
    """One for each."""
    assert INDEX.lacking(["olszyna", "krakowie"]).tolist() == [-2, -1, -2]
    assert INDEX.lacking([]).tolist() == [0, 0, 0]


def test_a_saved_index_is_the_same() -> None:
    """Its caches are set up anew."""
    again = pickle.loads(pickle.dumps(INDEX))  # noqa: S301 – our own
    assert again.shares(["programy"]).tolist() == INDEX.shares(["programy"]).tolist()


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_shares_are_shares(text: str) -> None:
    """Whatever a person types."""
    shares = INDEX.shares(tokens(text))
    assert shares.min() >= 0
    assert shares.max() <= 1.0001
