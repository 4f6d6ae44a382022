"""The knowledge kept from the chat: from the file to the changed answer and back."""

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.botapi import BotApiServer, Person, Shown
from tests.process.bot_process import BASE
from tests.process.conftest import TICKET, TICKET_ASKED, Start

FILES = {path.name for path in BASE.iterdir()}
CLERK, STRANGER, RESIDENT = 11, 12, 13


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the base that may be changed."""
    return Path(shutil.copytree(BASE, tmp_path / "wiedza"))


def send_file(server: BotApiServer, person: Person, name: str, content: bytes) -> None:
    """Let ``person`` send a file."""
    stored = server.store_file(name, content)
    document = {
        "file_id": stored.file_id,
        "file_unique_id": stored.file_id[-8:],
        "file_name": name,
        "file_size": len(content),
    }
    person.send(document=document)


async def asked(person: Person, text: str = TICKET_ASKED) -> str:
    """What ``person`` is answered."""
    person.say(text)
    return (await person.reply()).text


async def sees(person: Person, part: str) -> Shown:
    """The next message to ``person`` that contains ``part``."""
    while part not in (shown := await person.reply()).text:
        pass
    return shown


async def test_a_file_is_published_from_the_chat_and_taken_back(
    server: BotApiServer, start: Start, knowledge: Path
) -> None:
    """File, preview, one tap: residents get the new answer; one tap more: the old one."""
    await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS=str(CLERK))
    await server.polled(60)
    clerk, resident = server.person(CLERK), server.person(RESIDENT)
    assert TICKET in await asked(resident)
    content = (knowledge / "osiedle.yaml").read_bytes().replace(TICKET.encode(), b"21 z\xc5\x82")
    send_file(server, clerk, "osiedle.yaml", content)
    assert (await clerk.reply()).text == "Sprawdzam…"
    preview = await clerk.reply()
    assert preview.edited
    assert "Było: Bilet na basen kosztuje 18 zł" in preview.text
    assert "Będzie: Bilet na basen kosztuje 21 zł" in preview.text
    assert TICKET in await asked(resident)
    clerk.tap(preview.button("Opublikuj"))
    published = await sees(clerk, "Opublikowano: Plik osiedle.yaml")
    assert "21 zł" in await asked(resident)
    clerk.tap(preview.button("Opublikuj"))
    await sees(clerk, "Ta propozycja jest już opublikowana.")
    clerk.tap(published.button("Cofnij"))
    await sees(clerk, "Gotowe.")
    assert TICKET in await asked(resident)
    assert TICKET.encode() in (knowledge / "osiedle.yaml").read_bytes()
    clerk.say("/dziennik")
    log = await sees(clerk, "Dziennik")
    assert all(deed in log.text for deed in ("cofnięcie", "publikacja", "przysłany plik"))


async def test_a_broken_file_on_the_disk_is_told_once_and_repaired_by_a_tap(
    server: BotApiServer, start: Start, knowledge: Path
) -> None:
    """Saved twice with the same error it is one message; the bot answers all the while."""
    bot = await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS=str(CLERK))
    await server.polled(60)
    clerk, resident = server.person(CLERK), server.person(RESIDENT)
    assert await asked(clerk, "/historia")
    path = knowledge / "osiedle.yaml"
    good = path.read_bytes()
    path.write_bytes(good + b"entries: [\n")
    refused = await sees(clerk, "z błędami")
    assert "osiedle.yaml:" in refused.text
    path.write_bytes(good + b"entries: [\n\n")
    path.write_bytes(good.replace(TICKET.encode(), b"99 z\xc5\x82") + b"entries: [\n")
    assert TICKET in await asked(resident)
    clerk.tap(refused.button("Przywróć"))
    await sees(clerk, "Gotowe.")
    assert path.read_bytes() == good
    assert TICKET in await asked(resident)
    assert len(bot.having("The saved files have errors")) == 1
    assert clerk.unread == 0


async def test_the_base_is_sent_as_files_and_as_a_workbook(
    server: BotApiServer, start: Start, knowledge: Path
) -> None:
    """What was sent can be sent back; a stranger gets what an unknown command gets."""
    await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS=str(CLERK))
    await server.polled(60)
    clerk, stranger = server.person(CLERK), server.person(STRANGER)
    clerk.say("/baza")
    sent = await clerk.reply()
    archive = _content(server, sent)
    assert set(ZipFile(BytesIO(archive)).namelist()) == FILES
    send_file(server, clerk, "baza.zip", archive)
    await sees(clerk, "niczego nie zmienia")
    clerk.tap(sent.button("XLSX"))
    workbook = await clerk.reply()
    send_file(server, clerk, "baza.xlsx", _content(server, workbook))
    await sees(clerk, "niczego nie zmienia")
    assert "Nie znam takiego polecenia" in await asked(stranger, "/baza")


async def test_another_publishers_change_is_told_to_the_others(
    server: BotApiServer, start: Start, knowledge: Path
) -> None:
    """With the way back; a colleague who never started the bot is no obstacle."""
    bot = await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS=f"{CLERK} 14 15")
    await server.polled(60)
    clerk, colleague = server.person(CLERK), server.person(14)
    server.person(15)
    assert await asked(colleague, "/pomoc")
    content = (knowledge / "osiedle.yaml").read_bytes().replace(TICKET.encode(), b"21 z\xc5\x82")
    send_file(server, clerk, "osiedle.yaml", content)
    preview = await sees(clerk, "Propozycja nr 1")
    clerk.tap(preview.button("Opublikuj"))
    news = await sees(colleague, "opublikowano: Plik osiedle.yaml")
    await bot.line("cannot be told")
    colleague.tap(news.button("Cofnij"))
    await sees(colleague, "Gotowe.")
    await sees(clerk, "Powrót do wersji")
    assert TICKET in await asked(server.person(RESIDENT))


async def test_a_database_that_cannot_be_opened_is_told_in_a_line(
    start: Start, tmp_path: Path
) -> None:
    """The bot does not start."""
    (tmp_path / "bot.sqlite3").write_bytes(b"no database at all " * 100)
    bot = await start()
    assert await bot.ended() == 1
    assert bot.having("jest uszkodzona")


def _content(server: BotApiServer, shown: Shown) -> bytes:
    return server.stored(shown.message["document"]["file_id"])
