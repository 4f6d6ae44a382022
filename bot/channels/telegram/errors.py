"""What happens when something goes wrong: the log gets the cause, the person an apology."""

import logging
from typing import Any, Final

from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import CallbackContext

from bot.channels.telegram.desk import Desk
from bot.channels.telegram.sending import Place, no_place, send
from bot.i18n.catalogue import message

_log: Final = logging.getLogger(__name__)


class Errors:
    """The error handler."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def caught(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """An exception that no handler caught."""
        error = context.error
        if not isinstance(update, Update):
            # Nobody waits for an answer here: the network, or a task of our own.
            _log.error("Outside of any update: %s", error, exc_info=error)
            return
        if not _is_ours(error):
            # The text of a ChatMigrated names the chat.
            text = "the group has moved" if isinstance(error, ChatMigrated) else str(error)
            _log.warning("Telegram did not take a reply: %s", text)
            if isinstance(error, Forbidden | ChatMigrated) and update.effective_chat:
                self._desk.forget(update.effective_chat.id)
            return
        _log.error("An update could not be dealt with", exc_info=error)
        await self._apologise(update, "error")

    async def overflowed(self, update: Update) -> None:
        """Somebody writes faster than they can be answered."""
        _log.info("A conversation has too many messages waiting; the newest are dropped")
        await self._apologise(update, "too-fast")

    async def _apologise(self, update: Update, key: str) -> None:
        asked = update.effective_message
        if asked is None or update.my_chat_member:
            return
        try:
            await send(Place.of(asked), message(self._desk.language(update), key))
        except TelegramError as error:
            _log.warning("Telegram did not take an apology: %s", error)


def _is_ours(error: Exception | None) -> bool:
    """Whether the mistake is in the bot, not in the network or the rights of a chat.

    A bare TelegramError is an answer that was cut off: the reply stands there already. A
    BadRequest counts as a NetworkError in the library, but is nearly always our mistake.
    """
    if isinstance(error, BadRequest):
        return not no_place(error)
    return not isinstance(error, TelegramError)
