"""Getting messages to people: new ones, or in place of one that stands there already."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Final

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.buttons import Row, keyboard, without_links
from bot.channels.telegram.rendering import Part, parts, plain_parts

_log: Final = logging.getLogger(__name__)

# An indicator for an answer that comes at once would only cost a request.
TYPING_AFTER: Final = 0.3
_TYPING_AGAIN: Final = 4.5

# python-telegram-bot changes the case of Telegram's words: compare without it.
_UNCHANGED: Final = "message is not modified"
_NOT_EDITABLE: Final = ("can't be edited", "message to edit not found", "message_id_invalid")
_NO_PLACE: Final = ("chat not found", "not enough rights", "have no rights", "topic_closed")


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write: a chat, a thread of it, and the message that is answered."""

    bot: Bot
    chat: int
    thread: int | None = None
    answers: int | None = None

    @classmethod
    def of(cls, message: MaybeInaccessibleMessage, *, quote: bool = True) -> "Place":
        """The place of ``message``; in a group what is written there quotes it."""
        bot = message.get_bot()
        if not isinstance(message, Message):
            return cls(bot, message.chat.id)
        thread = message.message_thread_id if message.is_topic_message else None
        group = message.chat.type != ChatType.PRIVATE
        return cls(bot, message.chat.id, thread, message.message_id if group and quote else None)


async def send(place: Place, text: str, rows: Sequence[Row] = ()) -> Message | None:
    """Write ``text`` (Markdown subset) with buttons under its last part.

    Returns the message where there is one only. Raises TelegramError when Telegram refuses even
    the plain text.
    """
    return await _send_all(place, parts(text), keyboard(rows))


async def send_file(
    place: Place, name: str, content: bytes, caption: str, rows: Sequence[Row] = ()
) -> Message:
    """Send a file with a caption of plain text, of 1024 letters at most. Raises TelegramError."""
    return await place.bot.send_document(
        place.chat,
        content,
        caption=caption,
        filename=name,
        message_thread_id=place.thread,
        reply_markup=keyboard(rows),
    )


async def edit(place: Place, message: int, text: str, rows: Sequence[Row] = ()) -> None:
    """Put ``text`` in place of a message; a new one where that cannot be."""
    first, *rest = parts(text)
    markup = keyboard(rows)
    try:
        await _edit_one(place, message, first, None if rest else markup)
    except BadRequest as error:
        if not _says(error, *_NOT_EDITABLE):
            raise
        rest = [first, *rest]
    if rest:
        await _send_all(place, rest, markup)


async def edit_buttons(message: MaybeInaccessibleMessage, rows: Sequence[Row]) -> None:
    """Change the buttons under ``message``; no matter when that cannot be."""
    if not isinstance(message, Message):
        return
    try:
        await message.get_bot().edit_message_reply_markup(
            message.chat.id, message.message_id, reply_markup=keyboard(rows)
        )
    except BadRequest as error:
        if not _says(error, _UNCHANGED, *_NOT_EDITABLE):
            raise


@contextlib.asynccontextmanager
async def typing(place: Place) -> AsyncIterator[None]:
    """Show „typing…” while the body works, unless it is quick."""
    task = asyncio.create_task(_keep_typing(place))
    try:
        yield
    finally:
        task.cancel()


def no_place(error: BadRequest) -> bool:
    """Whether ``error`` says that the bot cannot write there at all."""
    return _says(error, *_NO_PLACE)


async def _keep_typing(place: Place) -> None:
    await asyncio.sleep(TYPING_AFTER)
    with contextlib.suppress(TelegramError):
        while True:
            await place.bot.send_chat_action(
                place.chat, ChatAction.TYPING, message_thread_id=place.thread
            )
            await asyncio.sleep(_TYPING_AGAIN)


async def _send_all(
    place: Place, messages: Sequence[Part], markup: InlineKeyboardMarkup | None
) -> Message | None:
    sent = None
    for number, part in enumerate(messages, 1):
        last = number == len(messages)
        sent = await _send_one(place, part, markup if last else None)
    return sent if len(messages) == 1 else None


async def _send_one(
    place: Place, part: Part, markup: InlineKeyboardMarkup | None
) -> Message | None:
    try:
        return await _say(place, part.html, markup, ParseMode.HTML)
    except BadRequest as error:
        if no_place(error):
            raise
        pieces, markup = _plainly(part, markup, error)
    for piece in pieces[:-1]:
        await _say(place, piece, None)
    return await _say(place, pieces[-1], markup)


async def _edit_one(
    place: Place, message: int, part: Part, markup: InlineKeyboardMarkup | None
) -> None:
    bot = place.bot
    try:
        await bot.edit_message_text(
            part.html, place.chat, message, parse_mode=ParseMode.HTML, reply_markup=markup
        )
    except BadRequest as error:
        if _says(error, _UNCHANGED):
            return
        if no_place(error) or _says(error, *_NOT_EDITABLE):
            raise
        pieces, markup = _plainly(part, markup, error)
        more = pieces[1:]
        await bot.edit_message_text(
            pieces[0], place.chat, message, reply_markup=None if more else markup
        )
        for number, piece in enumerate(more, 1):
            await _say(place, piece, markup if number == len(more) else None)


async def _say(
    place: Place, text: str, markup: InlineKeyboardMarkup | None, mode: str | None = None
) -> Message:
    quoted = None
    if place.answers is not None:
        quoted = ReplyParameters(place.answers, allow_sending_without_reply=True)
    return await place.bot.send_message(
        place.chat,
        text,
        parse_mode=mode,
        message_thread_id=place.thread,
        reply_parameters=quoted,
        reply_markup=markup,
    )


def _plainly(
    part: Part, markup: InlineKeyboardMarkup | None, error: BadRequest
) -> tuple[list[str], InlineKeyboardMarkup | None]:
    """A refused message without what Telegram may have refused in it."""
    _log.error("Telegram refused a message, sending it as plain text: %s", error)
    lines = [part.plain]
    if markup:
        keys = (key for row in markup.inline_keyboard for key in row)
        lines += [f"{key.text}: {key.url}" for key in keys if key.url]
    kept = None if _says(error, "button_data", "reply markup") else without_links(markup)
    return [piece.plain for piece in plain_parts("\n\n".join(lines))], kept


def _says(error: BadRequest, *words: str) -> bool:
    return any(word in error.message.lower() for word in words)
