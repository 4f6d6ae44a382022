"""Questions from the command line: one, or a stream of them as JSON."""

import json
import time
from collections.abc import Iterable
from contextlib import closing
from typing import BinaryIO, Final

from pydantic import BaseModel, ValidationError, model_validator

from bot.channels.terminal.chat import show
from bot.channels.terminal.encoding import decoded, repaired
from bot.channels.terminal.screen import Screen
from bot.cli.clock import now
from bot.cli.serving import ready_editions
from bot.dialogue.assistant import Assistant
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Option, Question, Reply
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape, plain
from bot.settings import Settings

_ENTRIES: Final = 5


class Line(BaseModel):
    """One line of the input: a question, or the id of the entry of a tapped option."""

    question: str | None = None
    entry: str | None = None
    session: str | int | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "Line":
        if (self.question is None) == (self.entry is None):
            raise ValueError("question or entry")
        return self

    @classmethod
    def read(cls, text: str) -> "Line":
        """A line of JSON or plain text. Raises ValidationError for JSON that is no question."""
        if text.lstrip().startswith("{"):
            return cls.model_validate_json(text)
        return cls(question=text)


class Interview:
    """Answers lines, those of one session as one conversation."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._conversations: dict[str | int, Conversation] = {}

    def answer(self, text: str) -> dict[str, object]:
        """The JSON object for one line of input; ``{"error": ...}`` when it is no question."""
        try:
            line = Line.read(text)
        except ValidationError:
            return {"error": message(DEFAULT_LANGUAGE, "cli-ask-bad-line")}
        start = time.perf_counter()
        try:
            reply = self._reply(line)
        except KeyError:
            return {"error": message(DEFAULT_LANGUAGE, "cli-ask-no-entry", id=line.entry or "")}
        elapsed = (time.perf_counter() - start) * 1000
        if line.session is not None:
            self._conversations[line.session] = reply.conversation
        return _record(line, reply, elapsed)

    def _reply(self, line: Line) -> Reply:
        conversation = Conversation()
        if line.session is not None:
            conversation = self._conversations.get(line.session, conversation)
        if line.entry is not None:
            return self._assistant.show(line.entry, now(), conversation)
        return self._assistant.reply(
            Question(line.question or "", now(), conversation=conversation)
        )


def answer_one(question: str, settings: Settings, *, explain: bool = False) -> None:
    """Print the reply to ``question``, and with ``explain`` why it is this one."""
    with closing(ready_editions(settings)) as editions:
        assistant = editions.current.assistant
        reply = assistant.reply(Question(repaired(question), now()))
        reasons = assistant.explain(reply.conversation, reply.language) if explain else ""
    heading = message(reply.language, "terminal-related")
    parts = [reply.text, _bullets(reply.options)]
    parts += [escape(heading), _bullets(reply.related)] if reply.related else []
    show(Screen("\n\n".join(filter(None, parts)), reply.links))
    if reasons:
        show(Screen(reasons, ()))


def answer_lines(lines: Iterable[bytes], output: BinaryIO, settings: Settings) -> int:
    """Answer each line with one line of JSON, at once; 1 when any line was wrong, else 0."""
    wrong = False
    with closing(ready_editions(settings)) as editions:
        interview = Interview(editions.current.assistant)
        for text in map(decoded, lines):
            if not text.strip():
                continue
            record = interview.answer(text)
            wrong |= "error" in record
            output.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            output.flush()
    return 1 if wrong else 0


def _record(line: Line, reply: Reply, elapsed: float) -> dict[str, object]:
    return {
        "question": line.question if line.entry is None else line.entry,
        "session": line.session,
        "decision": reply.decision.value,
        "entries": list(reply.entries[:_ENTRIES]),
        "confidence": round(reply.confidence, 4),
        "language": reply.language,
        "text": plain(reply.text),
        "links": [{"title": link.title, "url": link.url} for link in reply.links],
        "options": [{"entry": option.entry, "title": option.title} for option in reply.options],
        "ms": round(elapsed, 3),
    }


def _bullets(options: Iterable[Option]) -> str:
    return "\n".join(f"- {escape(option.title)}" for option in options)
