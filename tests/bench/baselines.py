"""Common ways to find the nearest phrasing, to compare the project's matching with."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process, utils

from bot.matching.morphology import lemmas
from bot.matching.text import fold, tokens

Floats = npt.NDArray[np.float64]
Scores = Callable[[str], Floats]
"""How near a question is to each phrasing; the higher, the nearer."""

_SATURATION: Final = 1.5
_LENGTH: Final = 0.75


def wratio(phrasings: Sequence[str]) -> Scores:
    """RapidFuzz ``WRatio`` with its customary preprocessing."""
    return _rapidfuzz(fuzz.WRatio, phrasings)


def token_set_ratio(phrasings: Sequence[str]) -> Scores:
    """RapidFuzz ``token_set_ratio`` with its customary preprocessing."""
    return _rapidfuzz(fuzz.token_set_ratio, phrasings)


def _rapidfuzz(scorer: Callable[..., float], phrasings: Sequence[str]) -> Scores:
    choices = [utils.default_process(text) for text in phrasings]

    def scores(question: str) -> Floats:
        row = process.cdist([utils.default_process(question)], choices, scorer=scorer)
        return np.asarray(row[0], np.float64)

    return scores


def chatterbot(phrasings: Sequence[str]) -> Scores:
    """ChatterBot's best match with its default comparison over all phrasings.

    ``LevenshteinDistance`` of ChatterBot 1.2 is the ratio of ``difflib`` on lower-cased texts,
    rounded to two digits. The package itself is not used: its bot does not start without a spaCy
    model, which no package index has.
    """
    choices = [text.lower() for text in phrasings]

    def scores(question: str) -> Floats:
        asked = question.lower()
        return np.array([round(SequenceMatcher(None, asked, c).ratio(), 2) for c in choices])

    return scores


def bm25(phrasings: Sequence[str]) -> Scores:
    """Okapi BM25 over base forms, each phrasing a document."""
    counts = [Counter(_terms(text)) for text in phrasings]
    lengths = np.array([max(count.total(), 1) for count in counts], float)
    penalty = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / lengths.mean())
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, count in enumerate(counts):
        for term, times in count.items():
            weight = times * (_SATURATION + 1) / (times + penalty[number])
            postings[term].append((number, weight))
    weighted = {
        term: (
            np.array([number for number, _ in found]),
            np.array([weight for _, weight in found])
            * log(1 + (len(counts) - len(found) + 0.5) / (len(found) + 0.5)),
        )
        for term, found in postings.items()
    }

    def scores(question: str) -> Floats:
        total = np.zeros(len(counts))
        for term in _terms(question):
            if term in weighted:
                numbers, weights = weighted[term]
                total[numbers] += weights
        return total

    return scores


def _terms(text: str) -> list[str]:
    return [term for word in tokens(text) for term in lemmas(word) or (fold(word),)]
