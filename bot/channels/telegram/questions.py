"""Messages: a question gets its reply, everything else a word of what the bot understands."""

from typing import Any, Final

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import filters

from bot.channels.telegram.buttons import Row, reply_rows
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.notes import Notes
from bot.channels.telegram.rendering import visible
from bot.channels.telegram.sending import Place, edit, send, typing
from bot.dialogue.reply import Question, Reply
from bot.editorial.editions import Edition
from bot.i18n.catalogue import message as text_of


class _FromPerson(filters.MessageFilter):
    """Written by a person: no other bot, no channel's post passed on by Telegram itself.

    An anonymous administrator writes as a bot of Telegram, with the group as the sender.
    """

    def filter(self, message: Message) -> bool:
        user = message.from_user
        robot = user is not None and user.is_bot and message.sender_chat is None
        return not robot and not message.is_automatic_forward


class _Addressed(filters.MessageFilter):
    """Meant for the bot: private, or in a group a mention of it or a reply to it."""

    def filter(self, message: Message) -> bool:
        if message.chat.type == ChatType.PRIVATE:
            return True
        bot = message.get_bot()
        replied = message.reply_to_message
        if replied and replied.from_user and replied.from_user.id == bot.id:
            return True
        return bool(_mentions(message))


FROM_PERSON: Final = _FromPerson()
ADDRESSED: Final = _Addressed()


class Questions:
    """Handlers of messages."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self._desk = desk
        self._notes = notes

    async def ask(self, update: Update, _context: Any) -> None:
        """A message with text, or with a caption."""
        message = update.effective_message
        assert message is not None
        self._seen_before(message)
        edition = self._desk.editions.current
        reply = await self._reply(message, edition)
        if reply is None:
            await self._say(update, message, "empty-question")
            return
        sent = await send(Place.of(message), reply.text, self._rows(message, reply, edition))
        if sent:
            place = (message.chat.id, message.message_id)
            self._desk.answers.put(place, sent.message_id, self._desk.clock())
        await self._notes.replied(reply, edition, sent)

    async def ask_again(self, update: Update, _context: Any) -> None:
        """An edited message: its answer changes too while it is fresh, else nothing happens."""
        message = update.effective_message
        assert message is not None
        asked = (message.chat.id, message.message_id)
        answer = self._desk.answers.get(asked, self._desk.clock())
        edition = self._desk.editions.current
        reply = await self._reply(message, edition) if answer else None
        if answer and reply:
            rows = self._rows(message, reply, edition)
            self._notes.answered_anew(reply, edition, (message.chat.id, answer))
            await edit(Place.of(message), answer, reply.text, rows)

    async def other(self, update: Update, _context: Any) -> None:
        """A sticker, voice, location or anything else without words."""
        message = update.effective_message
        assert message is not None
        if not self._seen_before(message):
            await self._say(update, message, "only-text")

    def _rows(self, message: Message, reply: Reply, edition: Edition) -> list[Row]:
        return reply_rows(reply, wait=self._notes.may_wait(reply, edition, message.chat))

    async def _reply(self, message: Message, edition: Edition) -> Reply | None:
        """The assistant's reply to what is written in ``message``; None when nothing is."""
        text = _wording(message)
        if not visible(text):
            return None
        desk = self._desk
        chat, user = message.chat, message.from_user
        conversation = desk.conversation(chat, user)
        question = Question(text, desk.clock(), desk.chosen(chat), conversation)
        async with typing(Place.of(message)):
            reply = await desk.reply(question, edition)
        desk.remember(chat, user, reply.conversation)
        return reply

    def _seen_before(self, message: Message) -> bool:
        """Whether ``message`` is a further picture of an album already dealt with."""
        album = message.media_group_id
        if album is None:
            return False
        seen = self._desk.albums.get(album, self._desk.clock())
        self._desk.albums.put(album, message.message_id, self._desk.clock())
        return seen is not None

    async def _say(self, update: Update, message: Message, key: str) -> None:
        await send(Place.of(message), text_of(self._desk.language(update), key))


def _mentions(message: Message) -> list[str]:
    """The words in ``message`` that name the bot."""
    bot = message.get_bot()
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    named = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    address = f"@{bot.username}".lower()
    return [
        word
        for entity, word in named.items()
        if word.lower() == address or (entity.user and entity.user.id == bot.id)
    ]


def _wording(message: Message) -> str:
    """What is asked, without the mention of the bot."""
    text = message.text or message.caption or ""
    for mention in _mentions(message):
        text = text.replace(mention, " ", 1)
    return text.strip(" ,:\n")
