"""The life of the bot, from connecting to its end, against a Telegram that is no network."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram.error import NetworkError, TimedOut

from bot.channels.telegram import polling
from bot.channels.telegram.health import Health
from bot.channels.telegram.polling import ExitCode, serve
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import TOKEN, Bot
from tests.channels.telegram.offline import Offline


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting between attempts is shortened to a turn of the loop."""
    pause = asyncio.sleep

    async def turn(_seconds: float) -> None:
        await pause(0)

    monkeypatch.setattr("telegram.ext._utils.networkloop.asyncio.sleep", turn)


@asynccontextmanager
async def served(bot: Bot) -> AsyncIterator[asyncio.Task[ExitCode]]:
    """The bot at work; it is stopped at the end."""
    stop = asyncio.Event()
    task = asyncio.create_task(serve(bot.application, stop))
    try:
        yield task
    finally:
        stop.set()
        await task


def lines(caplog: pytest.LogCaptureFixture, word: str) -> list[str]:
    """The lines of the log with ``word``."""
    return [record.getMessage() for record in caplog.records if word in record.getMessage()]


async def asked(bot: Bot, text: str) -> None:
    """Send a question and wait for its answer."""
    bot.telegram.event("sendMessage").clear()
    bot.telegram.queue.append(updates.message(text))
    bot.telegram.arrived.set()
    await bot.telegram.event("sendMessage").wait()


async def test_what_waited_is_answered_and_the_end_is_clean(unstarted: Bot) -> None:
    """Pending updates are kept; every poll says which updates are wanted."""
    unstarted.telegram.queue += [updates.message(f"pytanie {number}") for number in range(3)]
    async with served(unstarted) as task:
        await asked(unstarted, "jeszcze jedno")
    assert task.result() is ExitCode.STOPPED
    assert len(unstarted.telegram.to("sendMessage")) == 4
    (webhook,) = unstarted.telegram.to("deleteWebhook")
    assert not json.loads(str(webhook.parameters.get("drop_pending_updates", False)).lower())
    for poll in unstarted.telegram.to("getUpdates"):
        assert poll.parameters["allowed_updates"] == list(polling.ALLOWED_UPDATES)


async def test_fetched_questions_are_answered_before_the_end(unstarted: Bot) -> None:
    """Stopping right after a poll loses nothing."""
    stop = asyncio.Event()
    unstarted.telegram.queue += [updates.message(f"pytanie {number}") for number in range(10)]
    task = asyncio.create_task(serve(unstarted.application, stop))
    await unstarted.telegram.event("sendMessage").wait()
    stop.set()
    assert await task is ExitCode.STOPPED
    assert len(unstarted.telegram.to("sendMessage")) == 10


