from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.botapi import BotApiServer
from tests.process.bot_process import BotProcess, environment

Start = Callable[..., Awaitable[BotProcess]]


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A Bot API server that the bot must not give a single reason to complain."""
    async with BotApiServer() as running:
        yield running
    assert running.failures == []


@pytest.fixture
async def start(server: BotApiServer, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts bots, which end with the test.

    Whatever happened to them, they show neither the token nor an unexpected traceback.
    """
    started: list[BotProcess] = []

    async def starting(*arguments: str, **settings: str) -> BotProcess:
        variables = environment(
            tmp_path, **{"BOT_TOKEN": server.token, "BOT_API_URL": server.url, **settings}
        )
        started.append(await BotProcess.start(variables, *arguments))
        return started[-1]

    yield starting
    secret = server.token.partition(":")[2]
    for bot in started:
        await bot.kill()
        assert secret not in bot.output
        assert bot.traced or not bot.having("Traceback"), bot.output
