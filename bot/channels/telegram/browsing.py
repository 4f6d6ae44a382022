"""The list of topics, as texts with buttons."""

from dataclasses import dataclass
from typing import Final

from bot.channels.telegram.buttons import Row, Tap, Verb, topic_rows, topics_rows
from bot.dialogue.topics import PAGE_SIZE, Topic, page, page_of, subjects_of, topics
from bot.i18n.catalogue import message
from bot.knowledge.markup import escape
from bot.knowledge.model import Entry, KnowledgeBase

_WITHOUT_SUBJECT: Final = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """A text (Markdown subset) and the buttons under it."""

    text: str
    rows: list[Row]


def all_topics(base: KnowledgeBase, language: str, number: int = 0) -> Screen:
    """Page ``number`` of the topics; where there is but one, its entries."""
    found = topics(base, language)
    if not found:
        return Screen(message(language, "topics-none"), [])
    if len(found) == 1:
        return _entries(found[0], base, language, number, None)
    shown = page(found, number)
    return Screen(message(language, "topics"), topics_rows(shown, language))


def one_topic(base: KnowledgeBase, language: str, subject: str, number: int = 0) -> Screen:
    """Page ``number`` of the entries about ``subject``; all topics when there is none such."""
    found = topics(base, language)
    for place, topic in enumerate(found):
        if (topic.subject or _WITHOUT_SUBJECT) == subject:
            back = Tap(Verb.TOPICS, language, number=place // PAGE_SIZE)
            return _entries(topic, base, language, number, back if len(found) > 1 else None)
    return all_topics(base, language)


def way_back(base: KnowledgeBase, entry: Entry, tap: Tap) -> Tap:
    """The list in which the tapped ``entry`` was found."""
    subjects = subjects_of(entry, base)
    subject = subjects[tap.number] if tap.number < len(subjects) else subjects[0]
    for topic in topics(base, tap.language):
        if topic.subject == subject:
            number = page_of(entry.id, topic)
            return Tap(Verb.TOPIC, tap.language, subject or _WITHOUT_SUBJECT, number)
    return Tap(Verb.TOPICS, tap.language)


def _entries(
    topic: Topic, base: KnowledgeBase, language: str, number: int, back: Tap | None
) -> Screen:
    shown = page(
        [
            (option, subjects_of(base.by_id[option.entry], base).index(topic.subject))
            for option in topic.entries
        ],
        number,
    )
    title = topic.title or message(language, "topic-other")
    text = message(language, "topic", title=escape(title))
    return Screen(text, topic_rows(shown, topic.subject or _WITHOUT_SUBJECT, language, back))
