"""What publishing speaks of: authors, versions, proposals and news."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.editorial.building import Edition
from bot.editorial.publishing.difference import Difference
from bot.editorial.publishing.proof import Proof
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.problems import Problem
from bot.knowledge.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a version; ``id`` is their number in Telegram, if they have one."""

    id: int | None
    name: str


SOMEBODY: Final = Author(None, message(DEFAULT_LANGUAGE, "publishing-somebody"))
"""Whoever changed the files at the machine itself."""


@dataclass(frozen=True, slots=True)
class Version:
    """One edition as it is kept: ``changes`` says line by line what it changed."""

    id: str
    at: datetime
    author: Author
    note: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A snapshot that may take the place of ``based_on``, and all there is to know before it does.

    ``problems`` are its errors, ``warnings`` all its warnings. ``edition``, ``difference`` and
    ``proof`` are None exactly when there are errors.
    """

    snapshot: Snapshot
    based_on: Snapshot
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    edition: Edition | None = None
    difference: Difference | None = None
    proof: Proof | None = None

    @property
    def changes(self) -> tuple[str, ...]:
        """What would change, line by line, in Polish; nothing while there are errors."""
        difference = self.difference.lines() if self.difference else ()
        return (*difference, *(self.proof.lines() if self.proof else ()))


@dataclass(frozen=True, slots=True)
class Published:
    """An edition went live; ``by_hand`` when the files were changed past the bot."""

    version: Version
    difference: Difference
    proof: Proof
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The files on the disk have errors: the last good edition goes on answering."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """The files on the disk are good, but the machine would not let them go live."""

    reason: str


News = Published | Refused | Failed


class PublishingError(Exception):
    """Nothing was published; the text says why, and what to do, in Polish; ``kind`` in short."""

    def __init__(self, kind: str, **values: str | int) -> None:
        self.kind = kind
        super().__init__(message(DEFAULT_LANGUAGE, f"publishing-{kind}", **values))


class StaleError(PublishingError):
    """The files are no longer those that the proposal was made from; ``files`` names them."""

    def __init__(self, changed: Mapping[str, bytes | None]) -> None:
        super().__init__("stale", files=", ".join(changed))
        self.files = tuple(changed)
