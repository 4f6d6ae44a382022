import asyncio

import aiohttp
import pytest

from tests.botapi import BotApiServer, CutOff, Fault, FloodWait, Hold, Malformed, Reset, Status
from tests.botapi.conftest import Ask


async def test_updates_come_until_confirmed(server: BotApiServer, ask: Ask) -> None:
    """The same updates are given again until an offset beyond them arrives."""
    anna = server.person(1)
    for text in "abc":
        anna.say(text)
    first = (await ask("getUpdates", limit=2))["result"]
    assert [update["message"]["text"] for update in first] == ["a", "b"]
    assert (await ask("getUpdates", limit=2))["result"] == first
    rest = (await ask("getUpdates", offset=first[1]["update_id"] + 1))["result"]
    assert [update["message"]["text"] for update in rest] == ["c"]
    assert server.pending == 1
    assert (await ask("getUpdates", offset=rest[0]["update_id"] + 1))["result"] == []


async def test_long_poll_ends_with_an_update(server: BotApiServer, ask: Ask) -> None:
    """A poll waits for the next update and gives it at once."""
    poll = asyncio.create_task(_updates(ask))
    await server.polled()
    server.person(1).say("/start@wspolnie_test_bot co")
    assert await poll == [("message", "/start@wspolnie_test_bot co")]
    entity = (await ask("getUpdates"))["result"][0]["message"]["entities"]
    assert entity == [{"type": "bot_command", "offset": 0, "length": 24}]


async def test_second_poller_ends_the_first(server: BotApiServer, ask: Ask) -> None:
    """Of two pollers the earlier one gets 409, the later one the updates."""
    first = asyncio.create_task(_updates(ask))
    await server.polled()
    second = asyncio.create_task(_updates(ask))
    with pytest.raises(AssertionError, match="terminated by other getUpdates request"):
        await first
    server.person(1).say("a")
    assert await second == [("message", "a")]


async def test_poller_that_went_away_is_forgotten(server: BotApiServer, ask: Ask) -> None:
    """A broken connection does not count as a second poller."""
    first = asyncio.create_task(_updates(ask))
    await server.polled()
    first.cancel()
    await server.until(lambda: bool(server.made("getUpdates", 0)))
    assert (await ask("getUpdates"))["ok"]
    assert not server.made("getUpdates", 409)


async def test_allowed_kinds_are_remembered(server: BotApiServer, ask: Ask) -> None:
    """Kinds that are not allowed are lost, also for later polls that do not repeat the list."""
    await ask("getUpdates", allowed_updates=["edited_message"])
    anna = server.person(1)
    anna.edit(anna.say("a"), "b")
    kinds = [set(update) - {"update_id"} for update in (await ask("getUpdates"))["result"]]
    assert kinds == [{"edited_message"}]
    await ask("getUpdates", allowed_updates=["mesage"])
    assert server.failures == ["getUpdates: unknown kind of update 'mesage'"]


async def test_pending_updates_can_be_dropped(server: BotApiServer, ask: Ask) -> None:
    """Deleting the webhook keeps what waits unless told otherwise."""
    server.person(1).say("a")
    await ask("deleteWebhook")
    assert (await ask("getWebhookInfo"))["result"]["pending_update_count"] == 1
    await ask("deleteWebhook", drop_pending_updates=True)
    assert server.pending == 0


async def test_tokens(server: BotApiServer, ask: Ask) -> None:
    """A wrong token is 401, one that cannot be a token 404."""
    assert (await ask("getMe"))["result"]["username"] == "wspolnie_test_bot"
    wrong = await ask("getMe", token="1" + server.token)
    assert (wrong["error_code"], wrong["description"]) == (401, "Unauthorized")
    malformed = await ask("getMe", token="abc")
    assert (malformed["error_code"], malformed["description"]) == (404, "Not Found")
    assert server.failures == []


async def test_unknown_methods_and_parameters_are_failures(server: BotApiServer, ask: Ask) -> None:
    """Methods are found in any case; what Telegram has not got is noted."""
    assert (await ask("GETME"))["ok"]
    assert (await ask("sendMesage"))["error_code"] == 404
    assert (await ask("getMe", disable_web_page_preview=True))["ok"]
    assert server.failures == [
        "unknown method sendMesage",
        "getMe: unknown parameter 'disable_web_page_preview'",
    ]


