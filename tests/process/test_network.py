"""Failures of the network and of Telegram: what the running bot makes of them."""

import aiohttp
import pytest

from bot.i18n import message
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
from tests.process.conftest import HOURS_ASKED, TICKET, TICKET_ASKED, Start

BACK = "Połączenie z Telegramem działa znowu"
LOST = "Nie ma połączenia z Telegramem"
FAULTS = [Status(500), Status(502), Reset(), Malformed(), CutOff(), FloodWait(1)]


def _name(fault: Fault) -> str:
    return str(fault)


@pytest.mark.parametrize("fault", FAULTS, ids=_name)
async def test_failures_at_boot(server: BotApiServer, start: Start, fault: Fault) -> None:
    """A start that fails is tried again; what waits is answered then."""
    server.script("getMe", fault)
    server.script("deleteWebhook", fault)
    anna = server.person(1)
    anna.say(TICKET_ASKED)
    bot = await start()
    assert TICKET in (await anna.reply(60)).text
    assert server.faults_left == 0
    assert await bot.stop() == 0


@pytest.mark.parametrize("fault", FAULTS, ids=_name)
async def test_failed_polls(server: BotApiServer, start: Start, fault: Fault) -> None:
    """A failed poll is tried again: one reply to each question, no more and no less."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    server.script("getUpdates", fault, times=2)
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    anna.say("Cennik basenu Fala")
    assert TICKET in (await anna.reply()).text
    await server.polled()
    assert server.faults_left == 0
    assert anna.unread == 0
    assert await bot.stop() == 0


@pytest.mark.parametrize("fault", [Status(500), Status(502), Reset(), FloodWait(1)], ids=_name)
async def test_failed_sends(server: BotApiServer, start: Start, fault: Fault) -> None:
    """What was not sent or changed is so later, once, and nobody gets an apology."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    server.script("sendMessage", fault, times=2)
    server.script("editMessageText", fault, times=2)
    anna.say(HOURS_ASKED)
    shown = await anna.reply()
    assert "9–17" in shown.text
    anna.tap(shown.button("Jak wyrobić kartę"))
    assert "dowód osobisty" in (await anna.reply()).text
    assert server.faults_left == 0
    await server.polled()
    assert anna.unread == 0
    assert await bot.stop() == 0


async def test_answer_that_breaks_off(server: BotApiServer, start: Start) -> None:
    """A message that was sent although no whole answer came is not followed by an apology."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    server.script("sendMessage", CutOff())
    anna.say(TICKET_ASKED)
    anna.say(HOURS_ASKED)
    texts = [(await anna.reply()).text]
    while "9–17" not in texts[-1]:
        texts.append((await anna.reply()).text)
    assert TICKET in texts[0]
    assert set(texts[:-1]) == {texts[0]}
    assert await bot.stop() == 0


async def test_server_that_is_away(start: Start) -> None:
    """No server at the start, and none for a while later: one line each, then answers."""
    server = BotApiServer()
    async with server:
        address = server.url
    bot = await start(BOT_API_URL=address)
    await bot.line("WARNING", LOST)
    anna = server.person(1)
    for times in (1, 2):
        async with server:
            anna.say(TICKET_ASKED)
            assert TICKET in (await anna.reply(60)).text
            await server.polled(60)
            assert len(bot.having(LOST)) == len(bot.having(BACK)) == times
    assert await bot.stop() == 0
    assert server.failures == []


async def test_wait_that_telegram_asks_for(server: BotApiServer, start: Start) -> None:
    """After 429 a message is sent again when the time is over, not before."""
    await start()
    await server.polled(60)
    anna = server.person(1)
    server.script("sendMessage", FloodWait(2))
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    refused, sent = server.made("sendMessage")
    assert (refused.status, sent.status) == (429, 200)
    assert sent.at - refused.at >= 2


async def test_everybody_asks_at_once(server: BotApiServer, start: Start) -> None:
    """More questions than Telegram lets a bot answer at once: each is answered, exactly once."""
    await start()
    await server.polled(60)
    people = [server.person(number) for number in range(1, 61)]
    for person in people:
        person.say(TICKET_ASKED)
    for person in people:
        assert TICKET in (await person.reply(60)).text
    await server.polled(60)
    assert {person.unread for person in people} == {0}


async def test_one_person_asks_too_much(server: BotApiServer, start: Start) -> None:
    """More than a chat takes at once: all are answered in their order."""
    await start()
    await server.polled(60)
    anna = server.person(1)
    asked = [TICKET_ASKED, HOURS_ASKED] * 4
    for text in asked:
        anna.say(text)
    for number in range(len(asked)):
        shown = await anna.reply(60)
        assert ("9–17" if number % 2 else TICKET) in shown.text
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
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    assert len(bot.having("ERROR", message("pl", "log-conflict"))) == 1
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
    anna.say(TICKET_ASKED)
    await server.until(lambda: server.faults_left == 0)
    berta.say(TICKET_ASKED)
    assert TICKET in (await berta.reply()).text
    assert anna.unread == 0
    hold.release.set()
    assert TICKET in (await anna.reply()).text


async def test_bot_that_was_down(server: BotApiServer, start: Start) -> None:
    """Questions that came while no bot ran are answered by the next; old buttons still work."""
    anna, berta = server.person(1), server.person(2)
    anna.say(HOURS_ASKED)
    first = await start()
    shown = await anna.reply(60)
    await server.polled()
    assert await first.stop() == 0
    berta.say(TICKET_ASKED)
    tap = anna.tap(shown.button("Jak wyrobić kartę"))
    assert server.pending == 2
    second = await start()
    assert TICKET in (await berta.reply(60)).text
    card = await anna.reply()
    assert (card.edited, card.message_id) == (True, shown.message_id)
    assert "dowód osobisty" in card.text
    assert await tap.answered() == ""
    await server.polled()
    assert await second.stop() == 0
    assert (anna.unread, berta.unread) == (0, 0)


async def test_updates_of_next_year(server: BotApiServer, start: Start) -> None:
    """Updates with fields or content the bot does not know do not stop the ones that follow."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    anna.send(text=TICKET_ASKED, field_of_next_year={"a": 1})
    assert TICKET in (await anna.reply()).text
    anna.send(something_new={"a": 1})
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    await server.polled()
    assert await bot.stop() == 0


async def test_update_that_cannot_be_read(server: BotApiServer, start: Start) -> None:
    """An update against all rules is skipped; it neither stops the others nor comes again."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    anna.send(text=TICKET_ASKED, poll="not a poll")
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply(60)).text
    await server.polled(60)
    assert server.pending == 0
    assert TICKET_ASKED not in bot.output
    bot.traced = True
    assert await bot.stop() == 0
