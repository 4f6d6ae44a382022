import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "Kiedy przyjęto program?",
        "kiedy przyjeto program",
        "KTO JEST SZEFEM",
        "lista wniosków organizacji",
        "lista zgloszonych wnioskow organizacji",
        "dzień dobry",
        "źródła",
    ],
)
def test_polish(text: str) -> None:
    """With and without diacritics, with and without a question word."""
    assert detect_language(text) == "pl"


@pytest.mark.parametrize(
    "text",
    ["When was it adopted?", "where is the office", "Who chairs OFO?", "thank you", "HELLO"],
)
def test_english(text: str) -> None:
    """Also with a Polish name in it."""
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "text", ["Коли ухвалили PZO 2020?", "скільки", "Дякую!", "skilky hroshej", "dobryj den"]
)
def test_ukrainian(text: str) -> None:
    """In Cyrillic, and typed with Latin letters."""
    assert detect_language(text) == "uk"


@pytest.mark.parametrize("text", ["", "2020", "PZO 2020", "ok", "👍", "???", " \n"])
def test_a_text_may_show_no_language(text: str) -> None:
    """Then the conversation decides."""
    assert detect_language(text) is None


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_has_one_of_the_languages_or_none(text: str) -> None:
    """And whatever it is, diacritics are a sure sign of Polish."""
    assert detect_language(text) in {"pl", "uk", "en", None}
    assert detect_language(f"{text[:1]} gęś źdźbło") == "pl"
