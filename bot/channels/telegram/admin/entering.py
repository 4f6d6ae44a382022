"""What somebody writes when the bot asked for it: words to find an entry by, or a new entry."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError
from telegram import Update

from bot.channels.telegram.admin.asked import fit
from bot.channels.telegram.admin.drafting import Drafting
from bot.channels.telegram.admin.groups import group_of
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.presses import NEW_ENTRY, QUESTIONS, Press, labelled, named, said
from bot.channels.telegram.admin.texts import answer, errors
from bot.channels.telegram.buttons import Row, reply_rows
from bot.channels.telegram.desk import Desk
from bot.dialogue.conversation import Conversation
from bot.editorial.changes import AddEntry, AddPhrasing, ChangeError
from bot.editorial.editing import apply
from bot.knowledge.markup import escape
from bot.knowledge.model import Link
from bot.knowledge.wording import fold

_TIME: Final = timedelta(minutes=30)
_FOUND: Final = 5
_SOME_ANSWER: Final = "…"


class _Step(StrEnum):
    WORDS = "words"
    WORDING = "wording"
    TITLE = "title"
    QUESTIONS = "questions"
    ANSWER = "answer"
    LINK = "link"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class _Draft:
    step: _Step
    at: datetime
    row: int
    entry: str = ""
    title: str = ""
    questions: tuple[str, ...] = ()
    answer: str = ""
    links: tuple[Link, ...] = field(default=())

    def change(self) -> AddEntry:
        return AddEntry(
            title=self.title,
            questions=self.questions or (self.title,),
            answer=self.answer or _SOME_ANSWER,
            links=self.links,
        )


class Entering:
    """The dialogues, one a chat; in memory only, for 30 minutes from the last word."""

    def __init__(self, desk: Desk, office: Office, drafting: Drafting) -> None:
        self._desk = desk
        self._office = office
        self._drafting = drafting
        self._drafts: dict[int, _Draft] = {}

    def expects(self, chat: int) -> bool:
        """Whether what is written in ``chat`` now is no question."""
        draft = self._drafts.get(chat)
        return draft is not None and draft.step is not _Step.READY

    async def cancelled(self, update: Update, _context: Any) -> None:
        """The command that ends a dialogue."""
        gone = self._drafts.pop(_chat(update), None)
        await answer(update, escape(said("cancelled" if gone else "nothing-to-cancel")))

    async def left(self, update: Update, _context: Any) -> None:
        """Somebody who may not do this any more."""
        self._drafts.pop(_chat(update), None)
        await answer(update, escape(said("not-allowed")))

    async def tapped(self, update: Update, press: Press) -> None:
        """A button that begins a dialogue, or stands in one."""
        chat, now = _chat(update), self._desk.clock()
        if press.verb in {"o", "w", "n"}:
            await self._begun(update, press)
            return
        draft = self._drafts.get(chat)
        if draft is None or now - draft.at > _TIME:
            self._drafts.pop(chat, None)
            await answer(update, escape(said("lost")), [_way_back()])
            return
        match press.verb:
            case "k" if draft.step is _Step.QUESTIONS:
                await self._questions(update, draft, ())
            case "l" if draft.step is _Step.LINK:
                await self._preview(update, replace(draft, links=()))
            case "t" | "a":
                step = _Step.TITLE if press.verb == "t" else _Step.ANSWER
                await self._ask(update, replace(draft, step=step))
            case "u" if draft.step is _Step.READY:
                reason = said("note-entry", title=draft.title)
                if await self._drafting.draft(update, draft.change(), draft.row, reason):
                    self._drafts.pop(chat, None)
            case "x":
                self._drafts.pop(chat, None)
                await answer(update, escape(said("cancelled")), [_way_back()])

    async def written(self, update: Update, _context: Any) -> None:
        """What was asked for; an error is told, and asked for again."""
        assert update.effective_message is not None
        text = (update.effective_message.text or "").strip()
        chat = _chat(update)
        draft = self._drafts[chat]
        if self._desk.clock() - draft.at > _TIME:
            del self._drafts[chat]
            await answer(update, escape(said("timed-out")), [_way_back()])
            return
        match draft.step:
            case _Step.WORDS:
                await self._found(update, draft, text)
            case _Step.WORDING:
                await self._wording(update, draft, text)
            case _Step.TITLE:
                await self._title(update, draft, text)
            case _Step.QUESTIONS:
                lines = tuple(line.strip() for line in text.splitlines() if line.strip())
                await self._questions(update, draft, lines)
            case _Step.ANSWER:
                await self._answer(update, draft, text)
            case _Step.LINK:
                await self._link(update, draft, text)

    async def _begun(self, update: Update, press: Press) -> None:
        group = await group_of(self._office, press.number)
        if group is None:
            await answer(update, escape(said("group-gone")), [_way_back()])
            return
        step = {"o": _Step.WORDS, "w": _Step.WORDING, "n": _Step.TITLE}[press.verb]
        questions = tuple(one.text for one in fit(group)) if press.verb == "n" else ()
        now = self._desk.clock()
        await self._ask(update, _Draft(step, now, press.number, press.target, questions=questions))

    async def _ask(self, update: Update, draft: _Draft) -> None:
        self._drafts[_chat(update)] = replace(draft, at=self._desk.clock())
        rows: list[Row] = []
        values: dict[str, str] = {}
        if draft.step is _Step.QUESTIONS:
            values["questions"] = "\n".join(f"• {escape(one)}" for one in draft.questions) or "–"
            if draft.questions:
                rows.append((named("keep-questions", Press(NEW_ENTRY, "k")),))
        if draft.step is _Step.LINK:
            rows.append((named("no-link", Press(NEW_ENTRY, "l")),))
        rows.append((named("cancel", Press(NEW_ENTRY, "x")),))
        await answer(update, said(f"ask-{draft.step}", **values), rows)

    async def _found(self, update: Update, draft: _Draft, text: str) -> None:
        base = self._desk.editions.current.base
        ranking = self._desk.editions.current.assistant.matcher.rank(text)
        matters = [c.entry for c in ranking.candidates if c.entry not in base.smalltalk_ids]
        if not matters:
            await answer(update, escape(said("nothing-found")))
            return
        del self._drafts[_chat(update)]
        rows: list[Row] = [
            (
                labelled(
                    said("add-to", title=base.by_id[entry].title),
                    Press(QUESTIONS, "a", draft.row, entry),
                ),
            )
            for entry in matters[:_FOUND]
        ]
        rows.append((named("other-entry", Press(NEW_ENTRY, "o", draft.row)),))
        await answer(update, escape(said("which-entry")), rows)

    async def _wording(self, update: Update, draft: _Draft, text: str) -> None:
        change = AddPhrasing(entry=draft.entry, text=text)
        reason = said("note-phrasing", question=text, id=draft.entry)
        if await self._drafting.draft(update, change, draft.row, reason):
            self._drafts.pop(_chat(update), None)

    async def _title(self, update: Update, draft: _Draft, text: str) -> None:
        entries = self._desk.editions.current.base.entries
        if fold(text) in {fold(entry.title) for entry in entries}:
            await answer(update, escape(said("title-taken", title=text)))
            return
        step = _Step.READY if draft.answer else _Step.QUESTIONS
        await self._checked(update, replace(draft, title=text, step=step))

    async def _questions(self, update: Update, draft: _Draft, lines: tuple[str, ...]) -> None:
        questions = tuple(dict.fromkeys((*draft.questions, *lines)))
        await self._checked(
            update, replace(draft, questions=questions, step=_Step.ANSWER), draft.questions
        )

    async def _answer(self, update: Update, draft: _Draft, text: str) -> None:
        step = _Step.READY if draft.answer else _Step.LINK
        await self._checked(update, replace(draft, answer=text, step=step))

    async def _link(self, update: Update, draft: _Draft, text: str) -> None:
        title, _, url = text.rpartition(" ")
        try:
            link = Link(title=title.strip(" |–-") or said("link-title"), url=url)
        except ValidationError:
            await answer(update, escape(said("bad-link")))
            return
        await self._checked(update, replace(draft, links=(link,), step=_Step.READY))

    async def _checked(
        self, update: Update, draft: _Draft, kept: tuple[str, ...] | None = None
    ) -> None:
        """Go on with ``draft`` unless the loader would not take it."""
        try:
            # The files of the title alone are judged with what is still missing made up.
            await asyncio.to_thread(apply, draft.change(), await self._office.publisher.files())
        except ChangeError as error:
            await answer(update, errors(error.problems))
            if kept == draft.questions:
                # The wordings that came with the group are at fault: they are to be written anew.
                self._drafts[_chat(update)] = replace(
                    draft, step=_Step.QUESTIONS, questions=(), at=self._desk.clock()
                )
            return
        if draft.step is _Step.READY:
            await self._preview(update, draft)
        else:
            await self._ask(update, draft)

    async def _preview(self, update: Update, draft: _Draft) -> None:
        """The answer as residents will see it, then what to do with it."""
        ready = replace(draft, step=_Step.READY, at=self._desk.clock())
        changed = await asyncio.to_thread(
            apply, ready.change(), await self._office.publisher.files()
        )
        proposal = await self._office.publisher.prepare(changed)
        if proposal.edition is None or proposal.difference is None:
            await answer(update, errors([str(problem) for problem in proposal.problems]))
            return
        self._drafts[_chat(update)] = ready
        (entry,) = proposal.difference.added
        now = self._desk.clock()
        reply = proposal.edition.assistant.show(entry.id, now, Conversation(), "pl")
        await answer(update, reply.text, reply_rows(replace(reply, answered=())))
        rows: list[Row] = [
            (named("publish", Press(NEW_ENTRY, "u")),),
            (
                named("fix-title", Press(NEW_ENTRY, "t")),
                named("fix-answer", Press(NEW_ENTRY, "a")),
            ),
            (named("cancel", Press(NEW_ENTRY, "x")),),
        ]
        await answer(update, said("preview", title=escape(draft.title)), rows)


def _chat(update: Update) -> int:
    assert update.effective_chat is not None
    return update.effective_chat.id


def _way_back() -> Row:
    return (named("go-on", Press(QUESTIONS, "p")),)
