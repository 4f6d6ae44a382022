"""The HTTP under python-telegram-bot, by aiohttp: a message takes half the work it takes httpx."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp
import httpx
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_TIMEOUT: Final = 10.0
"""Seconds for a connection, waiting for a free one included."""
# Shorter than servers keep an idle connection, so that none is used which they just closed.
_IDLE: Final = 15.0


class Transport(BaseRequest):
    """Makes requests over a pool of ``connections``; answers are awaited ``read_timeout`` seconds.

    Proxies are taken from the environment, certificates from the same places as httpx does.
    """

    def __init__(self, connections: int, read_timeout: float) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer where a call does not say otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Make a pool of connections; they are opened as they are needed."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections,
                keepalive_timeout=_IDLE,
                ssl=httpx.create_ssl_context(),
            )
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=True
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 – the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 – aiohttp has none
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 – part of connect_timeout
    ) -> tuple[int, bytes]:
        """One request: its status and body. Raises TelegramError."""
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_given(connect_timeout, CONNECT_TIMEOUT),
            sock_read=_given(read_timeout, self._read_timeout),
        )
        async with (
            _explained(),
            self._session.request(
                method,
                url,
                data=_body(request_data),
                headers={"User-Agent": self.USER_AGENT},
                timeout=timeout,
                allow_redirects=False,
            ) as response,
        ):
            return response.status, await response.read()


def undelivered(error: NetworkError) -> bool:
    """Whether ``error`` leaves hope that Telegram has not seen the request.

    After a timeout while waiting for the answer the message most likely stands there already;
    what could not be made a request at all would fail again.
    """
    cause = error.__cause__
    if isinstance(error, TimedOut):
        return isinstance(cause, aiohttp.ConnectionTimeoutError)
    return cause is None or isinstance(cause, aiohttp.ClientError | TelegramError)


@asynccontextmanager
async def _explained() -> AsyncIterator[None]:
    """Errors of aiohttp as those of python-telegram-bot."""
    try:
        yield
    except TimeoutError as error:
        raise TimedOut(f"aiohttp.{type(error).__name__}") from error
    except aiohttp.ClientPayloadError as error:
        # The answer has begun: whatever was asked for has been done.
        raise TelegramError("The answer was cut off") from error
    except aiohttp.ClientError as error:
        raise NetworkError(f"aiohttp.{type(error).__name__}: {error}") from error


def _body(request_data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, mime_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form


def _given(timeout: Any, otherwise: float) -> float | None:
    """``timeout`` as a call gave it; ``otherwise`` where it gave none."""
    if timeout is BaseRequest.DEFAULT_NONE:
        return otherwise
    return None if timeout is None else float(timeout)
