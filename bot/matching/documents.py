"""The texts questions are compared with: phrasings, titles and keywords, plain and masked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.numerals import with_digits
from bot.matching.subjects import Mention, SubjectIndex
from bot.matching.text import cut, folded

Ints = npt.NDArray[np.int32]

PHRASING: Final = "phrasing"
TITLE: Final = "title"
KEYWORD: Final = "keyword"


@dataclass(frozen=True, slots=True)
class Document:
    """One text of an entry; ``entry`` is its place in ``Documents.entries``."""

    entry: int
    kind: str
    text: str
    masked: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class BackgroundLine:
    """A question that is not ours; ``group`` is the id of its group, empty for everyday ones."""

    text: str
    language: str
    group: str


def readable(text: str, language: str) -> str:
    """``text`` as it is compared: cut to size, dictated Polish numbers in digits."""
    short = cut(with_digits(text) if language == "pl" else text)
    # One string for both, most of the time.
    return text if short == text else short


class Documents:
    """All texts of a knowledge base, entry by entry."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.entries: Sequence[Entry] = (*base.entries, *base.smalltalk)
        self.subjects = SubjectIndex(base.subjects)
        self.items = tuple(self._documents())
        self.background = tuple(self._background())
        self.owners: Ints = np.array([item.entry for item in self.items], np.int32)
        self.starts = np.searchsorted(self.owners, np.arange(len(self.entries)))
        self.ends = np.searchsorted(self.owners, np.arange(len(self.entries)), side="right")

    def analyse(
        self, text: str, language: str, *, typos: bool = True
    ) -> tuple[str, str, tuple[Mention, ...]]:
        """``text`` cut to size, the same with subjects masked, and the mentions of subjects.

        ``typos``: whether misspelt names count; authors spell them right.
        """
        short = readable(text, language)
        mentions = self.subjects.mentions(short, typos=typos)
        masked = self.subjects.mask(short, mentions, language) if mentions else short
        return short, masked, mentions

    def _documents(self) -> Iterator[Document]:
        for number, entry in enumerate(self.entries):
            seen: set[str] = set()
            own = self.base.language
            texts = [
                *((PHRASING, language or own, text) for language, text in entry.phrasings()),
                (TITLE, own, entry.title),
                *((TITLE, code, t.title) for code, t in entry.translations.items()),
                *((KEYWORD, own, text) for text in entry.keywords),
            ]
            for kind, language, text in texts:
                key = folded(text)
                # Every entry has a text, even one of signs only: indexes count on it.
                if key not in seen and (key or (kind == TITLE and not seen)):
                    seen.add(key)
                    yield Document(number, kind, *self.analyse(text, language, typos=False))

    def _background(self) -> Iterator[BackgroundLine]:
        seen: set[str] = set()
        lines = [
            (question, language, group.id)
            for group in self.base.background
            for language, questions in (
                (self.base.language, group.questions),
                *((code, t.questions) for code, t in group.translations.items()),
            )
            for question in questions
        ]
        lines += [(line, code, "") for code, part in self.base.everyday.items() for line in part]
        for text, language, group in lines:
            short = readable(text, language)
            if short not in seen:
                seen.add(short)
                yield BackgroundLine(short, language, group)

    def __getstate__(self) -> dict[str, object]:
        """What a saved matcher needs; masks, mentions and joined texts serve building."""
        state = dict(vars(self))
        state.pop("bodies", None)
        state.pop("to_embed", None)
        state["items"] = tuple(replace(i, masked="", mentions=()) for i in self.items)
        return state

    @cached_property
    def bodies(self) -> Sequence[str]:
        """Everything that stands in each entry, in all languages, as one text."""
        return [
            " ".join(
                (
                    entry.title,
                    entry.answer,
                    *(text for _, text in entry.phrasings()),
                    *entry.keywords,
                    *(f"{t.title} {t.answer}" for t in entry.translations.values()),
                )
            )
            for entry in self.entries
        ]

    @cached_property
    def to_embed(self) -> Sequence[str]:
        """Every text whose vector the semantic signals need, each once."""
        texts = (
            *(item.text for item in self.items),
            *(line.text for line in self.background),
        )
        return list(dict.fromkeys(texts))
