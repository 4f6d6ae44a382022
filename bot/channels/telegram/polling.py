"""The life of the bot: start, poll, and an end that loses nothing."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Coroutine
from enum import IntEnum
from typing import Any, Final

from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application

from bot.channels.telegram.health import Health, State
from bot.channels.telegram.profile import present
from bot.channels.telegram.requests import WatchedRequest

_log: Final = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_FOR: Final = 30
"""Seconds that Telegram may hold a poll open."""
_LONGEST_PAUSE: Final = 30.0
# Containers are killed 10 seconds after they are asked to stop.
_TIME_TO_STOP: Final = 8.0

App = Application[Any, Any, Any, Any, Any, Any]
Beside = Callable[[], Coroutine[Any, Any, None]]


class ExitCode(IntEnum):
    """How the process ends."""

    STOPPED = 0
    SILENT = 1
    REJECTED = 2


def run(answering: Coroutine[Any, Any, ExitCode]) -> None:
    """Run ``answering`` to its end. Raises SystemExit when there is no going on."""
    with contextlib.suppress(KeyboardInterrupt):
        if code := asyncio.run(answering):
            raise SystemExit(code)


async def answer(application: App, *beside: Beside) -> ExitCode:
    """Answer until SIGTERM or Ctrl-C, and run all of ``beside`` for as long."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: there Ctrl-C raises
            loop.add_signal_handler(name, stop.set)
    running = [asyncio.create_task(work()) for work in beside]
    for task in running:
        task.add_done_callback(_say_why)
    try:
        return await serve(application, stop)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _say_why(task: asyncio.Task[None]) -> None:
    """Log what ended a task that nobody waits for."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("What ran beside the answering has stopped", exc_info=error)


async def serve(application: App, stop: asyncio.Event) -> ExitCode:
    """Answer until ``stop`` is set, or until there is no going on.

    What waits at Telegram is answered; what was fetched is answered before the end.
    """
    health = _health(application)
    starting = asyncio.create_task(_start(application))
    ends = {asyncio.create_task(stop.wait()), asyncio.create_task(health.over())}
    try:
        await asyncio.wait({starting, *ends}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (starting, *ends):
            task.cancel()
        await asyncio.gather(starting, *ends, return_exceptions=True)
        await _stop(application)
    match health.state:
        case State.REJECTED:
            return ExitCode.REJECTED
        case State.SILENT:
            return ExitCode.SILENT
    return ExitCode.STOPPED


async def _start(application: App) -> None:
    """Connect, however long that takes, begin to poll, and present the bot."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
            break
        except RetryAfter as error:
            pause = _seconds(error)
        except TelegramError:
            # The health has logged it.
            pause = min(_LONGEST_PAUSE, pause * 1.5)
        await asyncio.sleep(pause)
    await application.start()
    assert application.updater is not None
    await application.updater.start_polling(
        timeout=POLL_FOR,
        bootstrap_retries=-1,
        allowed_updates=ALLOWED_UPDATES,
        drop_pending_updates=False,
        error_callback=lambda _error: None,  # the health has logged it
    )
    _log.info("The bot answers in Telegram as @%s", application.bot.username)
    await present(application.bot)
    if application.post_init is not None:
        await application.post_init(application)


async def _stop(application: App) -> None:
    """Answer what was fetched and close the connections, within the time there is."""
    updater = application.updater
    try:
        async with asyncio.timeout(_TIME_TO_STOP):
            if updater is not None and updater.running:
                await updater.stop()
            if application.running:
                await application.stop()
            if application.post_stop is not None:
                await application.post_stop(application)
            await application.shutdown()
            await application.bot.shutdown()
    except TimeoutError:
        _log.warning("Some replies could not be sent any more")


def _health(application: App) -> Health:
    request = application.bot.request
    if not isinstance(request, WatchedRequest):
        raise TypeError("the application was not made by build_application")
    return request.health


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
