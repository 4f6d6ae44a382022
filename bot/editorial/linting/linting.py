"""Doubts about a base that loads well, before it is published."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process

from bot.editorial.linting.confusion import (
    Progress,
    Trial,
    Vectors,
    same_questions,
    trials,
    unreachable,
)
from bot.editorial.linting.contradictions import contradictions
from bot.editorial.linting.findings import Finding, finding
from bot.editorial.linting.translations import stale
from bot.knowledge.wording import fold
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher

SAME_ANSWER: Final = 92
"""How alike (0–100) two answers are that say the same."""
_SHORT: Final = 60
# A list of all strays of an entry would hide the others.
_SHOWN: Final = 3


def lint(
    matcher: Matcher,
    vectors: Vectors | None = None,
    *,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Everything doubtful about the base of ``matcher``, by entry in the order of the base.

    ``vectors`` are those of ``confusion.texts``, where the model takes part; ``only`` looks at
    these entries alone, and at what others have to do with them. ``progress`` is told how many
    phrasings are tried, of how many. What is wrong with one entry alone, such as its date of
    expiry, are warnings of ``bot.knowledge.loader.check``.
    """
    documents = matcher.documents
    found = list(trials(matcher, vectors, only, progress))
    findings = [
        *_unreachable(documents, found),
        *_same_questions(documents, found),
        *_strays(documents, found),
        *_same_answers(documents, only),
        *_contradictions(documents, only),
        *_stale(documents, only),
    ]
    order = {entry.id: place for place, entry in enumerate(documents.entries)}
    return tuple(sorted(findings, key=lambda one: order[one.entry]))


def _unreachable(documents: Documents, found: Iterable[Trial]) -> Iterator[Finding]:
    for place in unreachable(found):
        yield finding("unreachable", documents.entries[place].id)


def _same_questions(documents: Documents, found: Iterable[Trial]) -> Iterator[Finding]:
    for one, two in same_questions(found):
        entry, other = documents.entries[one], documents.entries[two]
        yield finding("same-question", entry.id, other.id, title=other.title)


def _strays(documents: Documents, found: Iterable[Trial]) -> Iterator[Finding]:
    told: dict[tuple[int, int], int] = {}
    known = set(same_questions(found))
    # Between two sorts of small talk nothing is lost.
    talk = len(documents.base.entries)
    for trial in found:
        pair = (trial.entry, trial.found)
        if trial.strays and pair not in known and min(pair) < talk:
            told[pair] = told.get(pair, 0) + 1
            if told[pair] <= _SHOWN:
                entry, other = (documents.entries[place] for place in pair)
                yield finding("stray", entry.id, other.id, text=trial.text, title=other.title)


def _same_answers(documents: Documents, only: Collection[str] | None) -> Iterator[Finding]:
    entries = [e for e in documents.entries if e.id not in documents.base.smalltalk_ids]
    answers = [fold(entry.answer) for entry in entries]
    rows = [place for place, e in enumerate(entries) if only is None or e.id in only]
    scores = process.cdist(
        [answers[place] for place in rows],
        answers,
        scorer=fuzz.token_sort_ratio,
        score_cutoff=SAME_ANSWER,
        dtype=np.uint8,
    )
    told: set[frozenset[int]] = set()
    for row, column in np.argwhere(scores).tolist():
        one, two = rows[row], column
        pair = frozenset((one, two))
        if one != two and pair not in told and min(len(answers[one]), len(answers[two])) >= _SHORT:
            told.add(pair)
            other = entries[two]
            yield finding("same-answer", entries[one].id, other.id, title=other.title)


def _contradictions(documents: Documents, only: Collection[str] | None) -> Iterator[Finding]:
    for one in contradictions(documents, only):
        ours, theirs = (one.entry, one.fact), (one.other, one.other_fact)
        if only is not None and one.entry.id not in only:
            ours, theirs = theirs, ours
        yield finding(
            f"contradiction-{one.fact.kind}", ours[0].id, theirs[0].id,
            ours=ours[1].written, theirs=theirs[1].written,
        )  # fmt: skip


def _stale(documents: Documents, only: Collection[str] | None) -> Iterator[Finding]:
    for entry in documents.entries:
        for one in stale(entry) if only is None or entry.id in only else ():
            missing, instead = (", ".join(part) for part in (one.missing, one.instead))
            kind = "stale-translation-instead" if instead else "stale-translation"
            values = {"instead": instead} if instead else {}
            yield finding(kind, entry.id, code=one.language, missing=missing, **values)
