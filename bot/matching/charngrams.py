"""TF-IDF over character n-grams within words: robust to endings, typos and missing diacritics."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.text import fold, tokens
from bot.matching.tokenised import Lists, Tokenised, pairs

SIZES: Final = (2, 3, 4)
FREQUENT: Final = 0.08
MIN_FREQUENT: Final = 100
# Weights of texts are kept in steps of this part.
FINE: Final = np.float32(65535)

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


def _codes(grams: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Each n-gram as one number: two bytes a letter."""
    return np.array(grams, "U4").view(np.uint32).astype(np.uint16).view(np.uint64)


class CharIndex:
    """Cosine of sublinear TF-IDF vectors (1 + ln tf, smoothed idf) against a list of texts."""

    def __init__(self, texts: Tokenised) -> None:
        self._size = len(texts)
        # Sorted; an n-gram's place is its number, and all that no text has are one more.
        self._codes, terms, documents, frequencies = _counted(texts)
        df = np.bincount(terms, minlength=len(self._codes) + 1)
        self._idf = (np.log((1 + len(texts)) / (1 + df)) + 1).astype(np.float32)
        # What stands in every tenth text tells nothing, and costs the most to go through.
        self._telling = df <= max(MIN_FREQUENT, len(texts) * FREQUENT)
        kept = self._telling[terms]
        terms, documents, frequencies = terms[kept], documents[kept], frequencies[kept]
        df = np.where(self._telling, df, 0)
        weights = (1 + np.log(frequencies.astype(np.float32))) * self._idf[terms]
        norms = np.sqrt(np.bincount(documents, weights**2, minlength=len(texts)))
        # By far the largest part of an edition: as small as it can be without a loss that shows.
        self._documents = documents.astype(np.min_scalar_type(len(texts)))
        self._weights = np.rint(weights / np.maximum(norms, 1e-9)[documents] * FINE).astype(
            np.uint16
        )
        self._starts = np.concatenate(([0], np.cumsum(df))).astype(np.int64)

    def _question(self, text: str) -> tuple[Ints, Floats]:
        """The telling n-grams of ``text`` and their weights in its unit vector."""
        counts = Counter(ngrams(text))
        codes = _codes(list(counts))
        places = np.searchsorted(self._codes, codes)
        known = np.searchsorted(self._codes, codes, side="right") > places
        terms = np.where(known, places, len(self._codes)).astype(np.int32)
        often = np.fromiter(counts.values(), np.float32, len(counts))
        telling = self._telling[terms]
        weights = ((1 + np.log(often)) * self._idf[terms])[telling]
        return terms[telling], weights * (1 / max(float(np.linalg.norm(weights)), 1e-9))

    def scores(self, text: str) -> Floats:
        """The cosine (0–1) of ``text`` with each indexed text."""
        terms, weights = self._question(text)
        if not len(terms):
            return np.zeros(self._size, np.float32)
        begins, ends = self._starts[terms], self._starts[terms + 1]
        parts = [slice(*span) for span in zip(begins.tolist(), ends.tolist(), strict=True)]
        documents = np.concatenate([self._documents[part] for part in parts])
        products = np.concatenate([self._weights[part] for part in parts]) * np.repeat(
            weights / FINE, ends - begins
        )
        return np.bincount(documents, products, minlength=self._size).astype(np.float32)


def _counted(texts: Tokenised) -> tuple[npt.NDArray[np.uint64], Ints, Ints, Ints]:
    """The codes of all n-grams; the n-grams of all texts as (n-gram, text, how often)."""
    used, words = np.unique(texts.flat, return_inverse=True)
    of_words = [word_ngrams(fold(texts.words[word])) for word in used.tolist()]
    codes, grams = np.unique(_codes(list(chain.from_iterable(of_words))), return_inverse=True)
    lists = Lists.joined(grams.astype(np.int32), of_words)
    numbers, places = lists.expanded(words.astype(np.int32))
    return codes, *pairs(numbers, texts.numbers[places], len(texts))
