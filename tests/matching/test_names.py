import pytest

from bot.matching.names import place_names
from tests.matching import olszyna

NOWHERE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kto rządzi w Krakowie?", "krakowie"),
        ("kto rzadzi w krakowie", "krakowie"),
        ("rada pod Gdańskiem", "gdańskiem"),
        ("W SOSNOWCU TEŻ?", "sosnowcu"),
    ],
)
def test_other_towns_are_found(text: str, name: str) -> None:
    """In any case and case form."""
    assert place_names(text, NOWHERE) == (name,)


@pytest.mark.parametrize("text", ["Kiedy będzie zima?", "Kto przyjął program?", "2020", "", "👍"])
def test_common_words_are_no_towns(text: str) -> None:
    """Even where some village bears the name."""
    assert place_names(text, NOWHERE) == ()


def test_the_home_town_is_no_other_town() -> None:
    """Neither its name nor a form of it."""
    assert place_names("Kto rządzi w Krakowie?", frozenset({"krakow"})) == ()


def test_names_of_subjects_are_at_home() -> None:
    """What the base speaks of is not elsewhere."""
    words = olszyna.matcher().documents.subjects.words
    assert place_names("Rada Seniorów w Olszynie Górnej", words) == ()
    assert place_names("Rada Seniorów w Olszynie i w Krakowie", words) == ("krakowie",)
