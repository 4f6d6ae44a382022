"""Requests over loopback, by the library's own calls."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.channels.telegram.transport import Transport, undelivered
from tests.channels.telegram.conftest import TOKEN

MESSAGE = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": 7, "type": "private"}}
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Server:
    """A server on loopback; ``answer`` says what it does with a request."""

    answer: Answer
    url: str = ""
    forms: list[dict[str, object]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Note the form and answer."""
        form = await request.post()
        self.forms.append(
            {
                name: value.file.read() if isinstance(value, web.FileField) else value
                for name, value in form.items()
            }
        )
        return await self.answer(request)


async def sent(_request: web.Request) -> web.StreamResponse:
    """A message was sent."""
    return web.json_response({"ok": True, "result": MESSAGE})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server that takes every message."""
    application = web.Application()
    made = Server(sent)
    application.router.add_post("/{rest:.*}", made.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.01)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    """A bot with one connection to the server."""
    transport = Transport(connections=1, read_timeout=5)
    async with transport:
        yield Bot(TOKEN, f"{server.url}/bot", request=transport, get_updates_request=transport)


async def test_parameters_arrive_as_they_are(bot: Bot, server: Server) -> None:
    """Letters of any kind, blanks and signs."""
    text = "Żółć + 100% & 🏙️\n„tak”"
    message = await bot.send_message(7, text)
    assert message.message_id == 1
    assert server.forms == [{"chat_id": "7", "text": text}]


async def test_files_arrive_whole(bot: Bot, server: Server) -> None:
    """With the parameters beside them."""
    await bot.send_document(7, InputFile(b"\x00\xff\r\n--", "raport.bin"), caption="Raport")
    (form,) = server.forms
    assert form["caption"] == "Raport"
    assert b"\x00\xff\r\n--" in form.values()


async def test_a_refusal_is_explained_by_the_library(bot: Bot, server: Server) -> None:
    """Status and body come back as they are."""

    async def refuse(_request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": False, "description": "Bad Gateway"}, status=502)

    server.answer = refuse
    with pytest.raises(NetworkError, match="Bad Gateway") as caught:
        await bot.send_message(7, "?")
    assert undelivered(caught.value)


async def test_a_broken_connection_may_be_tried_again(bot: Bot, server: Server) -> None:
    """The error names no address: it holds the token."""

    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    server.answer = hang_up
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(7, "?")
    assert undelivered(caught.value)
    assert TOKEN not in str(caught.value)


async def test_an_answer_that_is_cut_off_is_no_network_error(bot: Bot, server: Server) -> None:
    """It has begun, so the message was sent."""

    async def cut_off(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"ok": true, ')
        assert request.transport is not None
        request.transport.close()
        return response

    server.answer = cut_off
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(7, "?")
    assert type(caught.value) is TelegramError


async def test_an_answer_that_does_not_come_is_a_timeout(bot: Bot, server: Server) -> None:
    """What was asked may have been done: it is not to be tried again."""

    async def hang(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    server.answer = hang
    with pytest.raises(TimedOut) as caught:
        await bot.send_message(7, "?", read_timeout=0.05)
    assert not undelivered(caught.value)


async def test_waiting_for_a_connection_is_a_timeout_of_another_kind(
    bot: Bot, server: Server
) -> None:
    """Nothing was sent yet."""
    arrived, answering = asyncio.Event(), asyncio.Event()

    async def wait(request: web.Request) -> web.StreamResponse:
        arrived.set()
        await answering.wait()
        return await sent(request)

    server.answer = wait
    first = asyncio.create_task(bot.send_message(7, "pierwsza"))
    await arrived.wait()
    with pytest.raises(TimedOut) as caught:
        await bot.send_message(7, "druga", connect_timeout=0.05)
    assert undelivered(caught.value)
    answering.set()
    assert (await first).message_id == 1


async def test_nobody_listening_is_a_network_error(server: Server) -> None:
    """A server that is away may come back."""
    async with Transport(connections=1, read_timeout=5) as transport:
        with pytest.raises(NetworkError) as caught:
            await transport.do_request("http://127.0.0.1:1/bot1:x/getMe", "POST")
    assert undelivered(caught.value)
    assert server.forms == []


async def test_a_transport_can_be_opened_anew(bot: Bot) -> None:
    """After it was closed, and not without that."""
    request = bot.request
    await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized") as caught:
        await bot.send_message(7, "?")
    assert not undelivered(caught.value)
    await request.initialize()
    assert (await bot.send_message(7, "?")).message_id == 1
