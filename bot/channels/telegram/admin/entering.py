"""What somebody writes when the bot asked for it: words to find an entry by, or a new entry."""

import asyncio
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError
from telegram import Update

from bot.channels.telegram.admin.asked import fit
from bot.channels.telegram.admin.drafting import Drafting
from bot.channels.telegram.admin.entry_drafts import EntryDraft, OpenDrafts, Step
from bot.channels.telegram.admin.finishing import Finishing
from bot.channels.telegram.admin.groups import group_of
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.presses import NEW_ENTRY, QUESTIONS, Press, named, said
from bot.channels.telegram.admin.texts import answer, chat_of, errors
from bot.channels.telegram.buttons import Row, button
from bot.channels.telegram.desk import Desk
from bot.editorial.changes import AddPhrasing, ChangeError
from bot.editorial.editing import apply
from bot.knowledge.markup import escape
from bot.knowledge.model import Link
from bot.knowledge.wording import fold

_FOUND: Final = 5


class Entering:
    """The dialogues, one a chat."""

    def __init__(self, desk: Desk, office: Office, drafting: Drafting, drafts: OpenDrafts) -> None:
        self._desk = desk
        self._office = office
        self._drafting = drafting
        self._drafts = drafts
        self._finishing = Finishing(desk, office, drafting, drafts)

    def expects(self, chat: int) -> bool:
        """Whether what is written in ``chat`` now is no question."""
        draft = self._drafts.of(chat)
        return draft is not None and draft.step is not Step.READY

    async def cancelled(self, update: Update, _context: Any) -> None:
        """The command that ends a dialogue."""
        if self._drafts.of(chat_of(update)) is None:
            await answer(update, escape(said("nothing-to-cancel")))
        else:
            await self._ended(update)

    async def left(self, update: Update, _context: Any) -> None:
        """Somebody who may not do this any more."""
        await self._drafts.drop(chat_of(update))
        await answer(update, escape(said("not-allowed")))

    async def tapped(self, update: Update, press: Press) -> None:
        """A button that begins a dialogue, or stands in one."""
        chat = chat_of(update)
        if press.verb in {"o", "w", "n"}:
            await self._begun(update, press)
            return
        draft = self._drafts.of(chat)
        if draft is None or self._drafts.late(draft):
            await self._drafts.drop(chat)
            await answer(update, escape(said("lost")), [_way_back()])
            return
        match press.verb:
            case "k" if draft.step is Step.QUESTIONS:
                await self._questions(update, draft, ())
            case "l" if draft.step is Step.LINK:
                await self._finishing.preview(update, replace(draft, links=()))
            case "t" | "a":
                step = Step.TITLE if press.verb == "t" else Step.ANSWER
                await self._corrected(update, replace(draft, step=step))
            case "u" if draft.step is Step.READY:
                await self._finishing.handed_on(update, draft)
            case "x":
                await self._ended(update)

    async def written(self, update: Update, _context: Any) -> None:
        """What was asked for; an error is told, and asked for again."""
        assert update.effective_message is not None
        text = (update.effective_message.text or "").strip()
        chat = chat_of(update)
        draft = self._drafts.of(chat)
        assert draft is not None
        if self._drafts.late(draft):
            await self._drafts.drop(chat)
            await answer(update, escape(said("timed-out")), [_way_back()])
            return
        match draft.step:
            case Step.WORDS:
                await self._found(update, draft, text)
            case Step.WORDING:
                await self._wording(update, draft, text)
            case Step.TITLE:
                await self._title(update, draft, text)
            case Step.QUESTIONS:
                lines = tuple(line.strip() for line in text.splitlines() if line.strip())
                await self._questions(update, draft, lines)
            case Step.ANSWER:
                await self._answer(update, draft, text)
            case Step.LINK:
                await self._link(update, draft, text)

    async def _ended(self, update: Update) -> None:
        gone = await self._drafts.drop(chat_of(update))
        if gone is not None and await self._finishing.withdrawn(update, gone):
            await answer(update, escape(said("cancelled")), [_way_back()])

    async def _begun(self, update: Update, press: Press) -> None:
        group = await group_of(self._office, press.number)
        if group is None:
            await answer(update, escape(said("group-gone")), [_way_back()])
            return
        step = {"o": Step.WORDS, "w": Step.WORDING, "n": Step.TITLE}[press.verb]
        questions = tuple(one.text for one in fit(group)) if press.verb == "n" else ()
        now = self._desk.clock()
        await self._ask(
            update, EntryDraft(step, now, press.number, press.target, questions=questions)
        )

    async def _ask(self, update: Update, draft: EntryDraft) -> None:
        await self._drafts.put(chat_of(update), draft)
        rows: list[Row] = []
        values: dict[str, str] = {}
        if draft.step is Step.QUESTIONS:
            values["questions"] = "\n".join(f"• {escape(one)}" for one in draft.questions) or "–"
            if draft.questions:
                rows.append((named("keep-questions", Press(NEW_ENTRY, "k")),))
        if draft.step is Step.LINK:
            rows.append((named("no-link", Press(NEW_ENTRY, "l")),))
        rows.append((named("cancel", Press(NEW_ENTRY, "x")),))
        await answer(update, said(f"ask-{draft.step}", **values), rows)

    async def _found(self, update: Update, draft: EntryDraft, text: str) -> None:
        base = self._desk.editions.current.base
        ranking = self._desk.editions.current.assistant.matcher.rank(text)
        matters = [c.entry for c in ranking.candidates if c.entry not in base.smalltalk_ids]
        if not matters:
            await answer(update, escape(said("nothing-found")))
            return
        await self._drafts.drop(chat_of(update))
        rows: list[Row] = [
            (
                button(
                    said("add-to", title=base.by_id[entry].title),
                    Press(QUESTIONS, "a", draft.row, entry),
                ),
            )
            for entry in matters[:_FOUND]
        ]
        rows.append((named("other-entry", Press(NEW_ENTRY, "o", draft.row)),))
        await answer(update, escape(said("which-entry")), rows)

    async def _wording(self, update: Update, draft: EntryDraft, text: str) -> None:
        change = AddPhrasing(entry=draft.entry, text=text)
        reason = said("note-phrasing", question=text, id=draft.entry)
        if await self._drafting.draft(update, change, draft.row, reason):
            await self._drafts.drop(chat_of(update))

    async def _title(self, update: Update, draft: EntryDraft, text: str) -> None:
        entries = self._desk.editions.current.base.entries
        if fold(text) in {fold(entry.title) for entry in entries}:
            await answer(update, escape(said("title-taken", title=text)))
            return
        step = Step.READY if draft.answer else Step.QUESTIONS
        await self._checked(update, replace(draft, title=text, step=step))

    async def _questions(self, update: Update, draft: EntryDraft, lines: tuple[str, ...]) -> None:
        questions = tuple(dict.fromkeys((*draft.questions, *lines)))
        await self._checked(
            update, replace(draft, questions=questions, step=Step.ANSWER), draft.questions
        )

    async def _answer(self, update: Update, draft: EntryDraft, text: str) -> None:
        step = Step.READY if draft.answer else Step.LINK
        await self._checked(update, replace(draft, answer=text, step=step))

    async def _link(self, update: Update, draft: EntryDraft, text: str) -> None:
        title, _, url = text.rpartition(" ")
        try:
            link = Link(title=title.strip(" |–-") or said("link-title"), url=url)
        except ValidationError:
            await answer(update, escape(said("bad-link")))
            return
        await self._checked(update, replace(draft, links=(link,), step=Step.READY))

    async def _checked(
        self, update: Update, draft: EntryDraft, kept: tuple[str, ...] | None = None
    ) -> None:
        """Go on with ``draft`` unless the loader would not take it."""
        try:
            # The files of the title alone are judged with what is still missing made up.
            await asyncio.to_thread(apply, draft.change(), await self._office.publisher.files())
        except ChangeError as error:
            await answer(update, errors(error.problems))
            if kept == draft.questions:
                # The wordings that came with the group are at fault: they are to be written anew.
                anew = replace(draft, step=Step.QUESTIONS, questions=())
                await self._drafts.put(chat_of(update), anew)
            return
        if draft.step is Step.READY:
            await self._finishing.preview(update, draft)
        else:
            await self._ask(update, draft)

    async def _corrected(self, update: Update, draft: EntryDraft) -> None:
        """Go back to a step; the proposal that it has become is another one then."""
        if await self._finishing.withdrawn(update, draft):
            await self._ask(update, replace(draft, number=None))
        else:
            await self._drafts.drop(chat_of(update))


def _way_back() -> Row:
    return (named("go-on", Press(QUESTIONS, "p")),)
