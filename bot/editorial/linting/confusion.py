"""Each phrasing ranked as if it were not in the base: which entry would it find?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.matching.documents import PHRASING, Documents
from bot.matching.matcher import Matcher
from bot.matching.signals import Analysis
from bot.matching.subjects import Mention
from bot.matching.text import tokens

Vectors = Mapping[str, npt.NDArray[np.float32]]
Progress = Callable[[int, int], None]

# A bare word or two mean what they are said to mean, and nothing else tells it.
MIN_WORDS: Final = 3
SURE: Final = 0.8
HARDLY: Final = 0.05
SAME_QUESTION: Final = 0.4
"""So many of an entry's phrasings find one other entry when both answer the same question."""
_STEP: Final = 100


class Trial(NamedTuple):
    """A phrasing left out: its entry, that it found, and the probability of each."""

    text: str
    entry: int
    own: float
    found: int
    chance: float

    @property
    def strays(self) -> bool:
        """Whether it is surely nearer to another entry."""
        far = self.found != self.entry and self.chance >= SURE and self.own <= HARDLY
        return far and len(tokens(self.text)) >= MIN_WORDS


class Phrase(NamedTuple):
    """A phrasing among the documents, at place ``number``, with its subjects found."""

    number: int
    text: str
    masked: str
    mentions: tuple[Mention, ...]


def phrases(documents: Documents, only: Collection[str] | None = None) -> list[Phrase]:
    """Every phrasing, or those of the entries ``only``."""
    found = []
    for place, entry in enumerate(documents.entries):
        if only is not None and entry.id not in only:
            continue
        for number in range(documents.starts[place], documents.ends[place]):
            item = documents.items[number]
            if item.kind == PHRASING:
                _, masked, mentions = documents.analyse(item.text, item.language, typos=False)
                found.append(Phrase(number, item.text, masked, mentions))
    return found


def texts(documents: Documents, only: Collection[str] | None = None) -> list[str]:
    """The texts whose vectors ``trials`` needs, each once."""
    return list(dict.fromkeys(phrase.text for phrase in phrases(documents, only)))


def trials(
    matcher: Matcher,
    vectors: Vectors | None,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Iterator[Trial]:
    """Every phrasing, or those of the entries ``only``, left out in turn."""
    chosen = phrases(matcher.documents, only)
    for done, phrase in enumerate(chosen, 1):
        yield _trial(matcher, vectors, phrase)
        if progress is not None and (done % _STEP == 0 or done == len(chosen)):
            progress(done, len(chosen))


def _trial(matcher: Matcher, vectors: Vectors | None, phrase: Phrase) -> Trial:
    entry = matcher.documents.items[phrase.number].entry
    analysis = _analysis(matcher, vectors, phrase)
    signals, chances = matcher.as_if_new(analysis, phrase.number)
    own = np.flatnonzero(signals.entries == entry)
    best = int(chances.argmax())
    return Trial(
        phrase.text,
        entry,
        float(chances[own[0]]) if len(own) else 0.0,
        int(signals.entries[best]),
        float(chances[best]),
    )


def _analysis(matcher: Matcher, vectors: Vectors | None, phrase: Phrase) -> Analysis:
    _, text, masked, mentions = phrase
    if not matcher.semantic:
        return Analysis(text, masked, mentions)
    if vectors is None or text not in vectors:
        return matcher.analyse(text, None)
    return Analysis(text, masked, mentions, vectors[text])


def unreachable(found: Iterable[Trial]) -> list[int]:
    """The entries of which no phrasing finds its own entry."""
    reached: dict[int, bool] = defaultdict(bool)
    for trial in found:
        reached[trial.entry] |= trial.found == trial.entry
    return [entry for entry, is_reached in reached.items() if not is_reached]


def same_questions(found: Iterable[Trial]) -> list[tuple[int, int]]:
    """Pairs of entries of which the first is asked for as the second is."""
    asked: Counter[int] = Counter()
    strayed: Counter[tuple[int, int]] = Counter()
    for trial in found:
        asked[trial.entry] += 1
        if trial.found != trial.entry:
            strayed[trial.entry, trial.found] += 1
    pairs = [pair for pair, count in strayed.items() if count >= SAME_QUESTION * asked[pair[0]]]
    return [pair for pair in pairs if pair[::-1] not in pairs or pair[0] < pair[1]]
