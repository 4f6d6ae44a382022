"""The knowledge of a made-up town, matchers built on it, and a stand-in for the language model."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.matching.charngrams import ngrams
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher

DIRECTORY: Final = Path(__file__).parent / "base"
SIZE: Final = 48


def embed(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors that are near for texts with the same letters: hashed character n-grams."""
    rows = np.zeros((len(texts), SIZE), np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[0] = 0.1
        for gram in ngrams(text):
            row[crc32(gram.encode("utf-8", "replace")) % SIZE] += 1
    normed: npt.NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normed


@cache
def base() -> KnowledgeBase:
    """The knowledge of the town."""
    return load(DIRECTORY)


@cache
def matcher() -> Matcher:
    """It matches by words only."""
    return Matcher(Documents(base()))


@cache
def semantic_matcher() -> Matcher:
    """It matches with the stand-in for the model, too."""
    documents = Documents(base())
    vectors = dict(zip(documents.to_embed, embed(documents.to_embed), strict=True))
    return Matcher(documents, embed, vectors)
