import json
from typing import Any

import aiohttp
import pytest

from tests.botapi import BotApiServer
from tests.botapi.conftest import Ask

_TAP = {"text": "Tak", "callback_data": "yes"}


def _rows(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "message text is empty"),
        (" \n\u00a0", "message text is empty"),
        ("<b> </b>", "message text is empty"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
    ],
)
async def test_refuses_texts(server: BotApiServer, ask: Ask, text: str, problem: str) -> None:
    """A text must have 1 to 4,096 UTF-16 units after its entities are parsed."""
    server.person(1).say("?")
    answer = await ask("sendMessage", chat_id=1, text=text, parse_mode="HTML")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: {problem}",
    }
    assert server.person(1).unread == 0


async def test_counts_after_parsing(server: BotApiServer, ask: Ask) -> None:
    """Tags and references do not count towards the length, and ends are trimmed."""
    anna = server.person(1)
    anna.say("?")
    markup = "<b>" + "&amp;" * 4096 + "</b>\n"
    assert (await ask("sendMessage", chat_id=1, text=markup, parse_mode="html"))["ok"]
    shown = await anna.reply()
    assert shown.text == "&" * 4096
    assert shown.entities == ({"type": "bold", "offset": 0, "length": 4096},)


@pytest.mark.parametrize(
    ("button", "problem"),
    [
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "ż" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        ({"text": "x"}, "text buttons are unallowed in the inline keyboard"),
        (
            {"text": "x", "url": "https://a b.pl"},
            "inline keyboard button URL 'https://a b.pl' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "https://localhost/"},
            "inline keyboard button URL 'https://localhost/' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "ftp://a.pl"},
            "inline keyboard button URL 'ftp://a.pl' is invalid: Unsupported URL protocol",
        ),
    ],
)
async def test_refuses_buttons(
    server: BotApiServer, ask: Ask, button: dict[str, Any], problem: str
) -> None:
    """Data has 1 to 64 bytes, a text is not empty, a link leads somewhere."""
    server.person(1).say("?")
    answer = await ask("sendMessage", chat_id=1, text="x", reply_markup=_rows(button))
    assert answer["description"] == f"Bad Request: {problem}"


async def test_takes_the_longest_data(server: BotApiServer, ask: Ask) -> None:
    """64 bytes of data and 100 buttons are allowed, one more is not."""
    server.person(1).say("?")
    button = {"text": "x", "callback_data": "ż" * 32}
    full, too_many = _rows(*[button] * 100), _rows(*[button] * 101)
    assert (await ask("sendMessage", chat_id=1, text="x", reply_markup=full))["ok"]
    answer = await ask("sendMessage", chat_id=1, text="x", reply_markup=too_many)
    assert answer["description"] == "Bad Request: REPLY_MARKUP_TOO_LONG"


async def test_notes_rows_that_do_not_fit(server: BotApiServer, ask: Ask) -> None:
    """More than eight buttons in a row pass, but are a failure of the bot."""
    server.person(1).say("?")
    await ask("sendMessage", chat_id=1, text="x", reply_markup={"inline_keyboard": [[_TAP] * 9]})
    assert server.failures == ["a row of 9 buttons: Telegram shows 8 at most"]


