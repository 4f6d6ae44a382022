import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import Lexicon
from bot.matching.text import tokens
from bot.matching.tokenised import Tokenised
from bot.matching.vocabulary import SAME_LEMMA, SYNONYM, Vocabulary

TEXTS = (
    "Program przyjęła rada miasta",
    "Rada seniorów i jej przewodnicząca",
    "Stowarzyszenie składa wniosek, rada nie. Ile wynosi dotacja w 2020 roku",
)
VOCABULARY = Vocabulary(
    Tokenised.of(TEXTS),
    Lexicon(
        synonyms=(("dotacja", "kasa", "środki na cele"),),
        abbreviations={"RM": "Rada Miasta"},
    ),
)


def near(word: str, *, typos: bool = True) -> dict[str, float]:
    """The words near to ``word`` with their similarity."""
    ids, values = VOCABULARY.similar(word, typos=typos)
    return {VOCABULARY.words[i]: float(v) for i, v in zip(ids, values, strict=True)}


def test_the_same_word_is_nearest() -> None:
    """Whatever its case and diacritics."""
    assert near("seniorów")["seniorow"] == 1
    assert near("seniorow")["seniorow"] == 1


def test_an_abbreviation_is_near_to_what_it_is_short_for() -> None:
    """Each word of the full name counts in part, but not the other way round."""
    assert near("RM")["rada"] == pytest.approx(SYNONYM)
    assert near("rm")["miasta"] == pytest.approx(SYNONYM)
    assert "miasta" not in near("rada")


def test_a_form_is_near() -> None:
    """By its base form."""
    assert near("stowarzyszeniami")["stowarzyszenie"] == pytest.approx(SAME_LEMMA)


def test_a_synonym_is_less_near() -> None:
    """Than a form of the same word; longer terms are no synonyms of single words."""
    assert near("kasę")["dotacja"] == pytest.approx(SYNONYM)
    assert "dotacja" not in near("cele")


def test_a_typo_is_near_where_typos_count() -> None:
    """Authors spell right."""
    assert 0 < near("stowarzysznie")["stowarzyszenie"] < 1
    assert "program" in near("porgram")
    assert "program" not in near("porgram", typos=False)


def test_numbers_are_exact() -> None:
    """2021 is no slip for 2020."""
    assert near("2020") == {"2020": 1}
    assert near("2021") == {}


def test_rare_words_weigh_more() -> None:
    """„Rada” stands everywhere here; function words and fillers weigh little."""
    assert VOCABULARY.weight("rada") < VOCABULARY.weight("dotacja") <= 1
    assert VOCABULARY.light_weight("nie") < VOCABULARY.weight("nie")


def test_what_is_known() -> None:
    """Words and their forms."""
    assert VOCABULARY.has("rady")
    assert not VOCABULARY.has("rosół")
    assert VOCABULARY.known_share(["program", "seniorów"]) == pytest.approx(1)
    assert VOCABULARY.known_share(["rosół", "kapusta"]) == 0
    assert 0 < VOCABULARY.known_share(["program", "kapusta"]) < 1
    assert VOCABULARY.known_share([]) == 0


def test_a_saved_vocabulary_is_the_same() -> None:
    """Its caches are set up anew."""
    near("stowarzysznie")
    again = pickle.loads(pickle.dumps(VOCABULARY))  # noqa: S301 – our own
    assert again.similar("stowarzysznie")[0].tolist() == (
        VOCABULARY.similar("stowarzysznie")[0].tolist()
    )


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_similarities_and_weights_are_shares(text: str) -> None:
    """Whatever a person types."""
    for word in tokens(text):
        assert all(0 < value <= 1 for value in near(word).values())
        assert 0 <= VOCABULARY.light_weight(word) <= 1
    assert 0 <= VOCABULARY.known_share(tokens(text)) <= 1.0001
