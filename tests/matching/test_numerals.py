import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.numerals import with_digits


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("dwa tysiące siódmym", "2007"),
        ("w dwa tysiące dwudziestym roku", "w 2020 roku"),
        ("tysiąc dziewięćset osiemdziesiąt cztery", "1984"),
        ("dwadzieścia pięć osób", "25 osób"),
        ("do trzydziestego pierwszego stycznia", "do 31 stycznia"),
        ("rok dwa tysiące piąty, i co dalej", "rok 2005 i co dalej"),
        ("Program DWA TYSIĄCE DWADZIEŚCIA", "Program 2020"),
    ],
)
def test_numbers_in_words_become_digits(spoken: str, written: str) -> None:
    """Inflected, in capitals, in the middle of a sentence."""
    assert with_digits(spoken) == written


@pytest.mark.parametrize(
    "text", ["drugi program", "jeden z trzech", "piętnaście minut", "Kiedy przyjęto PZO 2020?", ""]
)
def test_small_numbers_stay(text: str) -> None:
    """They are rarely meant as figures."""
    assert with_digits(text) == text


def test_two_numbers_are_not_added_up() -> None:
    """Thirty and forty are not seventy."""
    assert with_digits("trzydzieści czterdzieści") == "30 40"
    assert with_digits("dwa tysiące siedem, dwa tysiące osiem") == "2007 2008"


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_can_be_turned(text: str) -> None:
    """And what is turned stays as it is."""
    once = with_digits(text)
    assert with_digits(once) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("sto dwa tysiące tysiąc setny pięć dziesięć trzydziesty".split())))
def test_any_row_of_number_words_can_be_turned(words: list[str]) -> None:
    """People dictate nonsense, too; no word is lost but into a figure."""
    turned = with_digits(" ".join(words)).split()
    assert len(turned) <= len(words)
    assert all(word.isdigit() or word in words for word in turned)
