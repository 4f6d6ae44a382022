import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from tests.botapi import BotApiServer
from tests.botapi.errors import Json

Ask = Callable[..., Awaitable[Json]]


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A running server with Telegram's limits."""
    async with BotApiServer() as running:
        yield running


@pytest.fixture
async def ask(server: BotApiServer) -> AsyncIterator[Ask]:
    """Calls a method as a bot does: a form whose structures are written as JSON."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, *, token: str = server.token, **values: Any) -> Json:
            form = {
                key: json.dumps(value) if isinstance(value, (dict, list, bool)) else str(value)
                for key, value in values.items()
            }
            async with session.post(f"{server.url}/bot{token}/{method}", data=form) as response:
                body: Json = await response.json()
            assert body["ok"] == (response.status == 200)
            return body

        yield call
