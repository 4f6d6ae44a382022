"""The texts questions are compared with: phrasings, titles and keywords, plain and masked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.asking import asked
from bot.matching.numerals import with_digits
from bot.matching.subjects import Mention, SubjectIndex
from bot.matching.text import cut, folded, question_key, tokens
from bot.matching.tokenised import Tokenised

Ints = npt.NDArray[np.int32]

PHRASING: Final = "phrasing"
TITLE: Final = "title"
KEYWORD: Final = "keyword"


@dataclass(frozen=True, slots=True)
class Document:
    """One text of an entry; ``entry`` is its place in ``Documents.entries``."""

    entry: int
    kind: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryTexts:
    """What the indexes need of one entry: found once, for as long as the entry stays as it is.

    ``keys``: its phrasings as ``question_key`` has them; ``asked``: what its texts ask for;
    ``named``: in which share of its phrasings a subject is named.
    """

    documents: tuple[Document, ...]
    keys: tuple[str, ...]
    asked: tuple[float, ...]
    named: Mapping[str, float]

    def at(self, place: int) -> "EntryTexts":
        """The same, of an entry that stands at ``place``."""
        if self.documents[0].entry == place:
            return self
        return replace(self, documents=tuple(replace(d, entry=place) for d in self.documents))


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

    def __init__(self, base: KnowledgeBase, before: "Documents | None" = None) -> None:
        """``before``: the texts of an earlier base, whose work is taken over where it holds."""
        if before is not None and not before._names_as(base):
            before = None
        self.base = base
        self.entries: Sequence[Entry] = (*base.entries, *base.smalltalk)
        self.subjects: SubjectIndex = before.subjects if before else SubjectIndex(base.subjects)
        unchanged = self._unchanged(before) if before is not None else {}
        self.parts: tuple[EntryTexts, ...] = tuple(
            self._part(number, entry)
            if before is None or number not in unchanged
            else before.parts[unchanged[number]].at(number)
            for number, entry in enumerate(self.entries)
        )
        self.items = tuple(item for part in self.parts for item in part.documents)
        self.owners: Ints = np.array([item.entry for item in self.items], np.int32)
        self.starts = np.searchsorted(self.owners, np.arange(len(self.entries)))
        self.ends = np.searchsorted(self.owners, np.arange(len(self.entries)), side="right")
        self._words = self._tokenised(before, unchanged)
        self.background: tuple[BackgroundLine, ...] = (
            before.background if before and before._compares_as(base) else tuple(self._background())
        )

    def _names_as(self, base: KnowledgeBase) -> bool:
        """Whether the names in a text of ``base`` are those that they are here."""
        return self.base.subjects == base.subjects and self.base.language == base.language

    def _compares_as(self, base: KnowledgeBase) -> bool:
        """Whether the background of ``base`` is the one here."""
        return self.base.background == base.background and self.base.everyday == base.everyday

    def has_background_of(self, other: "Documents") -> bool:
        """Whether background and subjects were taken over from ``other``."""
        return self.background is other.background and self.subjects is other.subjects

    def new(self, before: "Documents") -> Sequence[str]:
        """The texts to embed that ``before`` had not."""
        known = set(before.to_embed)
        return [text for text in self.to_embed if text not in known]

    def _unchanged(self, before: "Documents") -> dict[int, int]:
        """The places of entries that stand in ``before`` just so, and where they stand there."""
        places = {entry.id: place for place, entry in enumerate(before.entries)}
        found = ((n, places[e.id]) for n, e in enumerate(self.entries) if e.id in places)
        return {n: place for n, place in found if before.entries[place] == self.entries[n]}

    def _tokenised(self, before: "Documents | None", unchanged: Mapping[int, int]) -> Tokenised:
        """All that stands in each entry, each word once; behind that each document."""
        bodies: list[Sequence[str] | int] = []
        texts: list[Sequence[str] | int] = []
        for number, entry in enumerate(self.entries):
            span = self.starts[number], self.ends[number]
            if before is None or number not in unchanged:
                bodies.append(list(dict.fromkeys(tokens(body(entry)))))
                texts += [tokens(item.text) for item in self.items[slice(*span)]]
            else:
                place = unchanged[number]
                bodies.append(place)
                first = len(before.entries) + int(before.starts[place])
                texts += range(first, first + int(span[1] - span[0]))
        return Tokenised.joined([*bodies, *texts], before._words if before else None)

    @property
    def bodies(self) -> Tokenised:
        """The words of everything that stands in each entry, in all languages."""
        return self._words.rows(0, len(self.entries))

    @property
    def texts(self) -> Tokenised:
        """The words of each document."""
        return self._words.rows(len(self.entries), len(self._words))

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

    def _part(self, number: int, entry: Entry) -> EntryTexts:
        own = self.base.language
        phrasings = [(PHRASING, language or own, text) for language, text in entry.phrasings()]
        texts = [
            *phrasings,
            (TITLE, own, entry.title),
            *((TITLE, code, t.title) for code, t in entry.translations.items()),
            *((KEYWORD, own, text) for text in entry.keywords),
        ]
        seen: set[str] = set()
        documents: list[Document] = []
        asking: list[str] = []
        named: Counter[str] = Counter()
        for kind, language, text in texts:
            key = folded(text)
            # Every entry has a text, even one of signs only: indexes count on it.
            if key in seen or not (key or (kind == TITLE and not seen)):
                continue
            seen.add(key)
            short, masked, mentions = self.analyse(text, language, typos=False)
            documents.append(Document(number, kind, language, short))
            if kind != KEYWORD:
                asking.append(masked)
            if kind == PHRASING:
                named.update({s for m in mentions if not m.generic for s in m.subjects})
        count = sum(document.kind == PHRASING for document in documents)
        return EntryTexts(
            tuple(documents),
            tuple(dict.fromkeys(question_key(text) for _, _, text in phrasings)),
            asked(asking),
            {subject: times / count for subject, times in named.items()},
        )

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
        """What a saved matcher needs; joined texts serve building."""
        return {name: value for name, value in vars(self).items() if name != "to_embed"}

    @cached_property
    def to_embed(self) -> Sequence[str]:
        """Every text whose vector the semantic signals need, each once."""
        texts = (
            *(item.text for item in self.items),
            *(line.text for line in self.background),
        )
        return list(dict.fromkeys(texts))


def body(entry: Entry) -> str:
    """Everything that stands in an entry, in all languages, as one text."""
    return " ".join(
        (
            entry.title,
            entry.answer,
            *(text for _, text in entry.phrasings()),
            *entry.keywords,
            *(f"{t.title} {t.answer}" for t in entry.translations.values()),
        )
    )
