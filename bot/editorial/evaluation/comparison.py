"""What another knowledge base makes of the same test questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.editorial.evaluation.judging import Judged


@dataclass(frozen=True, slots=True)
class Change:
    """A test question whose reply is judged otherwise than before."""

    before: Judged
    after: Judged


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions that changed for the better and for the worse, in the order of the files."""

    better: tuple[Change, ...]
    worse: tuple[Change, ...]


def compare(before: Sequence[Judged], after: Sequence[Judged]) -> Comparison:
    """How the judgements of the same questions, in the same order, differ."""
    pairs = [Change(*pair) for pair in zip(before, after, strict=True)]
    return Comparison(
        tuple(c for c in pairs if c.after.outcome.rank < c.before.outcome.rank),
        tuple(c for c in pairs if c.after.outcome.rank > c.before.outcome.rank),
    )
