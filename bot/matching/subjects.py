"""Finding the subjects a text names, and masking them so that what is asked stands out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.knowledge.model import Kind, Subject
from bot.matching.languages import FUNCTION_WORDS
from bot.matching.remembering import Remembering, remembered
from bot.matching.text import tokens
from bot.matching.tokenised import Tokenised
from bot.matching.vocabulary import Vocabulary

MIN_WORD: Final = 0.78
MAX_GAP: Final = 1

# What a masked name is replaced by, where the subject has no common noun of its own.
_NOUNS: Final[dict[str, dict[Kind, str]]] = {
    "pl": {
        Kind.BODY: "organizacja",
        Kind.PROGRAMME: "program",
        Kind.DOCUMENT: "dokument",
        Kind.PLACE: "miejsce",
        Kind.PERSON: "osoba",
        Kind.EVENT: "wydarzenie",
    },
    "uk": {
        Kind.BODY: "організація",
        Kind.PROGRAMME: "програма",
        Kind.DOCUMENT: "документ",
        Kind.PLACE: "місце",
        Kind.PERSON: "особа",
        Kind.EVENT: "подія",
    },
    "en": {
        Kind.BODY: "organisation",
        Kind.PROGRAMME: "programme",
        Kind.DOCUMENT: "document",
        Kind.PLACE: "place",
        Kind.PERSON: "person",
        Kind.EVENT: "event",
    },
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start`` to ``end`` (exclusive) of a text name ``subjects``.

    A ``generic`` noun ("program", "rada") may mean any of several subjects.
    """

    subjects: tuple[str, ...]
    start: int
    end: int
    generic: bool
    score: float


@dataclass(frozen=True, slots=True)
class _Name:
    subject: str
    words: tuple[int, ...]
    plain: tuple[bool, ...]
    content: frozenset[int]
    generic: bool
    language: str


class SubjectIndex(Remembering):
    """All names of all subjects of a base, found inflected, misspelt and without diacritics."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        named = [
            (number, language, generic, name)
            for number, subject in enumerate(subjects)
            for language, generic, name in _names(subject)
        ]
        self._kinds = {subject.id: subject.kind for subject in subjects}
        self._nouns = {
            s.id: s.generic[0] for s in subjects if s.generic and s.kind is not Kind.PERSON
        }
        self._vocabulary = Vocabulary(
            Tokenised.joined(
                [word for _, _, name in _names(subject) for word in tokens(name)]
                for subject in subjects
            )
        )
        self._remember()
        # Every folded word and base form of all names.
        self.words = self._vocabulary.known()
        self._by_word: dict[int, list[_Name]] = {}
        for number, language, generic, name in named:
            words = self._vocabulary.ids(name)
            plain = tuple(self._vocabulary.words[word] in FUNCTION_WORDS for word in words)
            content = frozenset(w for w, p in zip(words, plain, strict=True) if not p)
            entry = _Name(subjects[number].id, tuple(words), plain, content, generic, language)
            first = next((w for w, p in zip(words, plain, strict=True) if not p), None)
            if first is not None:
                self._by_word.setdefault(first, []).append(entry)

    def _remember(self) -> None:
        self._near = remembered(self._near_names, 4096)

    def _near_names(self, word: str, typos: bool) -> Mapping[int, float]:  # noqa: FBT001 – cached, so positional
        """Words of names that the typed ``word`` may be, with their similarity."""
        if len(word) < 2:  # noqa: PLR2004 – a letter names nothing
            return {}
        ids, values = self._vocabulary.similar(word, typos=typos)
        pairs = zip(ids.tolist(), values.tolist(), strict=True)
        return {i: value for i, value in pairs if value >= MIN_WORD}

    def mentions(self, text: str, *, typos: bool = True) -> tuple[Mention, ...]:
        """The names found in ``text``, in order, not overlapping; the longest names win."""
        if not self._by_word:
            return ()
        near = [self._near(word, typos) for word in tokens(text)]
        present = set().union(*near)
        found: list[Mention] = []
        for start, words in enumerate(near):
            for word in words:
                for name in self._by_word.get(word, ()):
                    if not name.content <= present:
                        continue
                    mention = self._follow(name, start, near)
                    if mention is not None:
                        found.append(mention)
        found.sort(key=lambda m: (m.generic, -(m.end - m.start), -m.score))
        taken: list[Mention] = []
        for mention in found:
            same = next(
                (m for m in taken if (m.start, m.end) == (mention.start, mention.end)), None
            )
            if same is not None:
                if mention.score >= same.score - 0.05 and same.generic == mention.generic:
                    merged = tuple(dict.fromkeys((*same.subjects, *mention.subjects)))
                    taken[taken.index(same)] = Mention(
                        merged, same.start, same.end, same.generic, same.score
                    )
            elif all(mention.end <= m.start or mention.start >= m.end for m in taken):
                taken.append(mention)
        return tuple(sorted(taken, key=lambda m: m.start))

    def _follow(
        self, name: _Name, start: int, near: Sequence[Mapping[int, float]]
    ) -> Mention | None:
        position, score, count = start, 0.0, 0
        begun = False
        for word, plain in zip(name.words, name.plain, strict=True):
            if plain:
                if begun and position < len(near) and word in near[position]:
                    position += 1
                continue
            for step in range(MAX_GAP + 1 if begun else 1):
                value = near[position + step].get(word) if position + step < len(near) else None
                if value is not None:
                    position += step + 1
                    score += value
                    count += 1
                    begun = True
                    break
            else:
                return None
        return Mention((name.subject,), start, position, name.generic, score / count)

    def mask(self, text: str, mentions: Iterable[Mention], language: str) -> str:
        """``text`` in lower case with each name replaced by a common noun in ``language``."""
        words = tokens(text)
        for mention in sorted(mentions, key=lambda m: -m.start):
            if mention.generic:
                continue
            words[mention.start : mention.end] = [self.noun(mention.subjects[0], language)]
        return " ".join(words)

    def noun(self, subject: str, language: str) -> str:
        """The common noun that stands for a subject."""
        if language == "pl" and subject in self._nouns:
            return self._nouns[subject]
        return _NOUNS.get(language, _NOUNS["pl"])[self._kinds[subject]]


def _names(subject: Subject) -> Iterable[tuple[str, bool, str]]:
    yield "pl", False, subject.name
    for alias in (*([subject.short] if subject.short else []), *subject.aliases):
        # "przewodniczący rady" names the council first: a person's role gives way to other names.
        yield "pl", subject.kind is Kind.PERSON and alias == alias.lower(), alias
    for language, translation in subject.translations.items():
        for name in (translation.name, translation.short, *translation.aliases):
            if name:
                role = subject.kind is Kind.PERSON and name == name.lower()
                yield language, role, name
    for noun in subject.generic:
        yield "pl", True, noun
