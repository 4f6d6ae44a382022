"""What the bot knows, as immutable data. The YAML files have exactly this shape."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.knowledge.dates import PartialDateField
from bot.knowledge.markup import HTTPS

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=50)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
HttpsUrl = Annotated[str, StringConstraints(pattern=f"^{HTTPS.pattern}$")]


class Record(BaseModel):
    """Base of all records: immutable, unknown keys are errors, types are not coerced."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Status(StrEnum):
    """How an entry stands to the present: true now, a thing of the past, or not known to anyone."""

    CURRENT = "current"
    HISTORICAL = "historical"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """Kinds of subjects."""

    BODY = "body"
    PROGRAMME = "programme"
    DOCUMENT = "document"
    PLACE = "place"
    PERSON = "person"
    EVENT = "event"


class Link(Record):
    """A page to read on, shown as a button."""

    title: Text
    url: HttpsUrl


class Source(Record):
    """Where a fact was read, and the date of that page."""

    title: Text
    url: HttpsUrl | None = None
    date: PartialDateField | None = None


class DatedEvent(Record):
    """Something that happened on a day, in a month or in a year."""

    date: PartialDateField
    title: Text


class Translation(Record):
    """An entry in another language."""

    title: Text
    answer: Text
    questions: tuple[Text, ...] = ()
    simple: Text | None = None


class Entry(Record):
    """One matter people ask about, the ways they ask, and the answer."""

    id: Id
    title: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    answer: Text
    keywords: tuple[Text, ...] = ()
    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    as_of: PartialDateField | None = None
    status: Annotated[Status, Field(strict=False)] = Status.CURRENT
    valid_until: PartialDateField | None = None
    dates: tuple[DatedEvent, ...] = ()
    related: tuple[Id, ...] = ()
    about: tuple[Id, ...] = ()
    simple: Text | None = None
    translations: Mapping[Language, Translation] = Field(default_factory=dict)

    def title_in(self, language: str) -> str:
        """The title in ``language``, else as written first."""
        translation = self.translations.get(language)
        return translation.title if translation else self.title

    def phrasings(self) -> Iterator[tuple[str, str]]:
        """Every phrasing with the code of its language; of the base's own language, ``""``."""
        for question in self.questions:
            yield "", question
        for language, translation in self.translations.items():
            for question in translation.questions:
                yield language, question


class SubjectTranslation(Record):
    """A subject's names in another language."""

    name: Text
    short: Text | None = None
    aliases: tuple[Text, ...] = ()


class Subject(Record):
    """A body, programme, document, place, person or event that entries are about."""

    id: Id
    kind: Annotated[Kind, Field(strict=False)]
    name: Text
    short: Annotated[Text, StringConstraints(max_length=30)] | None = None
    aliases: tuple[Text, ...] = ()
    generic: tuple[Text, ...] = ()
    follows: Id | None = None
    translations: Mapping[Language, SubjectTranslation] = Field(default_factory=dict)
    links: tuple[Link, ...] = ()

    def names(self) -> Iterator[str]:
        """Every name and alias, in all languages."""
        yield self.name
        if self.short:
            yield self.short
        yield from self.aliases
        for translation in self.translations.values():
            yield translation.name
            if translation.short:
                yield translation.short
            yield from translation.aliases

    def label(self, language: str) -> str:
        """A short name for a button."""
        translation = self.translations.get(language)
        if translation:
            return translation.short or translation.name
        return self.short or self.name


class Signpost(Record):
    """A background group in another language."""

    questions: tuple[Text, ...] = ()
    answer: Text | None = None


class BackgroundGroup(Record):
    """Questions that are not ours; with an answer it is a signpost to who deals with them."""

    id: Id
    title: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    answer: Text | None = None
    links: tuple[Link, ...] = ()
    translations: Mapping[Language, Signpost] = Field(default_factory=dict)


class Lexicon(Record):
    """Words that mean the same for the people who ask."""

    synonyms: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = ()
    abbreviations: Mapping[str, Text] = Field(default_factory=dict)


class ContactTranslation(Record):
    """The contact line in another language."""

    text: Text


class Contact(Record):
    """The way to a person, offered whenever the bot does not know."""

    text: Text
    entry: Id | None = None
    translations: Mapping[Language, ContactTranslation] = Field(default_factory=dict)


class RegressionCase(Record):
    """A question with the entry that must answer it; None: it must be refused."""

    question: Text
    entry: Id | None
    language: Literal["pl", "uk", "en"] | None = None


class KnowledgeFile(Record):
    """One YAML file. Any file may hold any of these keys."""

    entries: tuple[Entry, ...] = ()
    smalltalk: tuple[Entry, ...] = ()
    subjects: tuple[Subject, ...] = ()
    background: tuple[BackgroundGroup, ...] = ()
    regression: tuple[RegressionCase, ...] = ()
    lexicon: Lexicon | None = None
    contact: Contact | None = None
    language: Literal["pl", "uk", "en"] | None = None


class KnowledgeBase(Record):
    """All files of a directory together: the immutable content of an edition."""

    entries: tuple[Entry, ...]
    smalltalk: tuple[Entry, ...] = ()
    subjects: tuple[Subject, ...] = ()
    background: tuple[BackgroundGroup, ...] = ()
    regression: tuple[RegressionCase, ...] = ()
    lexicon: Lexicon = Lexicon()
    contact: Contact | None = None
    language: Literal["pl", "uk", "en"] = "pl"
    everyday: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries and small talk by id."""
        return {entry.id: entry for entry in (*self.entries, *self.smalltalk)}

    @cached_property
    def smalltalk_ids(self) -> frozenset[str]:
        """Ids of the small talk."""
        return frozenset(entry.id for entry in self.smalltalk)

    @cached_property
    def subject_by_id(self) -> Mapping[str, Subject]:
        """Subjects by id."""
        return {subject.id: subject for subject in self.subjects}
