"""Files saved while the bot runs."""

import itertools
import shutil
from pathlib import Path

import pytest

from tests.botapi import BotApiServer
from tests.process.bot_process import BASE
from tests.process.conftest import TICKET, TICKET_ASKED, Start


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the base that may be changed."""
    return Path(shutil.copytree(BASE, tmp_path / "wiedza"))


async def test_a_saved_answer_is_given_and_a_broken_file_changes_nothing(
    server: BotApiServer, start: Start, knowledge: Path
) -> None:
    """Without a restart; the log says what became of each save."""
    bot = await start(BOT_KNOWLEDGE_DIR=str(knowledge))
    await server.polled(60)
    anna = server.person(1)
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    path = knowledge / "osiedle.yaml"
    path.write_text(path.read_text("utf-8").replace(TICKET, "21 zł"), "utf-8")
    await bot.line("The bot answers from version")
    anna.say(TICKET_ASKED)
    assert "21 zł" in (await anna.reply()).text
    (knowledge / "zle.yaml").write_text("entries: [", "utf-8")
    await bot.line("zle.yaml:1:")
    anna.say(TICKET_ASKED)
    assert "21 zł" in (await anna.reply()).text
    await bot.kill()
    again = await start(BOT_KNOWLEDGE_DIR=str(knowledge))
    await server.polled(60)
    await again.line("zle.yaml:1:")
    anna.say(TICKET_ASKED)
    assert "21 zł" in (await anna.reply()).text
    assert await again.stop() == 0


async def test_files_saved_again_and_again_are_one_piece_of_news(
    server: BotApiServer, start: Start, knowledge: Path
) -> None:
    """The first change is told at once, the others together."""
    bot = await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS="11")
    await server.polled(60)
    clerk = server.person(11)
    clerk.say(TICKET_ASKED)
    assert TICKET in (await clerk.reply()).text
    path, prices = knowledge / "osiedle.yaml", (TICKET, "21 zł", "22 zł", "23 zł")
    for number, (old, new) in enumerate(itertools.pairwise(prices), 1):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        await bot.line("The bot answers from version", count=number)
    assert "Zmiana w plikach: osiedle.yaml" in (await clerk.reply()).text
    together = await clerk.reply()
    assert "Zmieniono pliki przy komputerze 2 razy" in together.text
    clerk.tap(together.button("Cofnij"))
    await bot.line("The bot answers from version", count=4)
    clerk.say(TICKET_ASKED)
    while "Bilet" not in (answer := (await clerk.reply()).text):
        pass
    assert "22 zł" in answer
