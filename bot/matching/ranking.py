"""The result of matching one question."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that the question may mean.

    ``probability`` is the calibrated chance that this entry answers the question; ``phrasing``
    the phrasing nearest to the question; ``signals`` what the probability was computed from.
    """

    entry: str
    probability: float
    phrasing: str
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entries that a question may mean, best first.

    ``language`` is None where the question does not show it. ``subjects`` are named in the
    question, ``generic`` may be meant by a common noun in it; ``masked`` is the question with the
    named subjects masked. ``known`` is the weighted share of its words that the base knows (0–1),
    ``none`` the probability that no entry is meant, ``background`` the nearest question that is not
    ours and ``signpost`` the id of its group, ``foreign`` the names of other places in it;
    ``informative`` tells whether it has any word of its own ("kiedy" and "2014" have none).
    """

    question: str
    language: str | None
    candidates: tuple[Candidate, ...]
    subjects: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    masked: str = ""
    known: float = 0.0
    none: float = 1.0
    background: str = ""
    signpost: str | None = None
    foreign: tuple[str, ...] = ()
    none_signals: Mapping[str, float] = field(default_factory=dict)
    informative: bool = False

    @property
    def confidence(self) -> float:
        """The probability of the best candidate; 0 where there is none."""
        return self.candidates[0].probability if self.candidates else 0.0
