"""Several rankings of one question, each read another way, made into one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.matching.ranking import Candidate, Ranking

# What a ranking gives no probability is not impossible.
FLOOR: Final = 3e-3


def pooled(rankings: Sequence[tuple[Ranking, float]]) -> Ranking:
    """The first ranking with the probabilities of all, by their weights.

    The logarithmic opinion pool Π pᵢ^wᵢ, scaled to 1 together with that of "none"; see Genest and
    Zidek, "Combining Probability Distributions", 1986. Weights that sum to more than 1 sharpen it.
    """
    first = rankings[0][0]
    known: dict[str, Candidate] = {}
    for ranking, _ in rankings:
        for candidate in ranking.candidates:
            known.setdefault(candidate.entry, candidate)
    weights = dict.fromkeys(known, 1.0)
    none = 1.0
    for ranking, weight in rankings:
        chances = {candidate.entry: candidate.probability for candidate in ranking.candidates}
        none *= max(ranking.none, FLOOR) ** weight
        for entry in weights:
            weights[entry] *= max(chances.get(entry, 0.0), FLOOR) ** weight
    candidates = [replace(known[entry], probability=weight) for entry, weight in weights.items()]
    return _scaled(replace(first, candidates=tuple(candidates), none=none))


def lowered(ranking: Ranking, entry: str | None, factor: float) -> Ranking:
    """``ranking`` where ``entry`` is ``factor`` times as likely as otherwise."""
    candidates = tuple(
        replace(one, probability=one.probability * (factor if one.entry == entry else 1))
        for one in ranking.candidates
    )
    return _scaled(replace(ranking, candidates=candidates))


def _scaled(ranking: Ranking) -> Ranking:
    """``ranking`` in order, with probabilities that sum to 1 together with that of "none"."""
    total = ranking.none + sum(one.probability for one in ranking.candidates)
    candidates = sorted(
        (replace(one, probability=one.probability / total) for one in ranking.candidates),
        key=lambda one: -one.probability,
    )
    return replace(ranking, candidates=tuple(candidates), none=ranking.none / total)