async def test_commands_and_descriptions(server: BotApiServer, ask: Ask) -> None:
    """Names, lengths and languages of what the bot says about itself are checked."""
    good = {"command": "pomoc", "description": "Pomoc"}

    async def problem(method: str, **values: object) -> str:
        return str((await ask(method, **values)).get("description", ""))

    assert await problem("setMyCommands", commands=[good], language_code="uk") == ""
    assert server.profile.commands("uk") == {"pomoc": "Pomoc"}
    assert server.profile.commands() == {}
    bad_name = {"command": "Język", "description": "x"}
    bad_text = {"command": "x", "description": "x" * 257}
    assert "BOT_COMMAND_INVALID" in await problem("setMyCommands", commands=[bad_name])
    described = await problem("setMyCommands", commands=[bad_text])
    assert "BOT_COMMAND_DESCRIPTION_INVALID" in described
    assert "TOO_MUCH" in await problem("setMyCommands", commands=[good] * 101)
    assert "LANG_CODE_INVALID" in await problem("setMyDescription", language_code="pol")
    assert "TOO_LONG" in await problem("setMyDescription", description="x" * 513)
    assert "TOO_LONG" in await problem("setMyShortDescription", short_description="x" * 121)
    assert await problem("setMyDescription", description="x" * 512) == ""
    assert server.profile.descriptions == {"": "x" * 512}
    assert (await ask("getMyDescription", language_code="en"))["result"] == {
        "description": "x" * 512
    }


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (Status(500), 500, "Internal Server Error"),
        (Status(502), 502, "<html>"),
        (Status(409), 409, "terminated by other getUpdates request"),
        (FloodWait(7), 429, '"retry_after": 7'),
        (Malformed(), 200, "no JSON"),
    ],
)
async def test_scripted_answers(
    server: BotApiServer, fault: Fault, status: int, words: str
) -> None:
    """A scripted call is answered with the fault, the next one as ever."""
    server.script("getMe", fault)
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{server.url}/bot{server.token}/getMe") as response:
            assert response.status == status
            assert words in await response.text()
        async with session.get(f"{server.url}/bot{server.token}/getMe") as response:
            assert (await response.json())["ok"]


@pytest.mark.parametrize("fault", [Reset(), CutOff()])
async def test_scripted_breaks(server: BotApiServer, ask: Ask, fault: Fault) -> None:
    """A reset request is not carried out; one whose answer is cut off is."""
    anna = server.person(1)
    anna.say("?")
    server.script("sendMessage", fault)
    with pytest.raises(aiohttp.ClientError):
        await ask("sendMessage", chat_id=1, text="x")
    assert anna.unread == (1 if isinstance(fault, CutOff) else 0)
    assert len(server.made("sendMessage", 0)) == 1
    assert (await ask("sendMessage", chat_id=1, text="y"))["ok"]


async def test_held_call_waits(server: BotApiServer, ask: Ask) -> None:
    """A held call is carried out when it is released."""
    anna = server.person(1)
    anna.say("?")
    hold = Hold()
    server.script("sendMessage", hold)
    sending = asyncio.ensure_future(ask("sendMessage", chat_id=1, text="x"))
    await ask("getMe")
    assert anna.unread == 0
    hold.release.set()
    assert (await sending)["ok"]
    assert (await anna.reply()).text == "x"


async def test_waiting_in_vain_says_what_happened(server: BotApiServer, ask: Ask) -> None:
    """Who waits for a reply that never comes learns what was called."""
    await ask("getMe")
    with pytest.raises(AssertionError, match="nothing from the bot"):
        await server.person(1).reply(within=0.01)
    with pytest.raises(AssertionError, match="getMe"):
        await server.until(lambda: False, within=0.01)


async def test_server_comes_back_at_the_same_address() -> None:
    """A stopped server can be started again and knows what it knew."""
    server = BotApiServer()
    async with server:
        url = server.url
        server.person(1).say("a")
    async with server:
        assert server.url == url
        assert server.pending == 1


async def _updates(ask: Ask) -> list[tuple[str, str]]:
    answer = await ask("getUpdates", timeout=30)
    assert answer["ok"], answer["description"]
    return [
        (kind, payload["text"])
        for update in answer["result"]
        for kind, payload in update.items()
        if kind != "update_id"
    ]
