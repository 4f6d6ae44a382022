"""The texts questions are compared with: phrasings, titles and keywords, plain and masked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.subjects import Mention, SubjectIndex
from bot.matching.text import cut, fold, tokens

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
    masked: str
    group: str


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

    def _document(self, entry: int, kind: str, text: str) -> Document:
        short = cut(text)
        mentions = self.subjects.mentions(short)
        return Document(entry, kind, short, self.subjects.mask(short, mentions), mentions)

    def _documents(self) -> Iterator[Document]:
        for number, entry in enumerate(self.entries):
            seen: set[str] = set()
            titles = [entry.title, *(t.title for t in entry.translations.values())]
            texts = [
                *((PHRASING, text) for _, text in entry.phrasings()),
                *((TITLE, text) for text in titles),
                *((KEYWORD, text) for text in entry.keywords),
            ]
            for kind, text in texts:
                key = " ".join(fold(token) for token in tokens(text))
                if key and key not in seen:
                    seen.add(key)
                    yield self._document(number, kind, text)

    def _background(self) -> Iterator[BackgroundLine]:
        seen: set[str] = set()
        lines = [
            (question, group.id)
            for group in self.base.background
            for question in (
                *group.questions,
                *(q for t in group.translations.values() for q in t.questions),
            )
        ]
        lines += [(line, "") for part in self.base.everyday.values() for line in part]
        for text, group in lines:
            short = cut(text)
            if short not in seen:
                seen.add(short)
                mentions = self.subjects.mentions(short)
                yield BackgroundLine(short, self.subjects.mask(short, mentions), group)

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
            text
            for item in (*self.items, *self.background)
            for text in (item.text, item.masked)
        )
        return list(dict.fromkeys(texts))