async def test_where_the_bot_may_not_write(server: BotApiServer, ask: Ask) -> None:
    """Unknown chats, strangers, blocking people and groups each refuse in their own words."""
    server.person(2)
    blocking, group = server.person(3), server.group(-5)
    blocking.say("?")
    blocking.block()

    async def refusal(chat_id: int) -> str:
        return str((await ask("sendMessage", chat_id=chat_id, text="x"))["description"])

    assert await refusal(1) == "Bad Request: chat not found"
    assert await refusal(2) == "Forbidden: bot can't initiate conversation with a user"
    assert await refusal(3) == "Forbidden: bot was blocked by the user"
    group.mute_bot()
    expected = "Bad Request: not enough rights to send text messages to the chat"
    assert await refusal(-5) == expected
    group.remove_bot(blocking)
    assert await refusal(-5) == "Forbidden: bot was kicked from the group chat"
    group.migrate(-1_000_000_000_005)
    answer = await ask("sendMessage", chat_id=-5, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": -1_000_000_000_005}


async def test_editing(server: BotApiServer, ask: Ask) -> None:
    """Own messages can be edited to something else; anything else is refused."""
    anna = server.person(1)
    said = anna.say("?")
    await ask("sendMessage", chat_id=1, text="<b>Raz</b>", parse_mode="HTML")
    sent = await anna.reply()

    async def edit(message_id: int, text: str, **more: Any) -> str:
        answer = await ask("editMessageText", chat_id=1, message_id=message_id, text=text, **more)
        return str(answer.get("description", "ok"))

    same = await edit(sent.message_id, "<b>Raz</b>", parse_mode="HTML")
    assert same.startswith("Bad Request: message is not modified: specified new message content")
    assert await edit(sent.message_id, "Raz", reply_markup=_rows(_TAP)) == "ok"
    changed = await anna.reply()
    assert (changed.edited, changed.message_id, changed.text) == (True, sent.message_id, "Raz")
    assert changed.button("Tak").data == "yes"
    assert await edit(999, "x") == "Bad Request: message to edit not found"
    assert await edit(said, "x") == "Bad Request: message can't be edited"
    markup = await ask("editMessageReplyMarkup", chat_id=1, message_id=sent.message_id)
    assert "reply_markup" not in markup["result"]
    assert (await anna.reply()).buttons == ()
    assert (await ask("deleteMessage", chat_id=1, message_id=sent.message_id))["ok"]
    gone = await ask("deleteMessage", chat_id=1, message_id=sent.message_id)
    assert gone["description"] == "Bad Request: message to delete not found"


async def test_replying_needs_the_message(server: BotApiServer, ask: Ask) -> None:
    """A reply quotes a message that exists, unless told to do without."""
    anna = server.person(1)
    said = anna.say("?")
    await ask("sendMessage", chat_id=1, text="x", reply_parameters={"message_id": said})
    assert (await anna.reply()).reply_to == said
    lost = {"message_id": 999}
    answer = await ask("sendMessage", chat_id=1, text="x", reply_parameters=lost)
    assert answer["description"] == "Bad Request: message to be replied not found"
    spared = {**lost, "allow_sending_without_reply": True}
    assert (await ask("sendMessage", chat_id=1, text="x", reply_parameters=spared))["ok"]


async def test_answering_taps(server: BotApiServer, ask: Ask) -> None:
    """A tap is answered once, with a short text, and not when it is too old."""
    anna = server.person(1)
    anna.say("?")
    await ask("sendMessage", chat_id=1, text="x", reply_markup=_rows(_TAP))
    sent = await anna.reply()
    tap = anna.tap(sent.button("Tak"))
    update = (await ask("getUpdates", offset=-1))["result"][0]["callback_query"]
    assert (update["id"], update["data"]) == (tap.callback_id, "yes")
    assert update["message"]["message_id"] == sent.message_id
    long = await ask("answerCallbackQuery", callback_query_id=tap.callback_id, text="x" * 201)
    assert long["description"] == "Bad Request: MESSAGE_TOO_LONG"
    assert (await ask("answerCallbackQuery", callback_query_id=tap.callback_id, text="OK"))["ok"]
    assert await tap.answered() == "OK"
    await ask("answerCallbackQuery", callback_query_id=tap.callback_id)
    assert server.failures == ["answerCallbackQuery: one tap answered twice"]
    tap.expire()
    old = await ask("answerCallbackQuery", callback_query_id=tap.callback_id)
    assert old["description"] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_showing_that_the_bot_is_busy(server: BotApiServer, ask: Ask) -> None:
    """Only Telegram's own actions are known."""
    anna = server.person(1)
    anna.say("?")
    assert (await ask("sendChatAction", chat_id=1, action="typing"))["ok"]
    answer = await ask("sendChatAction", chat_id=1, action="thinking")
    assert answer["description"] == "Bad Request: wrong parameter action in request"
    assert anna.chat.actions == ["typing"]


async def test_flood_in_a_chat(server: BotApiServer, ask: Ask) -> None:
    """The sixth message at once is refused with the seconds to wait."""
    server.person(1).say("?")
    answers = [await ask("sendMessage", chat_id=1, text=str(number)) for number in range(6)]
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
    assert answers[5] == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def test_files_up_and_down(server: BotApiServer) -> None:
    """A sent file can be looked up and downloaded with the right token only."""
    anna = server.person(1)
    anna.say("?")
    form = aiohttp.FormData({"chat_id": "1", "caption": "<i>plik</i>", "parse_mode": "HTML"})
    form.add_field("document", b"id: 1\n", filename="wpisy.yaml")
    async with aiohttp.ClientSession() as session:

        async def get(path: str) -> bytes:
            async with session.get(f"{server.url}/{path}") as response:
                return await response.read()

        async with session.post(
            f"{server.url}/bot{server.token}/sendDocument", data=form
        ) as response:
            document = (await response.json())["result"]["document"]
        assert document["file_name"] == "wpisy.yaml"
        assert (await anna.reply()).text == "plik"
        asked = f"bot{server.token}/getFile?file_id="
        async with session.get(f"{server.url}/{asked}{document['file_id']}") as response:
            path = (await response.json())["result"]["file_path"]
        assert await get(f"file/bot{server.token}/{path}") == b"id: 1\n"
        assert b"Unauthorized" in await get(f"file/bot1{server.token}/{path}")
        assert b"wrong file_id" in await get(f"{asked}x")


async def test_another_photo_in_place_of_one(server: BotApiServer, ask: Ask) -> None:
    """With its caption; a text has no photo to be changed."""
    server.person(1).say("?")
    media = json.dumps({"type": "photo", "media": "attach://new", "caption": "drugi"})

    async def upload(method: str, **fields: str | bytes) -> dict[str, Any]:
        form = aiohttp.FormData({"chat_id": "1"})
        for name, value in fields.items():
            form.add_field(name, value, filename="x.png" if isinstance(value, bytes) else None)
        async with aiohttp.ClientSession() as session:
            url = f"{server.url}/bot{server.token}/{method}"
            async with session.post(url, data=form) as response:
                return dict(await response.json())

    sent = (await upload("sendPhoto", photo=b"one", caption="pierwszy"))["result"]
    number = str(sent["message_id"])
    changed = await upload("editMessageMedia", message_id=number, media=media, new=b"two")
    assert changed["result"]["caption"] == "drugi"
    assert server.stored(changed["result"]["photo"][0]["file_id"]) == b"two"
    text = (await ask("sendMessage", chat_id=1, text="x"))["result"]["message_id"]
    refused = await upload("editMessageMedia", message_id=str(text), media=media, new=b"two")
    assert refused["description"] == "Bad Request: there is no media in the message to edit"
