"""What an evaluation found, in numbers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.editorial.evaluation.judging import Judged, Outcome
from bot.editorial.evaluation.questions import Case, Expect
from bot.editorial.evaluation.reliability import (
    Calibration,
    Point,
    calibrate,
    decided,
    trade_off,
)

FAR: Final = "far"
NEAR: Final = "near"
LOOKALIKE: Final = "lookalike"
POLISH: Final = "pl"

# A part of a test question, or several: by which they are sorted and counted.
Key = TypeVar("Key", str, Expect, tuple[Expect, str, str])


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions of one sort there are, and how the replies were judged."""

    number: int
    right: int
    option: int
    refused: int
    wrong: int

    @classmethod
    def of(cls, judged: Iterable[Judged]) -> "Tally":
        """The tally of ``judged``."""
        counts = Counter(one.outcome for one in judged)
        return cls(counts.total(), **{outcome.value: counts[outcome] for outcome in Outcome})

    def share(self, count: float) -> float:
        """``count`` as a share of all, 0–1."""
        return count / self.number if self.number else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """The tally of one kind of question in one language and style."""

    expect: Expect
    language: str
    style: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Confusion:
    """An entry given for another; None as ``expected``: no entry answers these questions."""

    expected: str | None
    given: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All numbers of one evaluation.

    ``languages`` and, of the Polish ones, ``styles`` count single in-scope questions; ``outside``
    those out of scope; ``lookalikes`` in-scope questions that look like one out of scope.
    """

    number: int
    rows: tuple[Row, ...]
    kinds: Mapping[Expect, Tally]
    languages: Mapping[str, Tally]
    styles: Mapping[str, Tally]
    outside: Mapping[str, Tally]
    lookalikes: Tally
    confusions: tuple[Confusion, ...]
    calibration: Calibration
    trade_off: tuple[Point, ...]
    decided: Point


def summarise(judged: Sequence[Judged]) -> Report:
    """The report on ``judged``."""
    inside = [one for one in judged if one.case.expect is Expect.ANSWER]
    outside = [one for one in judged if one.case.expect is Expect.FALLBACK]
    polish = [one for one in inside if one.case.lang == POLISH]
    return Report(
        number=len(judged),
        rows=tuple(
            Row(*key, tally)
            for key, tally in _tallies(judged, lambda c: (c.expect, c.lang, c.style)).items()
        ),
        kinds=_tallies(judged, lambda case: case.expect),
        languages=_tallies(inside, lambda case: case.lang),
        styles=_tallies(polish, lambda case: case.style),
        outside=_tallies(outside, outside_group),
        lookalikes=Tally.of(one for one in inside if one.case.pair),
        confusions=confusions(judged),
        calibration=calibrate([*inside, *outside]),
        trade_off=trade_off(inside, outside),
        decided=decided(inside, outside),
    )


def outside_group(case: Case) -> str:
    """Which sort of out-of-scope question ``case`` is."""
    if case.pair:
        return LOOKALIKE
    return NEAR if case.close_by else FAR


def confusions(judged: Iterable[Judged]) -> tuple[Confusion, ...]:
    """Which entry was given for which, the most frequent first."""
    found: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for one in judged:
        single = one.case.expect in {Expect.ANSWER, Expect.FALLBACK}
        if single and one.outcome is Outcome.WRONG and one.given is not None:
            found[one.expected, one.given].append(one.case.id)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0][0] or "", item[0][1]))
    return tuple(Confusion(*pair, tuple(cases)) for pair, cases in ordered)


def _tallies(judged: Iterable[Judged], key: Callable[[Case], Key]) -> dict[Key, Tally]:
    groups: dict[Key, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[key(one.case)].append(one)
    return {name: Tally.of(groups[name]) for name in sorted(groups)}
