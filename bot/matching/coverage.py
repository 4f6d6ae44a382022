"""Which share of a question's words stands anywhere in an entry: titles, phrasings, answers."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.remembering import Remembering
from bot.matching.text import tokens
from bot.matching.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]

CACHED: Final = 512
_NONE: Final = np.zeros(0, np.int32)


class CoverageIndex(Remembering):
    """For each word of the vocabulary the entries it stands in, and the numbers of each entry."""

    def __init__(self, vocabulary: Vocabulary, bodies: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._size = len(bodies)
        owners: dict[int, list[int]] = {}
        self._numbers: dict[str, list[int]] = {}
        for entry, body in enumerate(bodies):
            for word in set(vocabulary.ids(body)):
                owners.setdefault(word, []).append(entry)
            for number in {token for token in tokens(body) if token.isdigit()}:
                self._numbers.setdefault(number, []).append(entry)
        self._owners = {word: np.array(entries, np.int32) for word, entries in owners.items()}
        self._remember()

    def _remember(self) -> None:
        self._shares = lru_cache(maxsize=CACHED)(self._word_shares)

    def _word_shares(self, word: str) -> Floats:
        """How much of ``word`` stands in each entry (0–1), times its weight."""
        best = np.zeros(self._size, np.float32)
        ids, similarities = self._vocabulary.similar(word)
        for other, similarity in zip(ids.tolist(), similarities.tolist(), strict=True):
            entries = self._owners.get(other)
            if entries is not None:
                best[entries] = np.maximum(best[entries], similarity)
        return best * np.float32(self._vocabulary.light_weight(word))

    def shares(self, words: Sequence[str]) -> Floats:
        """The weighted share (0–1) of ``words`` in each entry."""
        total = sum(self._vocabulary.light_weight(word) for word in words)
        covered = np.zeros(self._size, np.float32)
        for word in words:
            covered += self._shares(word)
        return covered / np.float32(max(total, 1e-9))

    def years(self, words: Sequence[str]) -> Floats:
        """For each entry: how many years of the question it has, less those it lacks."""
        agreement = np.zeros(self._size, np.float32)
        for year in {word for word in words if word.isdigit() and len(word) == 4}:  # noqa: PLR2004 – a year
            agreement -= 1
            agreement[self._numbers.get(year, [])] += 2
        return agreement

    def lacking(self, names: Sequence[str]) -> Floats:
        """For each entry minus the number of ``names`` that do not stand in it."""
        agreement = np.full(self._size, -float(len(names)), np.float32)
        for name in names:
            has = np.zeros(self._size, bool)
            for word in self._vocabulary.similar(name)[0]:
                has[self._owners.get(int(word), _NONE)] = True
            agreement += has
        return agreement
