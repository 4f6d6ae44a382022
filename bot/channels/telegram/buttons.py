"""Buttons under messages. What one means stands in it, so that it works after a restart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue.reply import Decision, Option, Reply
from bot.dialogue.topics import Page, Topic
from bot.i18n.catalogue import LANGUAGES, message
from bot.knowledge.model import Link

Row = tuple[InlineKeyboardButton, ...]

LONGEST_LABEL: Final = 64
LANGUAGE_NAMES: Final = {"pl": "Polski", "uk": "Українська", "en": "English"}


class Verb(StrEnum):
    """What a tap does. Buttons sent long ago carry these letters: never change one."""

    SHOW = "o"
    SIMPLE = "p"
    NONE = "n"
    TOPICS = "t"
    TOPIC = "s"
    ENTRY = "e"
    HELPFUL = "u"
    UNHELPFUL = "d"
    LANGUAGE = "l"
    DONE = "x"
    WAIT = "w"
    RESIGN = "r"


_TAP: Final = re.compile(
    f"([{''.join(Verb)}]):({'|'.join(LANGUAGES)}):([a-z0-9-]*)(?::([0-9]{{1,6}}))?"
)


@dataclass(frozen=True, slots=True)
class Tap:
    """The content of a button: verb, language of its message, an id, and a small number.

    ``number`` is the page of a list; of an entry found by browsing, which of its subjects it was
    found under. The longest id (50 letters) leaves room for it in Telegram's 64 bytes.
    """

    verb: Verb
    language: str
    target: str = ""
    number: int = 0

    def __str__(self) -> str:
        fields = [self.verb.value, self.language, self.target]
        return ":".join([*fields, str(self.number)] if self.number else fields)

    @classmethod
    def parse(cls, data: str) -> "Tap | None":
        """Read ``str(tap)``; None when it is no such text."""
        match = _TAP.fullmatch(data)
        if match is None:
            return None
        verb, language, target, number = match.groups(default="")
        return cls(Verb(verb), language, target, int(number or 0))


def button(label: str, content: object) -> InlineKeyboardButton:
    """A button that says ``label``; what a tap on it sends is ``str(content)``."""
    return InlineKeyboardButton(short_label(label), callback_data=str(content))


def reply_rows(
    reply: Reply, *, full: str | None = None, back: Tap | None = None, wait: bool = False
) -> list[Row]:
    """The buttons under a reply.

    ``full`` is the entry whose plain-language form the reply is; ``back`` leads to the list the
    entry was found in; with ``wait`` the person may ask to be told of an answer.
    """
    language = reply.language
    rows = [*_links(reply.links), *_options(reply.options, language)]
    rows += _options(reply.related, language)
    if reply.simpler:
        rows.append(_one("button-simpler", Tap(Verb.SIMPLE, language, reply.simpler)))
    if full:
        rows.append(_one("button-full", Tap(Verb.SHOW, language, full)))
    if reply.decision is Decision.CLARIFY:
        rows.append(_one("button-none", Tap(Verb.NONE, language)))
    if wait:
        rows.append(_one("button-wait", Tap(Verb.WAIT, language)))
    if reply.decision is Decision.FALLBACK and reply.contact:
        rows.append(contact_row(language, reply.contact))
    if reply.decision is Decision.ANSWER and reply.answered:
        answered = reply.answered[0]
        rows.append(
            (
                button("👍", Tap(Verb.HELPFUL, language, answered)),
                button("👎", Tap(Verb.UNHELPFUL, language, answered)),
            )
        )
    if back:
        rows.append(_one("button-back", back))
    return rows


def contact_row(language: str, entry: str) -> Row:
    """The way to a person."""
    return _one("button-contact", Tap(Verb.SHOW, language, entry))


def topics_row(language: str) -> Row:
    """The way to the list of topics."""
    return _one("button-topics", Tap(Verb.TOPICS, language))


def topics_rows(page: Page[Topic], language: str) -> list[Row]:
    """A page of topics."""
    rows: list[Row] = [
        (
            button(
                topic.title or message(language, "topic-other"),
                Tap(Verb.TOPIC, language, topic.subject or ""),
            ),
        )
        for topic in page.items
    ]
    return rows + _turning(page, Tap(Verb.TOPICS, language))


def topic_rows(
    page: Page[tuple[Option, int]], subject: str, language: str, back: Tap | None
) -> list[Row]:
    """A page of the entries about ``subject``, each with which of its subjects that is."""
    rows: list[Row] = [
        (button(option.title, Tap(Verb.ENTRY, language, option.entry, place)),)
        for option, place in page.items
    ]
    rows += _turning(page, Tap(Verb.TOPIC, language, subject))
    return [*rows, _one("button-back", back)] if back else rows


def language_rows(language: str) -> list[Row]:
    """The choice of a language; ``language`` is that of the message."""
    rows: list[Row] = [
        (button(name, Tap(Verb.LANGUAGE, language, code)),) for code, name in LANGUAGE_NAMES.items()
    ]
    return [*rows, _one("button-any-language", Tap(Verb.LANGUAGE, language))]


def rated_rows(markup: InlineKeyboardMarkup, tap: Tap, contact: str | None) -> list[Row]:
    """``markup`` with thanks in place of the thumbs."""
    thanks = "button-thanks-up" if tap.verb is Verb.HELPFUL else "button-thanks-down"
    rows: list[Row] = []
    for row in markup.inline_keyboard:
        if not any(_verb(key) in {Verb.HELPFUL, Verb.UNHELPFUL} for key in row):
            rows.append(row)
            continue
        rows.append(_one(thanks, Tap(Verb.DONE, tap.language)))
        if tap.verb is Verb.UNHELPFUL and contact:
            rows.append(contact_row(tap.language, contact))
    return rows


def wanted_rows(markup: InlineKeyboardMarkup) -> list[Row]:
    """``markup`` without the button that asks to be told: the wish is kept."""
    return [row for row in markup.inline_keyboard if all(_verb(k) is not Verb.WAIT for k in row)]


def resign_row(language: str, wish: int) -> Row:
    """The way out of waiting to be told."""
    return _one("button-resign", Tap(Verb.RESIGN, language, str(wish)))


def short_label(label: str) -> str:
    """``label`` as it fits on a button."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """``rows`` as Telegram takes them; None for none."""
    return InlineKeyboardMarkup(rows) if rows else None


def without_links(markup: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """``markup`` without the buttons that open a page."""
    if markup is None:
        return None
    rows = (tuple(key for key in row if not key.url) for row in markup.inline_keyboard)
    return keyboard([row for row in rows if row])


def _verb(key: InlineKeyboardButton) -> Verb | None:
    tap = Tap.parse(key.callback_data) if isinstance(key.callback_data, str) else None
    return tap.verb if tap else None


def _one(label: str, tap: Tap) -> Row:
    return (button(message(tap.language, label), tap),)


def _links(links: Iterable[Link]) -> list[Row]:
    return [(InlineKeyboardButton(short_label(link.title), url=link.url),) for link in links]


def _options(options: Iterable[Option], language: str) -> list[Row]:
    return [(button(option.title, Tap(Verb.SHOW, language, option.entry)),) for option in options]


def _turning(page: Page[Topic] | Page[tuple[Option, int]], tap: Tap) -> list[Row]:
    """The row that turns pages; none when there is only one page."""
    if page.count == 1:
        return []
    numbers = {
        "«": 0,
        "‹": page.number - 1,
        f"{page.number + 1}/{page.count}": page.number,
        "›": page.number + 1,
        "»": page.count - 1,
    }
    steps = {"«": page.number > 1, "‹": page.number > 0}
    steps |= {"›": page.number < page.count - 1, "»": page.number < page.count - 2}
    row = []
    for label, number in numbers.items():
        if steps.get(label, True):
            here = label not in steps
            row.append(
                button(label, Tap(Verb.DONE, tap.language) if here else _turned(tap, number))
            )
    return [tuple(row)]


def _turned(tap: Tap, number: int) -> Tap:
    return Tap(tap.verb, tap.language, tap.target, number)
