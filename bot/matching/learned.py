"""What a matcher learns from its own base when it is built from nothing: its calibration."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.documents import PHRASING
from bot.matching.probability import USUAL, Calibration, Observation, calibrate, utilities
from bot.matching.signals import Analysis, SignalIndex, Signals

Floats = npt.NDArray[np.float32]

# So many that another sample of the same base moves the offset by about 0.1.
SAMPLE: Final = 240


def learned(index: SignalIndex, vectors: Mapping[str, Floats]) -> Calibration:
    """Learn from phrasings and background lines, each ranked as if it were not in the base.

    A base without a background of its own does not know what is asked close by: there half of
    the questions without an answer are phrasings whose entry is left out.
    """
    chance = Random(0)  # noqa: S311 – a repeatable sample, no secret
    documents = index.documents
    bare = not documents.base.background
    phrasings = [i for i, item in enumerate(documents.items) if item.kind == PHRASING]
    lines = range(len(documents.background))
    asked = chance.sample(phrasings, min(SAMPLE, len(phrasings)))
    others = chance.sample(lines, min(SAMPLE // 2 if bare else SAMPLE, len(lines)))
    observations: list[Observation] = []
    for place, number in enumerate(asked):
        observations += _observed(index, number, vectors, alone=not (bare and place % 2))
    for number in others:
        signals = line_signals(index, number, vectors)
        entries, none = utilities(signals, index.names, index.none_names)
        observations.append(Observation(entries, none, -1))
    return calibrate(observations, USUAL).beside(USUAL)


def line_signals(index: SignalIndex, number: int, vectors: Mapping[str, Floats]) -> Signals:
    """The raw signals of a background line, as if it were not in the background."""
    line = index.documents.background[number]
    found = index.documents.analyse(line.text, line.language, typos=False)
    analysis = Analysis(*found, vectors[line.text] if index.semantic else None)
    return index.of(analysis, without_line=number)


def _observed(
    index: SignalIndex, number: int, vectors: Mapping[str, Floats], *, alone: bool
) -> Iterator[Observation]:
    """What a phrasing would mean without it; unless ``alone``, also without its entry."""
    item = index.documents.items[number]
    _, masked, mentions = index.documents.analyse(item.text, item.language, typos=False)
    vector = vectors[item.text] if index.semantic else None
    signals = index.of(Analysis(item.text, masked, mentions, vector), without=number)
    entries, none = utilities(signals, index.names, index.none_names)
    place = np.flatnonzero(signals.entries == item.entry)
    if len(place):
        yield Observation(entries, none, int(place[0]))
    others = np.delete(entries, place)
    if len(others) and not alone:
        yield Observation(others, none, -1)
