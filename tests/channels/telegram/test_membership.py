import pytest

from tests.channels.telegram import updates
from tests.channels.telegram.conftest import Bot
from tests.channels.telegram.updates import CHANNEL, GROUP, OLENA


async def test_a_group_is_greeted_once(bot: Bot) -> None:
    """The greeting says how to address the bot; becoming an administrator is no news."""
    (greeting,) = await bot.take(updates.membership("left", "member", GROUP, OLENA))
    assert "@wspolnie_bot" in greeting.text
    assert greeting.text.startswith("Вітаю")
    assert await bot.take(updates.membership("member", "administrator", GROUP)) == []


@pytest.mark.parametrize(
    ("before", "after", "chat"),
    [
        ("kicked", "member", updates.PRIVATE),
        ("left", "administrator", CHANNEL),
        ("member", "kicked", updates.PRIVATE),
        ("member", "left", GROUP),
    ],
)
async def test_nothing_is_said_elsewhere(
    bot: Bot, before: str, after: str, chat: updates.Raw
) -> None:
    """Channels, unblocking and good-byes."""
    assert await bot.take(updates.membership(before, after, chat)) == []


async def test_a_blocked_bot_forgets(bot: Bot) -> None:
    """The conversation and the chosen language are gone."""
    await bot.take(updates.tap("l:pl:uk"))
    await bot.take(updates.message("Kiedy?"))
    await bot.take(updates.membership("member", "kicked"))
    await bot.take(updates.message("Kiedy?"))
    last = bot.assistant.asked[-1]
    assert (last.language, last.conversation.entry) == (None, None)


async def test_a_group_that_takes_no_messages_is_no_error(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """The greeting is tried once, without an apology."""
    bot.telegram.refuse("sendMessage", "Bad Request: not enough rights to send text messages")
    assert len(await bot.take(updates.membership("left", "member", GROUP))) == 1
    assert [record.levelname for record in caplog.records] == ["WARNING"]
