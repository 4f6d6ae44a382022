"""Whether the confidence of replies can be taken at its word."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.editorial.evaluation.judging import Judged, Outcome
from bot.editorial.evaluation.questions import Expect

BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Replies whose confidence lies from ``low`` to ``high``: its mean, and the share right."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidence can be taken at its word.

    ``error`` is the expected calibration error: the mean distance of confidence from the share
    right, over the bins, weighted by their numbers.
    """

    error: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """What would happen if all and only replies from ``threshold`` on were answers.

    ``coverage`` is the share of in-scope questions answered, ``error`` the share of those whose
    best ranked entry is wrong, ``false`` the share of out-of-scope questions answered.
    """

    threshold: float
    coverage: float
    error: float
    false: float


def calibrate(judged: Sequence[Judged]) -> Calibration:
    """The reliability of the confidence of ``judged`` in ten bins of equal width."""
    groups: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[min(int(one.reply.confidence * BINS), BINS - 1)].append(one)
    bins = tuple(
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(group),
            sum(one.reply.confidence for one in group) / len(group),
            sum(is_true(one) for one in group) / len(group),
        )
        for number, group in sorted(groups.items())
    )
    apart = sum(b.number * abs(b.confidence - b.right) for b in bins)
    return Calibration(apart / len(judged) if judged else 0.0, bins)


def is_true(judged: Judged) -> bool:
    """Whether what the confidence of a reply claims is so: the question was answered rightly."""
    return judged.case.expect is not Expect.FALLBACK and judged.outcome is Outcome.RIGHT


def trade_off(inside: Sequence[Judged], outside: Sequence[Judged]) -> tuple[Point, ...]:
    """A point for each confidence there is, from the surest replies on."""
    if not inside:
        return ()
    thresholds = sorted({one.reply.confidence for one in (*inside, *outside)}, reverse=True)
    return tuple(
        _point(
            threshold,
            [one.first for one in inside if one.reply.confidence >= threshold],
            len(inside),
            sum(one.reply.confidence >= threshold for one in outside),
            len(outside),
        )
        for threshold in thresholds
    )


def decided(inside: Sequence[Judged], outside: Sequence[Judged]) -> Point:
    """What happened by the assistant's own decisions; the threshold says nothing there."""
    answered = [
        one.outcome is Outcome.RIGHT
        for one in inside
        if one.reply.answered or one.outcome is Outcome.RIGHT
    ]
    false = sum(one.outcome is Outcome.WRONG for one in outside)
    return _point(0.0, answered, len(inside), false, len(outside))


def _point(threshold: float, right: Sequence[bool], inside: int, false: int, outside: int) -> Point:
    return Point(
        threshold,
        len(right) / max(inside, 1),
        1 - sum(right) / len(right) if right else 0.0,
        false / max(outside, 1),
    )
