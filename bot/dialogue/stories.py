"""Questions told with a story around them: what goes before says what the question leaves out."""

from dataclasses import replace
from typing import Final

from bot.matching.ranking import Candidate, Ranking
from bot.matching.text import fold, tokens

# How many words before the question are looked at, and how much they weigh beside it.
WORDS_BEFORE: Final = 25
SHARE: Final = 1 / 3
# What a ranking gives no probability is not impossible.
FLOOR: Final = 1e-3

# Folded beginnings of words that point from the question to a place in the story.
_THERE: Final = ("tam", "tut", "stamtad", "zwidty", "there")


def told_before(question: str, message: str) -> str:
    """The words of ``message`` just before ``question``; empty where it does not stand in it."""
    place = message.find(question)
    return " ".join(message[: max(place, 0)].split()[-WORDS_BEFORE:])


def points_there(question: str) -> bool:
    """Whether ``question`` is about a place that the story names: "tamtejszy urząd", "tam"."""
    return any(fold(token).startswith(_THERE) for token in tokens(question))


def blended(asked: Ranking, told: Ranking) -> Ranking:
    """``asked`` in the light of ``told``, the same question with its story before it.

    The weighted geometric mean of the probabilities, scaled to 1.
    """
    before = {candidate.entry: candidate for candidate in told.candidates}
    own = {candidate.entry: candidate for candidate in asked.candidates}
    weights = {
        entry: _mean(_probability(own.get(entry)), _probability(before.get(entry)))
        for entry in (*own, *(entry for entry in before if entry not in own))
    }
    none = _mean(asked.none, told.none)
    total = none + sum(weights.values())
    candidates = sorted(
        (
            replace(own.get(entry) or before[entry], probability=weight / total)
            for entry, weight in weights.items()
        ),
        key=lambda candidate: -candidate.probability,
    )
    return replace(
        asked,
        candidates=tuple(candidates[: len(own)]),
        none=none / total,
        informative=asked.informative or told.informative,
        foreign=tuple(dict.fromkeys((*asked.foreign, *told.foreign))),
    )


def _probability(candidate: Candidate | None) -> float:
    return candidate.probability if candidate else 0.0


def _mean(asked: float, told: float) -> float:
    return float(max(asked, FLOOR) ** (1 - SHARE) * max(told, FLOOR) ** SHARE)
