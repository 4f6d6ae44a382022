"""Browsing: the subjects of a knowledge base and the entries about each, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.dialogue.reply import Option
from bot.knowledge.model import Entry, KnowledgeBase

PAGE_SIZE: Final = 8

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject and the entries about it; without a subject: the entries about none."""

    subject: str | None
    title: str
    entries: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; pages count from 0."""

    items: tuple[T, ...]
    number: int
    count: int


def topics(base: KnowledgeBase, language: str) -> tuple[Topic, ...]:
    """The subjects that have entries, in the authors' order; last, untitled, the rest."""
    about: dict[str | None, list[Option]] = {subject.id: [] for subject in base.subjects}
    about[None] = []
    for entry in base.entries:
        option = Option(entry.id, entry.title_in(language))
        for subject in subjects_of(entry, base):
            about[subject].append(option)
    names = {subject.id: subject.label(language) for subject in base.subjects}
    return tuple(
        Topic(subject, names[subject] if subject else "", tuple(entries))
        for subject, entries in about.items()
        if entries
    )


def subjects_of(entry: Entry, base: KnowledgeBase) -> tuple[str | None, ...]:
    """The subjects under which ``entry`` is found; None stands for no subject."""
    known = dict.fromkeys(subject for subject in entry.about if subject in base.subject_by_id)
    return tuple(known) or (None,)


def page(items: Sequence[T], number: int, size: int = PAGE_SIZE) -> Page[T]:
    """Page ``number`` of ``items``; the nearest one where there is no such page."""
    count = max(1, -(-len(items) // size))
    number = min(max(number, 0), count - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, count)


def page_of(entry: str, topic: Topic, size: int = PAGE_SIZE) -> int:
    """The number of the page of ``topic`` on which ``entry`` stands; 0 when it does not."""
    ids = [option.entry for option in topic.entries]
    return ids.index(entry) // size if entry in ids else 0
