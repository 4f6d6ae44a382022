import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.morphology import has_common_reading, is_place_name, lemmas


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("programu", "program"), ("programami", "program"), ("radzie", "rada"), ("ludzi", "czlowiek")],
)
def test_forms_have_their_base_forms(form: str, lemma: str) -> None:
    """Folded, as everything that is compared."""
    assert lemma in lemmas(form)


def test_a_word_of_another_language_has_no_base_form() -> None:
    """It stands for itself."""
    assert lemmas("xyzzy") == ()


def test_places_are_known_in_all_cases() -> None:
    """Names of towns, but not of things."""
    assert is_place_name("krakowie")
    assert is_place_name("gdańskiem")
    assert not is_place_name("programu")


def test_a_name_may_be_a_common_word_too() -> None:
    """„Stole” is a table as well as whatever else."""
    assert has_common_reading("stole")
    assert not has_common_reading("krakowie")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_word_can_be_analysed(word: str) -> None:
    """Also one with signs that no word has."""
    assert all(lemma == lemma.lower() for lemma in lemmas(word.lower()))
    assert isinstance(is_place_name(word), bool)
    assert isinstance(has_common_reading(word), bool)
