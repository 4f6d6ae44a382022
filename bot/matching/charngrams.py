"""TF-IDF over character n-grams within words: robust to endings, typos and missing diacritics."""

from collections import Counter, defaultdict
from itertools import count
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.text import fold, tokens
from bot.matching.tokenised import Tokenised, expanded, pairs

SIZES: Final = (2, 3, 4)
FREQUENT: Final = 0.08
MIN_FREQUENT: Final = 100

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


def word_ngrams(word: str) -> tuple[str, ...]:
    """The 2- to 4-grams of a folded word set between spaces; of a shorter one the whole."""
    padded = f" {word} "
    grams: list[str] = []
    for size in SIZES:
        if len(padded) <= size:
            grams.append(padded)
            break
        grams += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return tuple(grams)


def ngrams(text: str) -> list[str]:
    """The n-grams of each word of ``text``."""
    return [gram for token in tokens(text) for gram in word_ngrams(fold(token))]


class CharIndex:
    """Cosine of sublinear TF-IDF vectors (1 + ln tf, smoothed idf) against a list of texts."""

    def __init__(self, texts: Tokenised) -> None:
        self._size = len(texts)
        terms, documents, frequencies = self._count(texts)
        df = np.bincount(terms, minlength=len(self._ids))
        self._idf = (np.log((1 + len(texts)) / (1 + df)) + 1).astype(np.float32)
        # What stands in every tenth text tells nothing, and costs the most to go through.
        self._telling = df <= max(MIN_FREQUENT, len(texts) * FREQUENT)
        kept = self._telling[terms]
        terms, documents, frequencies = terms[kept], documents[kept], frequencies[kept]
        df = np.where(self._telling, df, 0)
        weights = (1 + np.log(frequencies.astype(np.float32))) * self._idf[terms]
        norms = np.sqrt(np.bincount(documents, weights**2, minlength=len(texts)))
        self._documents = documents
        self._weights = (weights / np.maximum(norms, 1e-9)[documents]).astype(np.float32)
        self._starts = np.concatenate(([0], np.cumsum(df))).astype(np.int64)

    def _count(self, texts: Tokenised) -> tuple[Ints, Ints, Ints]:
        """The n-grams of all texts as (n-gram, text, how often), by n-gram."""
        ids: defaultdict[str, int] = defaultdict(count().__next__)
        used, words = np.unique(texts.flat, return_inverse=True)
        of_words = [
            list(map(ids.__getitem__, word_ngrams(fold(texts.words[word]))))
            for word in used.tolist()
        ]
        self._ids = dict(ids)
        grams, places = expanded(of_words, words.astype(np.int32))
        return pairs(grams, texts.numbers[places], self._size)

    def _question(self, text: str) -> tuple[list[int], list[float]]:
        """The known n-grams of ``text`` and their weights in its unit vector."""
        terms: list[int] = []
        weights: list[float] = []
        norm = 0.0
        unseen = log(1 + self._size) + 1
        for gram, n in Counter(ngrams(text)).items():
            term = self._ids.get(gram)
            if term is not None and not self._telling[term]:
                continue
            weight = (1 + log(n)) * (unseen if term is None else float(self._idf[term]))
            norm += weight * weight
            if term is not None:
                terms.append(term)
                weights.append(weight)
        scale = max(norm, 1e-9) ** 0.5
        return terms, [weight / scale for weight in weights]

    def scores(self, text: str) -> Floats:
        """The cosine (0–1) of ``text`` with each indexed text."""
        terms, weights = self._question(text)
        if not terms:
            return np.zeros(self._size, np.float32)
        parts = [slice(self._starts[term], self._starts[term + 1]) for term in terms]
        documents = np.concatenate([self._documents[part] for part in parts])
        products = np.concatenate(
            [self._weights[part] * weight for part, weight in zip(parts, weights, strict=True)]
        )
        return np.bincount(documents, products, minlength=self._size).astype(np.float32)
