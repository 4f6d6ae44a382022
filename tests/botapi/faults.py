"""Scripted faults: how the next calls of a method go wrong."""

import asyncio
import socket
import struct
from collections import defaultdict, deque
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from aiohttp import web

from tests.botapi.errors import ApiError, Json, conflict, too_many_requests

ANY_METHOD: Final = "*"
_NO_LINGER: Final = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Status:
    """An answer with this HTTP status; a 502 has a proxy's page for a body, as Telegram's has."""

    code: int


@dataclass(frozen=True, slots=True)
class FloodWait:
    """429 with this ``retry_after`` in seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """Status 200 with a body that is no JSON."""


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is reset before the request is carried out."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """The request is carried out, but its answer breaks off in the middle."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The request is carried out only when ``release`` is set."""

    release: asyncio.Event = field(default_factory=asyncio.Event)


Fault = Status | FloodWait | Malformed | Reset | CutOff | Hold


class Script:
    """Faults still to come, by method."""

    def __init__(self) -> None:
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault, times: int) -> None:
        """The next ``times`` calls of ``method`` (``*``: of any) meet ``fault``."""
        self._faults[method].extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets."""
        for key in (method, ANY_METHOD):
            if self._faults[key]:
                return self._faults[key].popleft()
        return None

    @property
    def left(self) -> int:
        """How many faults have not been met yet."""
        return sum(len(faults) for faults in self._faults.values())


def reset(request: web.Request) -> web.Response:
    """Reset the connection; the response is never read."""
    transport = request.transport
    if transport is not None:
        peer: socket.socket = transport.get_extra_info("socket")
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        transport.abort()
    return web.Response()


def failed(fault: Status | FloodWait | Malformed) -> web.Response:
    """The answer of a request that is not carried out."""
    if isinstance(fault, Malformed):
        return web.Response(text="<!doctype html>no JSON", content_type="application/json")
    if isinstance(fault, FloodWait):
        return refusal(too_many_requests(fault.seconds))
    if fault.code == HTTPStatus.CONFLICT:
        return refusal(
            conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        )
    phrase = HTTPStatus(fault.code).phrase
    if fault.code == HTTPStatus.BAD_GATEWAY:
        page = f"<html><head><title>{fault.code} {phrase}</title></head></html>"
        return web.Response(status=fault.code, text=page, content_type="text/html")
    return refusal(ApiError(fault.code, phrase))


def refusal(error: ApiError) -> web.Response:
    """The answer that refuses a request."""
    return web.json_response(error.body(), status=error.code)


async def cut_off(request: web.Request, body: Json) -> web.StreamResponse:
    """Answer with the first half of ``body``, then break off."""
    whole = web.json_response(body).body
    assert isinstance(whole, bytes)
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(whole)
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    if request.transport is not None:
        request.transport.close()
    return response
