"""Start, end, settings and logs of the process."""

import shutil
import signal
from pathlib import Path

import pytest

from bot.i18n import message
from tests.botapi import BotApiServer, CutOff, Hold, Malformed, Reset, Status
from tests.process.bot_process import BASE, environment, run
from tests.process.conftest import TICKET, TICKET_ASKED, Start

SECRET = "Mój PESEL to 02070803628"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
async def test_signals_end_it_cleanly(
    server: BotApiServer, start: Start, how: signal.Signals
) -> None:
    """Asked to stop, the bot sends the reply it is at, and ends with code 0."""
    bot = await start()
    await server.polled(60)
    anna = server.person(1)
    hold = Hold()
    server.script("sendMessage", hold)
    anna.say(TICKET_ASKED)
    await server.until(lambda: server.faults_left == 0)
    polls = len(server.made("getUpdates"))
    bot.process.send_signal(how)
    # The last poll is given up as the first thing the bot does about the signal.
    await server.until(lambda: len(server.made("getUpdates")) > polls)
    hold.release.set()
    assert TICKET in (await anna.reply()).text
    assert await bot.ended() == 0
    assert server.pending == 0
    assert not bot.having(" ERROR "), bot.output


async def test_stop_before_the_start_is_over(server: BotApiServer, start: Start) -> None:
    """A bot that has not reached Telegram yet can be stopped as well."""
    server.script("getMe", Status(502), times=1000)
    bot = await start()
    await bot.line("Nie ma połączenia z Telegramem")
    assert await bot.stop() == 0


@pytest.mark.parametrize(
    "token",
    ["7100000002:AAF-somebody_elses_token_0123456789", "710:AAF-somebody_elses_token_0123456789"],
    ids=["unauthorized", "not-found"],
)
async def test_wrong_token(server: BotApiServer, start: Start, token: str) -> None:
    """A token that Telegram does not know ends the bot with one line that does not show it."""
    bot = await start(BOT_TOKEN=token)
    assert await bot.ended() != 0
    assert len(bot.having("BOT_TOKEN")) == 1
    assert token.partition(":")[2] not in bot.output
    assert {call.status for call in server.calls} <= {401, 404}


async def test_token_that_is_revoked(server: BotApiServer, start: Start) -> None:
    """A bot whose token stops being valid says so once and ends with an error."""
    bot = await start()
    await server.polled(60)
    old, server.token = server.token, "7100000001:AAF-another_one_0123456789abcdefghi"
    server.person(1).say(TICKET_ASKED)
    try:
        assert await bot.ended() != 0
    finally:
        server.token = old
    assert len(bot.having("BOT_TOKEN")) == 1


async def test_nothing_private_is_logged(server: BotApiServer, start: Start) -> None:
    """Not even at DEBUG, nor when everything fails, do token, texts or ids show."""
    server.script("getMe", Reset())
    bot = await start(BOT_LOG_LEVEL="DEBUG")
    await server.polled(60)
    anna = server.person(987_654_321)
    for fault in (Status(500), Malformed(), Reset(), Status(409)):
        server.script("getUpdates", fault)
    server.script("sendMessage", Malformed())
    anna.say(TICKET_ASKED)
    await server.until(lambda: server.faults_left == 0, 60)
    server.script("sendMessage", Status(500))
    server.script("sendMessage", CutOff())
    anna.say(TICKET_ASKED)
    shown = await anna.reply(60)
    anna.tap(shown.button("👍"))
    await anna.reply()
    anna.say(SECRET)
    await anna.reply()
    anna.block()
    anna.say(TICKET_ASKED)
    await server.until(lambda: bool(server.made("sendMessage", 403)))
    assert await bot.stop() == 0
    for private in (server.token.partition(":")[2], SECRET, "987654321", TICKET_ASKED):
        assert private not in bot.output
    assert bot.having("DEBUG")


async def test_broken_knowledge(tmp_path: Path, start: Start) -> None:
    """Every mistake in the knowledge is shown with its place, in Polish, and the code is 1."""
    broken = tmp_path / "base"
    shutil.copytree(BASE, broken)
    (broken / "nowe.yaml").write_text(
        "entries:\n  - id: Zły Id\n    titel: Tytuł\n    questions: [Tak?]\n", encoding="utf-8"
    )
    (broken / "skladnia.yaml").write_text("entries:\n  - id: a\n   title: [\n", encoding="utf-8")
    bot = await start(BOT_KNOWLEDGE_DIR=str(broken))
    assert await bot.ended() == 1
    assert bot.having("nowe.yaml:2:")
    assert bot.having("nowe.yaml:3:5:", "titel", "title")
    assert bot.having("skladnia.yaml:3:")
    assert bot.having("run_bot.py check")


async def test_no_knowledge(tmp_path: Path, start: Start) -> None:
    """A directory that is not there is named."""
    bot = await start(BOT_KNOWLEDGE_DIR=str(tmp_path / "brak"))
    assert await bot.ended() == 1
    assert bot.having("brak")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "tajne-haslo-12345"),
        ("BOT_API_URL", "ftp://example.org"),
        ("BOT_API_URL", "http://example.org"),
        ("BOT_ADMINS", "Kowalski"),
        ("BOT_LOG_LEVEL", "głośno"),
        ("BOT_MODEL", "duży"),
    ],
)
async def test_wrong_settings(start: Start, name: str, value: str) -> None:
    """A setting that cannot be used is named in one line that says what it should look like."""
    bot = await start(**{name: value})
    assert await bot.ended() == 2
    assert len(bot.lines) == 1
    assert (
        message("pl", "settings-" + name.removeprefix("BOT_").lower().replace("_", "-"))
        in (bot.lines[0])
    )
    assert name in bot.lines[0]
    assert value not in bot.output


async def test_local_chat_from_a_pipe(tmp_path: Path) -> None:
    """Without a token the same program answers what it is given and ends."""
    for arguments in (["chat"], ["run"], []):
        code, out, err = await run(environment(tmp_path), arguments, f"{TICKET_ASKED}\n".encode())
        assert (code, err) == (0, "")
        assert TICKET in out
        assert "\x1b" not in out


async def test_local_chat_with_broken_input(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 and a missing last line break are no reason to stop."""
    given = b"\xff\xfe\x00\n" + "Ile kosztuje bilet na basen? żółć".encode("cp1250") + b"\n"
    code, out, _ = await run(environment(tmp_path), ["chat"], given + TICKET_ASKED.encode())
    assert code == 0
    assert out.count(TICKET) == 2


async def test_questions_of_the_project(tmp_path: Path) -> None:
    """The project's own knowledge answers from a pipe."""
    variables = environment(tmp_path)
    del variables["BOT_KNOWLEDGE_DIR"]
    given = "Kiedy przyjęto PRSO 2020?\n".encode()
    code, out, err = await run(variables, ["chat"], given)
    assert (code, err) == (0, "")
    assert "2014" in out
