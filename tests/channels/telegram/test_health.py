import asyncio
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.channels.telegram.health import Health, State
from bot.channels.telegram.requests import WatchedRequest
from tests.channels.telegram.offline import Offline


class Time:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time in seconds."""
        return self.now


def test_every_change_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    """Lost and back, however many attempts lie between; the line says how long it was."""
    time = Time()
    health = Health(time)
    health.succeeded()
    for _ in range(50):
        health.failed("aiohttp.ClientConnectorError")
    time.now = 90
    health.succeeded()
    health.succeeded()
    lost, back = caplog.messages
    assert "aiohttp.ClientConnectorError" in lost
    assert "90 s" in back


def test_a_conflict_is_told_again_after_a_quiet_time(caplog: pytest.LogCaptureFixture) -> None:
    """As long as it goes on, once is enough."""
    time = Time()
    health = Health(time)
    for _ in range(100):
        health.conflicted()
        time.now += 30
    assert len(caplog.messages) == 1
    time.now += 3600
    health.conflicted()
    assert len(caplog.messages) == 2


async def test_a_pause_that_telegram_asks_for_is_no_silence() -> None:
    """An hour of waiting is no reason to end."""
    health = Health(silent_after=0.01)
    over = asyncio.create_task(health.over())
    await asyncio.sleep(0)
    health.failed("HTTP 429", pause=3600)
    done, _ = await asyncio.wait({over}, timeout=0.05)
    assert not done
    over.cancel()


async def test_a_request_that_hangs_is_ended(
    telegram: Offline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the library's own timeouts do."""

    async def hanging(*_: Any) -> tuple[int, bytes]:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(telegram, "do_request", hanging)
    health = Health()
    request = WatchedRequest(telegram, health, hangs_after=0.01)
    with pytest.raises(TimedOut):
        await request.do_request("https://api.telegram.org/bot1:x/getUpdates", "POST")
    assert health.state is State.LOST


async def test_other_calls_tell_nothing_about_the_connection(telegram: Offline) -> None:
    """A message may be refused for reasons of its own."""
    health = Health()
    telegram.refuse("sendChatAction", "Unauthorized", 401)
    request = WatchedRequest(telegram, health)
    status, _ = await request.do_request("https://api.telegram.org/bot1:x/sendChatAction", "POST")
    assert status == 401
    assert health.state is State.STARTING
