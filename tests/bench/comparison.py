"""The project's matching beside common others, on the test half and in one run.

Only single questions count. An entry is right when its answer satisfies the test question. Each
baseline refuses below the score that lets it answer at least 90 % of the in-scope questions (more,
where many scores are equal); the project decides for itself.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from bot.dialogue.assistant import Assistant
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Question
from bot.editorial.editions import open_editions
from bot.editorial.evaluation.questions import Case, Expect, read_cases
from bot.i18n import LANGUAGES
from bot.knowledge.markup import plain
from bot.knowledge.model import KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from tests.bench import baselines

_ROOT: Final = Path(__file__).parents[2]
_TEST: Final = _ROOT / "tests" / "evaluation" / "test"
_NOW: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
_COVERAGE: Final = 0.9
_FIRST: Final = 3

_BASELINES: Final = {
    "RapidFuzz WRatio": baselines.wratio,
    "RapidFuzz token_set_ratio": baselines.token_set_ratio,
    "BM25 over base forms": baselines.bm25,
    "ChatterBot's best match (its comparison)": baselines.chatterbot,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions in scope and out of it; ``right``: of each the entries that answer it."""

    inside: Sequence[Case]
    outside: Sequence[Case]
    right: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a matcher makes of a question: entries, best first, how sure, whether it answers."""

    entries: Sequence[str]
    score: float
    answers: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: shares 0–1, and the median of milliseconds a question."""

    name: str
    first: float
    first_three: float
    answered: float
    false: float
    milliseconds: float


def main() -> None:
    """Measure all and print the table."""
    cases = read_cases(sorted(_TEST.glob("*.jsonl")))
    inside = [case for case in cases if case.expect is Expect.ANSWER]
    outside = [case for case in cases if case.expect is Expect.FALLBACK]
    opened = open_editions(_ROOT / "knowledge", _ROOT / "data", model=True, wait=True)
    with closing(opened) as editions:
        best = editions.current.assistant
    asked = Asked(inside, outside, _right(best, inside))
    lines = [
        _line(name, _baseline(best.base, build), asked, coverage=_COVERAGE)
        for name, build in _BASELINES.items()
    ]
    by_words = Assistant(best.base, Matcher(Documents(best.base)))
    lines.append(_line("**this project, words only**", _project(by_words), asked))
    if best.matcher.semantic:
        lines.append(_line("**this project, with the model**", _project(best), asked))
    sys.stdout.write(_table(lines, len(inside), len(outside)))


def _right(assistant: Assistant, cases: Sequence[Case]) -> Mapping[str, frozenset[str]]:
    """Of each case the entries whose answer satisfies it."""
    shown = {
        language: {
            entry: plain(assistant.show(entry, _NOW, Conversation(), language).text)
            for entry in assistant.base.by_id
        }
        for language in LANGUAGES
    }
    return {
        case.id: frozenset(
            entry
            for entry, text in shown[case.lang].items()
            if all(pattern.search(text) for pattern in case.must)
            and not any(pattern.search(text) for pattern in case.must_not)
        )
        for case in cases
    }


def _project(assistant: Assistant) -> Callable[[str], Found]:
    def find(question: str) -> Found:
        reply = assistant.reply(Question(question, _NOW))
        answers = reply.decision in {Decision.ANSWER, Decision.SMALLTALK}
        return Found(reply.entries, reply.confidence, answers)

    return find


def _baseline(
    base: KnowledgeBase, build: Callable[[Sequence[str]], baselines.Scores]
) -> Callable[[str], Found]:
    """The entries by their nearest phrasing."""
    owned = [(entry.id, text) for entry in base.by_id.values() for _, text in entry.phrasings()]
    ids = list(dict.fromkeys(entry for entry, _ in owned))
    starts = [0, *(i for i in range(1, len(owned)) if owned[i][0] != owned[i - 1][0])]
    scores = build([text for _, text in owned])

    def find(question: str) -> Found:
        best = np.maximum.reduceat(scores(question), starts)
        order = np.argsort(-best, kind="stable")[:_FIRST]
        return Found([ids[i] for i in order], float(best[order[0]]))

    return find


def _line(
    name: str, find: Callable[[str], Found], asked: Asked, *, coverage: float | None = None
) -> Line:
    """Ask everything. With ``coverage``: answers from the score on that lets it answer so many."""
    sys.stderr.write(f"{name}\n")
    times: list[float] = []

    def timed(case: Case) -> Found:
        start = time.perf_counter()
        found = find(case.text)
        times.append(1000 * (time.perf_counter() - start))
        return found

    ours = [timed(case) for case in asked.inside]
    theirs = [timed(case) for case in asked.outside]
    if coverage is not None:
        threshold = float(
            np.quantile([found.score for found in ours], 1 - coverage, method="lower")
        )
        ours = [Found(f.entries, f.score, f.score >= threshold) for f in ours]
        theirs = [Found(f.entries, f.score, f.score >= threshold) for f in theirs]
    pairs = [
        (found.entries, asked.right[case.id])
        for case, found in zip(asked.inside, ours, strict=True)
    ]
    return Line(
        name,
        statistics.mean(bool(set(entries[:1]) & good) for entries, good in pairs),
        statistics.mean(bool(set(entries[:_FIRST]) & good) for entries, good in pairs),
        statistics.mean(found.answers for found in ours),
        statistics.mean(found.answers for found in theirs),
        statistics.median(times),
    )


def _table(lines: Sequence[Line], inside: int, outside: int) -> str:
    reference = lines[-1].milliseconds
    rows = [
        f"Test half: {inside} questions in scope, {outside} out of scope",
        "",
        "| | right first | among the first three | in scope, answered "
        "| out of scope, answered | ms a question | × this project |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {line.name} | {line.first:.1%} | {line.first_three:.1%} | {line.answered:.1%} "
        f"| {line.false:.1%} | {line.milliseconds:.1f} | {line.milliseconds / reference:.2g} |"
        for line in lines
    ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
