"""Each kind of broken file, saved under a running bot: told once, and nobody else notices."""

import itertools
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
import pytest_asyncio

from tests.botapi import UNLIMITED, BotApiServer
from tests.knowledge.test_faults import CASES, Case, case
from tests.knowledge.writing import entry
from tests.process.bot_process import PATIENCE, BotProcess, environment
from tests.process.conftest import TICKET_ASKED

pytestmark = pytest.mark.asyncio(loop_scope="module")

_CLERK = 11
_BASE = (
    entry("keywords: [bilet]", id_="basen-bilety", question=TICKET_ASKED)
    .replace("Tytuł", "Ceny biletów")
    .replace("Odpowiedź", "Bilet kosztuje {price} zł")
)
_PRICES = "bilety.yaml"
_UNREADABLE = Path("/proc/self/mem")
_LIVE = "The bot answers from version"

MORE = [
    case("page of the internet", "<!DOCTYPE html>\n<p>Dzień dobry</p>\n", "1:1", "zwykły tekst"),
    case("table of a spreadsheet", "id;title\na;Tytuł\n", "1:1", "zwykły tekst", "entries:"),
    case("JSON without a comma", '{"entries": [{"id": "a" "title": "b"}]}', "1:14", "przecinka"),
    case("document of Word", b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), "1:1", "DOCX"),
    case("rich text", b"{\\rtf1\\ansi Witam}", "1:1", "nie jest plik tekstowy"),
    case("nothing at all", b"", "1:1", "plik jest pusty"),
    case("nothing but a mark", b"\xef\xbb\xbf", "1:1", "plik jest pusty"),
    case("staircase", "".join(f"{'  ' * n}a{n}:\n" for n in range(99)), "12:23", "zagnieżdżony"),
    case("one endless line", "a" * 1_000_000, "1:1", "zwykły tekst"),
    case("too many values", "entries:\n" + "- a\n" * 600_000, "499999:3", "za dużo wartości"),
    case("too large", b"#" * 5_000_001, "1:1", "ma ponad 5 MB", "podzielić"),
    case("null as an answer", entry().replace("Odpowiedź.", "null"), "4:5", "„answer” jest puste"),
    case("case without an entry", "regression: [{question: B?}]\n", "1:14", "„entry”"),
    case("case as a text", "regression: [Gdzie?]\n", "1:14", "question, entry"),
    case("group without questions", "background: [{id: b, title: c}]\n", "1:14", "„questions”"),
    case("groups as a text", "background: raz\n", "1:13", "powinna być lista"),
    case("contact as a text", "contact: Proszę dzwonić\n", "1:10", "text, entry"),
    case("contact of unknown fields", "contact: {text: a, telefon: b}\n", "1:20", "„telefon”"),
    case("lexicon as a list", "lexicon: [raz]\n", "1:10", "synonyms, abbreviations"),
    case("language of the base", "language: polski\n", "1:11", "„polski”", "pl, uk, en"),
]
TROUBLES: dict[str, Callable[[Path], object]] = {
    "a directory": Path.mkdir,
    "a link to nothing": lambda path: path.symlink_to("nie-ma.yaml"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a pipe": os.mkfifo,
}


@dataclass(slots=True)
class Town:
    """A running bot, the files it answers from, and those who ask it."""

    server: BotApiServer
    bot: BotProcess
    knowledge: Path
    price: int = 0

    def publish(self) -> None:
        """Save another price."""
        self.price += 1
        (self.knowledge / _PRICES).write_text(_BASE.format(price=self.price), "utf-8")

    async def answer(self) -> str:
        """What a resident is told."""
        anna = self.server.person(1)
        anna.say(TICKET_ASKED)
        return (await anna.reply()).text

    async def follows(self) -> None:
        """Wait until the last price is what residents are told."""
        while True:
            editions = len(self.bot.having(_LIVE))
            if self.says in await self.answer():
                return
            await self.bot.line(_LIVE, count=editions + 1)

    @contextmanager
    def holding(self, *files: Path) -> Iterator[None]:
        """Remove ``files`` in the end."""
        try:
            yield
        finally:
            for file in files:
                file.rmdir() if file.is_dir() else file.unlink()

    @property
    def says(self) -> str:
        """What the last good edition answers."""
        return f"Bilet kosztuje {self.price} zł."

    async def told(self, word: str) -> str:
        """The one message to the admin with ``word``."""
        await self.server.until(lambda: bool(self._told(word)), PATIENCE)
        (message,) = self._told(word)
        return message

    def _told(self, word: str) -> list[str]:
        sent = (call.values for call in self.server.made("sendMessage", 200))
        texts = (unescape(str(v["text"])) for v in sent if str(v["chat_id"]) == str(_CLERK))
        return [text for text in texts if word in text]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One bot for all; nothing that was saved may have made it stumble."""
    data, knowledge = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("wiedza")
    async with BotApiServer(UNLIMITED) as server:
        variables = environment(
            data,
            BOT_TOKEN=server.token,
            BOT_API_URL=server.url,
            BOT_KNOWLEDGE_DIR=str(knowledge),
            BOT_ADMINS=str(_CLERK),
        )
        (knowledge / _PRICES).write_text(_BASE.format(price=0), "utf-8")
        bot = await BotProcess.start(variables)
        try:
            await server.polled(60)
            server.person(_CLERK).say(TICKET_ASKED)
            yield Town(server, bot, knowledge)
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        assert server.failures == []
        assert not bot.having("Traceback"), bot.output


_numbers = itertools.count(1)


@pytest.mark.parametrize("fault", [*CASES, *MORE], ids=lambda fault: str(fault.name))
async def test_a_broken_file_is_told_once_and_the_last_good_edition_answers(
    town: Town, fault: Case
) -> None:
    """With place, mistake and remedy; when it is gone, the next edition answers."""
    number = next(_numbers)
    files = [town.knowledge / f"{number}-{part}.yaml" for part, _ in enumerate(fault.files, 1)]
    for file, content in zip(files, fault.files, strict=True):
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    with town.holding(*files):
        place = f"• {files[-1].name}:{fault.place}: "
        told = await town.told(place)
        lines = [line for line in told.splitlines() if line.startswith(place)]
        assert any(all(word in line for word in fault.words) for line in lines), told
        assert all(" – " in line for line in lines)
        assert town.says in await town.answer()
    town.publish()
    await town.follows()
    assert await town.told(place) == told


@pytest.mark.skipif(not _UNREADABLE.exists(), reason="not on this system")
async def test_a_file_that_cannot_be_read(town: Town) -> None:
    """The reason is in Polish, too."""
    path = town.knowledge / f"{next(_numbers)}.yaml"
    # It refuses even those who may read everything.
    path.symlink_to(_UNREADABLE)
    with town.holding(path):
        told = await town.told(f"• {path.name}:1:1: ")
        assert "nie da się odczytać: błąd dysku – proszę sprawdzić uprawnienia" in told
        assert town.says in await town.answer()
    town.publish()
    await town.follows()


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_what_is_no_file_is_told_once(town: Town, trouble: str) -> None:
    """Though it bears the name of one."""
    path = town.knowledge / f"{next(_numbers)}.yaml"
    TROUBLES[trouble](path)
    with town.holding(path):
        place = f"• {path.name}:1:1: "
        assert "to nie jest zwykły plik – proszę usunąć" in await town.told(place)
        assert town.says in await town.answer()
    town.publish()
    await town.follows()
    assert "to nie jest zwykły plik" in await town.told(place)


async def test_a_file_whose_name_is_in_another_encoding(town: Town) -> None:
    """Unpacked from an archive of Windows: it is told and published like any other."""
    path = town.knowledge / os.fsdecode("żółw.yaml".encode("cp1250"))
    path.write_text("entries: 5\n", "utf-8")
    with town.holding(path):
        assert "powinna być lista" in await town.told("w.yaml:1:10: ")
        assert town.says in await town.answer()
        path.write_text(entry(id_="zolw", question="Co je żółw?"), "utf-8")
        await town.told("Nowy wpis: „Tytuł” (zolw)")
    town.publish()
    await town.follows()


async def test_the_whole_directory(town: Town) -> None:
    """Empty, gone, or a file of that name: told each time, until it is back."""
    aside = town.knowledge.with_name("obok")
    prices = town.knowledge / _PRICES
    prices.rename(town.knowledge / "bilety.txt")
    assert "• katalog bazy:1:1: w katalogu nie ma" in await town.told("ani jednego pliku")
    assert town.says in await town.answer()
    town.knowledge.rename(aside)
    assert "nie ma takiego katalogu" in await town.told("nie ma takiego katalogu")
    assert town.says in await town.answer()
    town.knowledge.write_text("plik", "utf-8")
    assert "to nie jest katalog" in await town.told("to nie jest katalog")
    assert town.says in await town.answer()
    town.knowledge.unlink()
    aside.rename(town.knowledge)
    town.publish()
    await town.follows()
