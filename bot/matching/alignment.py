"""Soft alignment: how much of the question a text covers, and the other way round."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.text import tokens
from bot.matching.vocabulary import Vocabulary

MAX_WORDS: Final = 24

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


class AlignmentIndex:
    """Texts as rows of word numbers, compared with a question word by word.

    ``soft = sqrt(cq · cd)``: cq is the weighted mean, over the question's words, of the best
    similarity to a word of the text; cd the same over the words of the text.
    """

    def __init__(self, vocabulary: Vocabulary, texts: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        rows = [vocabulary.ids(text)[:MAX_WORDS] for text in texts]
        width = max((len(row) for row in rows), default=1) or 1
        self._words = np.zeros((len(rows), width), np.int32)
        for row, ids in zip(self._words, rows, strict=True):
            row[: len(ids)] = ids

    def scores(self, text: str, rows: Ints) -> Floats:
        """``soft`` (0–1) of ``text`` with each of the given rows."""
        words = tokens(text)
        if not words:
            return np.zeros(len(rows), np.float32)
        vocabulary = self._vocabulary
        similarity = np.zeros((len(words), len(vocabulary.words)), np.float32)
        weights = np.zeros(len(words), np.float32)
        for i, word in enumerate(words):
            ids, values = vocabulary.similar(word)
            similarity[i, ids] = values
            weights[i] = vocabulary.weight(word)
        pairs = similarity[:, self._words[rows]]
        in_text = vocabulary.weights[self._words[rows]]
        covered_question = weights @ pairs.max(axis=2) / weights.sum()
        covered_text = (in_text * pairs.max(axis=0)).sum(axis=1)
        covered_text /= np.maximum(in_text.sum(axis=1), 1e-9)
        return np.sqrt(covered_question * covered_text).astype(np.float32)
