"""What is kept of questions and replies while the bot answers, and what never is."""

import logging
import re
from collections.abc import Awaitable
from datetime import date
from typing import Final, TypeVar

from bot.dialogue.judgement import Verdict, judge
from bot.dialogue.reply import Decision, Reply
from bot.editorial.editions import Edition
from bot.editorial.learning.gathering import Gathering
from bot.editorial.learning.scrub import scrub
from bot.matching.matcher import is_informative
from bot.matching.ranking import Ranking
from bot.matching.text import MAX_CHARS as MATCHED_CHARS
from bot.matching.text import MAX_TOKENS as MATCHED_WORDS
from bot.matching.text import fold, folded, tokens
from bot.store.database import Database, StoreError
from bot.store.entry_drafts import EntryDrafts
from bot.store.kept import Asked, KeptQuestions, Reason
from bot.store.ratings import Ratings
from bot.store.waiting import WaitingResidents

MAX_CHARS: Final = 300
NEAREST: Final = 3

_REASONS: Final = {Verdict.REFUSE: Reason.FALLBACK, Verdict.ASK_BACK: Reason.CLARIFY}

# Scrubbed before it is cut: half a number would not be known as one. What comes from the matcher
# is cut already, and so is what is too long to be scrubbed whole.
_READ: Final = 1200
_TORN: Final = re.compile(r"[\d\s+()./–-]*\S*$")
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop")
_ROW: Final = 4
_UNSPEAKABLE: Final = re.compile(r"[^aeiouy\d]{6,}|(\w)\1{3,}")
_VOWEL: Final = re.compile(r"[aeiouy]")
# Code and commands for machines; no resident asks in these signs.
_CODE: Final = re.compile(
    r"[<>{}\\|`]|;.*--|\$\(|(?:ignore|disregard|forget|zignoruj|zapomnij).{0,30}"
    r"(?:instruction|instrukcj|prompt|polece)",
    re.IGNORECASE,
)

T = TypeVar("T")

_log: Final = logging.getLogger(__name__)


def worth_keeping(text: str) -> bool:
    """Whether an admin can learn from ``text``: words that tell what is asked, no commands."""
    if text.lstrip().startswith("/") or _CODE.search(text) or not is_informative(text):
        return False
    words = [fold(word) for word in tokens(text) if any(char.isalpha() for char in word)]
    return 2 * sum(_is_speakable(word) for word in words) >= len(words)


def kept_form(text: str) -> str:
    """``text`` as it is kept: scrubbed, on one line, at most 300 characters."""
    whole = len(text) < MATCHED_CHARS and len(text.split()) < MATCHED_WORDS
    read = text if whole else _TORN.sub("", text[:_READ])
    return " ".join(scrub(read).split())[:MAX_CHARS].rstrip()


class Keeping:
    """Counts replies and ratings and keeps the questions that failed.

    To be told after the reply is sent: a database that is busy takes seconds. Nothing here fails
    because the database does: an answer goes out whether or not it is counted.
    """

    def __init__(self, database: Database) -> None:
        self._kept = KeptQuestions(database)
        self._ratings = Ratings(database)
        self._gathering = Gathering(database)
        self._waiting = WaitingResidents(database)
        self._drafts = EntryDrafts(database)
        self._failing = False

    async def replied(self, reply: Reply, edition: Edition, day: date) -> Asked | None:
        """Count ``reply``, and keep the questions in it that have no answer.

        Returns that of a clarification, to be withdrawn by ``tapped`` if an option is chosen.
        """
        self._gathering.count(day, reply.decision, reply.answered)
        clarified: Asked | None = None
        for ranking in reply.rankings:
            reason = _REASONS.get(judge(ranking, edition.base).verdict)
            if reply.decision is Decision.SMALLTALK or reason is None:
                continue
            asked = _asked(ranking, reply.language, reason, edition.version, day)
            if asked is not None:
                self._gathering.keep(asked)
                clarified = asked if reply.decision is Decision.CLARIFY else clarified
        await self._tried(self._gathering.write_soon())
        return clarified

    async def tapped(self, asked: Asked) -> None:
        """One of the options of a clarification was what the person meant."""
        await self._tried(self._gathering.withdraw(asked))

    async def settle(self) -> None:
        """Write what is only gathered so far; before anybody looks at it."""
        await self._tried(self._gathering.write())

    async def close(self) -> None:
        """Write it the last time; before the database is closed."""
        await self._tried(self._gathering.close())

    async def helped(self, entry: str, day: date) -> None:
        """The answer of ``entry`` was rated helpful."""
        await self._tried(self._ratings.add(day, entry, helpful=True))

    async def failed(  # noqa: PLR0913 – what is kept of a rating has a name each
        self,
        entry: str,
        question: str | None,
        language: str,
        version: str,
        day: date,
        *,
        late: bool = False,
    ) -> None:
        """The answer of ``entry`` was rated not helpful; ``question`` is what had been asked.

        ``late``: by now another edition answers, in which the question may be dealt with.
        """
        await self._tried(self._ratings.add(day, entry, helpful=False))
        text = kept_form(question or "")
        if worth_keeping(text):
            asked = Asked(text, folded(text), language, Reason.UNHELPFUL, (entry,), version, day)
            await self._tried(self._kept.add({asked: 1}, late=late))

    async def wait(self, chat: int, question: str, language: str, day: date) -> bool:
        """Note that ``chat`` wants to be told; False when it waits for too many or it fails."""
        text = kept_form(question)
        if not worth_keeping(text):
            return False
        return bool(await self._tried(self._waiting.add(chat, text, language, day)))

    async def expire(self, today: date) -> None:
        """Forget what is old; to be called every day."""
        await self._tried(self._kept.expire(today))
        await self._tried(self._waiting.expire(today))
        await self._tried(self._drafts.expire(today))

    async def _tried(self, work: Awaitable[T]) -> T | None:
        try:
            done = await work
        except StoreError as error:
            # Once: a full disk would fill the log with every question.
            if not self._failing:
                _log.warning("Nothing is kept or counted for now: %s", error)
            self._failing = True
            return None
        # What is gathered for a later write says nothing of the database.
        self._failing = self._gathering.failing
        return done


def _asked(
    ranking: Ranking, language: str, reason: Reason, version: str, day: date
) -> Asked | None:
    text = kept_form(ranking.question)
    if not worth_keeping(text):
        return None
    nearest = tuple(candidate.entry for candidate in ranking.candidates[:NEAREST])
    return Asked(text, folded(text), language, reason, nearest, version, day)


def _is_speakable(word: str) -> bool:
    """Whether a folded word can be one, and is not a walk over the keyboard."""
    if len(word) >= _ROW and any(word in row for row in _ROWS):
        return False
    return bool(_VOWEL.search(word)) and not _UNSPEAKABLE.search(word)
