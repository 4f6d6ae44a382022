"""Words that a typed one may be, misspelt: the few that are worth comparing letter by letter."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.tokenised import Lists

MIN_FUZZY: Final = 0.75
MIN_FUZZY_LENGTH: Final = 4

Ints = npt.NDArray[np.int32]

_NONE: Final = np.zeros(0, np.int32)


class Spelling:
    """The pairs of letters of a list of words."""

    def __init__(self, words: Sequence[str]) -> None:
        self._lengths = np.array([len(word) for word in words], np.int32)
        self._pairs: dict[str, int] = {}
        having: list[list[int]] = []
        for number, word in enumerate(words):
            if len(word) >= MIN_FUZZY_LENGTH:
                for pair in _bigrams(word):
                    place = self._pairs.setdefault(pair, len(having))
                    if place == len(having):
                        having.append([])
                    having[place].append(number)
        self._having = Lists.of(having)

    def alike(self, word: str) -> list[int]:
        """Words long enough, and with enough pairs of letters in common, to be ``word`` misspelt.

        Of two words whose similarity is ≥ .75 the longer has at most a quarter as many slips as
        letters, and each slip takes away at most three pairs.
        """
        pairs = _bigrams(word)
        known = (self._having[self._pairs[pair]] for pair in pairs if pair in self._pairs)
        shared = np.bincount(np.concatenate([_NONE, *known]), minlength=len(self._lengths))
        slips = np.maximum(self._lengths, len(word)) * (1 - MIN_FUZZY)
        near = (shared > 0) & (np.abs(self._lengths - len(word)) <= slips)
        near &= shared >= len(pairs) - 3 * np.floor(slips)
        alike: list[int] = np.flatnonzero(near).tolist()
        return alike


def _bigrams(word: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a word set between spaces."""
    padded = f" {word} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))
