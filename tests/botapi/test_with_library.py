"""The server serves python-telegram-bot itself."""

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.botapi import BotApiServer

_MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("Dalej", callback_data="next")]])


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    assert message.text is not None
    await message.reply_html(f"<b>{message.text}</b>", reply_markup=_MARKUP, do_quote=True)


async def _tapped(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Już")
    await update.callback_query.edit_message_text("Dalej nic")


@pytest.fixture
async def polling(server: BotApiServer) -> AsyncIterator[None]:
    """A small bot of the library, polling the server."""
    builder = Application.builder().token(server.token)
    application = builder.base_url(f"{server.url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.add_handler(CallbackQueryHandler(_tapped))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await application.start()
        yield
        await application.updater.stop()
        await application.stop()


@pytest.mark.usefixtures("polling")
async def test_conversation(server: BotApiServer) -> None:
    """A message is answered, a tap is answered and edits the message in place."""
    anna = server.person(1)
    said = anna.say("Dzień dobry")
    shown = await anna.reply()
    assert (shown.text, shown.reply_to) == ("Dzień dobry", said)
    assert [entity["type"] for entity in shown.entities] == ["bold"]
    tap = anna.tap(shown.button("Dalej"))
    edited = await anna.reply()
    assert (edited.text, edited.edited, edited.buttons) == ("Dalej nic", True, ())
    assert edited.message_id == shown.message_id
    assert await tap.answered() == "Już"
    await server.polled()
    assert server.failures == []


@pytest.mark.usefixtures("polling")
async def test_conversation_in_a_group(server: BotApiServer) -> None:
    """What is said in a group is answered there."""
    anna, group = server.person(1), server.group()
    group.add_bot(anna)
    anna.say("Jest tu kto?", group)
    assert (await group.reply()).text == "Jest tu kto?"
    assert anna.unread == 0
    assert server.failures == []
