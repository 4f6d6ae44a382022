"""How the bot did over some days: questions, replies, ratings, topics, entries nobody needs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.dialogue.reply import Decision, Option
from bot.dialogue.topics import subjects_of
from bot.i18n import DEFAULT_LANGUAGE, message
from bot.knowledge.model import KnowledgeBase
from bot.store.database import Database
from bot.store.ratings import Ratings
from bot.store.tallies import Tallies

TOPICS: Final = 8


@dataclass(frozen=True, slots=True)
class Day:
    """The replies and ratings of one day."""

    day: date
    answered: int = 0
    clarified: int = 0
    refused: int = 0
    smalltalk: int = 0
    helpful: int = 0
    unhelpful: int = 0

    @property
    def questions(self) -> int:
        """Messages that asked something: all but small talk."""
        return self.answered + self.clarified + self.refused


@dataclass(frozen=True, slots=True)
class Topic:
    """How often entries about one subject were told."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every day of the period, the most frequent topics, and entries never told in it.

    ``unhelpful`` are the entries rated not helpful, worst first, with how often.
    """

    days: tuple[Day, ...]
    topics: tuple[Topic, ...] = ()
    unhelpful: tuple[tuple[Option, int], ...] = ()
    dead: tuple[Option, ...] = ()

    def total(self, name: str) -> int:
        """The sum over all days of what a day has under ``name``."""
        return sum(getattr(day, name) for day in self.days)


async def statistics(database: Database, base: KnowledgeBase, today: date, days: int) -> Statistics:
    """The ``days`` (at least one) that end with ``today``. Raises StoreError."""
    tallies, ratings = Tallies(database), Ratings(database)
    first = today - timedelta(days=days - 1)
    decisions = await tallies.decisions(first, today)
    rated = await ratings.daily(first, today)
    told = await tallies.told(first, today)
    worst = await ratings.between(first, today)
    matters = [entry for entry in base.entries if entry.id not in base.smalltalk_ids]
    return Statistics(
        tuple(_day(first + timedelta(days=number), decisions, rated) for number in range(days)),
        _topics(told, base),
        tuple(
            (Option(rating.entry, base.by_id[rating.entry].title), rating.unhelpful)
            for rating in worst
            if rating.unhelpful and rating.entry in base.by_id
        ),
        tuple(Option(entry.id, entry.title) for entry in matters if entry.id not in told),
    )


def summary(found: Statistics) -> str:
    """Two lines in Polish: the questions with their replies, and what to look after."""
    values = {
        name: found.total(name)
        for name in ("questions", "answered", "clarified", "refused", "helpful", "unhelpful")
    }
    period = message(DEFAULT_LANGUAGE, "statistics-days", days=len(found.days))
    first = message(DEFAULT_LANGUAGE, "statistics-questions", period=period, **values)
    second = message(DEFAULT_LANGUAGE, "statistics-care", dead=len(found.dead), **values)
    return f"{first}\n{second}"


def _day(
    day: date,
    decisions: Mapping[date, Mapping[str, int]],
    rated: Mapping[date, tuple[int, int]],
) -> Day:
    counts = decisions.get(day, {})
    helpful, unhelpful = rated.get(day, (0, 0))
    return Day(
        day,
        counts.get(Decision.ANSWER, 0),
        counts.get(Decision.CLARIFY, 0),
        counts.get(Decision.FALLBACK, 0),
        counts.get(Decision.SMALLTALK, 0),
        helpful,
        unhelpful,
    )


def _topics(told: Mapping[str, int], base: KnowledgeBase) -> tuple[Topic, ...]:
    """The main subjects of what was told."""
    counts: Counter[str] = Counter()
    for entry, count in told.items():
        if entry in base.by_id and entry not in base.smalltalk_ids:
            subject = subjects_of(base.by_id[entry], base)[0]
            label = base.subject_by_id[subject].label(DEFAULT_LANGUAGE) if subject else None
            counts[label or message(DEFAULT_LANGUAGE, "topic-other")] += count
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Topic(title, count) for title, count in ranked[:TOPICS])
