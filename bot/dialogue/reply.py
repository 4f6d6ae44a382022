"""What goes into the assistant and what comes out of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.dialogue.conversation import Conversation
from bot.knowledge.model import Link
from bot.matching.ranking import Ranking


class Decision(StrEnum):
    """What the assistant decided to do with a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    SMALLTALK = "smalltalk"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Question:
    """One message of a person.

    ``language`` is the person's own choice; None means: as the message itself is written.
    """

    text: str
    now: datetime
    language: str | None = None
    conversation: Conversation = field(default_factory=Conversation)


@dataclass(frozen=True, slots=True)
class Option:
    """An entry offered as a button."""

    entry: str
    title: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What to tell the person.

    ``text`` is in the Markdown subset of ``bot.knowledge.markup``; whatever a person typed is
    escaped in it. ``options`` are choices (clarify) or nearest topics (fallback), ``related`` go
    under an answer. ``entries`` are up to five ids as ranked, whatever the decision; ``answered``
    those whose answers stand in the text. ``contact`` is the entry that leads to a person.
    ``conversation`` is to be given back with the next question.
    """

    decision: Decision
    language: str
    text: str
    conversation: Conversation
    links: tuple[Link, ...] = ()
    options: tuple[Option, ...] = ()
    related: tuple[Option, ...] = ()
    entries: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    confidence: float = 0.0
    simpler: str | None = None
    contact: str | None = None
    rankings: tuple[Ranking, ...] = ()
