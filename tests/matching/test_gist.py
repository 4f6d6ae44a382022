import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.gist import WORDS, gist


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Kiedy  przyjęto PRSO?", "Kiedy  przyjęto PRSO?"),
        (
            "Dzień dobry, proszę mi powiedzieć, czy ja to mogę w tym roku nie płacić składki"
            " za syna i córkę?",
            "powiedzieć, czy to mogę w tym roku nie płacić składki za syna i córkę?",
        ),
    ],
)
def test_words_that_only_join_are_left_out_first(text: str, read: str) -> None:
    """As many as are too many; none of a short question."""
    assert gist(text) == read


def test_the_beginning_of_a_story_is_left_out() -> None:
    """Where every word tells something."""
    words = [f"słowo{number}" for number in range(3 * WORDS)]
    assert gist(" ".join(words)).split() == words[-WORDS:]


@given(st.lists(st.sampled_from("i w nie kto ratusz, dotacja? – 2014 Dąbrowa 👍".split())))
def test_no_more_than_the_model_may_read(words: list[str]) -> None:
    """In the order in which they were said."""
    read = gist(" ".join(words)).split()
    rest = iter(words)
    assert len(read) == min(len(words), WORDS)
    assert all(word in rest for word in read)
