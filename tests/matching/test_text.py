import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.text import MAX_CHARS, MAX_TOKENS, cut, fold, folded, is_cyrillic, tokens


def test_polish_letters_are_folded() -> None:
    """All nine, also „ł”, which has no decomposition."""
    assert fold("ZAŻÓŁĆ gęślą JAŹŃ") == "zazolc gesla jazn"


def test_ukrainian_meets_polish() -> None:
    """Names and loan words are spelt the same once folded."""
    assert fold("Подраза") == fold("Podraza")
    assert fold("форум") == "forum"


def test_tokens_keep_diacritics() -> None:
    """Morphology needs them."""
    assert tokens("Kiedy przyjęto, „PZO-2020”?") == ["kiedy", "przyjęto", "pzo", "2020"]


def test_the_ukrainian_apostrophe_does_not_split() -> None:
    """Whichever of the three signs was typed."""
    assert len({tuple(tokens(f"м{sign}ята")) for sign in "'’ʼ"}) == 1
    assert len(tokens("м'ята")) == 1


def test_cyrillic_needs_most_letters() -> None:
    """A Latin name in a Ukrainian question changes nothing, nor the other way round."""
    assert is_cyrillic("Коли ухвалили PZO 2020?")
    assert not is_cyrillic("Kiedy powstał гурт?")
    assert not is_cyrillic("2020?")


def test_equal_questions_are_equal_folded() -> None:
    """Case, diacritics, punctuation and spaces do not matter."""
    assert folded("Kiedy  PRZYJĘTO – program?") == folded("kiedy przyjeto program")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="AaĄąŁłÓóŻżЇїЙйЄєЩщ’'09 -–?"))
def test_folding_twice_changes_nothing(text: str) -> None:
    """Words are compared folded, whoever folded them."""
    once = folded(text)
    assert folded(once) == once


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ąćęłńóśźżĄŁйїґ abc"))
def test_composed_and_decomposed_letters_are_equal(text: str) -> None:
    """Telephones send either."""
    decomposed = unicodedata.normalize("NFD", text)
    assert tokens(decomposed) == tokens(text)
    assert folded(decomposed) == folded(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_a_cut_text_is_one_short_line(text: str) -> None:
    """What is short already stays as it is."""
    short = cut(text)
    assert len(short) <= MAX_CHARS
    assert len(short.split()) <= MAX_TOKENS
    assert short == short.strip()
    assert "\n" not in short
    assert cut(short) == short


def test_a_long_text_is_cut() -> None:
    """To the first words, or in the middle of an endless one."""
    assert cut("słowo " * 2000) == " ".join(["słowo"] * MAX_TOKENS)
    assert cut("x" * 10_000) == "x" * MAX_CHARS
