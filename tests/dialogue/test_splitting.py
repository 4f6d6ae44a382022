import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.splitting import MAX_PARTS, is_asking, questions, sentences, without_courtesy


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dzień dobry, kiedy przyjęto program?", "kiedy przyjęto program?"),
        ("hej, mam pytanie: kto kieruje radą? z góry dzięki!", "kto kieruje radą?"),
        ("Hello, who chairs it? Thanks!", "who chairs it?"),
        ("Добрий день! Хто очолює раду?", "Хто очолює раду?"),
        ("kto kieruje radą proszę", "kto kieruje radą"),
    ],
)
def test_courtesy_is_left_out(text: str, left: str) -> None:
    """Before a question and after it."""
    assert without_courtesy(text) == left


@pytest.mark.parametrize("text", ["Dzień dobry", "Hej, dzięki!", "", "👋", "Kto kieruje radą?"])
def test_mere_courtesy_stays(text: str) -> None:
    """As does what has none."""
    assert without_courtesy(text) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Kiedy przyjęto program oraz kto go zgłosił?",
            ["Kiedy przyjęto program", "kto go zgłosił?"],
        ),
        ("Kto kieruje radą? Gdzie się spotyka?", ["Kto kieruje radą?", "Gdzie się spotyka?"]),
        ("Kto kieruje radą?\nIle to kosztuje", ["Kto kieruje radą?", "Ile to kosztuje"]),
        (
            "Kiedy i gdzie spotyka się rada?",
            ["Kiedy spotyka się rada?", "gdzie spotyka się rada?"],
        ),
        (
            "Who chairs the council and when was it founded?",
            ["Who chairs the council", "when was it founded?"],
        ),
        ("Хто очолює раду і коли її створили?", ["Хто очолює раду", "коли її створили?"]),
    ],
)
def test_two_questions_are_two(text: str, parts: list[str]) -> None:
    """In two sentences or in one, in any language."""
    assert questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Jaki był program, który przyjęto w 2014?",
        "Kto kieruje radą, która spotyka się w domu kultury?",
        "Która organizacja, która działa w mieście, ma siedzibę?",
        "Who wrote the programme, which was adopted in 2014?",
        "Kto przyjął program i statut?",
        "Kto działa na ul. Kwiatowej i w parku?",
        "co i jak",
        "Czy to firma, czy urząd?",
        "Czy program to coś, czym miasto się chwali?",
        "Jaki urząd i jakie gremium powołał program?",
    ],
)
def test_one_question_is_one(text: str) -> None:
    """Relative clauses and lists are no questions of their own."""
    assert questions(text) == [text]


def test_a_story_before_a_question_is_left_out() -> None:
    """Only what asks is asked."""
    text = "Mieszkam tu pięć lat. Moja mama także lubi spacery! Kto przewodniczy radzie?"
    assert questions(text) == ["Kto przewodniczy radzie?"]


def test_a_story_without_a_question_stays_whole() -> None:
    """It may mean something."""
    assert questions("Nikt nie odbiera. Szkoda.") == ["Nikt nie odbiera. Szkoda."]


@pytest.mark.parametrize("text", ["Kto", "ile to", "rada?", "Proszę o adres", "tell me more"])
def test_asking(text: str) -> None:
    """By a sign, a word or a request."""
    assert is_asking(text)


@pytest.mark.parametrize("text", ["Rada miasta", "Mieszkam tutaj", ""])
def test_not_asking(text: str) -> None:
    """A name, a story, nothing."""
    assert not is_asking(text)


def test_abbreviations_do_not_end_sentences() -> None:
    """„ul.” and „r.” stand before capitals, too."""
    text = "Rada spotyka się przy ul. Kwiatowej od 2014 r. Drugi raz."
    assert sentences(text)[0].startswith("Rada spotyka się przy ul. Kwiatowej")


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.lists(
        st.sampled_from("Dzień dobry, kto kiedy? i oraz , . który \n – 👍 2020".split(" "))
    ).map(" ".join)
)
def test_any_text_is_at_least_one_question(text: str) -> None:
    """And at most a few; each is a part of what was typed."""
    parts = questions(text)
    assert 1 <= len(parts) <= MAX_PARTS
    for part in (*parts, without_courtesy(text)):
        assert set(part) <= set(text) | {"?", " "}
        assert len(part) <= len(text) + 1
