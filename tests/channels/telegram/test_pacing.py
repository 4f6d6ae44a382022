from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.pacing import Pacing


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """``error`` as the library raises it."""
    error.__cause__ = cause
    return error


async def calls_until_done(errors: list[TelegramError], endpoint: str = "sendMessage") -> int:
    """How often Telegram is called when the first calls fail. Raises what is not repeated."""
    pending: Iterator[TelegramError] = iter(errors)
    made = 0

    async def call(*_: Any, **__: Any) -> bool:
        nonlocal made
        made += 1
        for error in pending:
            raise error
        return True

    pacing = Pacing(0, pauses=(0, 0, 0))
    assert await pacing.process_request(call, (), {}, endpoint, {"chat_id": 7}, None)
    return made


@pytest.mark.parametrize(
    "error",
    [
        NetworkError("Bad Gateway"),
        NetworkError("aiohttp.ServerDisconnectedError: "),
        caused(TimedOut(), aiohttp.ConnectionTimeoutError()),
    ],
)
async def test_a_message_is_sent_again_after_a_network_failure(error: TelegramError) -> None:
    """As often as there are pauses."""
    assert await calls_until_done([error] * 3) == 4
    with pytest.raises(NetworkError):
        await calls_until_done([error] * 4)


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("Message is too long"),
        Forbidden("bot was blocked"),
        TelegramError("Invalid server response"),
        caused(TimedOut(), aiohttp.SocketTimeoutError()),
    ],
)
async def test_what_was_refused_or_has_arrived_is_not_sent_again(error: TelegramError) -> None:
    """A second copy would be worse."""
    with pytest.raises(type(error)):
        await calls_until_done([error])


async def test_a_flood_limit_is_obeyed() -> None:
    """The library waits as long as Telegram says."""
    assert await calls_until_done([RetryAfter(0)] * 3) == 4


@pytest.mark.parametrize("endpoint", ["sendChatAction", "answerCallbackQuery", "setMyDescription"])
async def test_nothing_else_is_waited_for(endpoint: str) -> None:
    """A limit on them must not stop the messages."""
    with pytest.raises(RetryAfter):
        await calls_until_done([RetryAfter(86_400)], endpoint)
    with pytest.raises(NetworkError):
        await calls_until_done([NetworkError("Bad Gateway")], endpoint)
