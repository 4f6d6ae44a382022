import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.judgement import Verdict
from bot.dialogue.understanding import Part, Understanding
from tests.dialogue.talk import NOW
from tests.matching import olszyna

UNDERSTANDING = Understanding(olszyna.base(), olszyna.matcher())


def understood(text: str, entry: str | None = None) -> list[Part]:
    """The parts of a message, right after an answer."""
    subjects = olszyna.base().by_id[entry].about if entry else ()
    conversation = Conversation(NOW, "pl", "Kiedy przyjęto PZO 2020?", entry, subjects)
    return UNDERSTANDING.parts(text, conversation)


def told(parts: list[Part]) -> list[str]:
    """What each part is answered with first."""
    return [part.judgement.tell[0].entry for part in parts if part.judgement.tell]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "Kiedy przyjęto PZO 2020? Kto przewodniczy Radzie Seniorów?",
            ["zo-2020-przyjecie", "rada-przewodniczaca"],
        ),
        (
            "Dzień dobry, kto kieruje OFO i gdzie spotyka się Rada Seniorów?",
            ["ofo-przewodniczacy", "rada-siedziba"],
        ),
        (
            "Kiedy przyjęto PZO 2020 i kto go przedłożył?",
            ["zo-2020-przyjecie", "zo-2020-wnioskodawca"],
        ),
    ],
)
def test_two_questions_have_two_answers(text: str, entries: list[str]) -> None:
    """The second one may lean on the first."""
    assert told(understood(text)) == entries


def test_the_same_asked_twice_is_one_question() -> None:
    """In other words."""
    text = "Kto przewodniczy Radzie Seniorów? Kto jest szefem Rady Seniorów?"
    assert told(understood(text)) == ["rada-przewodniczaca"]


def test_a_question_without_an_answer_is_kept() -> None:
    """Beside one that has one."""
    parts = understood("Kto przewodniczy Radzie Seniorów? Gdzie oddać stary telewizor?")
    assert told(parts)[0] == "rada-przewodniczaca"
    assert [part.text for part in parts if part.judgement.verdict is Verdict.REFUSE] == [
        "Gdzie oddać stary telewizor?"
    ]


def test_another_place_goes_for_the_whole_message() -> None:
    """„Jej” is the council there."""
    parts = understood("Czy w Krakowie działa Rada Seniorów i kto jej przewodniczy?")
    assert told(parts) == []


def test_a_story_does_not_hide_its_question() -> None:
    """What is told around it is left out."""
    story = "Mieszkam tu od dziecka i bardzo lubię nasze miasto, zwłaszcza park oraz fontannę! "
    assert told(understood(f"{story} Kto przewodniczy Radzie Seniorów?")) == ["rada-przewodniczaca"]


def test_a_reading_in_context_says_what_it_means() -> None:
    """The subject that the conversation lends stands in the resolved question."""
    (part,) = understood("a kto go przedłożył?", "zo-2020-przyjecie")
    assert part.text == "a kto go przedłożył?"
    assert "PZO 2020" in part.resolved
    assert part.subject == "zo-2020"


def test_what_is_spoken_about() -> None:
    """The subject that was named comes first, then those of the entry."""
    entry = olszyna.base().by_id["rada-przewodniczaca"]
    (part,) = understood("Kim jest Anna Kruk?")
    assert UNDERSTANDING.subjects(entry, part) == ("anna-kruk", "rada-seniorow")
    assert UNDERSTANDING.subjects(entry, None) == ("rada-seniorow", "anna-kruk")
