"""Residents who waited for an answer that the knowledge now has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.dialogue.judgement import SURE
from bot.dialogue.reply import Decision, Question, Reply
from bot.editorial.editions import Edition
from bot.store.waiting import Waiting


@dataclass(frozen=True, slots=True)
class News:
    """An answer to tell the chat that waits for it; then the wish is to be forgotten."""

    waiting: Waiting
    reply: Reply


def news(
    waiting: Iterable[Waiting], new: Edition, old: Edition | None, now: datetime
) -> list[News]:
    """The wishes that ``new`` fulfils and ``old`` did not.

    Without ``old`` whatever was answered before counts as not told: after a restart. A question
    takes tens of milliseconds, so this belongs in a thread.
    """
    found = []
    for wish in waiting:
        reply = _answer(wish, new, now)
        if reply is None:
            continue
        before = _answer(wish, old, now) if old is not None else None
        if before is None or before.answered != reply.answered:
            found.append(News(wish, reply))
    return found


def _answer(wish: Waiting, edition: Edition, now: datetime) -> Reply | None:
    """The one sure answer of ``edition``, if it has one."""
    reply = edition.assistant.reply(Question(wish.question, now, wish.language))
    sure = len(reply.answered) == 1 and reply.confidence >= SURE
    return reply if reply.decision is Decision.ANSWER and sure else None
