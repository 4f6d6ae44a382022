"""Files that are saved while somebody talks to the bot, taken up before the next question."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.editorial.editions import Editions
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.i18n.system import reason
from bot.knowledge.loader import check
from bot.knowledge.problems import Level
from bot.knowledge.snapshot import Snapshot


class Following:
    """Brings ``editions`` up to the files of a directory; no version is made of them."""

    def __init__(self, editions: Editions, directory: Path, clock: Callable[[], datetime]) -> None:
        self._editions = editions
        self._directory = directory
        self._clock = clock
        self._seen = editions.current.snapshot.digest

    def look(self) -> str:
        """Take up what was saved since the last look; a line about it in Polish, or nothing.

        With errors in the files the last edition goes on answering.
        """
        snapshot = Snapshot.read(self._directory)
        if snapshot.digest == self._seen:
            return ""
        try:
            told = self._taken_up(snapshot)
        except (OSError, sqlite3.Error) as error:
            # Not noted as seen: the next look may fare better.
            return message(DEFAULT_LANGUAGE, "publishing-disk", reason=reason(error))
        self._seen = snapshot.digest
        return told

    def _taken_up(self, snapshot: Snapshot) -> str:
        if snapshot.digest == self._editions.current.snapshot.digest:
            return _say("back")
        checked = check(snapshot, self._clock().date())
        if checked.base is None:
            errors = [one for one in checked.problems if one.level is Level.ERROR]
            return _say("refused", count=len(errors), problem=str(errors[0]))
        self._editions.replace(
            self._editions.workshop.build(snapshot, checked.base, self._editions.current)
        )
        return _say("taken-up")


def _say(key: str, **values: str | int) -> str:
    return message(DEFAULT_LANGUAGE, f"following-{key}", **values)
