"""Whether the assistant's reply to a test question is right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.dialogue.assistant import Assistant
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Question, Reply
from bot.editorial.evaluation.questions import Case, Expect, Patterns
from bot.knowledge.markup import plain
from bot.knowledge.model import Status

# Topics of small talk for which "I do not know, but here is a person" is right too.
ASKS_FOR_PERSON: Final = frozenset({"help", "human", "complaint", "complaints"})
# How a reply says that nobody knows, in Polish, Ukrainian and English.
_UNKNOWN: Final = re.compile(
    r"\bnie (?:wiadomo|wiemy|wiem|znamy|znam|znale\w+|podaj\w+|mówi\w+|ma (?:takiej|tej|tych)|mamy)"
    r"|\bnieznan\w+|\bbrak (?:danych|informacji)"
    r"|\b(?:не (?:знаємо|знаю|відомо|знайш\w+|вказ\w+|каж\w+|пода\w+|ма(?:є|ємо))|невідом\w+)"
    r"|\bnot (?:known|know|say|find|found|given|give|state)\b|\bunknown\b|\bno information\b",
    re.IGNORECASE,
)


class Outcome(StrEnum):
    """How a reply to a test question is judged, best first.

    RIGHT: as it should be. OPTION: it asked back, and the right answer was among the options; of a
    question that is out of scope: it asked back at all. REFUSED: it said that it does not know.
    WRONG: anything else; of a question that is out of scope: it was answered.
    """

    RIGHT = "right"
    OPTION = "option"
    REFUSED = "refused"
    WRONG = "wrong"

    @property
    def rank(self) -> int:
        """0 for the best; a wrong answer is worse than none."""
        return list(Outcome).index(self)


@dataclass(frozen=True, slots=True)
class Judged:
    """A test question with its reply and how good that is.

    ``asked`` and ``reply`` are those of the first wrong turn where it is a dialogue that failed,
    ``turn`` its number from 1. ``expected`` is the entry that answers the question, the best ranked
    one where several do; None where none does or none should. ``first`` tells whether the entry
    ranked first answers it.
    """

    case: Case
    outcome: Outcome
    asked: str
    reply: Reply
    turn: int | None = None
    expected: str | None = None
    first: bool = False

    @property
    def given(self) -> str | None:
        """The entry whose answer was given first, if any was."""
        return self.reply.answered[0] if self.reply.answered else None

    @property
    def ranked(self) -> tuple[str, ...]:
        """The entries as ranked, best first, whatever the decision."""
        return self.reply.entries


class Judge:
    """Asks the test questions and judges the replies."""

    def __init__(self, assistant: Assistant, now: datetime) -> None:
        self._assistant = assistant
        self._now = now
        self._shown: dict[tuple[str, str, datetime], str] = {}

    def judge(self, case: Case) -> Judged:
        """Ask the question, or hold the dialogue, of ``case``."""
        if case.expect is Expect.DIALOGUE:
            return self._dialogue(case)
        now = self._time(case)
        reply = self._assistant.reply(Question(case.text, now))
        outcome = self._outcome(case, reply)
        if case.expect not in {Expect.ANSWER, Expect.MULTI}:
            return Judged(case, outcome, case.text, reply)
        first = bool(reply.entries) and self._answers(reply.entries[0], case, reply)
        expected = self._expected(case, reply)
        return Judged(case, outcome, case.text, reply, expected=expected, first=first)

    def _time(self, case: Case) -> datetime:
        """When the question is asked; a time without a zone is that of this machine."""
        return case.now.astimezone() if case.now else self._now

    def _outcome(self, case: Case, reply: Reply) -> Outcome:
        text = plain(reply.text)
        clean = not any(pattern.search(text) for pattern in case.must_not)
        match case.expect:
            case Expect.FALLBACK if clean and reply.decision is Decision.FALLBACK:
                return Outcome.RIGHT
            case Expect.FALLBACK if clean and reply.decision is Decision.CLARIFY:
                return Outcome.OPTION
            case Expect.FALLBACK:
                return Outcome.WRONG
            case Expect.UNKNOWN_OK:
                answer = reply.decision is Decision.ANSWER
                says_so = self._unknown(reply.answered) or _UNKNOWN.search(text) is not None
                right = clean and (reply.decision is Decision.FALLBACK or (answer and says_so))
            case Expect.SMALLTALK:
                right = clean and _is_small_talk(case, reply)
            case Expect.CLARIFY:
                shown = [text, *(option.title for option in reply.options)]
                right = clean and any(p.search(t) for p in case.options_any for t in shown)
            case _:
                right = clean and _matches(text, case.must)
        return Outcome.RIGHT if right else self._missed(case, reply)

    def _missed(self, case: Case, reply: Reply) -> Outcome:
        """What a reply is that is not right."""
        if reply.decision is Decision.FALLBACK:
            return Outcome.REFUSED
        offered = [option.entry for option in reply.options]
        if reply.decision is not Decision.CLARIFY:
            offered = []
        match case.expect:
            case Expect.ANSWER | Expect.MULTI:
                near = any(self._answers(entry, case, reply) for entry in offered)
            case Expect.UNKNOWN_OK:
                near = self._unknown(offered)
            case _:
                near = False
        return Outcome.OPTION if near else Outcome.WRONG

    def _unknown(self, entries: Iterable[str]) -> bool:
        """Whether any of ``entries`` is one that says that nobody knows."""
        by_id = self._assistant.base.by_id
        return any(by_id[entry].status is Status.UNKNOWN for entry in entries)

    def _answers(self, entry: str, case: Case, reply: Reply) -> bool:
        """Whether the reply to a tap on ``entry`` is right."""
        now = self._time(case)
        key = (entry, reply.language, now)
        if key not in self._shown:
            shown = self._assistant.show(entry, now, reply.conversation, reply.language)
            self._shown[key] = plain(shown.text)
        text = self._shown[key]
        return _matches(text, case.must) and not any(p.search(text) for p in case.must_not)

    def _expected(self, case: Case, reply: Reply) -> str | None:
        """The entry that answers the question, the best ranked one where several do."""
        ranked = [c.entry for ranking in reply.rankings for c in ranking.candidates]
        every = (entry.id for entry in self._assistant.base.entries)
        for entry in dict.fromkeys((*reply.answered, *ranked, *every)):
            if self._answers(entry, case, reply):
                return entry
        return None

    def _dialogue(self, case: Case) -> Judged:
        conversation = Conversation()
        now = self._time(case)
        reply: Reply | None = None
        for number, turn in enumerate(case.turns, 1):
            reply = self._assistant.reply(Question(turn.say, now, conversation=conversation))
            conversation = reply.conversation
            text = plain(reply.text)
            if not _matches(text, turn.must) or any(p.search(text) for p in turn.must_not):
                refused = reply.decision is Decision.FALLBACK
                outcome = Outcome.REFUSED if refused else Outcome.WRONG
                return Judged(case, outcome, turn.say, reply, turn=number)
        assert reply is not None
        return Judged(case, Outcome.RIGHT, case.turns[-1].say, reply)


def judge_all(assistant: Assistant, cases: Sequence[Case], now: datetime) -> Iterator[Judged]:
    """The judgements of ``cases``, in order; ``now`` is the time of those without one."""
    judge = Judge(assistant, now)
    return map(judge.judge, cases)


def _matches(text: str, must: Patterns) -> bool:
    return all(pattern.search(text) for pattern in must)


def _is_small_talk(case: Case, reply: Reply) -> bool:
    if reply.decision is Decision.SMALLTALK:
        return True
    way_on = reply.contact is not None or bool(reply.options)
    return reply.decision is Decision.FALLBACK and way_on and case.topic in ASKS_FOR_PERSON
