"""Taps on buttons. Each is answered first, so that the button stops spinning."""

import logging
from typing import Any, Final

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.browsing import Screen, all_topics, one_topic, way_back
from bot.channels.telegram.buttons import (
    Row,
    Tap,
    Verb,
    language_rows,
    rated_rows,
    reply_rows,
    topics_row,
)
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.notes import Notes
from bot.channels.telegram.sending import Place, edit, edit_buttons
from bot.channels.telegram.wishes import Wishes
from bot.dialogue.reply import Reply
from bot.i18n.catalogue import LANGUAGES, message

_log: Final = logging.getLogger(__name__)

_RATINGS: Final = frozenset({Verb.HELPFUL, Verb.UNHELPFUL})


class Taps:
    """The handler of taps."""

    def __init__(self, desk: Desk, notes: Notes, wishes: Wishes) -> None:
        self._desk = desk
        self._notes = notes
        self._wishes = wishes

    async def tapped(self, update: Update, _context: Any) -> None:
        """A tap: the message with the button changes in place."""
        query = update.callback_query
        assert query is not None
        tap = Tap.parse(query.data or "")
        thanks = message(tap.language, "thanks") if tap and tap.verb in _RATINGS else None
        await acknowledge(query, thanks)
        if tap is None or query.message is None:
            return
        match tap.verb:
            case Verb.HELPFUL | Verb.UNHELPFUL:
                await self._rated(query, tap)
            case Verb.LANGUAGE:
                await self._language_chosen(query, tap)
            case Verb.TOPICS | Verb.TOPIC:
                await self._listed(query, tap)
            case Verb.SHOW | Verb.SIMPLE | Verb.ENTRY | Verb.NONE:
                await self._replied(query, tap)
            case Verb.WAIT:
                await self._wishes.wanted(query, tap)
            case Verb.RESIGN:
                await self._wishes.resigned(query, tap)
            case Verb.DONE:
                pass

    async def _rated(self, query: CallbackQuery, tap: Tap) -> None:
        base, shown = self._desk.editions.current.base, query.message
        assert shown is not None
        if isinstance(shown, Message) and shown.reply_markup is not None:
            contact = base.contact.entry if base.contact else None
            await edit_buttons(shown, rated_rows(shown.reply_markup, tap, contact))
        if tap.target in base.by_id:
            helpful = tap.verb is Verb.HELPFUL
            self._desk.feedback(tap.target, helpful)
            await self._notes.rated(shown, tap.target, helpful=helpful)

    async def _language_chosen(self, query: CallbackQuery, tap: Tap) -> None:
        assert query.message is not None
        chosen = tap.target if tap.target in LANGUAGES else None
        self._desk.choose(query.message.chat, chosen)
        language = chosen or tap.language
        text = message(language, "language-chosen" if chosen else "language-any")
        await self._show(query, text, language_rows(language))

    async def _listed(self, query: CallbackQuery, tap: Tap) -> None:
        base = self._desk.editions.current.base
        if tap.verb is Verb.TOPICS:
            screen = all_topics(base, tap.language, tap.number)
        else:
            screen = one_topic(base, tap.language, tap.target, tap.number)
        await self._show(query, screen.text, screen.rows)

    async def _replied(self, query: CallbackQuery, tap: Tap) -> None:
        assert query.message is not None
        try:
            reply, rows = self._reply(query, tap)
        except KeyError:
            gone = Screen(message(tap.language, "gone"), [topics_row(tap.language)])
            await self._show(query, gone.text, gone.rows)
            return
        self._desk.remember(query.message.chat, query.from_user, reply.conversation)
        await self._show(query, reply.text, rows)
        await self._notes.chosen(query.message, meant=tap.verb is not Verb.NONE)

    def _reply(self, query: CallbackQuery, tap: Tap) -> tuple[Reply, list[Row]]:
        """The reply to a tap. Raises KeyError when its entry is no more."""
        assert query.message is not None
        desk, chat = self._desk, query.message.chat
        edition, now = desk.editions.current, desk.clock()
        conversation = desk.conversation(chat, query.from_user)
        language = desk.chosen(chat) or tap.language
        if tap.verb is Verb.NONE:
            reply = edition.assistant.none_of_these(now, conversation, language)
            wait = self._notes.may_wait_for(query.message)
            return reply, reply_rows(reply, wait=wait)
        entry = edition.base.by_id[tap.target]
        simple = tap.verb is Verb.SIMPLE
        reply = edition.assistant.show(entry.id, now, conversation, language, simple=simple)
        back = way_back(edition.base, entry, tap) if tap.verb is Verb.ENTRY else None
        return reply, reply_rows(reply, full=entry.id if simple else None, back=back)

    async def _show(self, query: CallbackQuery, text: str, rows: list[Row]) -> None:
        shown = query.message
        assert shown is not None
        await edit(Place.of(shown, quote=False), shown.message_id, text, rows)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer the tap itself; too late is no harm, the message changes all the same."""
    try:
        await query.answer(text)
    except BadRequest:
        _log.debug("A tap could not be answered: it is too old")
    except TelegramError as error:
        _log.warning("A tap could not be answered: %s", error)