async def test_a_failing_network_at_boot_is_waited_for(
    unstarted: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever answers the first calls; one line when it is lost, one when it is back."""
    telegram = unstarted.telegram
    telegram.script["getMe"] = [
        NetworkError("aiohttp.ClientConnectorError"),
        (500, {"description": "Internal Server Error"}),
        b"<html>",
        b"[]",
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 1}}),
        TimedOut(),
    ]
    telegram.script["deleteWebhook"] = [(502, {"description": "Bad Gateway"})]
    async with served(unstarted):
        await asked(unstarted, "Kiedy?")
    assert len(lines(caplog, "Nie ma połączenia")) == 2
    assert len(lines(caplog, "działa znowu")) == 2
    assert not any(record.exc_info or record.exc_text for record in caplog.records)


async def test_a_failing_poll_is_repeated(unstarted: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """One line for each change, none for each attempt; connections are made anew."""
    telegram = unstarted.telegram
    opened = telegram.opened
    telegram.script["getUpdates"] = [
        *[NetworkError("aiohttp.ClientConnectorError")] * 3,
        *[TimedOut("Pool timeout")] * 3,
        b'{"ok": true, "result": [{"upd',
        (500, {"description": "Internal Server Error"}),
    ]
    async with served(unstarted):
        await asked(unstarted, "Kiedy?")
    assert len(lines(caplog, "Nie ma połączenia")) == 1
    assert len(lines(caplog, "działa znowu")) == 1
    assert telegram.opened >= opened + 4
    assert not any(record.exc_info or record.exc_text for record in caplog.records)


async def test_a_second_bot_is_reported_once(
    unstarted: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """Two pollers take turns in ending each other's polls: one clear line is enough."""
    conflict = (409, {"description": "Conflict: terminated by other getUpdates request"})
    unstarted.telegram.script["getUpdates"] = [
        conflict,
        (200, {"result": []}),
        conflict,
        conflict,
    ]
    async with served(unstarted):
        await asked(unstarted, "Kiedy?")
    assert len(lines(caplog, "drugi bot")) == 1
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1


@pytest.mark.parametrize("endpoint", ["getMe", "deleteWebhook", "getUpdates"])
@pytest.mark.parametrize("code", [401, 404])
async def test_a_rejected_token_ends_the_process(
    unstarted: Bot, caplog: pytest.LogCaptureFixture, endpoint: str, code: int
) -> None:
    """At once, with one line that says what to look at; no zombie is left."""
    unstarted.telegram.script[endpoint] = [(code, {"description": "Unauthorized"})] * 3
    assert await serve(unstarted.application, asyncio.Event()) is ExitCode.REJECTED
    (line,) = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert "BOT_TOKEN" in line
    assert TOKEN not in caplog.text


def test_a_rejected_token_is_seen_in_the_exit_code(unstarted: Bot) -> None:
    """`run` ends the process with it."""
    unstarted.telegram.script["getMe"] = [(401, {"description": "Unauthorized"})]
    with pytest.raises(SystemExit) as end:
        polling.run(polling.answer(unstarted.application))
    assert end.value.code == ExitCode.REJECTED


async def test_polling_that_stops_silently_ends_the_process(
    unstarted: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """When no request is made any more, something else must start the bot anew."""
    health = Health(silent_after=0.05)
    unstarted.application.bot.request.health = health
    assert await serve(unstarted.application, asyncio.Event()) is ExitCode.SILENT
    assert len(lines(caplog, "bot nie pyta")) == 1


async def test_a_stop_while_connecting_is_clean(unstarted: Bot) -> None:
    """Also when Telegram has never been reached."""
    stop = asyncio.Event()
    unstarted.telegram.script["getMe"] = [NetworkError("aiohttp.ClientConnectorError")] * 100_000
    task = asyncio.create_task(serve(unstarted.application, stop))
    await unstarted.telegram.event("getMe").wait()
    stop.set()
    assert await task is ExitCode.STOPPED


async def test_an_update_that_cannot_be_read_is_skipped(
    unstarted: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """The ones around it are answered, and the polling goes on."""
    broken = updates.message("zepsute")
    broken["message"]["poll"] = {"id": "1"}
    batch = [updates.message("pierwsze"), broken, updates.message("drugie")]
    unstarted.telegram.script["getUpdates"] = [(200, {"result": batch})] * 2
    async with served(unstarted):
        await asked(unstarted, "trzecie")
    texts = [question.text for question in unstarted.assistant.asked]
    assert texts == ["pierwsze", "drugie", "trzecie"]
    assert len(lines(caplog, "An update is skipped")) == 1
    assert "zepsute" not in caplog.text


async def test_replies_that_cannot_be_sent_do_not_hold_up_the_end(
    unstarted: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The process ends before it is killed."""
    monkeypatch.setattr(polling, "_TIME_TO_STOP", 0.05)
    never = asyncio.Event()
    original = Offline.do_request

    async def hanging(telegram: Offline, url: str, *args: Any) -> tuple[int, bytes]:
        if url.endswith("sendMessage"):
            telegram.event("sendMessage").set()
            await never.wait()
        return await original(telegram, url, *args)

    monkeypatch.setattr(Offline, "do_request", hanging)
    async with served(unstarted) as task:
        await asked(unstarted, "Kiedy?")
    assert task.result() is ExitCode.STOPPED
    assert lines(caplog, "could not be sent any more")


async def test_the_bot_presents_itself(unstarted: Bot) -> None:
    """Commands and descriptions in Polish for everybody, and in two more languages."""
    async with served(unstarted):
        while len(unstarted.telegram.to("setMyShortDescription")) < 3:
            unstarted.telegram.event("setMyShortDescription").clear()
            await unstarted.telegram.event("setMyShortDescription").wait()
    for endpoint in ("setMyCommands", "setMyDescription", "setMyShortDescription"):
        codes = [call.parameters.get("language_code") for call in unstarted.telegram.to(endpoint)]
        assert codes == [None, "uk", "en"]
    commands = unstarted.telegram.to("setMyCommands")[0].parameters["commands"]
    names = [command["command"] for command in commands]
    assert names == ["start", "tematy", "jezyk", "pomoc", "prywatnosc"]
    assert all(1 <= len(command["description"]) <= 256 for command in commands)
    for call in unstarted.telegram.to("setMyDescription"):
        assert 1 <= len(call.parameters["description"]) <= 512
    for call in unstarted.telegram.to("setMyShortDescription"):
        assert 1 <= len(call.parameters["short_description"]) <= 120


async def test_a_profile_that_is_refused_does_not_matter(
    unstarted: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even when Telegram asks to wait for a day: messages go on."""
    wait = (429, {"description": "Too Many Requests", "parameters": {"retry_after": 86_400}})
    unstarted.telegram.script["setMyDescription"] = [wait] * 3
    unstarted.telegram.script["getMyCommands"] = [(200, {"result": 5})]
    async with served(unstarted) as task:
        await unstarted.telegram.event("setMyShortDescription").wait()
        await asked(unstarted, "Kiedy?")
    assert task.result() is ExitCode.STOPPED
    assert lines(caplog, "did not take the description")


async def test_a_profile_that_is_as_it_should_be_is_left_alone(unstarted: Bot) -> None:
    """Telegram limits how often it may be set."""
    async with served(unstarted):
        while len(unstarted.telegram.to("setMyShortDescription")) < 3:
            unstarted.telegram.event("setMyShortDescription").clear()
            await unstarted.telegram.event("setMyShortDescription").wait()
    for call in unstarted.telegram.calls:
        if call.endpoint.startswith("setMy"):
            value = next(v for k, v in call.parameters.items() if k != "language_code")
            field = call.endpoint.removeprefix("setMy")
            result = value if field == "Commands" else {_snake(field): value}
            known = unstarted.telegram.script.setdefault(f"getMy{field}", [])
            known.append((200, {"result": result}))
    unstarted.telegram.calls.clear()
    async with served(unstarted):
        unstarted.telegram.event("getUpdates").clear()
        await asked(unstarted, "Kiedy?")
        while unstarted.telegram.script["getMyShortDescription"]:
            unstarted.telegram.event("getMyShortDescription").clear()
            await unstarted.telegram.event("getMyShortDescription").wait()
    assert not [c for c in unstarted.telegram.calls if c.endpoint.startswith("setMy")]


def _snake(field: str) -> str:
    return {"Description": "description", "ShortDescription": "short_description"}[field]
