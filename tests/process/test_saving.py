"""Files saved while the bot runs."""

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
