"""Which share of a question's words stands anywhere in an entry: titles, phrasings, answers."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.remembering import Remembering, remembered
from bot.matching.tokenised import Tokenised, pairs
from bot.matching.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

CACHED: Final = 512


class CoverageIndex(Remembering):
    """For each word of the vocabulary the entries it stands in, and the numbers of each entry."""

    def __init__(self, vocabulary: Vocabulary, bodies: Tokenised) -> None:
        self._vocabulary = vocabulary
        self._size = len(bodies)
        self._numbers: dict[str, list[int]] = {}
        for number in (n for n, word in enumerate(bodies.words) if word.isdigit()):
            entries = np.unique(bodies.numbers[bodies.flat == number])
            self._numbers[bodies.words[number]] = entries.tolist()
        # The entries of word w are _owners[_starts[w] : _starts[w + 1]].
        words = vocabulary.of(bodies)[bodies.flat]
        found, self._owners, _ = pairs(words, bodies.numbers, self._size)
        counts = np.bincount(found, minlength=len(vocabulary.words))
        self._starts = np.concatenate(([0], np.cumsum(counts)))
        self._remember()

    def _remember(self) -> None:
        self._shares = remembered(self._word_shares, CACHED)

    def entries(self, word: int) -> Ints:
        """The entries that word number ``word`` stands in."""
        entries: Ints = self._owners[self._starts[word] : self._starts[word + 1]]
        return entries

    def _word_shares(self, word: str) -> Floats:
        """How much of ``word`` stands in each entry (0–1), times its weight."""
        best = np.zeros(self._size, np.float32)
        ids, similarities = self._vocabulary.similar(word)
        for other, similarity in zip(ids.tolist(), similarities.tolist(), strict=True):
            entries = self.entries(other)
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
            agreement += np.logical_and.reduce([self._has(word) for word in name.split()])
        return agreement

    def _has(self, word: str) -> npt.NDArray[np.bool_]:
        """Which entries ``word`` stands in, in whatever form."""
        has = np.zeros(self._size, bool)
        for other in self._vocabulary.similar(word)[0]:
            has[self.entries(int(other))] = True
        return has
