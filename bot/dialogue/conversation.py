"""What a conversation has been about, kept in memory only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

FORGET_AFTER: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The thread of one conversation; immutable, each reply carries the next one.

    ``subjects`` are the subject ids last spoken about, main one first; ``entry`` the entry last
    answered; ``shown`` all entries answered or offered for the last question; ``offered`` the
    options of a clarification that waits for a choice; ``language`` that of the last reply;
    ``asked`` the questions of the last message as they were understood.
    """

    at: datetime | None = None
    language: str | None = None
    question: str = ""
    entry: str | None = None
    subjects: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def at_time(self, now: datetime) -> "Conversation":
        """This conversation, or a new one when the last word was over 30 minutes ago."""
        if self.at is None or now - self.at > FORGET_AFTER:
            return Conversation()
        return self
