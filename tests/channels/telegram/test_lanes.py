import asyncio
import threading
from collections.abc import Callable

import pytest
from telegram import Update

from bot.channels.telegram.lanes import DEPTH, WIDTH, Lanes
from bot.dialogue.reply import Question, Reply
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import Bot
from tests.channels.telegram.scripted import saying
from tests.channels.telegram.updates import GROUP, OLENA


def held(gate: threading.Event) -> Callable[[Question], Reply]:
    """A reply that waits for ``gate``."""

    def reply(question: Question) -> Reply:
        assert gate.wait(10)
        return saying(question.text)

    return reply


async def test_one_chat_is_answered_in_order(bot: Bot) -> None:
    """A quick reply does not overtake a slow one."""
    gate = threading.Event()
    bot.assistant.replies += [held(gate), *[lambda asked: saying(asked.text)] * 9]
    asking = asyncio.create_task(
        bot.take_all(*[updates.message(f"pytanie {number}") for number in range(10)])
    )
    await bot.telegram.event("sendChatAction").wait()
    gate.set()
    await asking
    assert [call.text for call in bot.telegram.said] == [f"pytanie {n}" for n in range(10)]


async def test_who_writes_a_lot_does_not_keep_others_waiting(bot: Bot) -> None:
    """Olena is answered while twenty messages of Anna still wait."""
    gate = threading.Event()
    bot.assistant.replies += [held(gate), lambda asked: saying(asked.text)]
    flood = [updates.message(f"pytanie {number}") for number in range(DEPTH)]
    asking = asyncio.create_task(bot.take_all(*flood))
    await bot.telegram.event("sendChatAction").wait()
    chat = updates.PRIVATE | {"id": 8}
    await bot.take_all(updates.message("od Oleny", chat=chat, user=OLENA))
    assert [call.text for call in bot.telegram.said] == ["od Oleny"]
    gate.set()
    await asking


async def test_too_many_messages_get_one_notice(bot: Bot) -> None:
    """What is beyond the limit is dropped; afterwards all is as before."""
    gate = threading.Event()
    bot.assistant.replies += [held(gate)]
    many = [updates.message(f"pytanie {number}") for number in range(DEPTH + 31)]
    asking = asyncio.create_task(bot.take_all(*many))
    await bot.telegram.event("sendMessage").wait()
    gate.set()
    await asking
    notices = [call for call in bot.telegram.said if "dużo wiadomości naraz" in call.text]
    assert len(notices) == 1
    assert len(bot.assistant.asked) == DEPTH + 1
    await bot.take_all(updates.message("jeszcze jedno"))
    assert bot.assistant.asked[-1].text == "jeszcze jedno"


async def test_a_group_takes_one_turn_at_a_time(bot: Bot) -> None:
    """However many people write in it, whoever writes elsewhere is answered."""
    gate = threading.Event()
    bot.assistant.replies += [held(gate), lambda asked: saying(asked.text)]
    people = [updates.ANNA | {"id": 100 + number} for number in range(2 * WIDTH)]
    flood = [updates.message("@wspolnie_bot kiedy?", chat=GROUP, user=one) for one in people]
    asking = asyncio.create_task(bot.take_all(*flood[:DEPTH]))
    await bot.telegram.event("sendChatAction").wait()
    await bot.take_all(updates.message("na osobności", user=OLENA))
    assert [call.text for call in bot.telegram.said] == ["na osobności"]
    gate.set()
    await asking
    assert len(bot.telegram.said) == DEPTH + 1


async def test_no_more_than_a_number_of_updates_is_worked_on_at_once() -> None:
    """Whoever they come from."""
    working = most = 0
    gate = asyncio.Event()
    full = asyncio.Event()

    async def work() -> None:
        nonlocal working, most
        working += 1
        most = max(most, working)
        if working == WIDTH:
            full.set()
        await gate.wait()
        working -= 1

    async def never(_update: object) -> None:
        pytest.fail("nothing overflows")

    lanes = Lanes(never)
    async with asyncio.TaskGroup() as group:
        for number in range(3 * WIDTH):
            chat = updates.PRIVATE | {"id": number + 1}
            update = updates.message("?", chat=chat)
            group.create_task(lanes.process_update(_parsed(update), work()))
        await full.wait()
        gate.set()
    assert most == WIDTH


async def test_what_belongs_to_no_chat_is_worked_on_at_once() -> None:
    """An update without content has no lane."""
    done = asyncio.Event()

    async def work() -> None:
        done.set()

    async def never(_update: object) -> None:
        pytest.fail("nothing overflows")

    await Lanes(never).process_update(_parsed(updates.update()), work())
    assert done.is_set()


def _parsed(raw: updates.Raw) -> object:
    return Update.de_json(raw, None)
