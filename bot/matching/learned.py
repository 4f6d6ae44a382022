"""What a matcher learns from its own base when it is built from nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.documents import PHRASING
from bot.matching.fitting import Example, example, fitted
from bot.matching.probability import (
    USUAL,
    Calibration,
    Observation,
    calibrate,
    usual_weights,
    utilities,
)
from bot.matching.signals import Analysis, SignalIndex, Signals

Floats = npt.NDArray[np.float32]

# So many that another sample of the same base moves the offset by about 0.1.
SAMPLE: Final = 240
# How much a phrasing without its entry counts as a question that has no answer: it is closer by
# than most of them.
ABSENT: Final = 0.3
# Says something only where the background belongs to the base: else these are everyday words.
OF_BACKGROUND: Final = ("background_words",)
# Say something only where the base says what it is about: else nobody knows what is elsewhere.
OF_HOME: Final = ("places", "foreign_name")


def learned(index: SignalIndex, vectors: Mapping[str, Floats]) -> Calibration:
    """Learn from phrasings and background lines, each ranked as if it were not in the base.

    With a background of its own a base is one of those that the usual weights were fitted on, and
    learns how sharp its questions are. One without does not know what is asked close by: it learns
    the weights themselves, also from phrasings whose entry is left out.
    """
    chance = Random(0)  # noqa: S311 – a repeatable sample, no secret
    documents = index.documents
    phrasings = [i for i, item in enumerate(documents.items) if item.kind == PHRASING]
    lines = range(len(documents.background))
    asked = chance.sample(phrasings, min(SAMPLE, len(phrasings)))
    others = chance.sample(lines, min(SAMPLE, len(lines)))
    seen = list(_asked(index, asked, vectors))
    unanswered = [line_signals(index, number, vectors) for number in others]
    if not documents.base.background:
        return Calibration(weights=_weights(index, seen, unanswered))
    observations = [_observation(index, one.signals, one.place) for one in seen]
    observations += (_observation(index, signals, -1) for signals in unanswered)
    return calibrate(observations, USUAL).beside(USUAL)


def line_signals(index: SignalIndex, number: int, vectors: Mapping[str, Floats]) -> Signals:
    """The raw signals of a background line, as if it were not in the background."""
    line = index.documents.background[number]
    found = index.documents.analyse(line.text, line.language, typos=False)
    analysis = Analysis(*found, vectors[line.text] if index.semantic else None)
    return index.of(analysis, without_line=number)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A phrasing by the number of its document: its signals, and the row of its entry in them."""

    number: int
    signals: Signals
    place: int


def _asked(
    index: SignalIndex, numbers: Sequence[int], vectors: Mapping[str, Floats]
) -> Iterator[_Asked]:
    """Phrasings as if they were not in the base, where their entry is among those looked at."""
    for number in numbers:
        item = index.documents.items[number]
        found = index.documents.analyse(item.text, item.language, typos=False)
        vector = vectors[item.text] if index.semantic else None
        signals = index.of(Analysis(*found, vector), without=number)
        place = np.flatnonzero(signals.entries == item.entry)
        if len(place):
            yield _Asked(number, signals, int(place[0]))


def _observation(index: SignalIndex, signals: Signals, right: int) -> Observation:
    return Observation(*utilities(signals, index.names, index.none_names), right)


def _weights(
    index: SignalIndex, seen: Sequence[_Asked], unanswered: Sequence[Signals]
) -> Mapping[str, float]:
    names = (*index.names, *index.none_names)
    usual = usual_weights(index.names)
    mute = (*OF_BACKGROUND, *(() if index.documents.base.subjects else OF_HOME))
    believed = {name: 0.0 if name in mute else usual[name] for name in names}
    examples = [example for one in seen for example in _examples(index, one)]
    examples += (example(signals, -1) for signals in unanswered)
    if not examples:
        return believed
    free = [name for name in names if name not in (*OF_BACKGROUND, *OF_HOME)]
    return fitted(examples, believed, free)


def _examples(index: SignalIndex, asked: _Asked) -> Iterator[Example]:
    """A phrasing as a question that has an answer, and as one whose entry is not there."""
    yield example(asked.signals, asked.place)
    none = asked.signals.none.copy()
    none[index.none_names.index("unknown_words")] = 1 - index.left_out(asked.number).elsewhere
    values = np.delete(asked.signals.values, asked.place, axis=0)
    if len(values):
        yield example(replace(asked.signals, values=values, none=none), -1, ABSENT)
