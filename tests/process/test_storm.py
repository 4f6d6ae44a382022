"""Files saved again and again while many people ask."""

import asyncio
import itertools
import os
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from bot.editorial.publishing.archive import Archive
from tests.botapi import BotApiServer, FloodLimits, Person, Shown
from tests.process.bot_process import BotProcess
from tests.process.conftest import Start
from tests.process.editor import PASS_ASKED, TICKET_ASKED, Editor, Numbers, agrees, said_by

SAVES = int(os.environ.get("TEST_SAVES", "40"))
_PAUSE = 0.1
_QUESTIONS_A_SAVE = 5
_PEOPLE = 250
_CLERK = 11
_LIVE = "The bot answers from version "
_REFUSED = "Ktoś zapisał pliki bazy z błędami"
_PATIENCE = 60


@dataclass(slots=True)
class Asked:
    """A question, when it was asked, and what came when."""

    text: str
    at: datetime
    shown: Shown | None = None
    answered: datetime = datetime.max


@dataclass(frozen=True, slots=True)
class Edition:
    """What the bot answered with, from when until when."""

    numbers: Numbers
    since: datetime
    until: datetime

    def gives(self, question: Asked) -> bool:
        """Whether the answer is this edition's, which was current meanwhile."""
        current = self.since <= question.answered and question.at <= self.until
        return (
            current and bool(question.shown) and agrees(question.shown, question.text, self.numbers)
        )


@dataclass(slots=True)
class Crowd:
    """People who ask in turn, each of them once in a few seconds."""

    people: Sequence[Person]
    asked: list[Asked] = field(default_factory=list)

    async def ask(self, number: int) -> None:
        """So many questions, and wait for the answers."""
        clock = asyncio.get_running_loop().time
        start = clock()
        async with asyncio.TaskGroup() as group:
            for turn, person in zip(range(number), itertools.cycle(self.people), strict=False):
                await asyncio.sleep(start + turn * _PAUSE / _QUESTIONS_A_SAVE - clock())
                text = TICKET_ASKED if turn % 3 else PASS_ASKED
                self.asked.append(Asked(text, datetime.now()))  # noqa: DTZ005 – as the log's
                person.say(text)
                group.create_task(self._read(person, self.asked[-1]))

    async def _read(self, person: Person, question: Asked) -> None:
        try:
            question.shown = await person.reply(_PATIENCE)
        except AssertionError:
            return
        question.answered = datetime.now()  # noqa: DTZ005


def editions(bot: BotProcess, archive: Archive, first: Numbers) -> list[Edition]:
    """All that the bot answered from, by its log and the versions kept."""
    times, numbers = [datetime.min], [first]
    for line in bot.having(_LIVE):
        version = line.partition(_LIVE)[2]
        times.append(datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f"))  # noqa: DTZ007
        numbers.append(said_by(archive.files(version).files))
    times.append(datetime.max)
    # The line comes when the edition is live already.
    return [
        Edition(said, since, until)
        for said, since, until in zip(numbers, [times[0], *times[0:-2]], times[1:], strict=True)
    ]


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A server that lets as much through as people ask, but not more than is allowed in a chat."""
    async with BotApiServer(FloodLimits(overall_per_second=10**9)) as running:
        yield running
    assert running.failures == []


@pytest.mark.timeout(600)
async def test_each_answer_is_that_of_an_edition_which_was_published(
    server: BotApiServer, start: Start, tmp_path: Path
) -> None:
    """Ten saves and fifty questions a second: nothing wrong, nothing lost, the last save answers."""
    editor = Editor(tmp_path / "wiedza")
    first = editor.numbers
    bot = await start(BOT_KNOWLEDGE_DIR=str(tmp_path / "wiedza"), BOT_ADMINS=str(_CLERK))
    await server.polled(60)
    clerk = server.person(_CLERK)
    clerk.say(TICKET_ASKED)
    assert agrees(await clerk.reply(), TICKET_ASKED, first)
    crowd = Crowd([server.person(number) for number in range(100, 100 + _PEOPLE)])
    asking = asyncio.create_task(crowd.ask(SAVES * _QUESTIONS_A_SAVE))
    clock = asyncio.get_running_loop().time
    begun = clock()
    for number in range(SAVES):
        await asyncio.sleep(begun + number * _PAUSE - clock())
        editor.save()
        if number in range(SAVES // 4, SAVES // 2):
            editor.spoil()
        if number == SAVES // 2:
            editor.mend()
    took = clock() - begun
    await asking
    asked = clock() - begun
    last = Asked(TICKET_ASKED, datetime.now())
    while not (last.shown and agrees(last.shown, TICKET_ASKED, editor.numbers)):
        clerk2 = server.person(99)
        clerk2.say(TICKET_ASKED)
        last.shown = await clerk2.reply(60)
        await asyncio.sleep(0.3)
    lost = [q for q in crowd.asked if q.shown is None]
    known = editions(bot, Archive(tmp_path / "wiedza", tmp_path), first)
    wrong = [q for q in crowd.asked if q.shown and not any(e.gives(q) for e in known)]
    await asyncio.sleep(40)
    told = []
    while clerk.unread:
        told.append((await clerk.reply()).text)
    print(took, asked, len(crowd.asked), len(known), len(lost), len(wrong))
    for w in wrong[:5]:
        print(w.text, w.at, w.answered, w.shown.text, [b.text for b in w.shown.buttons])
    print(sum(p.unread for p in crowd.people))
    print(len(told), Counter(t[:60] for t in told))
    for t, n in Counter(t for t in told if _REFUSED in t).items(): print(n, t)
    print(Counter(c.status for c in server.made("sendMessage")))
    lat = sorted((q.answered - q.at).total_seconds() for q in crowd.asked if q.shown)
    print(lat[len(lat)//2], lat[-10:])
    for e in known: print(e)
