"""Why the assistant answered, asked back or refused: for those who keep the knowledge."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.dialogue.judgement import judge
from bot.i18n import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape
from bot.knowledge.model import KnowledgeBase
from bot.matching.matcher import Matcher
from bot.matching.ranking import Candidate, Ranking

SHOWN: Final = 3


def explain(questions: Sequence[str], base: KnowledgeBase, matcher: Matcher) -> str:
    """What spoke for and against the entries for each question, in Polish and in the markup."""
    if not questions:
        return escape(_say("nothing"))
    return "\n\n".join(_explained(matcher.rank(question), base) for question in questions)


def _explained(ranking: Ranking, base: KnowledgeBase) -> str:
    lines = "\n".join(escape(line) for line in _about(ranking, base))
    candidates = ranking.candidates[:SHOWN]
    return "\n\n".join([lines, *(_candidate(candidate, base) for candidate in candidates)])


def _about(ranking: Ranking, base: KnowledgeBase) -> Iterator[str]:
    yield _say("question", question=ranking.question)
    if ranking.language:
        yield _say("language", code=ranking.language)
    else:
        yield _say("language-unknown")
    if ranking.subjects:
        names = ", ".join(base.subject_by_id[s].label(base.language) for s in ranking.subjects)
        yield _say("subjects", subjects=names, masked=ranking.masked)
    yield _say(judge(ranking, base).verdict.value)
    yield _say("none", percent=_percent(ranking.none), known=_percent(ranking.known))
    if ranking.foreign:
        yield _say("foreign", names=", ".join(ranking.foreign))
    if ranking.background:
        yield _say("background", line=ranking.background, group=ranking.signpost or "none")


def _candidate(candidate: Candidate, base: KnowledgeBase) -> str:
    head = _say(
        "candidate",
        percent=_percent(candidate.probability),
        title=base.by_id[candidate.entry].title,
        entry=candidate.entry,
        phrasing=candidate.phrasing,
    )
    signals = [
        f"- {escape(_say(f'signal-{name}'))}: {value:.2f}"
        for name, value in candidate.signals.items()
    ]
    return "\n".join([f"**{escape(head)}**", "", *signals])


def _percent(value: float) -> int:
    return round(100 * value)


def _say(key: str, **values: str | int) -> str:
    return message(DEFAULT_LANGUAGE, f"explain-{key.replace('_', '-')}", **values)
