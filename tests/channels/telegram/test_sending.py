from dataclasses import replace

import pytest
from telegram.error import NetworkError, TimedOut

from bot.knowledge.model import Link
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import Bot
from tests.channels.telegram.scripted import fallback, saying
from tests.channels.telegram.updates import GROUP

PARSE = "Bad Request: can't parse entities: unsupported start tag"


async def test_a_refused_message_is_sent_as_plain_text(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """With the addresses of its links, its other buttons, and a line in the log."""
    bot.telegram.refuse("sendMessage", PARSE)
    _, reply = await bot.take(updates.message("Kiedy?"))
    assert "parse_mode" not in reply.parameters
    assert reply.text.startswith("Forum powstało w 2007 roku.")
    assert reply.text.endswith("Strona forum: https://example.org/dfop")
    assert "👍" in reply.buttons
    assert "Strona forum" not in reply.buttons
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "can't parse entities" in caplog.text.lower()


async def test_refused_buttons_are_left_out(bot: Bot) -> None:
    """The text comes without them; Telegram's words are compared without case."""
    bot.assistant.replies.append(fallback())
    bot.telegram.refuse("sendMessage", "BUTTON_DATA_INVALID")
    _, reply = await bot.take(updates.message("Kiedy?"))
    assert (reply.text, reply.buttons) == ("Nie wiem.", {})


async def test_a_refused_edit_is_made_as_plain_text(bot: Bot) -> None:
    """In the same place."""
    bot.telegram.refuse("editMessageText", PARSE)
    first, second = await bot.take(updates.tap("o:pl:dfop-kiedy"))
    assert second.endpoint == "editMessageText"
    assert second.parameters["message_id"] == first.parameters["message_id"]
    assert "parse_mode" not in second.parameters


async def test_plain_text_that_grew_too_long_is_split(bot: Bot) -> None:
    """Addresses written out may take more room than a message has."""
    links = tuple(
        Link(title=f"Strona {number}", url=f"https://example.org/{'x' * 500}/{number}")
        for number in range(20)
    )
    bot.assistant.replies.append(replace(saying("Oto strony."), links=links))
    bot.telegram.refuse("sendMessage", "Bad Request: BUTTON_URL_INVALID")
    _, *plain = await bot.take(updates.message("Strony?"))
    assert len(plain) > 1
    assert all(f"/{number}" in "".join(call.text for call in plain) for number in range(20))


async def test_a_plain_edit_that_grew_too_long_goes_on_below(bot: Bot) -> None:
    """The first part in place, the rest in new messages, buttons under the last."""
    entry = bot.assistant.base.entries[0]
    links = tuple(
        Link(title=f"Strona {number}", url=f"https://example.org/{'x' * 900}/{number}")
        for number in range(6)
    )
    changed = entry.model_copy(update={"links": links})
    bot.assistant.base = bot.assistant.base.model_copy(
        update={"entries": (changed, *bot.assistant.base.entries[1:])}
    )
    bot.assistant.base.__dict__.pop("by_id", None)
    bot.telegram.refuse("editMessageText", PARSE)
    _, edit, *rest = await bot.take(updates.tap("o:pl:dfop-kiedy"))
    assert edit.endpoint == "editMessageText"
    assert [call.endpoint for call in rest] == ["sendMessage"]
    assert edit.buttons == {}
    assert "👍" in rest[-1].buttons


async def test_a_message_refused_twice_ends_in_an_apology(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """A BadRequest is our mistake: it is logged with its cause."""
    bot.telegram.refuse("sendMessage", PARSE)
    bot.telegram.refuse("sendMessage", PARSE)
    *_, apology = await bot.take(updates.message("Kiedy?"))
    assert apology.text.startswith("Przepraszam")
    assert "could not be dealt with" in caplog.text


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_closed_chat_is_left_alone(
    bot: Bot, caplog: pytest.LogCaptureFixture, code: int, refusal: str
) -> None:
    """One line in the log, no apology, no second try."""
    bot.telegram.refuse("sendMessage", refusal, code)
    assert len(await bot.take(updates.message("Kiedy?"))) == 1
    (record,) = caplog.records
    assert record.levelname == "WARNING"


async def test_a_blocked_bot_forgets_the_conversation(bot: Bot) -> None:
    """What was said before does not come back."""
    await bot.take(updates.message("Kiedy?"))
    bot.telegram.refuse("sendMessage", "Forbidden: bot was blocked by the user", 403)
    await bot.take(updates.message("Gdzie?"))
    await bot.take(updates.message("Od kiedy?"))
    assert bot.assistant.asked[2].conversation.entry is None


@pytest.mark.parametrize("answer", [TimedOut(), b'{"ok": true, "result": {"message_id"'])
async def test_an_answer_lost_on_the_way_back_needs_no_apology(
    bot: Bot, caplog: pytest.LogCaptureFixture, answer: TimedOut | bytes
) -> None:
    """The message most likely stands there already: it is not sent twice."""
    bot.telegram.script["sendMessage"] = [answer]
    assert len(await bot.take(updates.message("Kiedy powstało DFOP?"))) == 1
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "2007" not in caplog.text


async def test_a_failing_assistant_ends_in_an_apology(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """The person gets a sentence in their language, the log the cause, not the question."""
    bot.assistant.replies.append(RuntimeError("zepsute"))
    (reply,) = await bot.take(updates.message("Tajne pytanie", user=updates.OLENA))
    assert reply.text.startswith("Перепрошую")
    assert "RuntimeError: zepsute" in caplog.text
    assert "Tajne" not in caplog.text


async def test_an_apology_that_fails_is_the_end_of_it(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """No error about an error about an error."""
    bot.assistant.replies.append(RuntimeError("zepsute"))
    bot.telegram.refuse("sendMessage", "Forbidden: bot was kicked", 403)
    await bot.take(updates.message("Kiedy?"))
    assert "did not take an apology" in caplog.text


async def test_a_group_that_moved_is_left_to_its_new_number(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """The log does not name it."""
    bot.telegram.refuse("sendMessage", "migrated", migrate_to_chat_id=-100777)
    await bot.take(updates.message("@wspolnie_bot kiedy?", chat=GROUP))
    assert "100777" not in caplog.text


async def test_an_error_outside_of_any_update_is_logged(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """There is nobody to apologise to."""
    await bot.application.process_error(None, NetworkError("przerwa"))
    assert bot.telegram.calls == []
    assert "przerwa" in caplog.text
