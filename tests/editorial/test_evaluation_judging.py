"""Which replies count as right."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialogue.assistant import Assistant
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Option, Question, Reply
from bot.editorial.evaluation.judging import Judge, Judged, Outcome
from bot.editorial.evaluation.questions import Case
from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def entry(name: str, answer: str, **more: Any) -> Entry:
    """An entry of the base."""
    return Entry(id=name, title=name, questions=(f"Co z {name}?",), answer=answer, **more)


BASE = KnowledgeBase(
    entries=(
        entry("przyjecie", "Przyjęto go 30 stycznia 2014 r."),
        entry("autor", "Przedłożył go prezydent **Zbigniew Podraza**."),
        entry("numer", "Uchwałę podjęto na sesji.", status="unknown"),
    )
)


class Scripted(Assistant):
    """The assistant with replies of our choice; what was asked is kept."""

    def __init__(self, replies: Mapping[str, Reply]) -> None:
        super().__init__(BASE, Matcher(Documents(BASE)))
        self._replies = replies
        self.asked: list[Question] = []

    def reply(self, question: Question) -> Reply:
        """The reply from the script."""
        self.asked.append(question)
        return self._replies[question.text]


def reply(decision: Decision, text: str = "", *options: str, **more: Any) -> Reply:
    """A reply; ``options`` are entries offered."""
    offered = tuple(Option(name, f"Tytuł {name}") for name in options)
    return Reply(decision, "pl", text, Conversation(), options=offered, **more)


def judged(given: Reply, **fields: Any) -> Judged:
    """The judgement of ``given`` as the reply to one question."""
    case = Case.model_validate({"id": "q", "question": "Pytanie?", **fields})
    return Judge(Scripted({"Pytanie?": given}), NOW).judge(case)


ANSWER = {"expect": "answer", "must": ["2014", "stycz"]}
RIGHT = reply(
    Decision.ANSWER, "30 **stycznia** 2014", answered=("przyjecie",), entries=("przyjecie",)
)
OTHER = reply(Decision.ANSWER, "Zbigniew Podraza", answered=("autor",), entries=("autor",))
FALLBACK = reply(Decision.FALLBACK, "Tego nie wiem.", "przyjecie")
CLARIFY = reply(Decision.CLARIFY, "Proszę wybrać:", "autor", "przyjecie")
SMALLTALK = reply(Decision.SMALLTALK, "Dzień dobry!")


@pytest.mark.parametrize(
    ("given", "fields", "outcome"),
    [
        (RIGHT, ANSWER, "right"),
        (RIGHT, ANSWER | {"must_not": ["30"]}, "wrong"),
        (OTHER, ANSWER, "wrong"),
        (SMALLTALK, ANSWER, "wrong"),
        (FALLBACK, ANSWER, "refused"),
        (CLARIFY, ANSWER, "option"),
        (CLARIFY, ANSWER | {"must_not": ["30"]}, "wrong"),
        (reply(Decision.CLARIFY, "", "autor"), ANSWER, "wrong"),
        (RIGHT, ANSWER | {"expect": "multi"}, "right"),
        (OTHER, {"expect": "multi", "must": ["2014", "Podraz"]}, "wrong"),
        (FALLBACK, {"expect": "fallback"}, "right"),
        (FALLBACK, {"expect": "fallback", "must_not": ["nie wiem"]}, "wrong"),
        (CLARIFY, {"expect": "fallback"}, "option"),
        (RIGHT, {"expect": "fallback"}, "wrong"),
        (SMALLTALK, {"expect": "fallback"}, "wrong"),
        (SMALLTALK, {"expect": "smalltalk"}, "right"),
        (SMALLTALK, {"expect": "smalltalk", "must_not": ["dobry"]}, "wrong"),
        (RIGHT, {"expect": "smalltalk"}, "wrong"),
        (FALLBACK, {"expect": "smalltalk", "topic": "greeting"}, "refused"),
        (FALLBACK, {"expect": "smalltalk", "topic": "human"}, "right"),
        (reply(Decision.FALLBACK), {"expect": "smalltalk", "topic": "human"}, "refused"),
        (CLARIFY, {"expect": "clarify", "options_any": ["autor"]}, "right"),
        (RIGHT, {"expect": "clarify", "options_any": ["stycznia"]}, "right"),
        (CLARIFY, {"expect": "clarify", "options_any": ["basen"]}, "wrong"),
        (FALLBACK, {"expect": "unknown_ok"}, "right"),
        (FALLBACK, {"expect": "unknown_ok", "must_not": ["nie wiem"]}, "refused"),
        (RIGHT, {"expect": "unknown_ok"}, "wrong"),
        (reply(Decision.ANSWER, "x", answered=("numer",)), {"expect": "unknown_ok"}, "right"),
        (reply(Decision.ANSWER, "Numeru nie znaleźliśmy."), {"expect": "unknown_ok"}, "right"),
        (reply(Decision.CLARIFY, "Co?", "numer"), {"expect": "unknown_ok"}, "option"),
        (CLARIFY, {"expect": "unknown_ok"}, "wrong"),
    ],
)
def test_a_reply_is_judged_by_what_is_expected(
    given: Reply, fields: dict[str, Any], outcome: str
) -> None:
    """Each kind of question has its own right replies."""
    assert judged(given, **fields).outcome is Outcome(outcome)


def test_the_expected_entry_is_the_best_ranked_one_that_answers() -> None:
    """A confusion names the entry that should have been given."""
    wrong = judged(OTHER, **ANSWER)
    assert (wrong.expected, wrong.given, wrong.first) == ("przyjecie", "autor", False)
    right = judged(RIGHT, **ANSWER)
    assert (right.expected, right.given, right.first) == ("przyjecie", "przyjecie", True)
    assert judged(OTHER, expect="answer", must=["czegoś takiego nie ma"]).expected is None


def test_a_dialogue_is_one_conversation_and_fails_at_the_first_wrong_turn() -> None:
    """The next question is asked with what the last reply left behind."""
    after = Conversation(at=NOW, entry="przyjecie")
    first = Reply(Decision.ANSWER, "pl", "30 stycznia 2014", after)
    script = Scripted({"Kiedy?": first, "A kto?": OTHER, "Gdzie?": FALLBACK})
    turns = [{"say": "Kiedy?", "must": ["2014"]}, {"say": "A kto?", "must": ["Podraz"]}]
    case = Case.model_validate({"id": "d", "expect": "dialogue", "turns": turns})
    assert Judge(script, NOW).judge(case).outcome is Outcome.RIGHT
    assert [question.conversation for question in script.asked] == [Conversation(), after]
    longer = [*turns, {"say": "Gdzie?", "must": ["sesja"]}, {"say": "Kiedy?", "must": ["2014"]}]
    case = Case.model_validate({"id": "d", "expect": "dialogue", "turns": longer})
    failed = Judge(script, NOW).judge(case)
    assert (failed.outcome, failed.turn, failed.asked) == (Outcome.REFUSED, 3, "Gdzie?")


def test_a_question_is_asked_at_its_own_time() -> None:
    """What was true on a day can be tested for ever."""
    script = Scripted({"Pytanie?": RIGHT})
    fields = {"id": "q", "question": "Pytanie?", **ANSWER}
    for now in ({}, {"now": "2024-05-01T10:00:00+02:00"}):
        Judge(script, NOW).judge(Case.model_validate(fields | now))
    assert [question.now for question in script.asked] == [
        NOW,
        datetime(2024, 5, 1, 8, tzinfo=UTC),
    ]


def test_outcomes_are_ranked_from_right_to_wrong() -> None:
    """Saying nothing is better than saying something wrong."""
    assert sorted(Outcome, key=lambda outcome: outcome.rank) == [
        Outcome.RIGHT,
        Outcome.OPTION,
        Outcome.REFUSED,
        Outcome.WRONG,
    ]
