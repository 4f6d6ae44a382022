"""Everything asked once in the terminal, over the loopback Bot API server and by ``ask --json``."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import pytest
import pytest_asyncio

from bot.editorial.editions import Edition
from bot.i18n import LANGUAGES, message
from bot.knowledge.markup import plain
from tests.acceptance.wordings import OFF_TOPIC, QUESTIONS, one_line
from tests.botapi import UNLIMITED, BotApiServer
from tests.process.bot_process import ROOT, BotProcess, environment, run

Replies = Mapping[str, str]

DATA: Final = ROOT / "data"

# A command that does not exist has a reply of its own: it stands between those to two questions.
_DIVIDER: Final = "/nic"
_DIVIDED: Final = re.compile(
    "|".join(
        re.escape(plain(message(language, "terminal-unknown-command"))) for language in LANGUAGES
    )
)
# What may be opened or asked next is not what the reply says.
_OFFERED: Final = re.compile(r"^(→ |  \S+ – ).*$", re.MULTILINE)


def _variables(**settings: str) -> dict[str, str]:
    """The bot with the project's knowledge, its model and the vectors kept in the checkout."""
    knowledge = str(ROOT / "knowledge")
    return environment(DATA, BOT_KNOWLEDGE_DIR=knowledge, BOT_MODEL="auto", **settings)


async def _in_terminal() -> Replies:
    """One process, one conversation: all questions one after another."""
    typed = "".join(f"{question}\n{_DIVIDER}\n" for question in QUESTIONS)
    code, out, err = await run(_variables(), ["chat"], typed.encode())
    assert code == 0, err
    *screens, rest = _DIVIDED.split(out)
    assert rest.strip() == ""
    texts = (one_line(_OFFERED.sub("", screen)) for screen in screens)
    return dict(zip(QUESTIONS, texts, strict=True))


async def _over_telegram() -> Replies:
    """One process; each question comes from somebody the bot has not met before."""
    replies: dict[str, str] = {}
    async with BotApiServer(UNLIMITED) as server:
        variables = _variables(BOT_TOKEN=server.token, BOT_API_URL=server.url)
        bot = await BotProcess.start(variables, "run")
        try:
            await server.polled(60)
            for number, question in enumerate(QUESTIONS, 1000):
                person = server.person(number)
                person.say(question)
                replies[question] = one_line((await person.reply()).text)
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        assert server.failures == []
    return replies


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def replies(project: Edition) -> Mapping[str, Replies]:
    """What each channel said to each question, as one line, without links and buttons."""
    if not project.assistant.matcher.semantic:
        pytest.skip("the semantic model has no wheel for this machine")
    return {"terminal": await _in_terminal(), "telegram": await _over_telegram()}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def decisions(project: Edition) -> Mapping[str, str]:
    """What ``ask --json`` decided about each off-topic question."""
    if not project.assistant.matcher.semantic:
        pytest.skip("the semantic model has no wheel for this machine")
    lines = "".join(f"{json.dumps({'question': question})}\n" for question in OFF_TOPIC)
    code, out, err = await run(_variables(), ["ask", "--json"], lines.encode())
    assert code == 0, err
    records: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    return {record["question"]: record["decision"] for record in records}
