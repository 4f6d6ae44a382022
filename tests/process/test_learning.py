"""Learning from what was asked in vain: from the first message to the changed answer."""

import shutil
from pathlib import Path

from tests.botapi import BotApiServer, Person, Shown
from tests.process.bot_process import BASE
from tests.process.conftest import TICKET, Start

CLERK, RESIDENT = 11, 13
ASKED = "Czy emeryt płaci mniej za pływanie?"
PNG = b"\x89PNG"


async def asked(person: Person) -> Shown:
    """What ``person`` is answered."""
    person.say(ASKED)
    return await person.reply()


async def test_what_was_asked_in_vain_is_answered_after_two_taps(
    server: BotApiServer, start: Start, tmp_path: Path
) -> None:
    """Asked, added to an entry, published: the resident is told and the answer has changed."""
    knowledge = Path(shutil.copytree(BASE, tmp_path / "wiedza"))
    await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS=str(CLERK))
    await server.polled(60)
    clerk, resident = server.person(CLERK), server.person(RESIDENT)
    refused = await asked(resident)
    assert TICKET not in refused.text
    resident.tap(refused.button("Powiadom mnie"))
    while "Zrezygnuj" not in [button.text for button in (await resident.reply()).buttons]:
        pass
    clerk.say("/pytania")
    group = await clerk.reply()
    assert ASKED in group.text
    clerk.tap(group.button("Dopisz do: Ceny biletów na basen"))
    preview = await clerk.reply()
    assert ASKED in preview.text
    clerk.tap(preview.button("Opublikuj"))
    published = await clerk.reply()
    assert "Opublikowano" in published.text
    told = await resident.reply()
    assert ASKED in told.text
    assert TICKET in told.text
    assert TICKET in (await asked(resident)).text
    assert ASKED in (knowledge / "osiedle.yaml").read_text("utf-8")
    clerk.say("/pytania")
    assert "Nie ma pytań" in (await clerk.reply()).text


async def test_the_statistics_are_a_picture_that_a_tap_changes(
    server: BotApiServer, start: Start
) -> None:
    """In place, with its two lines; a stranger gets what an unknown command gets."""
    await start(BOT_ADMINS=str(CLERK))
    await server.polled(60)
    clerk, resident = server.person(CLERK), server.person(RESIDENT)
    await asked(resident)
    clerk.say("/statystyki")
    week = await clerk.reply()
    assert len(week.text.splitlines()) == 2
    first = _picture(server, week)
    clerk.tap(week.button("30 dni"))
    month = await clerk.reply()
    assert (month.edited, month.message_id) == (True, week.message_id)
    second = _picture(server, month)
    assert first[:4] == second[:4] == PNG
    assert first != second
    resident.say("/statystyki")
    assert "Nie znam takiego polecenia" in (await resident.reply()).text


def _picture(server: BotApiServer, shown: Shown) -> bytes:
    return server.stored(shown.message["photo"][-1]["file_id"])
