"""Comparing phrasings and names: what differs only in case, punctuation or diacritics is one."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 60


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The words of ``text`` in lower case without diacritics; the text itself if it has none."""
    if not text.isascii():
        # NFKD leaves this letter whole.
        decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "l"))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(_WORD.findall(text.casefold().replace("_", " "))) or text.strip()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if any is like it."""
    found = process.extractOne(
        word, sorted(known), scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR
    )
    return found[0] if found else None


def kebab(text: str) -> str:
    """``text`` as an id: lower case, no diacritics, hyphens between words."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return "-".join(words)[:50].strip("-")
