"""A conversation with the bot of the made-up town."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from bot.dialogue.assistant import Assistant
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Question, Reply
from tests.matching import olszyna

NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)


@cache
def assistant() -> Assistant:
    """It answers from the knowledge of the town, by words only."""
    return Assistant(olszyna.base(), olszyna.matcher())


@cache
def semantic_assistant() -> Assistant:
    """The same with the stand-in for the model."""
    return Assistant(olszyna.base(), olszyna.semantic_matcher())


def ask(text: str, conversation: Conversation | None = None, language: str | None = None) -> Reply:
    """The reply to one message."""
    return assistant().reply(Question(text, NOW, language, conversation or Conversation()))


def talk(*texts: str, pause: timedelta = timedelta(minutes=1)) -> list[Reply]:
    """The replies to messages of one conversation, ``pause`` apart."""
    replies: list[Reply] = []
    for number, text in enumerate(texts):
        conversation = replies[-1].conversation if replies else Conversation()
        question = Question(text, NOW + number * pause, conversation=conversation)
        replies.append(assistant().reply(question))
    return replies
