"""Composing what the person reads: the answer, its source and date, in the person's language."""

import re
from datetime import date
from typing import Final

from babel.dates import format_date

from bot.i18n import message
from bot.knowledge.dates import PartialDate
from bot.knowledge.markup import escape
from bot.knowledge.model import Entry, KnowledgeBase, Status

OLD_AFTER_DAYS: Final = 365

# A site named in an answer, and no address of a mailbox: "niw.gov.pl".
_SITE: Final = re.compile(r"(?<![\w@.+-])(?:[a-z0-9-]+\.)+(?:pl|eu|org|com|net|ua)\b(?![@/-])")


def date_in_words(when: PartialDate, language: str) -> str:
    """``30 stycznia 2014``, ``grudzień 2007`` or ``2007`` in ``language``."""
    if when.month is None:
        return str(when.year)
    day = date(when.year, when.month, when.day or 1)
    pattern = "d MMMM y" if when.day else "LLLL y"
    return format_date(day, pattern, locale=language)


def answer_text(
    entry: Entry, base: KnowledgeBase, language: str, today: date, *, simple: bool = False
) -> str:
    """The answer in ``language``, or as written first with one line saying so; then its source."""
    translation = entry.translations.get(language)
    parts: list[str] = []
    if translation is None:
        text = entry.simple if simple and entry.simple else entry.answer
        parts.append(text.strip())
        if language != base.language and entry.id not in base.smalltalk_ids:
            parts.insert(0, f"*{escape(message(language, f'reply-only-{base.language}'))}*")
    else:
        text = translation.simple if simple and translation.simple else translation.answer
        parts.append(text.strip())
    note = source_note(entry, language, today)
    if note:
        parts.append(f"*{escape(note)}*")
    return "\n\n".join(parts)


def source_note(entry: Entry, language: str, today: date) -> str:
    """Where the fact comes from, how old it is and whether it may be out of date; often empty.

    What nobody knows has no day on which it was true: beside "the date of the next meeting is not
    known" a day would be taken for it.
    """
    expired = entry.valid_until is not None and entry.valid_until.last_day < today
    old = entry.as_of is not None and (today - entry.as_of.last_day).days > OLD_AFTER_DAYS
    notes: list[str] = []
    if expired and entry.valid_until is not None:
        until = date_in_words(entry.valid_until, language)
        notes.append(message(language, "reply-expired", date=until))
    elif old and entry.as_of is not None and entry.status is not Status.UNKNOWN:
        key = "reply-as-of" if entry.status is Status.CURRENT else "reply-as-of-past"
        notes.append(message(language, key, date=date_in_words(entry.as_of, language)))
    if (expired or old) and entry.sources:
        source = entry.sources[0]
        notes.append(message(language, "reply-source", title=source.title))
    return " ".join(notes)


def sources_text(entry: Entry, language: str) -> str:
    """All sources of an entry, as a list, and the sites that its answer names."""
    sites = list(dict.fromkeys(_SITE.findall(entry.answer)))
    named = escape(message(language, "reply-sites", sites=", ".join(sites))) if sites else ""
    if not entry.sources:
        return named or escape(message(language, "reply-no-sources"))
    lines = []
    for source in entry.sources:
        title = escape(source.title)
        line = f"[{title}]({source.url})" if source.url else title
        when = f" ({date_in_words(source.date, language)})" if source.date else ""
        lines.append(f"- {line}{when}")
    heading = escape(message(language, "reply-sources", title=entry.title_in(language)))
    return "\n\n".join(filter(None, (heading, "\n".join(lines), named)))


def contact_text(base: KnowledgeBase, language: str) -> str:
    """The line that leads to a person; empty where the base names none."""
    if base.contact is None:
        return ""
    translation = base.contact.translations.get(language)
    return (translation.text if translation else base.contact.text).strip()
