"""Why the assistant answered, asked back or refused: for those who keep the knowledge."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.dialogue.judgement import judge
from bot.i18n import message
from bot.knowledge.markup import escape
from bot.knowledge.model import KnowledgeBase
from bot.matching.matcher import Matcher
from bot.matching.ranking import Candidate, Ranking

SHOWN: Final = 3


def explain(questions: Sequence[str], base: KnowledgeBase, matcher: Matcher, language: str) -> str:
    """What spoke for and against the entries for each question, in ``language``, in the markup."""
    if not questions:
        return escape(message(language, "explain-nothing"))
    explaining = _Explaining(base, language)
    return "\n\n".join(explaining.explained(matcher.rank(question)) for question in questions)


class _Explaining:
    def __init__(self, base: KnowledgeBase, language: str) -> None:
        self._base = base
        self._language = language

    def explained(self, ranking: Ranking) -> str:
        lines = "\n".join(escape(line) for line in self._about(ranking))
        candidates = ranking.candidates[:SHOWN]
        return "\n\n".join([lines, *map(self._candidate, candidates)])

    def _about(self, ranking: Ranking) -> Iterator[str]:
        base, say = self._base, self._say
        yield say("question", question=ranking.question)
        if ranking.language:
            yield say("language", code=ranking.language)
        else:
            yield say("language-unknown")
        if ranking.subjects:
            subjects = (base.subject_by_id[subject] for subject in ranking.subjects)
            names = ", ".join(subject.label(self._language) for subject in subjects)
            yield say("subjects", subjects=names, masked=ranking.masked)
        yield say(judge(ranking, base).verdict.value)
        yield say("none", percent=_percent(ranking.none), known=_percent(ranking.known))
        if ranking.foreign:
            yield say("foreign", names=", ".join(ranking.foreign))
        if ranking.background:
            yield say("background", line=ranking.background, group=ranking.signpost or "none")

    def _candidate(self, candidate: Candidate) -> str:
        head = self._say(
            "candidate",
            percent=_percent(candidate.probability),
            title=self._base.by_id[candidate.entry].title_in(self._language),
            entry=candidate.entry,
            phrasing=candidate.phrasing,
        )
        signals = [
            f"- {escape(self._say(f'signal-{name}'))}: {round(value, 2) + 0:.2f}"
            for name, value in candidate.signals.items()
        ]
        return "\n".join([f"**{escape(head)}**", "", *signals])

    def _say(self, key: str, **values: str | int) -> str:
        return message(self._language, f"explain-{key.replace('_', '-')}", **values)


def _percent(value: float) -> int:
    return round(100 * value)
