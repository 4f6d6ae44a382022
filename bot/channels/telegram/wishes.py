"""„Powiadom mnie”: residents who want to be told when there is an answer."""

import logging
from typing import Final

from telegram import CallbackQuery, Message

from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.buttons import Row, Tap, resign_row, wanted_rows
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.notes import Notes
from bot.channels.telegram.sending import Place, edit, edit_buttons, send
from bot.editorial.learning.keeping import kept_form
from bot.i18n.catalogue import message
from bot.knowledge.markup import escape
from bot.store.database import StoreError
from bot.store.waiting import MOST_A_CHAT

_log: Final = logging.getLogger(__name__)


class Wishes:
    """The handler of the two buttons; what is kept is the chat and the scrubbed question."""

    def __init__(self, desk: Desk, notes: Notes, office: Office | None) -> None:
        self._desk = desk
        self._notes = notes
        self._office = office

    async def wanted(self, query: CallbackQuery, tap: Tap) -> None:
        """Keep the wish, and say so."""
        shown = query.message
        assert shown is not None
        question = self._notes.question(shown)
        if self._office is None or question is None:
            await self._say(query, tap, "wait-forgotten")
            return
        day, chat = self._desk.clock().date(), shown.chat.id
        try:
            kept = await self._office.keeping.wait(chat, question, tap.language, day)
            mine = [one for one in await self._office.waiting.all() if one.chat_id == chat]
        except StoreError as error:
            _log.warning("A wish to be told could not be kept: %s", error)
            kept, mine = False, []
        text = kept_form(question)
        wish = next((one.id for one in mine if one.question == text), None)
        if kept and wish is not None:
            if isinstance(shown, Message) and shown.reply_markup is not None:
                await edit_buttons(shown, wanted_rows(shown.reply_markup))
            resign = resign_row(tap.language, wish)
            await self._say(query, tap, "wait-kept", resign, question=escape(text))
        elif len(mine) >= MOST_A_CHAT:
            await self._say(query, tap, "wait-full", count=MOST_A_CHAT)
        else:
            await self._say(query, tap, "wait-failed")

    async def resigned(self, query: CallbackQuery, tap: Tap) -> None:
        """Forget the wish, and say so in place; only the chat that waits may."""
        shown = query.message
        assert shown is not None
        if self._office is None or not tap.target.isdecimal():
            return
        try:
            mine = [w.id for w in await self._office.waiting.all() if w.chat_id == shown.chat.id]
            await self._office.waiting.forget(set(mine) & {int(tap.target)})
        except StoreError as error:
            _log.warning("A wish to be told could not be forgotten: %s", error)
            await self._say(query, tap, "resign-failed")
            return
        place = Place.of(shown, quote=False)
        await edit(place, shown.message_id, message(tap.language, "wait-resigned"))

    async def forget(self, chat: int) -> None:
        """The bot may write to ``chat`` no more."""
        self._notes.forget(chat)
        if self._office is None:
            return
        try:
            await self._office.waiting.forget_chat(chat)
        except StoreError as error:
            _log.warning("The wishes of a chat could not be forgotten: %s", error)

    async def _say(
        self, query: CallbackQuery, tap: Tap, key: str, *rows: Row, **values: str | int
    ) -> None:
        assert query.message is not None
        text = message(tap.language, key, **values)
        await send(Place.of(query.message, quote=False), text, rows)
