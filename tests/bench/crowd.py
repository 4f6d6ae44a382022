"""Many people who write to a bot at once, and the Bot API server between them and it.

Run as a process of its own, so that its work is not counted as the bot's. It writes the address
of the server, waits for the bot to answer one person, lets everybody write, and writes how long
the answers took; each as one line of JSON.
"""

import asyncio
import itertools
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.botapi import UNLIMITED, BotApiServer, Person

PEOPLE: Final = 200
MESSAGES: Final = 10
_QUESTIONS: Final = Path(__file__).parents[1] / "evaluation" / "development" / "polish.jsonl"
_STARTING: Final = 300.0
_ANSWERING: Final = 600.0


def questions() -> list[str]:
    """What people ask, in an order that is the same each time."""
    with _QUESTIONS.open(encoding="utf-8") as lines:
        asked = [str(json.loads(line)["question"]) for line in lines]
    random.Random(1).shuffle(asked)  # noqa: S311 – an order, not a secret
    return asked


async def main() -> None:
    """Serve one bot, measure it."""
    async with BotApiServer(UNLIMITED) as server:
        _say(url=server.url)
        await _ready(server)
        seconds = await _measure(server)
        _say(seconds=seconds, failures=server.failures)
        # Whoever started this process stops the bot first.
        await asyncio.to_thread(sys.stdin.readline)


async def _ready(server: BotApiServer) -> None:
    """The bot answers, and whoever started this process says that it is ready."""
    first = server.person(1)
    first.say("Dzień dobry")
    await first.reply(_STARTING)
    await server.polled(_STARTING)
    _say(ready=True)
    await asyncio.to_thread(sys.stdin.readline)


async def _measure(server: BotApiServer) -> float:
    """Seconds from the first message to the last answer."""
    asked: Iterator[str] = itertools.cycle(questions())
    people: list[Person] = [server.person(100 + number) for number in range(PEOPLE)]
    clock = asyncio.get_running_loop().time
    start = clock()
    for _ in range(MESSAGES):
        for person in people:
            person.say(next(asked))
    await server.until(lambda: all(person.unread >= MESSAGES for person in people), _ANSWERING)
    return clock() - start


def _say(**content: Any) -> None:
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
