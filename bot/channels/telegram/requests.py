"""Requests to Telegram, watched: how they went, and what came back."""

import asyncio
import json
import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from telegram import Update
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.health import Health

_log: Final = logging.getLogger(__name__)

_POLL: Final = "getUpdates"
# The calls that tell: those of the start, and the poll. A send may fail for its own reasons.
_TELLING: Final = frozenset({"getMe", "deleteWebhook", _POLL})
HANGS_AFTER: Final = 75.0
"""Seconds after which a telling request is ended; more than a poll is held open."""
_FAILURES_TO_RECONNECT: Final = 3


class WatchedRequest(BaseRequest):
    """Passes requests on to ``inner`` and tells ``health`` how the telling ones went.

    A request that hangs is ended, and after some failures in a row the connections are made anew:
    an exhausted pool would otherwise time out for ever.
    """

    def __init__(
        self, inner: BaseRequest, health: Health, hangs_after: float = HANGS_AFTER
    ) -> None:
        self._inner = inner
        self._hangs_after = hangs_after
        self._newest: int | None = None
        self.health = health

    @property
    def read_timeout(self) -> float | None:
        """The read timeout of the inner request, in seconds."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Open the connections."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close the connections."""
        await self._inner.shutdown()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of an answer; unlike the library's, a broken one is not logged: it is private.

        Raises TelegramError.
        """
        try:
            content = json.loads(payload.decode("utf-8", "replace"))
        except ValueError as error:
            raise TelegramError("Invalid server response") from error
        if not isinstance(content, dict):
            raise TelegramError("Invalid server response")
        return content

    async def do_request(  # noqa: PLR0913, PLR0917 – the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request: its status and body. Raises TelegramError."""
        timeouts = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        request = self._inner.do_request(url, method, request_data, *timeouts)
        endpoint = url.rpartition("/")[2]
        if endpoint not in _TELLING:
            return await request
        try:
            async with asyncio.timeout(self._hangs_after):
                status, payload = await request
        except TimeoutError as error:
            await self._failed("no answer")
            raise TimedOut from error
        except TelegramError as error:
            await self._failed(error.message)
            raise
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            await self._refused(status, payload)
            return status, payload
        content = await self._content(payload)
        self.health.succeeded()
        if endpoint == _POLL and request_data and content["result"]:
            return status, self._readable(content, request_data, payload)
        return status, payload

    async def _refused(self, status: int, payload: bytes) -> None:
        """Tell the health; raise what the library would end its polling for as a NetworkError."""
        match status:
            case HTTPStatus.UNAUTHORIZED | HTTPStatus.NOT_FOUND:
                self.health.rejected()
                raise NetworkError("The token was rejected")
            case HTTPStatus.CONFLICT:
                self.health.conflicted()
            case HTTPStatus.TOO_MANY_REQUESTS:
                self.health.failed(f"HTTP {status}", pause=_retry_after(payload))
            case _:
                await self._failed(f"HTTP {status}")

    async def _content(self, payload: bytes) -> dict[str, Any]:
        try:
            content = self.parse_json_payload(payload)
            if "result" in content:
                return content
        except TelegramError:
            pass
        await self._failed("a broken answer")
        raise NetworkError("Invalid server response")

    def _readable(
        self, content: dict[str, Any], request_data: RequestData, payload: bytes
    ) -> bytes:
        """The polled updates; the second time round without those that cannot be read.

        An update that the library cannot read (a newer or older Bot API) makes it ask for the
        same ones again, at once and for ever.
        """
        asked_from = int(request_data.json_parameters.get("offset", 0))
        again = self._newest is not None and asked_from <= self._newest
        updates = content["result"]
        self._newest = updates[-1]["update_id"]
        if not again:
            return payload
        return json.dumps(content | {"result": list(_readable(updates))}).encode()

    async def _failed(self, reason: str) -> None:
        self.health.failed(reason)
        if self.health.failures % _FAILURES_TO_RECONNECT == 0:
            _log.info("Making the connections to Telegram anew")
            await self._inner.shutdown()
            await self._inner.initialize()


def _readable(updates: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """``updates``, with nothing but the number of those that cannot be read."""
    for raw in updates:
        try:
            Update.de_json(raw, None)
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            _log.error("An update is skipped, it cannot be read: %s", type(error).__name__)
            yield {"update_id": raw["update_id"]}
        else:
            yield raw


def _retry_after(payload: bytes) -> float:
    """The seconds that Telegram asks to wait; 0 where it does not say."""
    try:
        return float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, LookupError, TypeError):
        return 0
