"""What the handlers share: the knowledge, and what is remembered of each chat for a while."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from telegram import Chat, Update, User
from telegram.constants import ChatType

from bot.channels.telegram.recent import Recent
from bot.dialogue.conversation import FORGET_AFTER, Conversation
from bot.dialogue.reply import Question, Reply
from bot.editorial.editions import Edition
from bot.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES

PersonKey = tuple[int, int | None]
Feedback = Callable[[str, bool], None]

# Python works on one question at a time anyway. Many threads would only make the one that talks to
# Telegram wait for its turn: with the default of asyncio the bot answers half as many.
_THINKERS: Final = 2
_EDITS_COUNT_FOR: Final = timedelta(minutes=5)


class CurrentEdition(Protocol):
    """Where the edition that answers now is found."""

    @property
    def current(self) -> Edition:
        """The edition; taken once for each update, so that a swap never mixes two."""


def local_time() -> datetime:
    """Now, in the time zone of this machine."""
    return datetime.now(UTC).astimezone()


class Desk:
    """In memory only, bounded, and without a word that anybody wrote.

    ``feedback`` is told the entry and whether its answer helped, nothing about who said so.
    """

    def __init__(
        self,
        editions: CurrentEdition,
        feedback: Feedback,
        clock: Callable[[], datetime] = local_time,
    ) -> None:
        self.editions = editions
        self.feedback = feedback
        self.clock = clock
        self.answers: Recent[tuple[int, int], int] = Recent(_EDITS_COUNT_FOR)
        self.albums: Recent[str, int] = Recent(_EDITS_COUNT_FOR)
        self._thinking = ThreadPoolExecutor(_THINKERS, "thinking")
        self._conversations: Recent[PersonKey, Conversation] = Recent(FORGET_AFTER)
        self._chosen: Recent[int, str] = Recent()

    async def reply(self, question: Question, edition: Edition) -> Reply:
        """The reply of ``edition``; while a model works, the loop goes on."""
        assistant = edition.assistant
        if not assistant.matcher.semantic:
            # A few milliseconds: passing them to a thread and back costs about as much.
            return assistant.reply(question)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thinking, assistant.reply, question)

    def conversation(self, chat: Chat, user: User | None) -> Conversation:
        """The conversation with ``user`` in ``chat``; a new one when it is long ago."""
        held = self._conversations.get(_person(chat, user), self.clock())
        return held or Conversation()

    def remember(self, chat: Chat, user: User | None, conversation: Conversation) -> None:
        """Keep ``conversation`` for the next question."""
        self._conversations.put(_person(chat, user), conversation, self.clock())

    def forget(self, chat: int) -> None:
        """Drop everything about a chat."""
        self._conversations.forget(lambda key: key[0] == chat)
        self.answers.forget(lambda key: key[0] == chat)
        self._chosen.forget(lambda key: key == chat)

    def choose(self, chat: Chat, language: str | None) -> None:
        """Answer this chat in ``language`` from now on; None: in that of each question."""
        if language:
            self._chosen.put(chat.id, language, self.clock())
        else:
            self._chosen.forget(lambda key: key == chat.id)

    def chosen(self, chat: Chat) -> str | None:
        """The language that the chat has chosen."""
        return self._chosen.get(chat.id, self.clock())

    def language(self, update: Update) -> str:
        """The language to speak of ourselves in: chosen, else last spoken, else the app's."""
        chat, user = update.effective_chat, update.effective_user
        spoken = None
        if chat:
            spoken = self.chosen(chat) or self.conversation(chat, user).language
        guess = spoken or (user.language_code if user else None) or DEFAULT_LANGUAGE
        code = guess.partition("-")[0].lower()
        return code if code in LANGUAGES else DEFAULT_LANGUAGE


def _person(chat: Chat, user: User | None) -> PersonKey:
    return chat.id, user.id if user and chat.type != ChatType.PRIVATE else None
