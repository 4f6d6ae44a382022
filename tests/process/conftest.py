import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from tests.botapi import BotApiServer, Group, Person
from tests.process.bot_process import BotProcess, environment

Start = Callable[..., Awaitable[BotProcess]]
Newcomer = Callable[[], Person]

HOURS = "Biblioteka jest otwarta od poniedziałku do piątku w godz. 9–17 & w soboty < 14."
HOURS_ASKED = "W jakich godzinach jest otwarta biblioteka?"
TICKET_ASKED = "Ile kosztuje bilet na basen?"
TICKET = "18 zł"

_ids = itertools.count(1000)


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


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def answering(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApiServer]:
    """A server with one bot for a whole module, neither of which may complain in the end."""
    data = tmp_path_factory.mktemp("data")
    async with BotApiServer() as running:
        variables = environment(data, BOT_TOKEN=running.token, BOT_API_URL=running.url)
        bot = await BotProcess.start(variables)
        try:
            await running.polled(60)
            yield running
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        assert running.failures == []
        assert not bot.having("Traceback"), bot.output
        assert not bot.having(" ERROR "), bot.output
        assert running.token.partition(":")[2] not in bot.output


@pytest.fixture
def newcomer(answering: BotApiServer) -> Newcomer:
    """Gives people nobody has met before."""
    return lambda: answering.person(next(_ids))


@pytest.fixture
def anna(newcomer: Newcomer) -> Person:
    """A person nobody has met before."""
    return newcomer()


@pytest.fixture
def group(answering: BotApiServer) -> Group:
    """A group that the bot has been in for long."""
    return answering.group(-next(_ids))
