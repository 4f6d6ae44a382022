"""Commands: what the bot is, what it can be asked, in which language, and what it keeps."""

from typing import Any, Final

from telegram import Update
from telegram.constants import ChatType

from bot.channels.telegram.browsing import all_topics
from bot.channels.telegram.buttons import Row, language_rows, reply_rows, topics_row
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.sending import Place, send
from bot.i18n.catalogue import message as text_of

REGISTERED: Final = ("start", "tematy", "jezyk", "pomoc", "prywatnosc")
"""The commands of the menu; each has a description ``command-<name>`` in the catalogue."""


class Commands:
    """Handlers of commands; a reply to a command is in the language of the chat."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def start(self, update: Update, context: Any) -> None:
        """Welcome; with an entry's id behind it (a link to the bot), that entry."""
        if not context.args:
            await self._say(update, "start", with_topics=True)
            return
        desk, message = self._desk, update.effective_message
        assert message is not None
        chat, user = message.chat, message.from_user
        conversation = desk.conversation(chat, user)
        language = desk.language(update)
        try:
            reply = desk.editions.current.assistant.show(
                context.args[0], desk.clock(), conversation, language
            )
        except KeyError:
            await self._say(update, "gone", with_topics=True)
            return
        desk.remember(chat, user, reply.conversation)
        await send(Place.of(message), reply.text, reply_rows(reply))

    async def help(self, update: Update, _context: Any) -> None:
        """How to ask."""
        await self._say(update, "help", with_topics=True)

    async def topics(self, update: Update, _context: Any) -> None:
        """All subjects and entries, by buttons."""
        language = self._desk.language(update)
        screen = all_topics(self._desk.editions.current.base, language)
        await self._send(update, screen.text, screen.rows)

    async def language(self, update: Update, _context: Any) -> None:
        """The choice of a language."""
        language = self._desk.language(update)
        await self._send(update, text_of(language, "language"), language_rows(language))

    async def privacy(self, update: Update, _context: Any) -> None:
        """What becomes of what people write."""
        await self._say(update, "privacy")

    async def why(self, update: Update, _context: Any) -> None:
        """Why the last question got its reply; only those who keep the knowledge may ask."""
        desk, message = self._desk, update.effective_message
        assert message is not None
        conversation = desk.conversation(message.chat, message.from_user)
        reasons = desk.editions.current.assistant.explain(conversation, desk.language(update))
        await self._send(update, reasons, [])

    async def unknown(self, update: Update, _context: Any) -> None:
        """A command that there is not; in a group only when it is clearly meant for this bot."""
        message = update.effective_message
        assert message is not None
        name = (message.text or "").split(maxsplit=1)[0]
        ours = name.lower().endswith(f"@{message.get_bot().username}".lower())
        if message.chat.type == ChatType.PRIVATE or ours:
            await self._say(update, "unknown-command", with_topics=True)

    async def _say(self, update: Update, key: str, *, with_topics: bool = False) -> None:
        language = self._desk.language(update)
        rows = [topics_row(language)] if with_topics else []
        await self._send(update, text_of(language, key), rows)

    async def _send(self, update: Update, text: str, rows: list[Row]) -> None:
        message = update.effective_message
        assert message is not None
        await send(Place.of(message), text, rows)
