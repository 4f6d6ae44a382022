"""A small knowledge base, and an assistant that replies as a test tells it to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import SimpleNamespace

from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Option, Question, Reply
from bot.knowledge.model import Contact, Entry, Kind, KnowledgeBase, Link, Subject, Translation

LONG_ID = "x" * 50

BASE = KnowledgeBase(
    entries=(
        Entry(
            id="dfop-kiedy",
            title="Kiedy powstało DFOP?",
            questions=("Kiedy powstało DFOP?",),
            answer="Forum powstało w **2007** roku.",
            simple="Rok 2007.",
            links=(Link(title="Strona forum", url="https://example.org/dfop"),),
            related=("dfop-siedziba",),
            about=("dfop", "partnerstwo"),
            translations={"uk": Translation(title="Коли виник DFOP?", answer="У 2007 році.")},
        ),
        Entry(
            id="dfop-siedziba",
            title="Gdzie jest siedziba DFOP?",
            questions=("Gdzie jest DFOP?",),
            answer="Przy ulicy Sienkiewicza.",
            about=("dfop",),
        ),
        Entry(
            id="kontakt",
            title="Kontakt",
            questions=("Jak się skontaktować?",),
            answer="Proszę zadzwonić.",
        ),
        Entry(
            id=LONG_ID, title="Najdłuższy", questions=("Długi?",), answer="Tak.", about=("dfop",)
        ),
    ),
    smalltalk=(
        Entry(id="powitanie", title="Powitanie", questions=("Cześć",), answer="Dzień dobry!"),
    ),
    subjects=(
        Subject(id="dfop", kind=Kind.BODY, name="Dąbrowskie Forum", short="DFOP"),
        Subject(id="partnerstwo", kind=Kind.BODY, name="Partnerstwo"),
        Subject(id="nieopisany", kind=Kind.PLACE, name="Bez wpisów"),
    ),
    contact=Contact(text="Proszę zadzwonić.", entry="kontakt"),
)


@dataclass
class Scripted:
    """Replies with what a test sets in ``replies``; shows entries of its base by itself."""

    base: KnowledgeBase = BASE
    matcher: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(semantic=False))
    asked: list[Question] = field(default_factory=list)
    shown: list[tuple[str, str | None, bool]] = field(default_factory=list)
    rejected: list[str | None] = field(default_factory=list)
    replies: list[Reply | Exception | Callable[[Question], Reply]] = field(default_factory=list)

    def reply(self, question: Question) -> Reply:
        """The next reply; else the answer about the founding, with its number."""
        self.asked.append(question)
        if not self.replies:
            answer = self._entry("dfop-kiedy", "pl", question.now, question.conversation)
            return replace(answer, text=f"{answer.text} [{len(self.asked)}]")
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply(question) if callable(reply) else reply

    def show(
        self,
        entry: str,
        now: datetime,
        conversation: Conversation,
        language: str | None = None,
        *,
        simple: bool = False,
    ) -> Reply:
        """The answer of an entry."""
        self.shown.append((entry, language, simple))
        reply = self._entry(entry, language or "pl", now, conversation)
        if simple:
            return replace(reply, text=self.base.by_id[entry].simple or "", simpler=None)
        return reply

    def none_of_these(
        self, now: datetime, conversation: Conversation, language: str | None = None
    ) -> Reply:
        """A fallback."""
        self.rejected.append(language)
        return fallback(language or "pl", replace(conversation, at=now))

    def _entry(self, key: str, language: str, now: datetime, before: Conversation) -> Reply:
        entry = self.base.by_id[key]
        translation = entry.translations.get(language)
        return Reply(
            Decision.ANSWER,
            language,
            translation.answer if translation else entry.answer,
            replace(before, at=now, language=language, entry=key),
            links=entry.links,
            related=tuple(Option(i, self.base.by_id[i].title) for i in entry.related),
            entries=(key,),
            answered=(key,),
            confidence=0.9,
            simpler=key if entry.simple else None,
        )


def fallback(language: str = "pl", conversation: Conversation | None = None) -> Reply:
    """A reply that does not know."""
    return Reply(
        Decision.FALLBACK,
        language,
        "Nie wiem.",
        conversation or Conversation(),
        options=(Option("dfop-kiedy", "Kiedy powstało DFOP?"),),
        contact="kontakt",
    )


def clarification(*entries: str) -> Reply:
    """A reply that offers a choice."""
    return Reply(
        Decision.CLARIFY,
        "pl",
        "O co Państwo pytają?",
        Conversation(language="pl", offered=entries),
        options=tuple(Option(entry, BASE.by_id[entry].title) for entry in entries),
    )


def saying(text: str) -> Reply:
    """A reply with nothing but a text."""
    return Reply(Decision.SMALLTALK, "pl", text, Conversation(language="pl"))
