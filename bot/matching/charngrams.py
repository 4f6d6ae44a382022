"""TF-IDF over character n-grams within words: robust to endings, typos and missing diacritics."""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.text import fold, tokens

SIZES: Final = (2, 3, 4)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


def ngrams(text: str) -> list[str]:
    """The 2- to 4-grams of each folded word of ``text``, the word set between spaces."""
    grams: list[str] = []
    for token in tokens(text):
        word = f" {fold(token)} "
        for size in SIZES:
            if len(word) <= size:
                grams.append(word)
                break
            grams += [word[start : start + size] for start in range(len(word) - size + 1)]
    return grams


class CharIndex:
    """Cosine of sublinear TF-IDF vectors (1 + ln tf, smoothed idf) against a list of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        ids: dict[str, int] = {}
        counts = [Counter(ngrams(text)) for text in texts]
        lengths = np.fromiter((len(count) for count in counts), np.int64, len(counts))
        total = int(lengths.sum())
        terms = np.fromiter(
            (ids.setdefault(gram, len(ids)) for count in counts for gram in count), np.int32, total
        )
        frequencies = np.fromiter((n for count in counts for n in count.values()), np.float32, total)
        documents = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
        df = np.bincount(terms, minlength=len(ids))
        self._idf = (np.log((1 + len(texts)) / (1 + df)) + 1).astype(np.float32)
        weights = (1 + np.log(frequencies)) * self._idf[terms]
        norms = np.sqrt(np.bincount(documents, weights**2, minlength=len(texts)))
        weights = (weights / np.maximum(norms, 1e-9)[documents]).astype(np.float32)
        self._rows = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        self._row_terms = terms
        self._row_weights = weights
        order = np.argsort(terms, kind="stable")
        self._ids = ids
        self._documents = documents[order]
        self._weights = weights[order]
        self._starts = np.concatenate(([0], np.cumsum(df))).astype(np.int64)
        self._size = len(texts)

    def _question(self, text: str) -> tuple[list[int], list[float]]:
        """The known n-grams of ``text`` and their weights in its unit vector."""
        terms: list[int] = []
        weights: list[float] = []
        norm = 0.0
        unseen = log(1 + self._size) + 1
        for gram, n in Counter(ngrams(text)).items():
            term = self._ids.get(gram)
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

    def row_scores(self, text: str, rows: Ints) -> Floats:
        """The cosine (0–1) of ``text`` with the given texts only."""
        terms, weights = self._question(text)
        question = np.zeros(len(self._ids) + 1, np.float32)
        question[terms] = weights
        starts, ends = self._rows[rows], self._rows[rows + 1]
        lengths = ends - starts
        owners = np.repeat(np.arange(len(rows)), lengths)
        offsets = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        places = np.repeat(starts, lengths) + offsets
        products = question[self._row_terms[places]] * self._row_weights[places]
        return np.bincount(owners, products, minlength=len(rows)).astype(np.float32)
