"""Files saved again and again while many people ask."""

import asyncio
import itertools
import math
import os
import re
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from bot.editorial.publishing.archive import Archive
from bot.i18n.catalogue import message
from tests.botapi import BotApiServer, FloodLimits, Person, Shown
from tests.process.bot_process import BotProcess
from tests.process.conftest import Start
from tests.process.editor import NOTES, PASS_ASKED, TICKET_ASKED, Editor, Numbers, agrees, said_by

SAVES = int(os.environ.get("TEST_SAVES", "40"))
_PAUSE = 0.1
_QUESTIONS_A_SAVE = 5
_PEOPLE = 250
_CLERK = 11
_LIVE = "The bot answers from version "
_REFUSED = "Ktoś zapisał pliki bazy z błędami"
_PLACE = re.compile(r":\d+:\d+")
_APOLOGIES = {message("pl", "error"), message("pl", "too-fast")}
_PATIENCE = 60


@dataclass(slots=True)
class Asked:
    """A question, when it was asked, and what came when."""

    text: str
    at: float
    shown: Shown | None = None
    answered: float = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """What the bot answered with, from when until when."""

    numbers: Numbers
    since: float
    until: float

    def gives(self, question: Asked) -> bool:
        """Whether the answer is this edition's, which was current meanwhile."""
        if question.shown is None or question.answered < self.since or self.until < question.at:
            return False
        return agrees(question.shown, question.text, self.numbers)


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
                self.asked.append(Asked(text, time.time()))
                person.say(text)
                group.create_task(self._read(person, self.asked[-1]))

    async def _read(self, person: Person, question: Asked) -> None:
        try:
            question.shown = await person.reply(_PATIENCE)
        except AssertionError:
            return
        question.answered = time.time()


def editions(bot: BotProcess, archive: Archive, first: Numbers) -> list[Edition]:
    """All that the bot answered from, by its log and the versions kept."""
    times, numbers = [0.0], [first]
    for line in bot.having(_LIVE):
        version = line.partition(_LIVE)[2]
        logged = datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").astimezone()
        times.append(logged.timestamp())
        numbers.append(said_by(archive.files(version).files))
    times.append(math.inf)
    # The line comes when the edition is live already.
    return [
        Edition(said, since, until)
        for said, since, until in zip(numbers, [times[0], *times[0:-2]], times[1:], strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many questions were answered how; ``failed`` met an apology."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    failed: int = 0

    @classmethod
    def of(cls, crowd: Crowd, known: Sequence[Edition]) -> "Outcome":
        """The outcome with these editions."""
        counts = Counter(_judged(question, known) for question in crowd.asked)
        return cls(**counts)


def _judged(question: Asked, known: Sequence[Edition]) -> str:
    if question.shown is None:
        return "lost"
    if question.shown.text in _APOLOGIES:
        return "failed"
    return "right" if any(edition.gives(question) for edition in known) else "wrong"


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A server that lets as much through as people ask, but not more than is allowed in a chat."""
    async with BotApiServer(FloodLimits(overall_per_second=10**9)) as running:
        yield running
    assert running.failures == []


@pytest.mark.timeout(600)
async def test_each_answer_is_that_of_an_edition_which_was_current(
    server: BotApiServer, start: Start, tmp_path: Path
) -> None:
    """Ten saves and fifty questions a second: all answered right, and no error told twice."""
    knowledge = tmp_path / "wiedza"
    editor = Editor(knowledge)
    first = editor.numbers
    bot = await start(BOT_KNOWLEDGE_DIR=str(knowledge), BOT_ADMINS=str(_CLERK))
    await server.polled(60)
    clerk = server.person(_CLERK)
    clerk.say(TICKET_ASKED)
    assert agrees(await clerk.reply(), TICKET_ASKED, first)
    crowd = Crowd([server.person(number) for number in range(100, 100 + _PEOPLE)])
    asking = asyncio.create_task(crowd.ask(SAVES * _QUESTIONS_A_SAVE))
    begun = time.monotonic()
    for number in range(SAVES):
        await asyncio.sleep(begun + number * _PAUSE - time.monotonic())
        editor.save()
        if SAVES // 4 <= number < SAVES // 2:
            editor.spoil()
        elif number == SAVES // 2:
            await server.until(lambda: any(NOTES in text for text in told(server)), 60)
            editor.mend()
    saved = time.monotonic() - begun
    await asking
    asked = time.monotonic() - begun
    await until_answered(server, editor.numbers)
    known = editions(bot, Archive(knowledge, tmp_path), first)
    outcome = Outcome.of(crowd, known)
    sys.stdout.write(
        f"\n{SAVES} saves in {saved:.1f} s, {len(crowd.asked)} questions in {asked:.1f} s: "
        f"{outcome}; {len(known) - 1} editions, {len(told(server))} messages to the admin\n"
    )
    assert outcome == Outcome(right=SAVES * _QUESTIONS_A_SAVE)
    assert sum(person.unread for person in crowd.people) == 0
    assert each_has_news([text for text in told(server) if _REFUSED in text])


def told(server: BotApiServer) -> list[str]:
    """The messages to the admin."""
    sent = (call.values for call in server.made("sendMessage", 200))
    return [str(values["text"]) for values in sent if str(values["chat_id"]) == str(_CLERK)]


def each_has_news(messages: Sequence[str]) -> bool:
    """Whether each message names an error that none before it did."""
    known: set[str] = set()
    for text in messages:
        errors = {_PLACE.sub("", line) for line in text.splitlines() if line.startswith("•")}
        if errors <= known:
            return False
        known |= errors
    return True


async def until_answered(server: BotApiServer, numbers: Numbers) -> None:
    """Ask until the answer says ``numbers``."""
    async with asyncio.timeout(_PATIENCE):
        for stranger in itertools.count(10_000):
            person = server.person(stranger)
            person.say(TICKET_ASKED)
            if agrees(await person.reply(), TICKET_ASKED, numbers):
                return
