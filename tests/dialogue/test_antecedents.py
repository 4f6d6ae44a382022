import pytest

from bot.dialogue.antecedents import spoken_of, with_antecedent
from bot.dialogue.conversation import Conversation
from bot.matching.text import fold, tokens
from tests.matching import olszyna


def _subjects(question: str, conversation: Conversation) -> tuple[str, ...]:
    words = [fold(token) for token in tokens(question)]
    return spoken_of(words, conversation, olszyna.base(), olszyna.matcher())


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("kto go przyjął?", "zo-2020"),
        ("kto jej przewodniczy?", "rada-seniorow"),
        ("ile lat ona ma?", "anna-kruk"),
        ("co dalej?", "rada-seniorow"),
    ],
)
def test_a_pronoun_stands_for_what_agrees_with_it(question: str, first: str) -> None:
    """Else for what was spoken about first."""
    said = Conversation(entry="rada-przewodniczaca", subjects=("rada-seniorow", "zo-2020"))
    assert _subjects(question, said)[0] == first


def test_a_pronoun_that_agrees_with_nothing_stands_for_what_the_answer_names() -> None:
    """The forum is no "she": the council in the answer is."""
    said = Conversation(entry="rada-przewodniczaca", subjects=("ofo",))
    assert _subjects("gdzie się z nią spotkać?", said) == ("rada-seniorow", "anna-kruk", "ofo")
    assert _subjects("gdzie się z nimi spotkać?", said) == ("ofo",)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("kto jest w tej radzie", "kto jest w Rada Seniorów w Olszynie Górnej?"),
        ("ile kosztowal tamten program", "ile kosztowal PZO 2020?"),
        ("who sits on this council?", "who sits on Rada Seniorów w Olszynie Górnej?"),
        ("kto jest w tym klubie", None),
        ("kto jest w radzie", None),
        ("a ten", None),
    ],
)
def test_a_demonstrative_stands_for_what_its_noun_is(question: str, found: str | None) -> None:
    """Of what was spoken about."""
    said = Conversation(entry="rada-przewodniczaca", subjects=("rada-seniorow", "zo-2020"))
    named = with_antecedent(question, said, olszyna.base(), olszyna.matcher())
    assert (named[1] if named else None) == found
