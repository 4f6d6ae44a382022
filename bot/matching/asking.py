"""What a question asks for (who, when, where, how many …) and what each entry is asked."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.languages import ASKING, Asks
from bot.matching.text import fold, tokens

KINDS: Final = tuple(Asks)
SMOOTHING: Final = 1.0

Floats = npt.NDArray[np.float32]

_PHRASES: Final[dict[tuple[str, ...], tuple[int, ...]]] = {}
for _kind, _phrases in ASKING.items():
    for _phrase in _phrases:
        _key = tuple(_phrase.split())
        _known = _PHRASES.get(_key, ())
        if KINDS.index(_kind) not in _known:
            _PHRASES[_key] = (*_known, KINDS.index(_kind))
_LONGEST: Final = max(len(key) for key in _PHRASES)


@lru_cache(maxsize=1024)
def asks(text: str) -> tuple[float, ...]:
    """How much each of ``KINDS`` is asked for in ``text``; sums to 1, or all 0 where none is."""
    words = [fold(token) for token in tokens(text)]
    found = [0.0] * len(KINDS)
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            kinds = _PHRASES.get(tuple(words[position : position + length]))
            if kinds:
                for kind in kinds:
                    found[kind] += length / len(kinds)
                position += length - 1
                break
        position += 1
    total = sum(found)
    return tuple(value / total for value in found) if total else tuple(found)


def asked(texts: Iterable[str]) -> tuple[float, ...]:
    """How often each of ``KINDS`` is asked for in ``texts``."""
    return tuple(map(sum, zip((0.0,) * len(KINDS), *map(asks, texts), strict=True)))


class AskingProfile:
    """What each entry's phrasings ask for, against what all phrasings ask for."""

    def __init__(self, entries: Sequence[Sequence[float]]) -> None:
        """``entries``: what is ``asked`` of each."""
        counts = np.array(entries, np.float32).reshape(-1, len(KINDS))
        prior = (counts.sum(axis=0) + 1) / (counts.sum() + len(KINDS))
        smoothed = (counts + SMOOTHING * len(KINDS) / 2 * prior) / (
            counts.sum(axis=1, keepdims=True) + SMOOTHING * len(KINDS) / 2
        )
        self._ratio = np.log(smoothed / prior).astype(np.float32)

    def agreement(self, text: str) -> Floats:
        """For each entry the log ratio (0 = no evidence) of being asked like this."""
        result: Floats = self._ratio @ np.array(asks(text), dtype=np.float32)
        return result
