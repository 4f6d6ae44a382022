import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.subjects import SubjectIndex
from bot.matching.text import tokens
from tests.matching import olszyna

INDEX = olszyna.matcher().documents.subjects


def named(text: str, *, typos: bool = True) -> list[tuple[str, ...]]:
    """The subjects of each name in ``text``."""
    return [mention.subjects for mention in INDEX.mentions(text, typos=typos)]


@pytest.mark.parametrize(
    "text",
    [
        "Kto przewodniczy Radzie Seniorów?",
        "kto przewodniczy radzie seniorow",
        "SZEF RADY SENIORÓW",
        "Kto jest w Radzie Senirów",
        "Рада сеніорів – хто це?",
        "Who chairs the Senior Council?",
    ],
)
def test_a_subject_is_found_under_any_form_of_its_name(text: str) -> None:
    """Inflected, misspelt, without diacritics, in other languages."""
    assert named(text) == [("rada-seniorow",)]


def test_authors_do_not_misspell() -> None:
    """In their texts only right names count."""
    assert named("the Senior Coucnil") == [("rada-seniorow",)]
    assert named("the Senior Coucnil", typos=False) == []


def test_the_year_tells_programmes_apart() -> None:
    """One in a line has the name of the other."""
    assert named("Zielone Osiedla 2015") == [("zo-2015",)]
    assert named("Zielone Osiedla 2020 i PZO 2015") == [("zo-2020",), ("zo-2015",)]


def test_the_longest_name_wins() -> None:
    """Within „Program Zielone Osiedla 2020” nothing else is named."""
    (mention,) = INDEX.mentions("Co to jest Program Zielone Osiedla 2020?")
    assert (mention.subjects, mention.start, mention.end) == (("zo-2020",), 3, 7)
    assert not mention.generic


def test_a_common_noun_may_mean_several() -> None:
    """It is not a name."""
    (mention,) = INDEX.mentions("Kto napisał program?")
    assert mention.generic
    assert set(mention.subjects) == {"zo-2015", "zo-2020"}


@pytest.mark.parametrize("text", ["", "👍", "Ile kosztuje bilet?", "2020"])
def test_nothing_is_named(text: str) -> None:
    """A part of a name is no name."""
    assert named(text) == []


def test_names_are_masked() -> None:
    """By the subject's own common noun or that of its kind, in the language of the question."""
    for text, language, masked in (
        ("Kto kieruje OFO?", "pl", "kto kieruje forum"),
        ("Kto to jest Anna Kruk?", "pl", "kto to jest osoba"),
        ("Who leads OFO?", "en", "who leads organisation"),
        ("Хто керує OFO?", "uk", "хто керує організація"),
    ):
        assert INDEX.mask(text, INDEX.mentions(text), language) == masked


def test_common_nouns_are_not_masked() -> None:
    """They say what is asked about."""
    text = "Kto napisał program?"
    assert INDEX.mask(text, INDEX.mentions(text), "pl") == "kto napisał program"


def test_a_base_need_not_have_subjects() -> None:
    """Then nothing is named."""
    empty = SubjectIndex(())
    assert empty.mentions("Rada Seniorów") == ()
    assert empty.words <= {""}


def test_a_saved_index_finds_the_same() -> None:
    """Its caches are set up anew."""
    again = pickle.loads(pickle.dumps(INDEX))  # noqa: S301 – our own
    text = "Radzie Senirów i PZO 2020"
    assert again.mentions(text) == INDEX.mentions(text)


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.lists(
        st.sampled_from("rada Radzie seniorów program Zielone osiedla 2020 PZO i x".split())
    ).map(" ".join)
)
def test_mentions_stand_in_order_apart(text: str) -> None:
    """Each within the words of the text."""
    ends = [0]
    for mention in INDEX.mentions(text):
        assert ends[-1] <= mention.start < mention.end
        ends.append(mention.end)
    assert ends[-1] <= len(tokens(text))
