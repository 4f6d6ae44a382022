"""Failures of the network and of Telegram: what the running bot makes of them."""

import asyncio

import aiohttp
import pytest

from bot.i18n.catalogue import message
from tests.botapi import (
    BotApiServer,
    CutOff,
    Fault,
    FloodWait,
    Hold,
    Malformed,
    Reset,
    Status,
)
from tests.process.conftest import Start

ASKED = "Ile kosztuje bilet na basen?"
ANSWER = "18 zł"
FAULTS = [Status(500), Status(502), Reset(), Malformed(), CutOff(), FloodWait(1)]


def _name(fault: Fault) -> str:
    return str(fault)


@pytest.mark.parametrize("fault", FAULTS, ids=_name)
async def test_failures_at_boot(server: BotApiServer, start: Start, fault: Fault) -> None:
    """A start that fails is tried again; what waits is answered then."""
    server.script("getMe", fault)
    server.script("deleteWebhook", fault)
    anna = server.person(1)
    anna.say(ASKED)
    bot = await start()
    assert ANSWER in (await anna.reply(60)).text
    assert server.faults_left == 0
    assert not bot.having("Traceback"), bot.output
    assert await bot.stop() == 0


@pytest.mark.parametrize("fault", FAULTS, ids=_name)
async def test_failures_while_running(server: BotApiServer, start: Start, fault: Fault) -> None:
    """A failed poll or send is tried again: one reply, no more and no less, and no apology."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    server.script("getUpdates", fault)
    server.script("sendMessage", fault)
    anna.say(ASKED)
    assert ANSWER in (await anna.reply()).text
    anna.say("Cennik basenu Fala")
    assert ANSWER in (await anna.reply()).text
    await server.polled()
    assert server.faults_left == 0
    assert anna.unread == 0
    assert not bot.having("Traceback"), bot.output
    assert await bot.stop() == 0


async def test_server_that_is_away(server: BotApiServer, start: Start) -> None:
    """No server at all at the start, and none for a while later: one line each, then answers."""
    await server.__aexit__(None, None, None)
    bot = await start()
    await bot.line("WARNING", "Nie ma połączenia z Telegramem")
    async with server:
        await bot.line(message("pl", "log-back"))
        await server.polled(60)
        anna = server.person(1)
        anna.say(ASKED)
        assert ANSWER in (await anna.reply()).text
    async with server:
        anna.say(ASKED)
        assert ANSWER in (await anna.reply(60)).text
        await server.polled(60)
        assert len(bot.having("Nie ma połączenia z Telegramem")) == 2
        assert len(bot.having(message("pl", "log-back"))) == 2
        assert not bot.having("Traceback"), bot.output
        assert await bot.stop() == 0
    await server.__aenter__()


async def test_wait_that_telegram_asks_for(server: BotApiServer, start: Start) -> None:
    """After 429 a message is sent again when the time is over, not before."""
    await start()
    await server.polled(60)
    anna = server.person(1)
    server.script("sendMessage", FloodWait(2))
    anna.say(ASKED)
    assert ANSWER in (await anna.reply()).text
    refused, sent = server.made("sendMessage")
    assert (refused.status, sent.status) == (429, 200)
    assert sent.at - refused.at >= 2


async def test_everybody_asks_at_once(server: BotApiServer, start: Start) -> None:
    """More questions than Telegram lets a bot answer at once: each is answered, exactly once."""
    await start()
    await server.polled(60)
    people = [server.person(number) for number in range(1, 61)]
    for person in people:
        person.say(ASKED)
    for person in people:
        assert ANSWER in (await person.reply(60)).text
    await server.polled(60)
    assert {person.unread for person in people} == {0}


async def test_one_person_asks_too_much(server: BotApiServer, start: Start) -> None:
    """More than a chat takes at once: all are answered in their order."""
    await start()
    await server.polled(60)
    anna = server.person(1)
    asked = [ASKED, "W jakich godzinach jest otwarta biblioteka?"] * 4
    for text in asked:
        anna.say(text)
    for number in range(len(asked)):
        shown = await anna.reply(60)
        assert ("9–17" if number % 2 else ANSWER) in shown.text
    assert server.made("sendMessage", 429)


async def test_second_poller(server: BotApiServer, start: Start) -> None:
    """Another process with the same token is reported in one clear line, and survived."""
    bot = await start()
    await server.polled(60)
    rival = f"{server.url}/bot{server.token}/getUpdates"

    async def conflicts(number: int) -> None:
        async with aiohttp.ClientSession() as session, session.get(rival) as response:
            assert response.status == 200
        await server.until(lambda: len(server.made("getUpdates", 409)) == number)
        await server.polled(60)

    await conflicts(1)
    await conflicts(2)
    anna = server.person(1)
    anna.say(ASKED)
    assert ANSWER in (await anna.reply()).text
    assert len(bot.having("ERROR", message("pl", "log-conflict"))) == 1
    assert not bot.having("Traceback"), bot.output
    assert await bot.stop() == 0


async def test_slow_reply_to_one_does_not_hold_up_others(
    server: BotApiServer, start: Start
) -> None:
    """While a message to one person hangs, another one is answered."""
    await start()
    await server.polled(60)
    anna, berta = server.person(1), server.person(2)
    hold = Hold()
    server.script("sendMessage", hold)
    anna.say(ASKED)
    await server.until(lambda: server.faults_left == 0)
    berta.say(ASKED)
    assert ANSWER in (await berta.reply()).text
    assert anna.unread == 0
    hold.release.set()
    assert ANSWER in (await anna.reply()).text


async def test_bot_that_was_down(server: BotApiServer, start: Start) -> None:
    """Questions that came while no bot ran are answered by the next; old buttons still work."""
    anna, berta = server.person(1), server.person(2)
    anna.say("W jakich godzinach jest otwarta biblioteka?")
    first = await start()
    shown = await anna.reply(60)
    await server.polled()
    assert await first.stop() == 0
    berta.say(ASKED)
    tap = anna.tap(shown.button("Jak wyrobić kartę"))
    assert server.pending == 2
    second = await start()
    assert ANSWER in (await berta.reply(60)).text
    card = await anna.reply()
    assert (card.edited, card.message_id) == (True, shown.message_id)
    assert "dowód osobisty" in card.text
    assert await tap.answered() == ""
    await server.polled()
    assert await second.stop() == 0
    assert (anna.unread, berta.unread) == (0, 0)


async def test_token_that_is_revoked(server: BotApiServer, start: Start) -> None:
    """A bot whose token stops being valid says so once and ends with an error."""
    bot = await start()
    await server.polled(60)
    old, server.token = server.token, "7100000001:AAF-another_one_0123456789abcdefghi"
    server.person(1).say(ASKED)
    try:
        assert await bot.ended() != 0
    finally:
        server.token = old
    assert len(bot.having("BOT_TOKEN")) == 1
    assert not bot.having("Traceback"), bot.output


async def test_malformed_everything(server: BotApiServer, start: Start) -> None:
    """Updates with unknown fields or kinds do not stop the ones that follow."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    anna.send(text=ASKED, field_of_next_year={"a": 1})
    assert ANSWER in (await anna.reply()).text
    anna.send(something_new={"a": 1})
    anna.say(ASKED)
    assert ANSWER in (await anna.reply()).text
    await asyncio.gather(server.polled())
    assert await bot.stop() == 0
